"""Which places of a form belong to whom: rows or columns that name a village, lists of persons, or the form as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forms.documents.addresses import SheetPlace, parse
from forms.model.form import Field, Form, Table
from forms.recording.subjects import thing_key

_ENDING = re.compile(r"(?:村民委员会|居民委员会|居委会|村委会|人民政府|街道办事处|村|社区|乡|镇|街道)$")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,10}(?:村|社区|居委会|乡|镇|街道|街道办事处|苏木)$")
_NO_PLACE = re.compile(r"合计|小计|总计|各|全|本|每|其中|所在|户籍|下属|所辖|行政村$|自然村$|城镇$|乡镇$|农村$")
_VILLAGE_LABEL = re.compile(r"村|社区|居委|单位|乡镇|街道|住址|地址")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Names:
    """Those who may be named, with the spellings that mean one of them alone."""

    known: Mapping[str, str]  # spelling, squeezed -> name

    @staticmethod
    def of(subjects: Iterable[str]) -> Names:
        found: dict[str, set[str]] = {}
        for name in subjects:
            key = thing_key(name)
            short = _ENDING.sub("", key)
            for spelling in {key, short if len(short) >= _SHORTEST else key}:
                found.setdefault(spelling, set()).add(name)
        return Names({spelling: next(iter(names)) for spelling, names in found.items() if len(names) == 1})

    def exactly(self, text: str) -> str:
        """The one that a label is the name of, "" where it is nobody's."""
        key = thing_key(text)
        return self.known.get(key, "") or self.known.get(_ENDING.sub("", key), "")

    def inside(self, text: str) -> str:
        """The one that is named somewhere in a text; "" where none is, or several are."""
        key = thing_key(text)
        found = [(spelling, name) for spelling, name in self.known.items() if spelling in key]
        longest = {n for s, n in found if not any(s != other and s in other for other, _ in found)}
        return longest.pop() if len(longest) == 1 else ""

    def among(self, labels: Iterable[str]) -> str:
        found = {name for label in labels if (name := self.exactly(label))}
        return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """`owned`: by subject its fields. `common`: fields of nobody in particular. `fillers`: who filled it in, when.
    `lists`: village column of each roster (-1 where no column names one)."""

    owned: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    common: tuple[Field, ...] = ()
    fillers: tuple[Field, ...] = ()
    computed: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    lists: Mapping[str, int] = field(default_factory=dict)

    @property
    def by_rows(self) -> bool:
        """Whether the form itself has a place for each subject."""
        return bool(self.owned)


def stub_subjects(form: Form) -> tuple[str, ...]:
    """Villages (or townships) that the form prints as labels of rows or columns, in their order."""
    found: dict[str, None] = {}
    for one in (*form.fields, *form.computed):
        for label in (*one.row_path, *one.col_path):
            name = label.replace(" ", "").strip()
            if one.table and _PLACE.match(name) and not _NO_PLACE.search(name):
                found[name] = None
    return tuple(found)


def plan(form: Form, names: Names, known_rows: Mapping[str, Sequence[Mapping[int, object]]] | None = None) -> Plan:
    """`known_rows`: rows of rosters by table id, which tell the column that names villages."""
    owned: dict[str, list[Field]] = {}
    computed: dict[str, list[Field]] = {}
    common: list[Field] = []
    fillers: list[Field] = []
    for one in form.fields:
        subject = _subject(one, names)
        if subject:
            owned.setdefault(subject, []).append(one)
        elif one.role != "entry":
            fillers.append(one)
        else:
            common.append(one)
    for one in form.computed:
        if subject := _subject(one, names):
            computed.setdefault(subject, []).append(one)
    rows = known_rows or {}
    lists = {t.id: village_column(t, names, rows.get(t.id, ())) for t in form.tables if t.kind == "roster"}
    return Plan(
        {s: tuple(f) for s, f in owned.items()}, tuple(common), tuple(fillers),
        {s: tuple(f) for s, f in computed.items()}, lists,
    )  # fmt: skip


def _subject(one: Field, names: Names) -> str:
    if not one.table or sheet_place(one.address) is None:
        return ""
    return names.among(one.row_path) or names.among(one.col_path)


def village_column(table: Table, names: Names, rows: Sequence[Mapping[int, object]]) -> int:
    """The column of a roster whose cells name villages: told by its rows, else by its label; -1 where none does."""
    rows = rows or [row.cells for row in table.rows]
    counts = Counter(
        col for row in rows for col, value in row.items() if isinstance(value, str) and names.inside(value)
    )
    labelled = [c.index for c in table.columns if _VILLAGE_LABEL.search("".join(c.path))]
    if counts:
        most = max(counts.values())
        best = [col for col, count in counts.items() if count >= most * 0.9]
        return next((col for col in best if col in labelled), min(best))
    short = [c.index for c in table.columns if re.search(r"村|社区|居委", "".join(c.path[-1:]))]
    return short[0] if short else -1


def sheet_place(address: str) -> SheetPlace | None:
    """A whole cell of a sheet; None for blanks inside a cell and places of other documents."""
    place = parse(address) if "!" in address else None
    return place if isinstance(place, SheetPlace) and place.blank is None else None
