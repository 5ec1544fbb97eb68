"""A roster's members with what a count may ask of them: village, sex, age, household, and the words of its columns.

Everything is read from the rows themselves. Where a row leaves open what is asked, the question has no answer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from forms.filling.holding import Knowledge, RosterSource
from forms.filling.sibling_cells import plain_label
from forms.matching.definition import Definition
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader
from forms.model.facts import Observation
from forms.recording.frames import frame_of_submission
from forms.recording.rosters import define_columns, grouped_rows
from forms.recording.subjects import SubjectBook
from forms.values.identity import IdNumber, age_on, parse_id
from forms.values.numbers import number_of

Path = tuple[str, ...]
Row = Mapping[Path, Observation]
NEARLY_ALL = 0.95  # of the rows must name a village before a column counts as the village's
Test = Callable[[Row], bool | None]
HEADS = frozenset({"户主", "本人", "户主本人"})


@dataclass(frozen=True, slots=True)
class Members:
    """The person rows of one roster. `columns`: what each column asks. `about`: whose roster it is."""

    source: RosterSource
    rows: tuple[Row, ...]
    columns: Mapping[Path, Definition]
    villages: Path | None
    about: str

    def column(self, own: frozenset[str]) -> Path | None:
        found = [path for path, d in self.columns.items() if d.own == own]
        return found[0] if len(found) == 1 else None

    def id_number(self, row: Row) -> IdNumber | None:
        path = self.column(frozenset({"身份证号"}))
        cell = row.get(path) if path else None
        return parse_id(cell.raw) if cell is not None and cell.raw_type == "s" else None


def load_members(knowledge: Knowledge, source: RosterSource) -> Members:
    """The members of a roster; rows that name nobody are left out. A list of things keeps every row."""
    submission = knowledge.lookup.submission(source.submission)
    grouped = grouped_rows(submission.observations)[source.table]
    rows = tuple({o.path: o for o in grouped[n]} for n in sorted(grouped))
    paths = {o.path: o.unit for row in rows for o in row.values()}
    columns = define_columns(knowledge.reader, source.title, paths.items(), "")
    named = [p for p, d in columns.items() if d.own in ({"姓名"}, {"身份证号"}, {"姓名", "护林员"})]
    members = tuple(row for row in rows if any(p in row for p in named)) if named else rows
    about = frame_of_submission(knowledge.reader, knowledge.book, submission).subject
    return Members(source, members, columns, _village_column(knowledge.book, members), about)


def _village_column(book: SubjectBook, rows: Sequence[Row]) -> Path | None:
    """The one column that names a known village in nearly every row."""
    if not rows:
        return None
    best: dict[Path, int] = {}
    for row in rows:
        for path, cell in row.items():
            best[path] = best.get(path, 0) + bool(village_of(book, cell.raw))
    path = max(best, key=lambda p: best[p])
    return path if best[path] >= NEARLY_ALL * len(rows) else None


def village_of(book: SubjectBook, text: str) -> str:
    """The village that a cell names alone, with its group, or inside an address."""
    key = book.village(text)
    return key if key in book.villages else book.village_inside(text)


def is_head(members: Members, row: Row) -> bool | None:
    """Whether the row stands for its household: its head's row, or the first of a merged block. None: can't be told."""
    relation = members.column(frozenset({"与户主关系"}))
    if relation is not None:
        cell = row.get(relation)
        return None if cell is None else cell.raw.strip() in HEADS
    head = members.column(frozenset({"户主", "姓名"}))
    if head is None or head not in row:
        return None
    return not row[head].merged


def of_households(members: Members) -> bool:
    """Whether each row is a household: it names the head alone, or says how many the family is, and no relation."""
    if members.column(frozenset({"与户主关系"})) is not None or members.column(frozenset({"姓名"})) is not None:
        return False
    heads = any(d.own in ({"户主", "姓名"}, {"户主"}) for d in members.columns.values())
    others = any("姓名" in d.own and "户主" not in d.own for d in members.columns.values())
    sized = any(d.own == {"家庭人口"} for d in members.columns.values())
    return heads and (sized or not others)


def sizes(members: Members) -> tuple[int, ...] | None:
    """How many each household is, by the one column 家庭人口; None where a row leaves it open or another column counts too."""
    counting = [p for p, d in members.columns.items() if d.measure == "persons" and "姓名" not in d.own]
    if len(counting) != 1 or members.columns[counting[0]].own != {"家庭人口"}:
        return None
    numbers = [number_of(row[counting[0]].raw) if counting[0] in row else None for row in members.rows]
    whole = [int(n.value) for n in numbers if n is not None and not n.rest and n.value == int(n.value) and n.value > 0]
    return tuple(whole) if len(whole) == len(members.rows) else None


def by_sex(members: Members, row: Row, sex: str) -> bool | None:
    path = members.column(frozenset({"性别"}))
    cell = row.get(path) if path else None
    if cell is not None and cell.raw.strip() in ("男", "女"):
        return cell.raw.strip() == sex
    number = members.id_number(row)
    return number.sex == sex if number is not None and number.key and number.sex else None


def by_age(members: Members, row: Row, low: int, high: int, day: dt.date) -> bool | None:
    number = members.id_number(row)
    if number is None or not number.key or number.birth is None:
        return None
    return low <= age_on(number.birth, day) <= high


def by_ethnic(members: Members, row: Row, group: str) -> bool | None:
    path = members.column(frozenset({"民族"}))
    cell = row.get(path) if path else None
    if cell is None or not cell.raw.strip().endswith("族"):
        return None
    value = cell.raw.strip()
    return value != "汉族" if group == "少数民族" else value == group


def condition(reader: LabelReader, members: Members, concept: str, day: dt.date | None) -> Test | None:
    """The test of one condition (女, age:60-, 集中供养); None where the roster has nothing to test it by."""
    category = reader.lexicon.category(concept)
    if category == "sex":
        return lambda row: by_sex(members, row, concept)
    if category == "age":
        low, _, high = concept[4:].partition("-")
        return (lambda row: by_age(members, row, int(low or 0), int(high or 999), day)) if day is not None else None
    if category == "ethnic":
        return lambda row: by_ethnic(members, row, concept)
    return by_word(reader, members, concept) or ticked(members, concept)


def by_word(reader: LabelReader, members: Members, concept: str) -> Callable[[Row], bool | None] | None:
    """A test by the one column whose values are words of the concept's kind (集中供养, A类, 一级); None: no such column."""
    category = reader.lexicon.category(concept)
    columns = []
    for path in members.columns:
        read = [_words(reader, row[path].raw, category) for row in members.rows if path in row and not row[path].merged]
        if read and sum(len(words) == 1 for words in read) >= NEARLY_ALL * len(read):
            columns.append(path)
    if len(columns) != 1:
        return None

    def test(row: Row) -> bool | None:
        cell = row.get(columns[0])
        words = _words(reader, cell.raw, category) if cell is not None else frozenset()
        return concept in words if len(words) == 1 else None

    return test


