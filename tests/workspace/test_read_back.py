"""What is written into the blanks of a whole form is observed again at the same place when the filled file is taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.detection import detect
from forms.documents.reader import read
from forms.documents.writer import write
from forms.model.document import Value
from forms.model.form import Field
from forms.model.proposal import Answer
from forms.recording.observe import raw, submission_of

SHARED = Path(__file__).parents[2].parent / "shared"
FILES = sorted(f for w in ("world", "world2") for f in (SHARED / w / "blank").glob("*.*") if f.suffix != ".pdf")
BY_TYPE: dict[str, Value] = {
    "idcard": "999101198001010012", "phone": "13900000001", "account": "6217000000000000017", "date": "2026年3月5日",
    "month": "2026年3月", "year": "2026年", "longtext": "情况说明文字",
}  # fmt: skip

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not beside the repository")


def value(field: Field) -> Value:
    if field.options:
        return field.options[0]
    if field.type in ("integer", "decimal", "money", "percent"):
        return 7
    return BY_TYPE.get(field.type, "甲县乙镇水利站")


def flat(text: str) -> str:
    return "".join(text.split())


def lost(file: Path) -> tuple[int, list[str]]:
    """How many blanks were written, and the addresses of those that were not observed again."""
    data = file.read_bytes()
    document = read(data, file.name)
    fields = [f for f in detect(document).fields if f.role == "entry" and f.value is None]
    fields = [f for f in fields if f.type not in ("signature", "photo")]
    written = write(data, document.format, [Answer(f.address, value(f), f.mode) for f in fields], ())
    again = read(written.data, f"{file.stem}.{written.format}")
    seen = {o.address: flat(o.raw) for o in submission_of(again, detect(again), "0" * 64).observations}
    places = {f.address: flat(raw(value(f))[0]) for f in fields}
    return len(fields), [a for a, t in places.items() if t not in (seen.get(a) or seen.get(a.partition("#")[0]) or "")]


def test_nearly_all_that_is_written_is_observed_again() -> None:
    results = {f.name: lost(f) for f in FILES}
    total = sum(count for count, _ in results.values())
    missed = {name: places for name, (_, places) in results.items() if places}
    assert total > 1500
    assert sum(map(len, missed.values())) <= total * 0.005, missed
