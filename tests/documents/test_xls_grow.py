"""Rosters of legacy workbooks that grow between other rows: everything around follows, as a spreadsheet would do it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest

from forms.documents import biff
from forms.documents.biff import Record
from forms.documents.biff_book import assembled, open_workbook
from forms.documents.compound import read_compound
from forms.documents.xls_read import read_xls
from forms.documents.xls_write import write_xls
from forms.errors import FormsError
from forms.model.document import Area, Document, Value
from forms.model.proposal import Answer, TableAnswer, Written
from tests.documents.xls_books import book, with_stream

HEAD = [["序号", "姓名", "金额", "折半"]]
PRINTED: list[list[object]] = [[1, "", "", "=C2/2*$C$6"], [2, "", "", "=C3/2*$C$6"]]
BELOW: list[list[object]] = [["合计", None, "=SUM(C2:C3)", "=SUM(D2:D3)"], ["填表人：____"], ["系数", None, 3]]


def roster(adjust: Callable[[Any], None] | None = None, **more: Any) -> bytes:
    return book(
        {"册": [*HEAD, *PRINTED, *BELOW], "汇总": [["=册!C4", "=SUM(册!C2:C3)", "=册!C2"]]}, adjust=adjust, **more
    )


def rows(count: int) -> TableAnswer:
    return TableAnswer("册", 1, 2, tuple(((1, f"甲{i}"), (2, 10 * (i + 1))) for i in range(count)))


def grown(data: bytes, count: int = 4, *answers: tuple[str, Value, str]) -> Written:
    out = write_xls(data, [Answer(*a) for a in answers], [rows(count)])
    assert out.format == "xls", out.notes
    return out


def opened(out: Written) -> Document:
    return read_xls(out.data, "a.xls")


def with_records(data: bytes, *added: Record, before: int = biff.EOF) -> bytes:
    """The file with records put into its first sheet, before the last of a kind."""

    def change(stream: bytes) -> bytes:
        made = open_workbook(stream)
        sub = made.subs["册"]
        at = max(i for i, r in enumerate(sub) if r.op == before)
        sub[at:at] = added
        return assembled(made)

    return with_stream(data, change)


def with_names(data: bytes, *added: Record) -> bytes:
    """The file with defined names behind its sheets' list."""

    def change(stream: bytes) -> bytes:
        made = open_workbook(stream)
        made.globals_[-1:-1] = added
        return assembled(made)

    return with_stream(data, change)


def records(out: Written, op: int) -> list[bytes]:
    stream = read_compound(out.data).stream("Workbook") or b""
    return [r.body for r in biff.records(stream) if r.op == op]


def test_what_stands_below_moves_and_sums_take_the_new_rows_in() -> None:
    grid = opened(grown(roster())).grid("册")
    assert [grid.value(r, 1) for r in range(1, 5)] == ["甲0", "甲1", "甲2", "甲3"]
    assert [grid.value(r, 0) for r in range(1, 8)] == [1, 2, 3, 4, "合计", "填表人：____", "系数"]
    assert (grid.formulas[5, 2], grid.formulas[5, 3]) == ("=SUM(C2:C5)", "=SUM(D2:D5)")
    assert [grid.formulas[r, 3] for r in range(1, 5)] == [f"=C{r + 1}/2*C8" for r in range(1, 5)]


def test_results_are_counted_anew_where_they_stand_now() -> None:
    out = grown(roster())
    first, second = opened(out).grids
    assert [first.value(r, 3) for r in range(1, 6)] == [15, 30, 45, 60, 150]
    assert [second.value(0, c) for c in range(3)] == [100, 100, 10]
    assert dict(out.recalculated)["册!C6"] == 100


def test_answers_below_go_where_their_cells_went() -> None:
    out = grown(roster(), 4, ("册!A5#0", "赵甲", "in_cell"), ("册!C6", 5, "cell"))
    grid = opened(out).grid("册")
    assert (grid.value(6, 0), grid.value(7, 2), grid.value(1, 3)) == ("填表人：赵甲", 5, 25)


def test_notes_name_the_template_s_addresses() -> None:
    out = grown(roster(), 4, ("册!A5#3", "赵甲", "in_cell"))
    assert [dict(n.context)["address"] for n in out.notes] == ["册!A5#3"]


def test_looks_and_heights_are_those_of_the_last_printed_row() -> None:
    def tall(sheet: Any) -> None:
        if sheet.name == "册":
            sheet.row(2).height_mismatch, sheet.row(2).height = True, 600

    grid = opened(grown(roster(tall))).grid("册")
    assert all(grid.style(r, c) == grid.style(2, c) for r in (3, 4) for c in range(4))
    assert [grid.row_heights.get(r) for r in (2, 3, 4)] == [30, 30, 30]


def test_merges_move_and_those_of_a_row_are_repeated() -> None:
    data = book({"册": [*HEAD, *PRINTED, *BELOW]}, merges=[(2, 2, 4, 6), (4, 5, 4, 5), (0, 0, 5, 6)])
    grid = opened(grown(data)).grid("册")
    assert set(grid.merges) == {
        Area(0, 5, 0, 6), Area(2, 4, 2, 6), Area(3, 4, 3, 6), Area(4, 4, 4, 6), Area(6, 4, 7, 5)
    }  # fmt: skip


