"""A roster's rows: what each column asks, and whom each row is about."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.matching.definition import Definition, Surroundings, define, without
from forms.matching.labels import LabelReader
from forms.model.facts import Observation
from forms.recording.asking import column_posts
from forms.recording.subjects import thing_key
from forms.recording.whose import whose_rows
from forms.values.identity import IdNumber, parse_id
from forms.values.text import normal

Path = tuple[str, ...]
_LISTED = frozenset({"population", "urban", "age"})
_GROUPING = re.compile(
    r"(?:有效)?(?:证件|身份|身份证|个人|本人|人员|对象|老人|基本|基础|自然)(?:基本)?(?:信息|情况|资料|概况|状况)"
)
_CODE_WORDS = ("统一编号", "编号", "代码", "编码")
_NAME_WORDS = ("名称", "点名", "点")


@dataclass(frozen=True, slots=True)
class RowSubject:
    """`id` "" where the row can't be told from others for sure. `names`: other spellings to find it by."""

    id: str
    names: tuple[str, ...] = ()


def define_columns(
    reader: LabelReader, title: str, columns: Iterable[tuple[tuple[str, ...], str]], note: str
) -> dict[tuple[str, ...], Definition]:
    """Definitions of a roster's columns, given as (path, unit)."""
    around = Surroundings(title, (), note, per_row=True)
    listed = list(columns)
    read = {path: define(reader, without_grouping(path), unit, around) for path, unit in listed}
    whom = listed_by(reader, title) | whose_rows(reader, title, read.values())
    out = {path: _of_the_listed(reader, d, whom) for path, d in read.items()}
    if any(d.own in ({"身份证号"}, {"姓名"}) for d in out.values()):
        return out
    posts = column_posts(reader, [("", path) for path, _ in listed])
    return {path: replace(d, own=d.own | {posts["", path]}) if ("", path) in posts else d for path, d in out.items()}


def without_grouping(path: tuple[str, ...]) -> tuple[str, ...]:
    """A column's labels without headings that only say that it is told of the row: 证件信息 > 身份证号."""
    return (*(part for part in path[:-1] if not _GROUPING.fullmatch(normal(part).replace(" ", ""))), *path[-1:])


def listed_by(reader: LabelReader, title: str) -> frozenset[str]:
    """Whom a roster's title says it lists (残疾, 农村 低保)."""
    said = reader.read(title).concepts
    named = said | reader.implied(said)
    return frozenset(c for c in named if reader.lexicon.category(c) in _LISTED)


def _of_the_listed(reader: LabelReader, definition: Definition, whom: frozenset[str]) -> Definition:
    """'残疾人 > 姓名' in a roster of 残疾人 asks for the row's own name."""
    if not any(reader.lexicon.category(c) == "attr" for c in definition.own):
        return definition
    return without(reader, definition, whom)


def column_key(definition: Definition) -> str:
    """Eight hex digits for what a column asks, title aside: rosters of one kind share most of them."""
    body = "|".join(sorted(definition.own)) + "#" + definition.measure
    return hashlib.sha256(body.encode()).hexdigest()[:8]


def signature(definitions: Iterable[Definition]) -> str:
    return ",".join(sorted({column_key(d) for d in definitions if d.own}))


def grouped_rows(observations: Iterable[Observation]) -> dict[str, dict[int, list[Observation]]]:
    """Observations of rosters by table and row number."""
    out: dict[str, dict[int, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for observation in observations:
        if observation.row >= 0:
            out[observation.table][observation.row].append(observation)
    return out


def row_subject(row: Sequence[Observation], definitions: Mapping[Path, Definition]) -> RowSubject:
    """A person by the row's own complete ID number (or that of the disability certificate, which begins with it); a
    thing by its printed code and name where no person stands in it."""
    return subject_told(row, Telling(definitions))


class Telling:
    """The columns of a roster that tell whom a row is about; each ID number in it is read once.

    `ids`, `names`, `births`: columns that hold nothing but the row's own 身份证号, 姓名, 出生日期; `certificates`: 残疾人证号.
    """

    def __init__(self, definitions: Mapping[Path, Definition]) -> None:
        self.ids, self.names, self.births, self.certificates = (
            frozenset(path for path, definition in definitions.items() if definition.own == {own})
            for own in ("身份证号", "姓名", "出生日期", "残疾人证号")
        )
        self._read: dict[str | tuple[str], IdNumber | None] = {}

    def number(self, observation: Observation) -> IdNumber | None:
        """What id_number() says."""
        key = observation.raw if observation.raw_type != "n" else (observation.raw,)
        if key not in self._read:
            self._read[key] = id_number(observation)
        return self._read[key]

    def key(self, observation: Observation) -> str:
        """What id_key() says."""
        number = self.number(observation)
        return number.key if number else ""


def subject_told(row: Sequence[Observation], by: Telling) -> RowSubject:
    """As row_subject(), for many rows of one roster."""
    numbers = [o for paths in (by.ids, by.certificates) for o in row if o.path in paths]
    if numbers:
        key = next((key for o in numbers if (key := by.key(o))), "")
        return RowSubject(f"p:{key}" if key else "")
    if any(o.path in by.names for o in row):
        return RowSubject("")
    return _thing(row)


def id_number(observation: Observation) -> IdNumber | None:
    """The ID number that was observed, as parse_id() reads it."""
    return parse_id(observation.raw if observation.raw_type != "n" else float(observation.raw))


def id_key(observation: Observation) -> str:
    """The complete ID number that was observed; "" where digits were lost or it isn't sound. 15 digits are no key yet."""
    number = id_number(observation)
    return number.key if number else ""


def _thing(row: Sequence[Observation]) -> RowSubject:
    codes = [o.raw for o in row if o.path[-1].replace(" ", "").endswith(_CODE_WORDS) and len(o.raw) >= 4]
    names = [o.raw for o in row if normal(o.path[-1]).replace(" ", "").endswith(_NAME_WORDS) and not o.raw.isdigit()]
    if not codes and not names:
        return RowSubject("")
    keys = tuple(thing_key(k) for k in (*names[:1], *codes[:1]))
    return RowSubject(f"t:{keys[0]}", keys)
