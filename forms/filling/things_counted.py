"""How many things a list holds, and what a column of it adds up to: 重点项目个数, 其中：在建, 隐患点 > 威胁人数.

The list's title must name exactly the things that the labels name, no more and no less, and be of the day that is asked.
A condition must be a value of exactly one column in which no row is blank; a row without a number, and nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from forms.filling.bases import plain_title
from forms.filling.compose import NEVER_ADDED
from forms.filling.counting import Counter, ends_with
from forms.filling.holding import Knowledge, RosterSource, provenance_of_lists
from forms.filling.members import Members, Path, Row, Test, at_least, has_value
from forms.filling.scope import KIND, PARTIAL
from forms.filling.sibling_cells import plain_label
from forms.filling.timing import lasting
from forms.filling.values import Target
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader
from forms.model.document import Value
from forms.model.form import Field
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell, number_of
from forms.values.periods import find_periods
from forms.values.text import strip_numbering
from forms.values.units import convert, unit_of

_DONE = re.compile(
    r"(?:基本|基础|详细)?(?:信息|情况)|安全|(?:度|渡|防)汛|群测群防|运行|管理|管护|监测|防治|推进|进展|进度|调度|建设|实施|登记|统计|汇总|排查|摸底|核查|检查|汛前|汛期|月度|季度|年度|(?:责任|管理|联系)人|及|和|与"
)
_COUNT = re.compile(r"(?:总|的)?(?:[个处座所家条口支辆艘宗点项套台户]数|数量|总数|总量|合计数?|数)?$")
_PART = re.compile(r"^其中:?")
_NOW = re.compile(r"^(?:当前|现有|目前|月末|期末|季末|年末|全镇|全乡|辖区内?|共有?)+")
_PLANNED = re.compile(r"年度|全年|计划")
_SAID = (  # as lists of that month say it
    (re.compile(r"(?:\d{4}年)?1[-—~至到]\d{1,2}月份?(?:累计)?"), "本年累计"),
    (re.compile(r"(?:\d{4}年)?(?<!\d)\d{1,2}月份?(?!末|底|初|\d)"), "本月"),
)
_SEVERAL = re.compile(r"[、，,和及与]")
_LONGEST_NAME = 12
_SHORT = 2  # characters: 企业 and 项目 are any; lists of them are mostly of some
_ALL_OF = re.compile(r"名录|基本情况|基本信息|一览表")
_PEOPLE = frozenset({"身份证号", "姓名"})
_OF_EACH = frozenset({"power", "length", "area", "volume"})  # what each thing is like
_NAMED = ("名号", "名称")  # a list of things, whomever else it names
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What labels ask of a list of things: rows with a value (`condition`), or the sum of a column (`column`)."""

    condition: str = ""
    column: str = ""
    kind: str = ""  # of the things that the list's title names several of (小型水库、山塘)
    kinds: tuple[str, ...] = ()


def things_counted(
    knowledge: Knowledge, counter: Counter, asked: Asked, field: Field, target: Target, period: Period | None
) -> Answer | None:  # fmt: skip
    """The number, its reason and the list it rests on; None where no list answers, or two differ. `period`: the form's."""
    if asked.period is None and period is not None and any(map(_PLANNED.search, field.path)):
        asked = replace(asked, period=period)  # what is planned for the year, as of the form's day
    if asked.period is None or asked.earlier or not target.numeric or any(map(NEVER_ADDED.search, field.path)):
        return None
    levels = [_plain(level) for level in _levels(field, asked) if _plain(level)]
    for sources in (counter.of_the_month(asked), counter.still_kept(asked)):
        wanted = [(w, s) for s in sources if (w := _asked_of(knowledge, levels, s)) is not None]
        wanted = [(w, s) for w, s in wanted if not w.column or ends_with(s, asked) or _stays(asked)]
        found = [(_number(knowledge, counter, counter.load(s), asked, w, target), w, s) for w, s in wanted]
        if found:
            numbers = {number for number, _, _ in found}
            return _answer(knowledge, found) if len(numbers) == 1 and None not in numbers else None
    return None


def _stays(asked: Asked) -> bool:
    """Whether a list kept up to date in the month, or of what is built, tells of it at the month's end: no amounts."""
    return lasting(asked.definition.aspect) or (
        asked.definition.aspect == "stock" and asked.definition.measure in _OF_EACH
    )


def _asked_of(knowledge: Knowledge, levels: Sequence[str], source: RosterSource) -> Wanted | None:
    """What the labels ask of one list; of a list of several things, which of them."""
    title, alike = plain_title(knowledge, source.title), Alike(knowledge.reader)
    wanted = asks(levels, thing_of(title), alike)
    kinds = kinds_of(title) if wanted is None else ()
    asked = [(kind, found) for kind in kinds if (found := asks(levels, kind, alike)) is not None]
    return replace(asked[0][1], kind=asked[0][0], kinds=kinds) if len(asked) == 1 else wanted