def test_two_rosters_of_one_sheet_grow_apart() -> None:
    data = book({"册": [*HEAD, *PRINTED, ["乙类"], [1, ""], [2, ""], ["完"]]})
    out = write_xls(data, (), [rows(3), TableAnswer("册", 4, 5, (((1, "乙0"),), ((1, "乙1"),), ((1, "乙2"),)))])
    grid = opened(out).grid("册")
    assert [grid.value(r, 0) for r in range(1, 9)] == [1, 2, 3, "乙类", 1, 2, 3, "完"]
    assert [grid.value(r, 1) for r in (1, 2, 3, 5, 6, 7)] == ["甲0", "甲1", "甲2", "乙0", "乙1", "乙2"]


def test_many_rows_stand_in_blocks_of_thirty_two() -> None:
    out = grown(roster(), 100)
    stream = read_compound(out.data).stream("Workbook") or b""
    sheet = biff.sheets(biff.substream(stream, 0))[0]
    kinds = [r.op for r in biff.substream(stream, sheet.start) if r.op in (biff.ROW, *biff.CELLS)]
    blocks = "".join("r" if op == biff.ROW else "c" for op in kinds).replace("cr", "c r").split()
    assert [block.count("r") for block in blocks] == [32, 32, 32, 104 - 96]


NAME = "各额".encode("utf-16-le")


def name_record(tokens: bytes, built_in: bytes = b"") -> Record:
    head = struct.pack("<HBBHHHBBBB", 0x20 if built_in else 0, 0, 1 if built_in else 2, len(tokens), 0,
                       1 if built_in else 0, 0, 0, 0, 0)  # fmt: skip
    return Record(biff.NAME, head + (b"\0" + built_in if built_in else b"\1" + NAME) + tokens)


def test_print_areas_and_names_follow() -> None:
    area = struct.pack("<BHHHHH", 0x3B, 1, 0, 5, 0, 3)
    values = struct.pack("<BHHHHH", 0x3B, 1, 1, 2, 2, 2)
    data = with_names(roster(), name_record(area, b"\x06"), name_record(values))
    found = [body[-11:] for body in records(grown(data), biff.NAME)]
    assert found == [struct.pack("<BHHHHH", 0x3B, 1, 0, 7, 0, 3), struct.pack("<BHHHHH", 0x3B, 1, 1, 4, 2, 2)]


def condition(tokens: bytes) -> Record:
    return Record(0x01B1, struct.pack("<BBHH", 1, 5, len(tokens), 0) + bytes(6) + tokens)


def test_conditional_formats_hold_for_the_new_rows() -> None:
    spans = struct.pack("<4H", 1, 2, 2, 2)
    head = Record(0x01B0, struct.pack("<HH", 1, 1) + spans + struct.pack("<H", 1) + spans)
    fixed = struct.pack("<BHH", 0x44, 5, 2)  # $C$6
    out = grown(with_records(roster(), head, condition(fixed)))
    moved = struct.pack("<4H", 1, 4, 2, 2)
    assert records(out, 0x01B0) == [struct.pack("<HH", 1, 1) + moved + struct.pack("<H", 1) + moved]
    assert records(out, 0x01B1) == [condition(struct.pack("<BHH", 0x44, 7, 2)).body]


def test_relative_references_of_conditions_keep_their_distance_or_reach_further() -> None:
    spans = struct.pack("<4H", 4, 5, 0, 0)  # two rows below the roster
    head = Record(0x01B0, struct.pack("<HH", 1, 1) + spans + struct.pack("<H", 1) + spans)
    beside, above = struct.pack("<BhH", 0x4C, 0, 0xC001), struct.pack("<BhH", 0x4C, -4, 0xC000)
    out = grown(with_records(roster(), head, condition(beside + above + b"\x09")))
    further = struct.pack("<BhH", 0x4C, -6, 0xC000)
    assert records(out, 0x01B1) == [condition(beside + further + b"\x09").body]


def validation(top: int, bottom: int, tokens: bytes) -> Record:
    texts = struct.pack("<HB", 1, 0) + b"\0"
    formulas = struct.pack("<HH", len(tokens), 0) + tokens + struct.pack("<HH", 0, 0)
    return Record(0x01BE, bytes([3]) + bytes(3) + texts * 4 + formulas + struct.pack("<H4H", 1, top, bottom, 1, 1))


def test_choices_hold_for_the_new_rows_and_their_lists_move() -> None:
    area = struct.pack("<B4H", 0x25, 3, 5, 0, 0)
    out = grown(with_records(roster(), validation(1, 2, area)))
    assert records(out, 0x01BE) == [validation(1, 4, struct.pack("<B4H", 0x25, 5, 7, 0, 0)).body]