_OF_KIND = re.compile(r"(?:类|型|的|状态|人员)$")


def has_value(members: Members, wanted: str) -> Test | None:
    """A test by the one column that holds the value, and in which no row is blank; None where there is none, or two."""
    same = _OF_KIND.sub("", plain_label(wanted))
    columns = {p for row in members.rows for p, cell in row.items() if _OF_KIND.sub("", plain_label(cell.raw)) == same}
    if len(columns) != 1 or not same:
        return None
    (path,) = columns
    if any(path not in row or not row[path].raw.strip() for row in members.rows):
        return None
    return lambda row: _OF_KIND.sub("", plain_label(row[path].raw)) == same


_LEVELS = ("镇级", "县级", "市级", "省级", "国家级")  # from the lowest; a level stands for those above it, too
_LOWER = re.compile(r"(乡镇级|镇级|区县级|县级|市级|省级|国家级)(?:\(?含\)?)?(?:及|\(含\))?以上")
_NO_LEVEL = frozenset({"", "—", "-", "无", "否", "/", "——"})
_SPELLED = {"乡镇级": "镇级", "区县级": "县级"}


def at_least(members: Members, wanted: str) -> Test | None:
    """A test of '县级及以上' by the one column that holds levels (县级, 省级) or says that there is none (—)."""
    found = _LOWER.search(plain_label(wanted))
    levels = {p for row in members.rows for p, cell in row.items() if _level(cell.raw) >= 0}
    if found is None or len(levels) != 1:
        return None
    (path,) = levels
    if any(
        path not in row or (_level(row[path].raw) < 0 and row[path].raw.strip() not in _NO_LEVEL)
        for row in members.rows
    ):
        return None
    least = _level(found[1])
    return lambda row: _level(row[path].raw) >= least


def _level(text: str) -> int:
    word = plain_label(text)
    return _LEVELS.index(word) if (word := _SPELLED.get(word, word)) in _LEVELS else -1