class Alike:
    """Whether words name the very things of a list: the same words, or known words for the same (合作社, 农民专业合作社)."""

    def __init__(self, reader: LabelReader | None = None) -> None:
        self._reader = reader

    def same(self, words: str, thing: str) -> bool:
        return words == thing or bool(self._known(words) and self._known(words) == self._known(thing))

    def behind(self, leaf: str, thing: str) -> str:
        """What follows the thing's name in `leaf`; "" where it doesn't begin with it."""
        if leaf.startswith(thing):
            return leaf[len(thing) :].lstrip("的")
        sizes = range(_SHORT, min(len(leaf), _LONGEST_NAME))
        return next((leaf[n:].lstrip("的") for n in sizes if self.same(leaf[:n], thing)), "")

    def _known(self, words: str) -> frozenset[str]:
        """The one concept that all of the words are; nothing where a word is left over or they count persons."""
        found = self._reader.read(words).concepts if self._reader is not None else frozenset()
        return found if len(found) == 1 and not next(iter(found)).startswith(REST) else frozenset()


def asks(levels: Sequence[str], thing: str, alike: Alike | None = None) -> Wanted | None:
    """What the labels (outermost first) ask of a list of `thing`; None where they name other things, too."""
    if len(thing) < 2 or not levels:
        return None
    alike = alike or Alike()
    if len(levels) > 1 and not _counted(levels[-1]):  # the row 合计
        return asks(levels[:-1], thing, alike)
    leaf, above = _PART.sub("", levels[-1]), levels[-2] if len(levels) > 1 else ""
    if alike.same(_counted(leaf), thing):
        return Wanted()
    if above and alike.same(above + _counted(leaf), thing):  # 地质灾害 > 隐患点
        return Wanted()
    if above and alike.same(_counted(above), thing):
        part = bool(_PART.match(levels[-1])) or _COUNT.sub("", above) != above
        return Wanted(condition=_less(_counted(leaf), thing)) if part else Wanted(column=leaf)
    if rest := alike.behind(leaf, thing):
        return Wanted(column=rest)
    if _counted(leaf).endswith(thing):
        return Wanted(condition=_counted(leaf)[: -len(thing)].rstrip("的"))
    return None


def thing_of(title: str) -> str:
    """'重点项目建设进度台账' -> '重点项目': what a list's title names, without what it says of it."""
    line = _named(re.sub(r"[、，,]", "", title))
    return line if len(line) > _SHORT or _ALL_OF.search(title) else ""


def kinds_of(title: str) -> tuple[str, ...]:
    """'小型水库、山塘基本情况台账' -> ('小型水库', '山塘'); () where a title names one thing."""
    kinds = tuple(_SEVERAL.split(_named(title)))
    return kinds if len(kinds) > 1 and all(len(kind) >= _SHORT for kind in kinds) else ()


def _named(title: str) -> str:
    line = re.sub(r"[(（].*?[)）]|\s|^\d*年?度?", "", title)
    kind = KIND.search(line)
    if kind is None or PARTIAL.search(line):
        return ""
    line = line[: kind.start()]
    while (shorter := re.sub(rf"(?:{_DONE.pattern}|[、，,])$", "", line)) != line:
        line = shorter
    return line


def _levels(field: Field, asked: Asked) -> tuple[str, ...]:
    """The labels that say what is asked: not the row that says whose it is."""
    if field.col_path and asked.subject.startswith("v:"):
        return field.col_path
    return field.row_path if field.row_path and len(field.col_path) == 1 else field.path


def _plain(label: str) -> str:
    line = strip_numbering(plain_label(label))[1].replace(" ", "")
    for pattern, said in _SAID:
        line = pattern.sub(said, line)
    for start, end, _ in reversed(find_periods(line)):
        line = line[:start] + line[end:]
    return re.sub(r"[、，,：:]$|^[、，,：:]", "", _NOW.sub("", line)) if not _PART.match(line) else line


def _counted(label: str) -> str:
    return _COUNT.sub("", re.sub(r"[、，,]", "", label))


def _less(words: str, thing: str) -> str:
    """在建项目 of 重点项目 -> 在建."""
    for size in range(len(thing), 1, -1):
        if words.endswith(thing[-size:]) and len(words) > size:
            return words[:-size]
    return words