def test_comments_links_and_page_breaks_move() -> None:
    added = [
        Record(0x001B, struct.pack("<HHHH", 1, 4, 0, 255)),
        Record(0x01B8, struct.pack("<4H", 4, 4, 0, 0) + bytes(24)),
        Record(0x001C, struct.pack("<HHHH", 4, 0, 0, 1) + bytes(4)),
    ]
    out = grown(with_records(roster(), *added))
    # every sheet has a record for page breaks of its own, without any break
    assert records(out, 0x001B)[1] == struct.pack("<HHHH", 1, 6, 0, 255)
    assert records(out, 0x01B8)[0][:8] == struct.pack("<4H", 6, 6, 0, 0)
    assert records(out, 0x001C)[0][:4] == struct.pack("<HH", 6, 0)


def anchor(how: int, top: int, bottom: int) -> bytes:
    inner = struct.pack("<HHI", 0, 0xF010, 18) + struct.pack("<9H", how, 0, 0, top, 0, 1, 0, bottom, 0)
    return struct.pack("<HHI", 0x0F, 0xF004, len(inner)) + inner


@pytest.mark.parametrize(
    ("how", "before", "after"),
    [(0, (4, 5), (6, 7)), (0, (1, 4), (1, 6)), (2, (1, 4), (1, 4)), (3, (4, 5), (4, 5)), (2, (4, 5), (6, 7))],
    ids=["below moves", "across stretches", "across keeps its size", "fixed stays", "below moves with its size"],
)
def test_drawn_things_move_as_they_are_tied_to_cells(how: int, before: tuple[int, int], after: tuple[int, int]) -> None:
    out = grown(with_records(roster(), Record(0x00EC, anchor(how, *before))))
    assert records(out, 0x00EC) == [anchor(how, *after)]


def object_linked(row: int) -> Record:
    common = struct.pack("<HH", 0x15, 0x12) + bytes(18)
    tokens = struct.pack("<BHH", 0x24, row, 2)
    formula = struct.pack("<HH4x", len(tokens) + 6, len(tokens)) + tokens + b"\0"
    return Record(biff.OBJ, common + struct.pack("<HH", 0x14, len(formula)) + formula + bytes(4))


def test_a_control_stays_linked_to_its_cell() -> None:
    assert records(grown(with_records(roster(), object_linked(5))), biff.OBJ) == [object_linked(7).body]


@pytest.mark.parametrize("op", [0x00B0, 0x0872, 0x0879], ids=["pivot", "table", "new conditions"])
def test_what_nobody_knows_how_to_move_brings_an_xlsx_back_and_says_so(op: int) -> None:
    out = write_xls(with_records(roster(), Record(op, bytes(20))), (), [rows(4)])
    assert (out.format, out.notes[0].code) == ("xlsx", "xls.handed_back_as_xlsx")


def test_a_broken_drawing_brings_an_xlsx_back() -> None:
    data = with_records(roster(), Record(0x00EC, anchor(0, 4, 5)[:-3]))
    assert write_xls(data, (), [rows(4)]).format == "xlsx"


def test_a_protected_sheet_takes_no_rows() -> None:
    def lock(sheet: Any) -> None:
        sheet.protect = True

    with pytest.raises(FormsError) as caught:
        write_xls(roster(lock), (), [rows(4)])
    assert caught.value.code == "table.cannot_grow"


def test_members_of_a_shared_formula_move_each_by_itself() -> None:
    """D2 and D3 share =C2*2; a third member stands below the roster."""
    own = struct.pack("<BhH", 0x4C, 0, 0xC000 | 0xFF) + struct.pack("<BH", 0x1E, 2) + b"\x05"
    data = book({"册": [*HEAD, [1, "", "", "=C2"], [2, "", "", "=C3"], ["完", None, 7, "=C4"]]})

    def change(stream: bytes) -> bytes:
        made = open_workbook(stream)
        table = made.table("册")
        for row in (1, 2, 3):
            item = table.item(row, 3)
            assert item is not None
            point = struct.pack("<BHH", 0x01, 1, 3)
            item.body = item.body[:20] + struct.pack("<H", len(point)) + point
            if row == 1:
                shared = struct.pack("<HHBBBBH", 1, 3, 3, 3, 0, 3, len(own)) + own
                item.behind = Record(biff.SHRFMLA, shared).raw()
        table.touched = True
        return assembled(made)

    grid = opened(grown(with_stream(data, change))).grid("册")
    assert [grid.formulas[r, 3] for r in range(1, 6)] == [f"=C{r + 1}*2" for r in range(1, 6)]
    assert grid.value(5, 3) in (14, 0, None)
    assert grid.value(1, 3) == 20


def test_an_array_formula_across_the_place_is_left_alone() -> None:
    def change(stream: bytes) -> bytes:
        made = open_workbook(stream)
        item = made.table("册").item(1, 3)
        assert item is not None
        item.behind = Record(biff.ARRAY, struct.pack("<HHBBHIH", 1, 3, 3, 3, 0, 0, 0)).raw()
        made.table("册").touched = True
        return assembled(made)

    assert write_xls(with_stream(roster(), change), (), [rows(4)]).format == "xlsx"
