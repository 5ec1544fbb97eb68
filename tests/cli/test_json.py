"""The JSON of interfaces: rows from 1 and letters in spreadsheets, from 0 in Word; dates in ISO form."""

from __future__ import annotations

import datetime as dt
import json

from forms.cli.jsondraft import draft_json
from forms.cli.jsonform import form_json, period_json, value_json
from forms.model.document import Document, Grid
from forms.model.form import Column, Field, Form, Protected, Table
from forms.model.period import Period
from forms.model.proposal import (
    Alternative,
    Check,
    Draft,
    Proposal,
    Provenance,
    Reason,
    RosterCell,
    RosterProposal,
    RosterRow,
    SharedItem,
)

APRIL = Period("month", dt.date(2026, 4, 1), dt.date(2026, 4, 30))
FIELD = Field(id="f1", path=("农村低保", "户数"), address="月报!C7", type="integer", unit="户")


def table(grid: str) -> Table:
    columns = (Column(0, ("姓名",)), Column(1, ("身份证号",), type="idcard"))
    return Table(
        "t1", grid, "roster", header_rows=(2, 3), first_data_row=4, last_data_row=9, columns=columns, grows=True
    )


def document(name: str, kind: str, starts: dict[int, int] | None = None) -> Document:
    grid = Grid(name, kind, 10, 2, values=(), row_starts=starts or {})  # type: ignore[arg-type]
    return Document("xlsx" if kind == "sheet" else "docx", (grid,), file_name="表.xlsx")


def test_a_spreadsheet_table_counts_rows_from_1_and_names_columns_by_letter() -> None:
    form = Form("xlsx", "名册", tables=(table("名册"),))
    said = form_json(document("名册", "sheet"), form, "zh")["tables"][0]
    assert (said["sheet"], said["header_rows"], said["first_data_row"]) == ("名册", [3, 4], 5)
    assert [c["column"] for c in said["columns"]] == ["A", "B"]


def test_a_word_table_counts_from_0_and_names_columns_by_index() -> None:
    form = Form("docx", "名册", tables=(table("T0"),))
    said = form_json(document("T0", "table"), form, "zh")["tables"][0]
    assert (said["table"], said["header_rows"], said["first_data_row"]) == (0, [2, 3], 4)
    assert "sheet" not in said
    assert [c["column"] for c in said["columns"]] == ["0", "1"]


def test_a_nested_word_table_keeps_its_address() -> None:
    form = Form("docx", "", tables=(table("T0.R1.C0.T0"),))
    assert form_json(document("T0.R1.C0.T0", "table"), form, "zh")["tables"][0]["table"] == "0.R1.C0.T0"


def test_columns_of_a_row_that_starts_later_are_counted_by_its_cells() -> None:
    form = Form("docx", "", tables=(table("T0"),))
    said = form_json(document("T0", "table", {4: 1}), form, "zh")["tables"][0]
    assert [c["column"] for c in said["columns"]] == ["-1", "0"]


def test_inspect_says_every_field_with_what_interfaces_promises() -> None:
    form = Form(
        "xlsx",
        "月报",
        period=APRIL,
        period_text="2026年4月",
        fields=(FIELD,),
        protected=(Protected("月报!C9", "formula"),),
    )
    said = form_json(document("月报", "sheet"), form, "zh")
    assert said["period"] == {"text": "2026年4月", "kind": "month", "start": "2026-04-01", "end": "2026-04-30"}
    assert {"id", "path", "label", "location", "mode", "type", "unit", "options"} <= set(said["fields"][0])
    assert said["protected"][0] == {"location": "月报!C9", "why": "formula", "text": "公式"}


def draft(grid: str = "名册", form_format: str = "xlsx") -> Draft:
    proposal = Proposal(
        FIELD,
        "conflict",
        "C",
        value=229,
        unit="户",
        reasons=(Reason("cli.unknown"),),
        provenance=(Provenance("a.xlsx", "月报!C7", "2026年3月"),),
        alternatives=(Alternative(231, Reason("cli.unknown"), (Provenance("b.xls", "月报!C8", "2026年3月"),)),),
        shared=(SharedItem("999001/000001", "农村低保户数", "县民政局", "无条件共享", "限统计使用", "文件下载"),),
    )
    row = RosterRow("k", {0: RosterCell("张三", "filled"), 1: RosterCell(None, "blank", Reason("cli.unknown"))})
    form = Form(form_format, "月报", fields=(FIELD,), tables=(table(grid),))
    check = Check("cli.unknown", ("月报!C7",))
    return Draft("t.xlsx", form, APRIL, "某镇", (proposal,), (RosterProposal("t1", (row,)),), (check,))


def test_fill_says_every_key_that_interfaces_promises() -> None:
    said = draft_json(draft(), "某镇", "out.xlsx", (), "zh")
    assert {"template", "output", "period", "subject", "fields", "tables", "checks"} <= set(said)
    field = said["fields"][0]
    assert (field["location"], field["decision"], field["value"], field["tier"]) == ("月报!C7", "conflict", 229, "C")
    assert field["provenance"] == [{"file": "a.xlsx", "location": "月报!C7", "period": "2026年3月"}]
    assert field["alternatives"][0]["value"] == 231
    assert set(field["shared"][0]) == {"catalogue", "item", "provider", "attribute"}
    assert said["checks"][0]["locations"] == ["月报!C7"]


def test_rosters_are_said_by_letter_or_by_index() -> None:
    sheet = draft_json(draft(), "某镇", None, (), "zh")["tables"][0]
    assert (sheet["sheet"], sheet["first_data_row"], set(sheet["rows"][0]["cells"])) == ("名册", 5, {"A", "B"})
    word = draft_json(draft("T1", "docx"), "某镇", None, (), "zh")["tables"][0]
    assert (word["table"], word["first_data_row"], set(word["rows"][0]["cells"])) == (1, 4, {"0", "1"})


def test_everything_said_is_json() -> None:
    json.dumps(draft_json(draft(), "某镇", None, (Reason("cli.unknown"),), "en"), ensure_ascii=False)


def test_dates_are_iso_and_whole_floats_integers() -> None:
    assert value_json(dt.datetime(2026, 4, 30)) == "2026-04-30"
    assert value_json(dt.datetime(2026, 4, 30, 9, 5)) == "2026-04-30T09:05:00"
    assert value_json(12.0) == 12
    assert value_json(12.5) == 12.5
    assert value_json("") == ""
    assert value_json(None) is None


def test_no_period_is_null() -> None:
    assert period_json(None, "x", "zh") is None
    assert period_json(APRIL, "", "en") == {
        "text": "2026-04-01 to 2026-04-30", "kind": "month", "start": "2026-04-01", "end": "2026-04-30",
    }  # fmt: skip
