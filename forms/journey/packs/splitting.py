"""A template split: for whom, what each has to fill, and what is known for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.documents import reader
from forms.documents.opening import Opened
from forms.documents.xls_to_xlsx import to_xlsx
from forms.errors import FormsError
from forms.filling.answers import chosen
from forms.filling.check_past import last_values
from forms.filling.holding import Knowledge
from forms.filling.propose import ask_all
from forms.journey.notice_naming import safe_name
from forms.journey.packs.issue import Base, Prefill, owned_fields, shots_of
from forms.journey.packs.model import Cell, Listed, Share
from forms.journey.packs.plan import Names, plan, sheet_place, stub_subjects
from forms.model.document import Document, Value, plain
from forms.model.form import Form
from forms.model.proposal import Draft

DEFAULT_RULE = "{表名}（{村}）"


@dataclass(frozen=True, slots=True)
class Split:
    """The template ready to be split for these subjects; `nobody`: rows of lists that name none of them."""

    base: Base
    subjects: tuple[str, ...]
    draft: Draft
    nobody: int = 0


def workbook(opened: Opened, document: Document) -> tuple[bytes, Document]:
    """A template that was read, as .xlsx with the addresses it has. Raises FormsError pack.template_kind."""
    if opened.format == "xlsx":
        return opened.data, document
    if opened.format == "xls":
        data = to_xlsx(document)
        return data, reader.read(data, "template.xlsx")
    raise FormsError("pack.template_kind", file=document.file_name, kind=opened.format)


def subjects_for(form: Form, given: Sequence[str], villages: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Whom a form is split for: those given, else those it names, else the unit's villages, set up or seen.

    Raises FormsError pack.no_villages.
    """
    found = tuple(given) or stub_subjects(form) or tuple(villages) or tuple(known)
    if not found:
        raise FormsError("pack.no_villages")
    return tuple(dict.fromkeys(found))


def prepare(
    opened: Opened, read: Document, draft: Draft, subjects: Sequence[str], known: Sequence[str], password: str
) -> Split:
    data, document = workbook(opened, read)
    names = Names.of([*subjects, *(s for s in (*stub_subjects(draft.form), *known) if not _same(s, subjects))])
    rows = {r.table: _rows_of(draft, r.table) for r in draft.rosters}
    made = plan(draft.form, names, rows)
    base = Base(data, document, draft.form, made, names, password)
    nobody = sum(
        not village for t, found in rows.items() for village in villages_of(found, made.lists.get(t, -1), names)
    )
    return Split(base, tuple(subjects), draft, nobody)


def _same(name: str, subjects: Sequence[str]) -> bool:
    return bool(Names.of(subjects).exactly(name))


def _rows_of(draft: Draft, table: str) -> list[dict[int, Value]]:
    return [
        {col: cell.value for col, cell in row.cells.items() if cell.decision == "filled" and cell.value is not None}
        for roster in draft.rosters
        if roster.table == table
        for row in roster.rows
    ]


Drafter = Callable[[str], Draft]


def known_for(split: Split, village: str, knowledge: Knowledge, draft_for: Drafter) -> Prefill:
    """What is known for one village: its places of the common draft, or of a draft of its own where it has the form to
    itself, and its rows of the lists."""
    plan_ = split.base.plan
    own = {f.address for f in owned_fields(plan_, village)}
    alone = village not in plan_.owned and own and not plan_.lists  # a list's few fields are its office's
    draft = _own_draft(draft_for, village, split.draft) if alone else split.draft
    values = {p.field.address: chosen(p, False) for p in draft.proposals}
    # of what is nobody's only words go along: the office's own totals are no village's business
    common = {p.field.address: chosen(p, False) for p in split.draft.proposals if p.field.address not in own}
    kept = {a: v for a, v in values.items() if a in own and v is not None and (alone or plan_.by_rows)}
    if plan_.by_rows:
        kept |= {a: v for a, v in common.items() if a not in kept and v is not None and not isinstance(v, (int, float))}
    rows = {r.table: _whose(split, r.table, village) for r in split.draft.rosters}
    return Prefill(kept, {t: r for t, r in rows.items() if r}, _previous(knowledge, draft, own))


def _own_draft(draft_for: Drafter, village: str, fallback: Draft) -> Draft:
    """A draft about the village; where the profile doesn't know it, an empty one."""
    try:
        return draft_for(village)
    except FormsError:
        return replace(fallback, proposals=(), rosters=())


def _whose(split: Split, table: str, village: str) -> list[dict[int, Value]]:
    column = split.base.plan.lists.get(table, -1)
    rows = _rows_of(split.draft, table)
    whose = villages_of(rows, column, split.base.names)
    return [row for row, named in zip(rows, whose, strict=True) if named == village]


def villages_of(rows: Sequence[Mapping[int, Value]], column: int, names: Names) -> list[str]:
    """Whose each row of a list is; a row that says nothing belongs to the one above it (members of a household)."""
    out: list[str] = []
    for row in rows:
        said = plain(row.get(column)).strip() if column >= 0 else ""
        out.append(names.inside(said) if said else out[-1] if out else "")
    return out


def _previous(knowledge: Knowledge, draft: Draft, own: set[str]) -> dict[str, tuple[str, str]]:
    if draft.period is None or not own:
        return {}
    questions = [q for q in ask_all(knowledge, draft.form, draft.period, draft.subject) if q.field.address in own]
    found = last_values(knowledge, draft.form, questions, {})
    return {address: (str(one.number), one.period) for address, one in found.items()}


def issued_share(base: Base, village: str, previous: Mapping[str, tuple[str, str]] | None = None) -> Share:
    """What one is asked for who was sent the template as it is."""
    own = owned_fields(base.plan, village)
    places = {f.address: p for f in own if (p := sheet_place(f.address)) is not None}
    tables = [t for t in base.form.tables if t.kind == "roster"]
    lists = tuple(
        Listed(t.id, t.grid, t.first_data_row, t.last_data_row, tuple(c.index for c in t.columns if not c.formula),
               base.plan.lists.get(t.id, -1))
        for t in tables
    )  # fmt: skip
    shots = shots_of(base.document, _issued_open(base), {})
    owned = {a: (p.sheet, p.area.top, p.area.left) for a, p in places.items()}
    whole = village not in base.plan.owned
    return Share(village, whole=whole, owned=owned, previous=previous or {}, shots=shots, lists=lists)


def _issued_open(base: Base) -> dict[str, frozenset[Cell]]:
    """Every place that somebody fills: nobody's rows are hidden in a form that was issued whole."""
    cells: dict[str, set[Cell]] = {}
    for f in base.form.fields:
        if (p := sheet_place(f.address.partition("#")[0])) is not None and f.role != "signature":
            cells.setdefault(p.sheet, set()).add(p.cell)
    for t in base.form.tables:
        if t.kind == "roster":
            cols = [c.index for c in t.columns if not c.formula]
            rows = range(t.first_data_row, t.last_data_row + 1)
            cells.setdefault(t.grid, set()).update((row, col) for row in rows for col in cols)
    return {name: frozenset(found) for name, found in cells.items()}


def file_name(rule: str, village: str, title: str, period: str) -> str:
    """A file's name by a rule with {村}, {表名} and {报告期}; without signs that a file system refuses."""
    said = rule.replace("{村}", village).replace("{表名}", title).replace("{报告期}", period)
    return f"{safe_name(said) or safe_name(village) or 'file'}.xlsx"