def has_concept(reader: LabelReader, members: Members, concept: str) -> Test | None:
    """A test by the one column whose short values say it (状态: 在岗; 岗位: 护林员) or that asks whether (是否脱贫人口).

    None where there is no such column, or two, or one with a blank.
    """
    yes = _whether(reader, members, concept, "是") or _whether(reader, members, _opposite(concept), "否")
    if yes is not None:
        return yes
    asks = [p for p, d in members.columns.items() if {"是否", concept} <= d.own]
    said = [p for p, d in members.columns.items() if d.measure in _WORDED and _says(reader, members, p, concept)]
    if asks or len(said) != 1 or any(said[0] not in row or not row[said[0]].raw.strip() for row in members.rows):
        return None
    return lambda row: concept in _short(reader, row[said[0]].raw)


def _whether(reader: LabelReader, members: Members, concept: str, wanted: str) -> Test | None:
    """A test by the one column that asks whether (是否脱贫人口) and is answered in every row. Beside a state, unknown words
    only say what is in it (风险是否消除)."""
    state = reader.lexicon.category(concept) == "status"
    asks = [
        path
        for path, d in members.columns.items()
        if {"是否", concept} == {c for c in d.own if not (state and c.startswith(REST))}
    ]
    if len(asks) != 1 or any(
        asks[0] not in row or row[asks[0]].raw.strip() not in ("是", "否") for row in members.rows
    ):
        return None
    return lambda row: row[asks[0]].raw.strip() == wanted


def _opposite(concept: str) -> str:
    """已消除 for 未消除."""
    return {"未": "已", "已": "未"}[concept[0]] + concept[1:] if concept.startswith(("未", "已")) else ""


_WORDED = frozenset({"", "text", "choice", "persons"})  # what columns of words ask: no names, numbers or places


def _says(reader: LabelReader, members: Members, path: Path, concept: str) -> bool:
    return any(concept in _short(reader, row[path].raw) for row in members.rows if path in row)


def _short(reader: LabelReader, text: str) -> frozenset[str]:
    """The one concept that a short value is; nothing where it says more (未就业 is not 就业)."""
    concepts = reader.read(text).concepts if len(text) <= LONGEST else frozenset()
    plain = concepts - reader.implied(concepts)
    return plain if len(plain) == 1 else frozenset()


def by_grade(reader: LabelReader, members: Members, grade: str) -> Test | None:
    """A test by the column 残疾等级 of a list of others than the disabled: who has none there isn't disabled."""
    path = members.column(frozenset({"残疾等级"}))
    if path is None:
        return None
    read = [_words(reader, row[path].raw, "grade") for row in members.rows if path in row and row[path].raw.strip()]
    if not read or any(len(words) != 1 for words in read):
        return None
    return lambda row: path in row and grade in _words(reader, row[path].raw, "grade")


_LEFT = re.compile(r"(?:已)?(?:离岗|离职|退出|死亡|去世|注销|停发|停保|迁出|转出|取消|终止|清退|解聘|不在岗)")


def has_left(word: str) -> bool:
    """Whether a state says that somebody is no longer on the list (离岗, 已注销)."""
    return bool(_LEFT.fullmatch(word.strip()))


def left_rows(members: Members) -> list[Row]:
    """Rows with such a state."""
    return [row for row in members.rows if any(has_left(cell.raw) for cell in row.values())]


def has_amount(column: Path) -> Test:
    """Whether a row has an amount in the column; a blank, 0 or 无 is none."""

    def test(row: Row) -> bool | None:
        number = number_of(row[column].raw) if column in row else None
        return bool(number and number.value > 0) if number or column not in row or not row[column].raw.strip() else None

    return test


def ticked(members: Members, concept: str) -> Test | None:
    """A test by a column to tick whose labels say the concept together: 供养方式 > 集中 for 集中供养. Of its heading's
    columns each row must tick exactly one."""
    found = [p for p in members.columns if len(p) > 1 and _together(p, concept)]
    if len(found) != 1:
        return None
    beside = [p for p in members.columns if p[:-1] == found[0][:-1]]
    marks = [[p for p in beside if p in row and row[p].raw.strip() in TICKS] for row in members.rows]
    if any(len(ticks) != 1 for ticks in marks):
        return None
    return lambda row: found[0] in row and row[found[0]].raw.strip() in TICKS


TICKS = frozenset("√✓✔☑")
LONGEST = 12  # characters of a value that is a word


def _together(path: Path, concept: str) -> bool:
    leaf, above = plain_label(path[-1]), plain_label(path[-2])
    rest = concept.removeprefix(leaf)
    return bool(leaf) and rest != concept and bool(rest) and rest in above


def _words(reader: LabelReader, text: str, category: str) -> frozenset[str]:
    return frozenset(c for c in reader.read(text).concepts if reader.lexicon.category(c) == category)
