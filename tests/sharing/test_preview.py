"""What a file of shared data would bring."""

from __future__ import annotations

from pathlib import Path

from forms.workspace import Workspace
from tests.cli.test_papers import CATALOGUE
from tests.workspace.files import xlsx


def test_a_code_that_stands_for_two_entries_is_told_before_a_catalogue_is_taken(tmp_path: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101") as desk:
        sound = desk.sources.preview(xlsx(tmp_path / "一.xlsx", CATALOGUE))
        assert sound.rejected == ()
        lines = CATALOGUE.strip().splitlines()
        last = lines[-1].split("|")
        doubled = [part + "乙" if "统计" in part else part for part in last]
        assert doubled != last
        seen = desk.sources.preview(xlsx(tmp_path / "二.xlsx", "\n".join([*lines, "|".join(doubled)])))
        assert [problem.code for problem in seen.rejected] == ["catalogue.code_twice"]
        assert desk.sources.catalogues() == ()
