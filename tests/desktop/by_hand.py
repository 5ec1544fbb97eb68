"""Forms, drafts and grids written by hand, for tests of what the window makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.form_view.opened import OpenedForm, opened_form
from forms.model.document import Area, Document, Grid, Paragraph, Style, Value
from forms.model.form import Column, Field, FieldType, Form, Protected, Table
from forms.model.proposal import (
    Alternative,
    Check,
    Decision,
    Draft,
    Proposal,
    Provenance,
    Reason,
    RosterCell,
    RosterProposal,
    RosterRow,
    SharedItem,
)

SOURCE = Provenance("三月报表.xlsx", "表!C3", "2026年3月")
SHARED = SharedItem("目录", "低保户数", "县民政局", "无条件共享")
BOXED = Style(left=True, top=True, right=True, bottom=True)


def grid(text: str, name: str = "表", merges: Sequence[Area] = (), **looks: object) -> Grid:
    """A sheet from lines of cells parted by |."""
    rows = [[cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()]
    cols = max(len(row) for row in rows)
    kind = "table" if name.startswith("T") else "sheet"
    return Grid(name, kind, len(rows), cols, rows, tuple(merges), styles=(BOXED,), **looks)  # type: ignore[arg-type]


def proposal(
    address: str,
    decision: Decision,
    value: Value = None,
    *,
    path: tuple[str, ...] = ("户数",),
    kind: FieldType = "integer",
    others: Sequence[Value] = (),
    shared: bool = False,
    mode: str = "cell",
    role: str = "entry",
) -> Proposal:
    field = Field(address, path, address, mode, kind, "户", role=role)  # type: ignore[arg-type]
    return Proposal(
        field,
        decision,
        "B" if decision == "filled" else "C",
        value,
        "户",
        reasons=(Reason("blank.no_element"),),
        provenance=(SOURCE,) if value is not None else (),
        alternatives=tuple(Alternative(v, Reason("alternative.reported"), (SOURCE,)) for v in others),
        shared=(SHARED,) if shared else (),
    )


def draft(
    proposals: Sequence[Proposal] = (),
    tables: Sequence[Table] = (),
    rosters: Sequence[RosterProposal] = (),
    protected: Sequence[Protected] = (),
    checks: Sequence[Check] = (),
    format: str = "xlsx",
) -> Draft:
    fields = tuple(p.field for p in proposals)
    form = Form(format, "低保月报", fields=fields, tables=tuple(tables), protected=tuple(protected))
    return Draft("低保月报.xlsx", form, None, "unit", tuple(proposals), tuple(rosters), tuple(checks))


def opened(
    grids: Sequence[Grid], made: Draft, paragraphs: Sequence[Paragraph] = (), order: Sequence[str] = ()
) -> OpenedForm:
    document = Document(made.form.format, tuple(grids), tuple(paragraphs), tuple(order), made.template)  # type: ignore[arg-type]
    return opened_form(Path(made.template), document, made, "甲镇")


def monthly() -> OpenedForm:
    """One field in each state, a formula, and a check: what most tests of the page look at."""
    cells = grid("低保月报 | |\n项目 | 数量 | 备注\n农村 | |\n城市 | |\n特困 | |\n孤儿 | |\n合计 | 0 |")
    places = (
        proposal("表!B3", "filled", 57, path=("数量", "农村"), shared=True),
        proposal("表!B4", "suggested", 8, path=("数量", "城市"), others=(9,)),
        proposal("表!B5", "conflict", None, path=("数量", "特困"), others=(22, 23)),
        proposal("表!B6", "blank", path=("数量", "孤儿")),
    )
    checks = (Check("check.sum", ("表!B6",)),)
    return opened([cells], draft(places, protected=(Protected("表!B7", "formula"),), checks=checks))


def roster(rows: Sequence[Mapping[int, RosterCell]], printed: int = 2, reasons: tuple[Reason, ...] = ()) -> OpenedForm:
    """A roster of name and amount with `printed` empty rows, a signature line below it."""
    lines = ["姓名 | 证件号码 | 金额", *(" | | " for _ in range(printed)), "填表人 | | "]
    columns = (Column(0, ("姓名",)), Column(1, ("证件号码",), "idcard"), Column(2, ("金额",), "money", "元"))
    table = Table("t1", "表", "roster", (0,), 1, printed, columns, grows=True)
    filler = proposal(f"表!B{printed + 2}", "blank", path=("填表人",), kind="text", role="filler")
    proposed = RosterProposal("t1", tuple(RosterRow(str(i), dict(r)) for i, r in enumerate(rows)), reasons, (SOURCE,))
    made = draft((filler,), (table,), (proposed,) if rows else ())
    return opened([grid("\n".join(lines))], made)
