"""Splitting, filling and merging gives what filling by hand gives; what waits for an answer stays out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from forms.documents import reader, writer
from forms.errors import FormsError
from forms.journey.packs.desk import PART_OF_PACK, HandedOut
from forms.model.document import Document, letters
from forms.model.form import Form
from forms.model.proposal import Answer
from forms.workspace import Workspace, inspect_file
from tests.journey.packs.sheets import (
    FIRST_LIST_ROW,
    PEOPLE,
    VILLAGES,
    file_of,
    fill_roster,
    fill_summary,
    id_number,
    past_roster,
    roster,
    summary,
    workspace,
)

WORLD = Path(__file__).parents[4] / "shared" / "world"
A, B, C = VILLAGES


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with workspace() as desk:
        yield desk


def texts(path: Path) -> dict[str, str]:
    """Every cell that isn't blank, results of formulas left aside."""
    document = reader.read(path.read_bytes(), path.name, looks=False)
    return {
        grid.address(r, c): grid.text(r, c)
        for grid in document.grids
        for r in range(grid.rows)
        for c in range(grid.cols)
        if grid.text(r, c) and (r, c) not in grid.formulas
    }


def all_filled(desk: Workspace, folder: Path) -> HandedOut:
    handed = desk.packs.split(summary(folder / "养老统计.xlsx"), folder / "out")
    for village in VILLAGES:
        fill_summary(file_of(handed, village), village)
    return handed


COUNTS = st.lists(
    st.tuples(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999), st.integers(0, 99_999), st.text("甲乙丙=+-@ ", max_size=6)),
    min_size=3, max_size=3,
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(COUNTS)
def test_split_fill_merge_equals_filling_by_hand(rows: list[tuple[int, int, int, int, str]]) -> None:
    with TemporaryDirectory() as name, workspace() as desk:
        folder = Path(name)
        template = summary(folder / "养老统计.xlsx")
        handed = desk.packs.split(template, folder / "out")
        by_hand = []
        for number, (village, row) in enumerate(zip(VILLAGES, rows, strict=True)):
            cells = {f"{letter}{5 + number}": value for letter, value in zip("BCDEF", row, strict=True)}
            book = load_workbook(file_of(handed, village))
            for place, value in cells.items():
                if value != "":
                    book["汇总"][place].value = value
                    book["汇总"][place].data_type = "s" if isinstance(value, str) else "n"
            book.save(file_of(handed, village))
            by_hand += [Answer(f"汇总!{p}", v) for p, v in cells.items() if not isinstance(v, str) or v.strip()]
        desk.packs.take(handed.pack, [folder / "out"])
        for state in desk.packs.status(handed.pack):
            if state.undecided:
                desk.packs.answer(handed.pack, state.village, ["all"], "accept")
        desk.packs.merge(handed.pack, folder / "merged.xlsx")
        (folder / "hand.xlsx").write_bytes(writer.write(template.read_bytes(), "xlsx", by_hand, []).data)
        assert texts(folder / "merged.xlsx") == texts(folder / "hand.xlsx")


def test_formulas_of_the_template_are_still_there(desk: Workspace, tmp_path: Path) -> None:
    handed = all_filled(desk, tmp_path)
    desk.packs.take(handed.pack, [tmp_path / "out"])
    report = desk.packs.merge(handed.pack, tmp_path / "merged.xlsx")
    assert report.villages == VILLAGES
    assert load_workbook(tmp_path / "merged.xlsx")["汇总"]["B8"].value == "=SUM(B5:B7)"


