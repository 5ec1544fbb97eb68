"""Which packs somebody still waits for, without loading what splits and merges them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journey.packs.sheets import VILLAGES, fill_summary, summary, workspace

A, B, C = VILLAGES


def test_a_pack_waits_until_every_village_is_merged(tmp_path: Path) -> None:
    with workspace() as desk:
        assert desk.outstanding_packs() == ()
        made = desk.packs.split(summary(tmp_path / "表.xlsx"), tmp_path / "out", due="2026-04-25")
        (one,) = desk.outstanding_packs()
        assert (one.pack, one.due, one.missing, one.villages) == (made.pack.id, "2026-04-25", VILLAGES, 3)
        for village in VILLAGES:
            fill_summary(tmp_path / "out" / made.files[village], village)
        desk.packs.take(made.pack, [tmp_path / "out" / made.files[v] for v in (A, B)])
        (one,) = desk.outstanding_packs()
        assert (one.missing, one.asks, one.ready) == ((C,), (), 2)
        desk.packs.take(made.pack, [tmp_path / "out" / made.files[C]])
        desk.packs.merge(made.pack, tmp_path / "merged.xlsx")
        assert desk.outstanding_packs() == ()


def test_the_one_with_the_nearer_day_stands_first_and_those_without_a_day_last(tmp_path: Path) -> None:
    with workspace() as desk:
        for number, due in enumerate(("2026-05-10", "", "2026-04-25")):
            desk.packs.split(summary(tmp_path / f"表{number}.xlsx"), tmp_path / f"{number}", due=due)
        assert [one.due for one in desk.outstanding_packs()] == ["2026-04-25", "2026-05-10", ""]


def test_looking_loads_neither_detection_nor_documents() -> None:
    code = "import sys, forms.journey.packs.standing; print([m for m in sys.modules if m.startswith(('forms.det', 'forms.filling'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
