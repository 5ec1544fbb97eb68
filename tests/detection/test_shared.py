"""Floors on files nobody wrote for us, and on two invented townships. Skipped where the data isn't there."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from forms.detection import classification_mark, detect
from forms.model.document import letters
from forms.model.form import Form

SHARED = Path(__file__).parents[2].parent / "shared"
WORLDS = [SHARED / "world", SHARED / "world2"]
CORPUS = SHARED / "corpus"

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not beside the repository")


@lru_cache(maxsize=256)
def form(path: Path) -> Form:
    from forms.documents.reader import read

    return detect(read(path.read_bytes(), path.name))


def flat(text: str) -> str:
    return re.sub(r"[\s:：*＊_（）()]+", "", unicodedata.normalize("NFKC", text or ""))


@pytest.mark.parametrize("world", WORLDS, ids=lambda w: w.name)
def test_every_cell_that_is_asked_for_is_addressed(world):
    total = hit = 0
    for path in sorted((world / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        addressed = {f.address.split("#")[0] for f in form(world / gold["file"]).fields}
        for cell in (c for c in gold["cells"] if c["class"] != "skip"):
            total += 1
            hit += (f"{cell['sheet']}!" if cell.get("sheet") else "") + cell["cell"] in addressed
    assert hit >= 0.99 * total


@pytest.mark.parametrize("world", WORLDS, ids=lambda w: w.name)
def test_every_roster_is_found_with_its_columns(world):
    for path in sorted((world / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for want in gold.get("tables") or ([gold["table"]] if gold.get("table") else []):
            found = [t for t in form(world / gold["file"]).tables if t.grid == want["sheet"] and t.kind == "roster"]
            columns = {c: flat(v) for c, v in want["columns"].items()}
            assert any(
                t.first_data_row == want["first_row"] - 1
                and [r + 1 for r in t.header_rows] == want["header_rows"]
                and {letters(c.index): flat("/".join(c.path)) for c in t.columns} == columns
                for t in found
            ), path.name


@pytest.mark.parametrize("world", WORLDS, ids=lambda w: w.name)
def test_months_of_one_report_and_its_template_have_one_fingerprint(world):
    """Files of one title: most of these groups are one form; the rest differ in columns or sheets."""
    groups = defaultdict(set)
    for folder in ("past", "blank"):
        for path in sorted((world / folder).iterdir()):
            found = form(path)
            title = re.sub(r"[\d〇一二三四]+[年月]度?|第?[一二三四\d]季度|[(（].*?[)）]|月$", "", flat(found.title))
            groups[title].add((found.fingerprint, path.name))
    several = [g for g in groups.values() if len(g) > 1]
    assert several
    assert sum(len({fp for fp, _ in g}) == 1 for g in several) >= 0.6 * len(several)


def test_no_file_of_the_townships_bears_a_mark():
    from forms.documents.reader import read

    for world in WORLDS:
        for path in sorted((world / "blank").iterdir()):
            assert classification_mark(read(path.read_bytes(), path.name)) is None


def _truths():
    return sorted((CORPUS / "truth").glob("*.json")) if CORPUS.exists() else []


def _places(field: dict) -> list[str]:
    if "paragraph" in field:
        return [f"P{field['paragraph']}"]
    if isinstance(field.get("entry"), dict):
        return _places(field["entry"])
    if field.get("table") is not None:
        return [f"T{field['table']}.R{field['row']}.C{field['col']}"]
    return [f"{field['sheet']}!{part.split(':')[0]}" for part in str(field["entry"]).split(",")]


def test_labelled_entries_of_real_forms_are_found_with_their_paths():
    total = hit = exact = 0
    for path in _truths():
        truth = json.loads(path.read_text(encoding="utf-8"))
        said = defaultdict(list)
        for field in form(CORPUS / "files" / truth["file"]).fields:
            said[re.split(r"#|\.B", field.address)[0]].append(flat("".join(field.path)))
        for field in truth["fields"]:
            want = flat("".join(field["full_path"]))
            if re.search(r"签名|签字|签章|盖章|公章|印章|^年月日$", flat(field["label"])):
                continue
            got = [p for place in _places(field) for p in said.get(place, [])]
            total += 1
            hit += bool(got)
            exact += want in got
    assert hit >= 0.97 * total
    assert exact >= 0.93 * total


def test_labelled_tables_of_real_forms_are_found_exactly():
    for path in _truths():
        truth = json.loads(path.read_text(encoding="utf-8"))
        for want in truth.get("tables", []):
            tables = [t for t in form(CORPUS / "files" / truth["file"]).tables if t.grid == want["sheet"]]
            columns = {c["col"] for c in want["columns"]}
            assert any(
                [r + 1 for r in t.header_rows] == want["header_rows"]
                and t.first_data_row + 1 == want["first_data_row"]
                and columns <= {letters(c.index) for c in t.columns}
                for t in tables
            ), path.name