def test_lists_are_joined_in_the_order_of_the_villages_and_numbered_anew(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([past_roster(tmp_path / "r.xlsx")])
    handed = desk.packs.split(roster(tmp_path / "高龄津贴.xlsx"), tmp_path / "out")
    for village in VILLAGES:
        fill_roster(file_of(handed, village))
    desk.packs.take(handed.pack, [file_of(handed, village) for village in reversed(VILLAGES)])
    desk.packs.merge(handed.pack, tmp_path / "merged.xlsx")
    sheet = load_workbook(tmp_path / "merged.xlsx")["花名册"]
    rows = [[sheet.cell(FIRST_LIST_ROW + n, col).value for col in range(1, 7)] for n in range(len(PEOPLE))]
    assert rows == [[n + 1, name, sex, id_number(n), village, 110] for n, (name, sex, village) in enumerate(PEOPLE)]


def test_numbers_that_somebody_gave_are_kept_where_rows_are_joined(desk: Workspace, tmp_path: Path) -> None:
    book = load_workbook(roster(tmp_path / "高龄津贴.xlsx"))
    book["花名册"]["A3"] = "编号"
    for row in range(FIRST_LIST_ROW, FIRST_LIST_ROW + 8):
        book["花名册"].cell(row, 1).value = None
    book.save(tmp_path / "高龄津贴.xlsx")
    handed = desk.packs.split(tmp_path / "高龄津贴.xlsx", tmp_path / "out")
    for number, village in enumerate(VILLAGES):
        book = load_workbook(file_of(handed, village))
        for col, value in enumerate(
            (9001 + number, PEOPLE[number][0], "女男女"[number], id_number(number), village, 100), 1
        ):
            book["花名册"].cell(FIRST_LIST_ROW, col).value = value
        book.save(file_of(handed, village))
    desk.packs.take(handed.pack, [tmp_path / "out"])
    assert [s.state for s in desk.packs.status(handed.pack)] == ["clean"] * 3
    desk.packs.merge(handed.pack, tmp_path / "merged.xlsx")
    sheet = load_workbook(tmp_path / "merged.xlsx")["花名册"]
    assert [sheet.cell(FIRST_LIST_ROW + n, 1).value for n in range(3)] == [9001, 9002, 9003]


def test_a_place_that_a_review_took_out_since_loses_nothing_that_came_back(desk: Workspace, tmp_path: Path) -> None:
    handed = all_filled(desk, tmp_path)

    def reviewed(_: Document, form: Form) -> Form:
        return replace(form, fields=tuple(f for f in form.fields if f.address != "汇总!B5"))

    desk.packs._tools = replace(desk.packs._tools, reviewed=reviewed)
    desk.packs.take(handed.pack, [tmp_path / "out"])
    assert desk.packs.merge(handed.pack, tmp_path / "merged.xlsx").villages == VILLAGES
    assert load_workbook(tmp_path / "merged.xlsx")["汇总"]["B5"].value == 203


def test_a_list_that_a_review_took_out_since_is_asked_about(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([past_roster(tmp_path / "r.xlsx")])
    handed = desk.packs.split(roster(tmp_path / "高龄津贴.xlsx"), tmp_path / "out")
    fill_roster(file_of(handed, A))
    desk.packs._tools = replace(desk.packs._tools, reviewed=lambda _, form: replace(form, tables=()))
    (taken,) = desk.packs.take(handed.pack, [file_of(handed, A)])
    assert "pack.older_template" in [finding.code for finding in taken.asks]


def test_what_waits_is_left_out_and_named_and_what_is_refused_stays_blank(desk: Workspace, tmp_path: Path) -> None:
    handed = all_filled(desk, tmp_path)
    for village, col, value in ((B, 2, "两百多"), (C, 4, -4)):
        book = load_workbook(file_of(handed, village))
        book["汇总"].cell(5 + VILLAGES.index(village), col).value = value
        book.save(file_of(handed, village))
    desk.packs.take(handed.pack, [tmp_path / "out"])
    (finding,) = next(s for s in desk.packs.status(handed.pack) if s.village == C).undecided
    assert desk.packs.answer(handed.pack, C, [finding.id], "refuse").state == "clean"
    report = desk.packs.merge(handed.pack, tmp_path / "merged.xlsx")
    assert [s.village for s in report.waiting] == [B]
    sheet = load_workbook(tmp_path / "merged.xlsx")["汇总"]
    assert [sheet[f"B{row}"].value for row in (5, 6, 7)] == [203, None, 203]
    assert [sheet[f"D{row}"].value for row in (5, 6, 7)] == [41, None, None]
    assert [s.state for s in desk.packs.status(handed.pack)] == ["merged", "asks", "merged"]


def test_a_file_sent_back_is_not_merged_until_it_comes_again(desk: Workspace, tmp_path: Path) -> None:
    handed = all_filled(desk, tmp_path)
    desk.packs.take(handed.pack, [tmp_path / "out"])
    assert desk.packs.answer(handed.pack, A, [], "send_back").state == "sent_back"
    assert desk.packs.answer(handed.pack, A, ["all"], "accept").state == "clean"
    assert desk.packs.answer(handed.pack, A, [], "send_back").state == "sent_back"
    again = desk.packs.reissue(handed.pack, A, tmp_path / "again", "stick")
    fill_summary(again, A)
    desk.packs.take(handed.pack, [again])
    assert desk.packs.status(handed.pack)[0].state == "clean"
    assert desk.packs.find(handed.pack.id).shares[0].issued[-1][1] == "stick"


def test_what_came_back_is_kept_as_it_came_and_is_no_source(desk: Workspace, tmp_path: Path) -> None:
    handed = all_filled(desk, tmp_path)
    path = file_of(handed, A)
    (taken,) = desk.packs.take(handed.pack, [path])
    assert desk.original(taken.submission) == path.read_bytes()
    (head,) = [h for h in desk._profile.submissions() if h.id == taken.submission]
    assert (head.unit_text, head.status_words, head.facts) == (A, (PART_OF_PACK,), 0)


def test_nothing_is_merged_before_anything_came_back(desk: Workspace, tmp_path: Path) -> None:
    handed = desk.packs.split(summary(tmp_path / "养老统计.xlsx"), tmp_path / "out")
    with pytest.raises(FormsError, match=r"pack\.nothing_to_merge"):
        desk.packs.merge(handed.pack, tmp_path / "merged.xlsx")


def test_a_pack_is_handed_out_whole_or_not_at_all(desk: Workspace, tmp_path: Path) -> None:
    template = summary(tmp_path / "养老统计.xlsx")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f"养老统计（{C}）.xlsx").write_bytes(b"x")
    with pytest.raises(FormsError, match=r"output\.exists"):
        desk.packs.split(template, tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 1
    assert desk.packs.all() == ()


def test_a_villages_file_holds_nothing_of_the_others(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([past_roster(tmp_path / "r.xlsx")])
    for template in (summary(tmp_path / "养老统计.xlsx"), roster(tmp_path / "高龄津贴.xlsx")):
        handed = desk.packs.split(template, tmp_path / template.stem)
        said = " ".join(texts(file_of(handed, A)).values())
        assert A in said or "李一" in said
        assert not [word for word in (B, C, "张三", "钱五", id_number(2)) if word in said]


# One level up: a form issued as it is, returned by townships


def issued(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表"
    sheet["A1"] = "2026年4月各乡镇畜牧生产情况表"
    for col, text in enumerate(("乡镇", "生猪存栏（头）", "生猪出栏（头）"), 1):
        sheet.cell(3, col, text)
    for number, town in enumerate(("沙溪镇", "云台乡", "白石镇")):
        sheet.cell(4 + number, 1, town)
    sheet["A7"], sheet["B7"], sheet["C7"] = "合计", "=SUM(B4:B6)", "=SUM(C4:C6)"
    book.save(path)
    return path


def test_returns_of_a_form_issued_whole_are_merged_and_tampered_cells_are_listed(
    desk: Workspace, tmp_path: Path
) -> None:
    template = issued(tmp_path / "畜牧.xlsx")
    pack = desk.packs.split(template, None, blank=True).pack
    assert [s.village for s in pack.shares] == ["沙溪镇", "云台乡", "白石镇"]
    for number, town in enumerate(("沙溪镇", "云台乡", "白石镇")):
        book = load_workbook(template)
        book["表"].cell(4 + number, 2).value = 100 * (number + 1)
        if town == "云台乡":
            book["表"]["B7"].value = 600
        book.save(tmp_path / f"报表{number}.xlsx")
    taken = desk.packs.take(pack, [tmp_path / f"报表{n}.xlsx" for n in range(3)])
    assert [t.village for t in taken] == ["沙溪镇", "云台乡", "白石镇"]
    assert [f.code for t in taken for f in t.asks] == ["pack.formula_to_value"]
    desk.packs.answer(pack, "云台乡", ["all"], "accept")
    desk.packs.merge(pack, tmp_path / "merged.xlsx")
    sheet = load_workbook(tmp_path / "merged.xlsx")["表"]
    assert [sheet[f"B{row}"].value for row in (4, 5, 6, 7)] == [100, 200, 300, "=SUM(B4:B6)"]


# Templates of the development world


@pytest.mark.skipif(not WORLD.is_dir(), reason="development data are not there")
def test_templates_of_the_world_come_together_as_filled_by_hand(desk: Workspace, tmp_path: Path) -> None:
    done = 0
    for template in sorted((WORLD / "blank").iterdir()):
        if template.suffix not in (".xlsx", ".xls"):
            continue
        handed = desk.packs.split(template, tmp_path / template.stem)
        if not any(not share.whole for share in handed.pack.shares):
            continue
        by_hand, numbers = [], _numbers(template)
        for number, share in enumerate(s for s in handed.pack.shares if s.village in handed.files):
            path = file_of(handed, share.village)
            cells = sorted(share.owned.keys() & numbers)
            answers = [Answer(a, 100 + number) for a in cells]
            moved = [Answer("{}!{}".format(*_cell(share.owned[a.address])), a.value) for a in answers]
            path.write_bytes(writer.write(path.read_bytes(), "xlsx", moved, []).data)
            by_hand += answers
        desk.packs.take(handed.pack, [tmp_path / template.stem])
        for state in desk.packs.status(handed.pack):
            if state.undecided:
                desk.packs.answer(handed.pack, state.village, ["all"], "accept")
        report = desk.packs.merge(handed.pack, tmp_path / f"merged {template.name}")
        data = template.read_bytes()
        written = writer.write(data, "xls" if template.suffix == ".xls" else "xlsx", by_hand, [])
        hand = tmp_path / f"hand {template.name}"
        hand.write_bytes(written.data)
        got, wanted = texts(Path(report.output)), texts(hand)
        ours = {a.partition("#")[0] for a in handed.pack.common}  # the office's own name and the like
        wanted = {a: t for a, t in wanted.items() if a not in ours}
        assert {a: t for a, t in got.items() if a in wanted} == wanted, template.stem
        done += 1
    assert done >= 3


def _cell(place: tuple[str, int, int]) -> tuple[str, str]:
    return place[0], f"{letters(place[2])}{place[1] + 1}"


def _numbers(template: Path) -> set[str]:
    """Addresses that take numbers."""
    kinds = ("integer", "decimal", "money")
    return {f.address for f in inspect_file(template)[1].fields if f.type in kinds and f.mode == "cell"}


# A second file after the first


def test_what_was_accepted_is_not_asked_again_and_what_was_to_change_is_only_told(
    desk: Workspace, tmp_path: Path
) -> None:
    handed = desk.packs.split(summary(tmp_path / "表.xlsx"), tmp_path / "out")
    path = file_of(handed, A)
    fill_summary(path, A)
    _put(path, {"B8": 999, "B5": 2030})
    desk.packs.take(handed.pack, [path])
    (total,) = [f for f in desk.packs.status(handed.pack)[0].undecided if f.place.endswith("B8")]
    desk.packs.answer(handed.pack, A, [total.id], "accept")
    desk.packs.answer(handed.pack, A, [], "send_back")
    _put(path, {"B5": 203})
    (again,) = desk.packs.take(handed.pack, [path])
    assert [f.level for f in again.findings if f.code == "pack.twice_differs"] == ["note"]
    assert desk.packs.status(handed.pack)[0].state == "clean"
    assert total.id in {f.id for f in again.asks}


def test_a_file_that_comes_after_an_empty_one_contradicts_nothing(desk: Workspace, tmp_path: Path) -> None:
    handed = desk.packs.split(summary(tmp_path / "表.xlsx"), tmp_path / "out")
    desk.packs.take(handed.pack, [file_of(handed, A)])
    assert [f.code for f in desk.packs.status(handed.pack)[0].undecided] == ["pack.not_filled"]
    fill_summary(file_of(handed, A), A)
    desk.packs.take(handed.pack, [file_of(handed, A)])
    assert desk.packs.status(handed.pack)[0].state == "clean"


def test_another_total_than_the_accepted_one_is_asked_about(desk: Workspace, tmp_path: Path) -> None:
    handed = desk.packs.split(summary(tmp_path / "表.xlsx"), tmp_path / "out")
    path = file_of(handed, A)
    fill_summary(path, A)
    for total in (999, 998):
        _put(path, {"B8": total})
        desk.packs.take(handed.pack, [path])
        assert desk.packs.status(handed.pack)[0].state == "asks"
        desk.packs.answer(handed.pack, A, ["all"], "accept")


def test_a_file_that_a_person_gives_to_another_village_no_longer_stands_for_the_first(
    desk: Workspace, tmp_path: Path
) -> None:
    handed = desk.packs.split(summary(tmp_path / "表.xlsx"), tmp_path / "out")
    path = file_of(handed, A)
    fill_summary(path, A)
    desk.packs.take(handed.pack, [path])
    moved = desk.packs.belongs(handed.pack, A, B)
    assert moved.village == B
    first, second, _ = desk.packs.status(handed.pack)
    assert (first.state, second.returned and second.returned.file) == ("missing", path.name)
    desk.packs.take(handed.pack, [path], A)
    first, second, _ = desk.packs.status(handed.pack)
    assert (first.state, second.state) == ("clean", "missing")


def _put(path: Path, values: dict[str, object]) -> None:
    book = load_workbook(path)
    for place, value in values.items():
        book["汇总"][place] = value
    book.save(path)
