"""How many, counted over a roster: the members that meet every condition the label names (女, 60岁以上, 集中供养).

The roster's title must say whom it lists, and exactly that; every other word of the label must be a condition that
each row answers. One row that leaves it open, or two rosters that differ, and nothing is filled.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.filling.bases import paying, plain_title
from forms.filling.holding import Knowledge, RosterSource, provenance_of_lists
from forms.filling.members import (
    Members,
    Row,
    Test,
    by_grade,
    condition,
    has_amount,
    has_concept,
    has_left,
    has_value,
    is_head,
    left_rows,
    load_members,
    of_households,
    sizes,
    village_of,
)
from forms.filling.nearest import in_plain_words
from forms.filling.scope import Scope
from forms.filling.timing import months_between, slow_months
from forms.filling.title_whom import asked_within, both_kinds, only_country
from forms.matching.definition import Definition
from forms.matching.gates import effective
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT

DISABLED, GRADED = "残疾", "残疾等级:"  # the prefix of conditions that such a column answers
POPULATION = frozenset({"population", "urban", "basis"})
CONDITIONS = frozenset({"sex", "age", "ethnic", "support", "care", "class", "disability", "grade", "schooling"})
STATES = frozenset({"status"})  # 未消除, 在岗: what a column of the list says of each
TITLED = frozenset({"topic", "facet"})  # these count only where the roster's own title prints them
HARMLESS = frozenset({"补贴", "支出", "困难", "标准", "监护人"})  # words of a title that don't change whom it lists
ROSTER = re.compile(r"花名册|名册|台账|备案表|清册|信息表|登记表|一览表|明细|名单|名录")
_KEPT = re.compile(rf"(?:动态|日常|信息|管理|服务|管护)+(?={ROSTER.pattern})")  # what a list is for: 管理台账
# A list of some of those its title names, or of those who may come to be such.
NOT_COUNTED = re.compile(r"新增|退出|清退|死亡|注销|拟|公示|变更|摸底|入户|核查|申请|样表")


# Registered by households, so that all who live in one count (防止返贫动态监测和帮扶机制: 以家庭为单位).
BY_HOUSEHOLD = frozenset({"监测对象", "脱贫", "搬迁"})

# Years: the age from which allowances are paid; a title that names a higher one lists only some of the old.
OLD_FROM = 80


def everybody(concept: str) -> bool:
    """80岁以上 in a title says who gets an allowance at all; 90岁以上 or 80-89岁 narrows it."""
    low, open_end, high = concept.removeprefix("age:").partition("-")
    return concept.startswith("age:") and low.isdigit() and bool(open_end) and not high and int(low) <= OLD_FROM


def _of_the_old(reader: LabelReader, named: frozenset[str]) -> bool:
    """Whether an age in the title goes without saying: 80岁以上 with 高龄津贴, not with an allowance of the disabled."""
    return not named & {"残疾", "儿童"} or any(c.startswith("age:") for c in reader.implied(named))


def _grade_unclear(concepts: frozenset[str]) -> bool:
    """重度 is grades one and two (GB/T 26341): beside one of them alone it may be the other one, too."""
    return "重度" in concepts and len(concepts & {"一级", "二级"}) == 1


def ends_with(source: RosterSource, asked: Asked) -> bool:
    """Whether a list's period ends with the one that is asked."""
    return bool(source.period and asked.period and source.period.end == asked.period.end)


def _kept(source: RosterSource, asked: Asked) -> bool:
    held, wanted = source.period, asked.period
    if held is None or wanted is None or held.kind not in ("day", "as_of") or asked.definition.aspect == "flow":
        return False
    month_ends = (wanted.end + dt.timedelta(days=1)).day == 1
    return month_ends and (held.end.year, held.end.month) == (wanted.end.year, wanted.end.month)


