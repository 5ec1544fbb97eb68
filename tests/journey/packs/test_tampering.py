"""Each kind of tampering is planted and found; an honest file shows nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from forms.cli.jsonpack import finding_json
from forms.journey.packs.desk import HandedOut
from forms.journey.packs.model import Returned
from forms.sentences import Language
from forms.workspace import Workspace
from tests.journey.packs.sheets import (
    file_of,
    fill_roster,
    fill_summary,
    past_roster,
    past_summary,
    roster,
    summary,
    workspace,
)
from tests.journey.packs.tampering import KINDS, Kind, tamper

VILLAGE = "东山村"


@dataclass
class Office:
    desk: Workspace
    packs: dict[str, HandedOut]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("packs")
    with workspace() as desk:
        desk.ingest([past_summary(folder / "p.xlsx"), past_roster(folder / "r.xlsx")])
        packs = {
            "summary": desk.packs.split(summary(folder / "养老统计.xlsx"), folder / "a"),
            "roster": desk.packs.split(roster(folder / "高龄津贴.xlsx"), folder / "b"),
        }
        fill_summary(file_of(packs["summary"], VILLAGE), VILLAGE)
        fill_roster(file_of(packs["roster"], VILLAGE))
        yield Office(desk, packs)


def returned(office: Office, on: str, folder: Path) -> Path:
    """A copy of the honest file under the name it was handed out with."""
    source = file_of(office.packs[on], VILLAGE)
    return Path(shutil.copy(source, folder / source.name))


def look(office: Office, on: str, path: Path) -> Returned:
    """What taking finds, without keeping the file."""
    from forms.journey.packs.taking import Taker

    desk, pack = office.desk.packs, office.packs[on].pack
    taker = Taker(pack, desk._form(pack), {}, office.desk.opener)
    return taker.take(path)[0]


@pytest.mark.parametrize("on", ["summary", "roster"])
def test_an_honest_file_shows_nothing(office: Office, on: str, tmp_path: Path) -> None:
    taken = look(office, on, returned(office, on, tmp_path))
    assert taken.findings == ()
    assert taken.village == VILLAGE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_was_planted_is_found(office: Office, kind: Kind, tmp_path: Path) -> None:
    path = returned(office, kind.on, tmp_path)
    tamper(path, kind.change)
    taken = look(office, kind.on, path)
    assert kind.code in {f.code for f in taken.findings}, [f.code for f in taken.findings]


def test_at_least_forty_kinds_are_planted_each_under_its_own_name() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 40


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_is_named_in_a_sentence(office: Office, kind: Kind, language: Language, tmp_path: Path) -> None:
    path = returned(office, kind.on, tmp_path)
    tamper(path, kind.change)
    found = next(f for f in look(office, kind.on, path).findings if f.code == kind.code)
    said = str(finding_json(found, language)["text"])
    assert said.endswith(("。", "."))
    assert not {"{", "}", kind.code} & {*said, said}