def _number(
    knowledge: Knowledge, counter: Counter, members: Members, asked: Asked, wanted: Wanted, target: Target
) -> Decimal | None:  # fmt: skip
    where = counter.where(members, asked.subject)
    if where is None or not members.rows or _of_persons(members):
        return None
    if wanted.column and wanted.kinds:
        return None
    if wanted.column:
        return _sum(knowledge, members, where, wanted.column, asked, target)
    if asked.definition.measure not in ("count", "events", ""):
        return None
    test = _condition(members, wanted.condition)
    if test is None or any(wanted.kinds and len(_kinds_in(row, wanted.kinds)) != 1 for row in members.rows):
        return None
    answers = [(where(row), _is(row, wanted) and test(row)) for row in members.rows]
    if any(here is None or (here and met is None) for here, met in answers):
        return None
    return Decimal(sum(bool(here and met) for here, met in answers))


def _of_persons(members: Members) -> bool:
    persons = any(d.own <= _PEOPLE and d.own for d in members.columns.values())
    return persons and not any(plain_label(path[-1]).endswith(_NAMED) for path in members.columns)


def _is(row: Row, wanted: Wanted) -> bool:
    return not wanted.kind or _kinds_in(row, wanted.kinds) == {wanted.kind}


def _kinds_in(row: Row, kinds: Sequence[str]) -> set[str]:
    """Which of the things a row is: a cell names it (类型: 山塘), or ends as it does (石门水库)."""
    cells = [plain_label(cell.raw) for cell in row.values()]
    return {kind for kind in kinds if any(kind in cell or cell.endswith(kind[-_SHORT:]) for cell in cells)}


def _condition(members: Members, wanted: str) -> Test | None:
    if not wanted:
        return lambda row: True
    return has_value(members, wanted) or at_least(members, wanted)


def _sum(
    knowledge: Knowledge, members: Members, where: Callable[[Row], bool | None], wanted: str, asked: Asked, target: Target
) -> Decimal | None:  # fmt: skip
    columns = [path for path in members.columns if _names(path, wanted)] or _measuring(
        knowledge, members, wanted, asked
    )
    definition = members.columns[columns[0]] if len(columns) == 1 else None
    if definition is None or target.unit is None or any(map(NEVER_ADDED.search, columns[0])):
        return None
    total = Decimal(0)
    for row in members.rows:
        here, cell = where(row), row.get(columns[0])
        number = number_of(cell.raw) if cell is not None else None
        unit = unit_of((cell.unit if cell is not None else "") or _COUNTED_IN.get(definition.measure, ""))
        value = convert(number.value, unit, target.unit) if number is not None and unit is not None else None
        if here is None or value is None or number is None or number.rest:
            return None
        total += value if here else 0
    return total


_COUNTED_IN = {"persons": "人", "households": "户"}  # 可容纳人数 needs no unit


def _measuring(knowledge: Knowledge, members: Members, wanted: str, asked: Asked) -> list[Path]:
    """The one column of the measure that is asked, where its words and the thing's name hold all that is wanted: 受益人口 of
    a list of 供水工程 with 供水人口 alone."""
    reader, measure = knowledge.reader, asked.definition.measure
    found = [path for path, d in members.columns.items() if d.measure == measure]
    if len(found) != 1 or measure not in _SUMMED:
        return []
    thing = thing_of(plain_title(knowledge, members.source.title))
    held = members.columns[found[0]].own | reader.read(thing).concepts
    words = set(reader.read(wanted).concepts)
    return found if words and words <= held | reader.implied(held) else []


_SUMMED = frozenset({"persons", "households", "area", "length", "volume"})


def _names(path: Path, wanted: str) -> bool:
    """The column's own words, or those of its heading and its own put together: 投资 > 年度计划 for 年度计划投资."""
    labels = [_plain(part) for part in path]
    leaf, above = labels[-1], "".join(labels[:-1])
    core = _core(wanted)
    if core in (_core(leaf), _core(above + leaf), _core(leaf + above)):
        return True
    rest = wanted.replace(leaf, "", 1) if leaf and leaf in wanted else wanted
    return rest != wanted and len(rest) > 1 and rest in above


def _core(words: str) -> str:
    line = re.sub(r"受|情况|对象", "", words)
    return re.sub(r"(?<=[户人])(?:口|数)$|总?[数额]$", "", line)


def _answer(knowledge: Knowledge, found: Sequence[tuple[Decimal | None, Wanted, RosterSource]]) -> Answer | None:
    number, wanted, _ = found[0]
    if number is None:
        return None
    sources = provenance_of_lists(knowledge, (s for _, _, s in found))
    file = sources[0].file
    reason = (
        Reason("fill.added", (("file", file),))
        if wanted.column
        else Reason("fill.counted", (("file", file), ("conditions", wanted.condition or "—")))
    )
    return as_cell(number), (reason,), sources