class Counter:
    """Counts over the rosters of one profile; a roster is read once for a whole draft."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._members: dict[tuple[str, str], Members] = {}

    def count(self, asked: Asked) -> tuple[Decimal, tuple[Reason, ...], tuple[Provenance, ...]] | None:
        """The count, its reason and the rosters it rests on; None where no roster answers it fully."""
        definition = asked.definition
        if not self._counts_people(definition) or asked.period is None:
            return None
        for whom, conditions in self._readings(definition):
            found = self._over(whom, conditions, asked)
            if found is not None:
                return found
        return self._paid(asked) if definition.measure == "persons" else None

    def _paid(self, asked: Asked) -> tuple[Decimal, tuple[Reason, ...], tuple[Provenance, ...]] | None:
        """Who gets one benefit of a roster of several: those with an amount of it."""
        answers: list[tuple[int, RosterSource]] = []
        for source in self.of_the_day(asked):
            base = paying(self._knowledge, Scope("", asked.definition.own), source, None)
            number = self._with_amounts(self.load(source), base.paid, asked) if base is not None else None
            answers += [(number, source)] if number is not None else []
        if len({number for number, _ in answers}) != 1:
            return None
        return (
            Decimal(answers[0][0]),
            self._reasons(answers[0][1], sorted(asked.definition.own)),
            self._sources(answers),
        )

    def _with_amounts(self, members: Members, column: tuple[str, ...], asked: Asked) -> int | None:
        where, test = self.where(members, asked.subject), has_amount(column)
        if where is None or left_rows(members):
            return None
        met = [(where(row), test(row)) for row in members.rows]
        return None if any(None in pair for pair in met) else sum(bool(here and paid) for here, paid in met)

    def _counts_people(self, definition: Definition) -> bool:
        """Persons or households; without a word for either, where a way of support is named (集中供养)."""
        if definition.measure == "":
            return any(self._knowledge.reader.lexicon.category(c) in ("support", "care") for c in definition.own)
        return definition.measure in ("persons", "households") and (
            definition.aspect in ("stock", "open", "bound") or definition.aspect.startswith("slow:")
        )

    def _readings(self, definition: Definition) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
        """Whom to count and on what conditions: as the labels say; else of those that the title names (公益性岗位), on
        conditions that the labels' words are."""
        reader = self._knowledge.reader
        whom, conditions = self._split(effective(reader, definition))
        if whom:
            yield whom, conditions
        jobs = frozenset(c for c in whom if not self._titles(c))
        if jobs and whom - jobs:  # 养老护理员 of 公益性岗位: no list is of them, a column may say it
            yield whom - jobs, (*conditions, *sorted(jobs))
        graded = frozenset(c for c in conditions if reader.lexicon.category(c) == "grade")
        if whom and graded and DISABLED in whom and whom - {DISABLED}:  # 低保 > 一级残疾 where the list has 残疾等级
            yield whom - {DISABLED}, tuple(GRADED + c if c in graded else c for c in conditions)
        named = [c for c in definition.context if reader.lexicon.category(c) in ("topic", "population")]
        lists = [c for c in named if self._knowledge_of(c)]
        words = definition.own - set(lists) - frozenset(p for c in lists for p in self.people_of(c))
        if len(lists) == 1 and words and not _grade_unclear(definition.own):
            yield frozenset({lists[0]}) | self.people_of(lists[0]), tuple(sorted(words))

    def _titles(self, concept: str) -> bool:
        """Whether it narrows no more than its kind does, or some roster's title says it."""
        reader = self._knowledge.reader
        if reader.lexicon.category(concept) not in ("topic", "role"):
            return True
        return any(concept in reader.read(s.title).concepts for s in self._knowledge.lookup.rosters())

    def _knowledge_of(self, concept: str) -> bool:
        whom = frozenset({concept}) | self.people_of(concept)
        return any(self.lists(s.title, whom) for s in self._knowledge.lookup.rosters())

    def people_of(self, concept: str) -> frozenset[str]:
        """Whom it goes without saying that these are (两项补贴: 残疾)."""
        return frozenset(c for c in self._knowledge.reader.implied([concept]) if self.names_people(c))

    def _over(
        self, whom: frozenset[str], conditions: tuple[str, ...], asked: Asked
    ) -> tuple[Decimal, tuple[Reason, ...], tuple[Provenance, ...]] | None:  # fmt: skip
        answers = []
        for source in self._listing(whom, asked):
            members = self.load(source)
            found = self._count_in(members, asked, conditions)
            if found is None:
                return None
            answers.append((found, source))
        if not answers or len({found for found, _ in answers}) != 1:
            return None
        return Decimal(answers[0][0]), self._reasons(answers[0][1], conditions), self._sources(answers)

    def _split(self, concepts: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        """Whom the roster must list, and the conditions; nobody where a word is neither."""
        reader = self._knowledge.reader
        full = concepts | frozenset(c for c in reader.implied(concepts) if self.names_people(c))
        conditions = tuple(sorted(c for c in concepts if reader.lexicon.category(c) in CONDITIONS | STATES))
        whom = frozenset(c for c in full if self.names_people(c) or reader.lexicon.category(c) in TITLED)
        rests = tuple(sorted(c for c in concepts - whom if c.startswith(REST)))
        if concepts - whom - frozenset(conditions) - frozenset(rests) or _grade_unclear(concepts):
            return frozenset(), ()
        conditions += rests  # 保洁员 of 公益性岗位: a value that a column of the roster may hold
        named = any(reader.lexicon.category(c) not in ("basis", "urban", "facet") for c in whom)
        return (whom, conditions) if named else (frozenset(), ())

    def _listing(self, whom: frozenset[str], asked: Asked) -> list[RosterSource]:
        """Rosters of exactly these people, as of the day that is asked."""
        ages = frozenset(c for c in effective(self._knowledge.reader, asked.definition) if c.startswith("age:"))
        return [s for s in self.of_the_day(asked) if self.lists(s.title, whom, ages)]

    def of_the_day(self, asked: Asked) -> list[RosterSource]:
        """Reported rosters whose period ends with the one that is asked."""
        return self._reported([s for s in self._knowledge.lookup.rosters() if ends_with(s, asked)])

    def of_the_month(self, asked: Asked) -> list[RosterSource]:
        """Those, and lists kept up to date that were last changed in the month with whose end the asked period ends."""
        return self._reported([s for s in self._knowledge.lookup.rosters() if ends_with(s, asked) or _kept(s, asked)])

    def still_kept(self, asked: Asked) -> list[RosterSource]:
        """Where what is asked outlives its period (shelters, dikes, schools): the newest list of each title that is not
        older than that, and none of a later month."""
        months, when = slow_months(asked.definition.aspect), asked.period
        if not months or when is None:
            return []
        newest: dict[str, RosterSource] = {}
        for source in self._reported([s for s in self._knowledge.lookup.rosters() if s.period is not None]):
            if source.period is None or not 0 <= months_between(source.period, when) <= months:
                continue
            known = newest.setdefault(plain_title(self._knowledge, source.title), source)
            if known.period is not None and source.period.end > known.period.end:
                newest[plain_title(self._knowledge, source.title)] = source
        return list(newest.values())

    def _reported(self, dated: Sequence[RosterSource]) -> list[RosterSource]:
        reports = self._knowledge.lookup.reports({s.submission for s in dated})
        return [s for s in dated if s.submission in reports and reports[s.submission].source == "report"]

    def lists(self, title: str, whom: frozenset[str], ages: frozenset[str] = frozenset()) -> bool:
        """Whether a roster's title says it lists `whom`, and nobody else; topics and facets (公益性岗位, 持证) as it prints them.

        `ages`: those asked about, so that a title's age leaves nobody out that is counted.
        """
        if not ROSTER.search(title) or NOT_COUNTED.search(title):
            return False
        reader = self._knowledge.reader
        said = both_kinds(reader, reader.read(_KEPT.sub("", title)).concepts)
        said = frozenset(c for c in said if not c.startswith("r:"))
        full = said | reader.implied(said)
        named = frozenset(c for c in full if self.names_people(c))
        titled = frozenset(c for c in whom if not self.names_people(c))
        others = {
            c
            for c in said - named - titled
            if reader.lexicon.category(c) not in ("topic", "attr", "flowword", "action")
            and not (everybody(c) and _of_the_old(reader, named))
            and not asked_within(c, ages)
        } - HARMLESS
        if titled and not (named & whom):  # a topic alone: the title may name no other
            others |= {c for c in said - named - titled if reader.lexicon.category(c) == "topic"}
        asked = whom - titled
        same = named == asked or (named == asked - {"农村"} and only_country(self._knowledge, asked))
        return not others and titled <= said and same

    def names_people(self, concept: str) -> bool:
        """Populations, and posts that are counted in persons (护林员, 保洁员)."""
        lexicon = self._knowledge.reader.lexicon
        post = lexicon.category(concept) in ("topic", "role") and lexicon.concepts[concept].measure == "persons"
        return post or lexicon.category(concept) in POPULATION

    def load(self, source: RosterSource) -> Members:
        """A roster's members, read once."""
        key = (source.submission, source.table)
        if key not in self._members:
            self._members[key] = load_members(self._knowledge, source)
        return self._members[key]

    def _count_in(self, members: Members, asked: Asked, conditions: Sequence[str]) -> int | None:
        tests = [self._test(members, c, asked) for c in conditions]
        by_household = asked.definition.measure != "households" and of_households(members)
        heads = sizes(members) if by_household and asked.definition.own & BY_HOUSEHOLD else None
        if not members.rows or any(t is None for t in tests) or (by_household and heads is None):
            return None
        if asked.definition.measure == "households":
            tests.append(lambda row: is_head(members, row))
        where = self.where(members, asked.subject)
        left = left_rows(members)
        if where is None:
            return None
        tested = [row for row in members.rows if all(test(row) for test in tests if test is not None)]
        asks_for_them = any(has_left(c.removeprefix(REST)) for c in conditions)
        if not asks_for_them and any(row in left for row in tested):
            return None  # 离岗 among them: whether they count is not said
        count = 0
        for at, row in enumerate(members.rows):
            here = where(row)
            met = [test(row) for test in tests if test is not None] if here else []
            if here is None or None in met:
                return None
            count += (heads[at] if heads else 1) if here and all(met) else 0
        return count

    def where(self, members: Members, subject: str) -> Test | None:
        """Whether a row is one of `subject`; None where the roster can't say of which villages its rows are."""
        if members.about != UNIT:  # one village's roster says nothing of the others
            return (lambda row: True) if members.about == subject else None
        if subject == UNIT:
            return lambda row: True
        path, book = members.villages, self._knowledge.book
        if path is None or not subject.startswith("v:") or subject[2:] not in book.villages:
            return None

        def test(row: Row) -> bool | None:
            village = village_of(book, row[path].raw) if path in row else ""
            return village == subject[2:] if village else None

        return test

    def _test(self, members: Members, concept: str, asked: Asked) -> Test | None:
        if concept.startswith(GRADED):
            return by_grade(self._knowledge.reader, members, concept[len(GRADED) :])
        if concept.startswith(REST):
            return has_value(members, concept[len(REST) :])
        day, reader = asked.period.end if asked.period is not None else None, self._knowledge.reader
        if concept.startswith("age:") or reader.lexicon.category(concept) in CONDITIONS:
            return condition(reader, members, concept, day)
        return has_concept(reader, members, concept)

    def _reasons(self, source: RosterSource, conditions: Sequence[str]) -> tuple[Reason, ...]:
        file = self._knowledge.lookup.reports({source.submission})[source.submission].file
        words = in_plain_words(conditions) or "—"
        return (Reason("fill.counted", (("file", file), ("conditions", words))),)

    def _sources(self, answers: Sequence[tuple[int, RosterSource]]) -> tuple[Provenance, ...]:
        return provenance_of_lists(self._knowledge, (s for _, s in answers))
