"""Whether two definitions ask the same. Every gate that fails is named, so a refusal can say why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forms.matching.definition import FACETS, NARROWING, SUBSTANCE, Definition
from forms.matching.grammar import NOTE, REST, names_a_product, same_words
from forms.matching.labels import LabelReader


@dataclass(frozen=True, slots=True)
class Verdict:
    """`failed`: names of the gates that failed, in order; empty means the two agree. `missing`: concepts in dispute."""

    failed: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()

    @property
    def agrees(self) -> bool:
        return not self.failed


def effective(reader: LabelReader, definition: Definition) -> frozenset[str]:
    """The parts that must be explained: the own concepts, and from the context what they can't do without."""
    own = definition.own
    category = reader.lexicon.category
    kinds = {category(c) for c in own}
    if "attr" in kinds:
        return own
    kinds |= {
        k for c in reader.implied(own) if (k := category(c)) in _WHO
    }  # 集中供养 are 特困, whatever the title says
    kinds |= {"topic"} if names_a_product(own) and definition.measure in _OF_PRODUCTS else set()
    if kinds.isdisjoint(SUBSTANCE):
        return (
            own | {c for c in definition.context if category(c) in _FOR_ALL} | _of_the_titles_kind(reader, definition)
        )
    own |= _joined(reader, definition) | _of_the_titles_kind(reader, definition)
    own |= _of_the_programme(reader, definition)
    if kinds.isdisjoint(_WHO) and definition.measure not in _OF_PLACES:
        told = _AGE_GROUPS if "age" in kinds else frozenset()  # 0—17岁人口 in a report on children are no other persons
        told |= _WORKING if _hold_posts(reader, own) else frozenset()
        return own | {c for c in definition.context if category(c) == "population"} - told
    return own


def _of_the_programme(reader: LabelReader, definition: Definition) -> frozenset[str]:
    """劳动力 in a report on 搬迁 are theirs, and no village's: of whom the title speaks, where the labels say only what
    anybody may be."""
    said = {c for c in definition.own if reader.lexicon.category(c) == "population"}
    anybody = bool(said) and said <= _ANYBODY and _PROGRAMMES.isdisjoint(reader.implied(definition.own))
    return definition.context & _PROGRAMMES if anybody else frozenset()


def _hold_posts(reader: LabelReader, own: frozenset[str]) -> bool:
    """护林员 and 公益性岗位 work, so that a report on 劳动力 asks of no others; one on 脱贫人口 does."""
    concepts = reader.lexicon.concepts
    return any(
        c in concepts and concepts[c].measure in ("persons", "") and not concepts[c].aspect and c.endswith(_POST)
        for c in own
    )


def _of_the_titles_kind(reader: LabelReader, definition: Definition) -> frozenset[str]:
    """Pupils under a title of 小学 are those of primary schools, 参加人数 under 演练 those of the drill: the one school,
    body or event that the context names, where the labels name none of that kind."""
    concepts = reader.lexicon.concepts
    said = {concepts[c].kind for c in definition.own | reader.implied(definition.own) if c in concepts}
    named: dict[str, set[str]] = {}
    for c in definition.context - reader.implied(definition.context):
        if c in concepts and concepts[c].kind and concepts[c].kind not in said:
            named.setdefault(concepts[c].kind, set()).add(c)
    return frozenset(c for names in named.values() if len(names) == 1 for c in names)


def _joined(reader: LabelReader, definition: Definition) -> frozenset[str]:
    """What the joining is of: 参保人数 under a title of 医疗保险 asks who joined that, and no other."""
    concepts = reader.lexicon.concepts
    said = definition.own | reader.implied(definition.own)
    into = {c for c in definition.context if c in concepts and concepts[c].joined in said}
    named = any(c in concepts and concepts[c].joined in said for c in definition.own)
    return frozenset() if named else frozenset(into)


_FOR_ALL = SUBSTANCE | NARROWING
_DIVISIONS = frozenset({"自然村", "行政村", "村民小组", "社区", "村"})
_PROGRAMMES = frozenset({"脱贫", "搬迁", "监测对象", "残疾", "低保", "特困", "退役军人", "低收入人口", "优抚对象"})
_ANYBODY = frozenset(
    {
        "劳动力",
        "从业人员",
        "外出从业",
        "外出务工",
        "务工",
        "转移就业",
        "就业",
        "失业",
        "登记失业",
        "返乡",
        "参保",
        "缴费",
    }
)
_POST = ("员", "岗位", "医生", "教师")
_WORKING = frozenset({"劳动力", "就业", "从业人员"})
_WHO = frozenset({"population", "basis"})
_OF_PLACES = frozenset({"count", "area", "length", "volume", "power"})  # 妇女之家 in a report on women and children
_OF_PRODUCTS = frozenset({"head", "mass", "area", "count"})
_AGE_GROUPS = frozenset({"儿童", "幼儿", "婴幼儿"})


def compare(reader: LabelReader, asked: Definition, held: Definition) -> Verdict:
    """The gates of matching.md: measure, every part explained both ways, no facet against another."""
    failed: list[str] = []
    if not _measures_agree(asked, held):
        failed.append("measure")
    left, right = effective(reader, asked), effective(reader, held)
    unexplained = left - right - explaining(reader, held) - reader.implied(right)
    undefined = right - left - explaining(reader, asked) - reader.implied(left)
    if asked.own & held.own:  # beside what both labels name, what both contexts name is no difference
        both = asked.context & held.context
        unexplained, undefined = unexplained - both, undefined - both
    undefined -= frozenset() if notes(left) else notes(right)  # the report says whom it counts, the form doesn't ask
    words, others = _rests(unexplained), _rests(undefined)
    if same_words(words, others):
        unexplained, undefined = unexplained - words, undefined - others
    if not left or not right:
        failed.append("nothing_said")
    if unexplained:
        failed.append("unexplained")
    if undefined:
        failed.append("definition")
    if _facets_differ(reader, left | asked.context, right | held.context):
        failed.append("facet")
    return Verdict(tuple(failed), unexplained | undefined)


def notes(concepts: Iterable[str]) -> frozenset[str]:
    """The notes among concepts that say how long one must be away, or stay, to count."""
    return frozenset(c for c in concepts if c.startswith(NOTE))


def _rests(concepts: frozenset[str]) -> frozenset[str]:
    return frozenset(c for c in concepts if c.startswith(REST))


def explaining(reader: LabelReader, definition: Definition) -> frozenset[str]:
    """What the context may add: nothing of a kind that the labels themselves name.

    In a table on woodland and public-benefit woodland, the column 'woodland' is not the other one.
    """
    if definition.own and definition.own <= _DIVISIONS:
        return frozenset()  # a village has its hamlets, whatever of them a report is about
    said = {reader.lexicon.category(c) for c in definition.own}
    context = definition.context | reader.implied(definition.context)
    return frozenset(c for c in context if reader.lexicon.category(c) not in said) | _qualifying(reader, definition)


def _qualifying(reader: LabelReader, definition: Definition) -> frozenset[str]:
    """The one topic that a title names qualifies the labels' own where neither is a kind of the other: 桥梁 in a report
    on 农村公路 are those of such roads."""
    category = reader.lexicon.category
    out: set[str] = set()
    for kind in ("topic", "population"):
        named = {c for c in definition.context - reader.implied(definition.context) if category(c) == kind}
        if len(named) == 1 and not _related(reader, named, {c for c in definition.own if category(c) == kind}):
            out |= named
    return frozenset(out)


def _related(reader: LabelReader, one: Iterable[str], other: Iterable[str]) -> bool:
    left, right = frozenset(one), frozenset(other)
    return bool((left | reader.implied(left)) & (right | reader.implied(right)))


def _measures_agree(asked: Definition, held: Definition) -> bool:
    if asked.measure and held.measure:
        return asked.measure == held.measure or {asked.measure, held.measure} == _HOW_MANY
    if not asked.measure and not held.measure:
        return True
    known, open_ = (asked, held) if asked.measure else (held, asked)
    return {known.measure} == open_.note_measures or (known.measure in _HOW_MANY and not open_.note_measures)


_HOW_MANY = {"count", "events"}  # 活动数 and 活动场次: how many there were


def _facets_differ(reader: LabelReader, left: frozenset[str], right: frozenset[str]) -> bool:
    """One says 农村 where the other says 城市. A facet that only one names is judged by the explained-parts gates."""
    mine, theirs = _facets(reader, left), _facets(reader, right)
    return any(mine[category].isdisjoint(theirs[category]) for category in mine.keys() & theirs.keys())


def narrowed_by_title(reader: LabelReader, asked: Definition, held: Definition) -> tuple[str, str] | None:
    """(低保, 农村) where a benefit that both name is of the country (or of towns) by one's title alone, and the other doesn't
    say; None where they speak of the same."""
    category = reader.lexicon.category
    ours, theirs = (
        {c for c in d.own | d.context | reader.implied(d.own | d.context) if category(c) == "urban"}
        for d in (asked, held)
    )
    shared = {c for c in asked.own & held.own if category(c) == "population" and _BENEFIT in reader.implied([c])}
    if bool(ours) == bool(theirs) or len(shared) != 1 or len(ours | theirs) != 1:
        return None
    return shared.pop(), (ours | theirs).pop()


_BENEFIT = "受益"


def opposed(reader: LabelReader, asked: Definition, held: Definition) -> tuple[frozenset[str], frozenset[str]]:
    """The facets' values on which the facet gate fails: what is asked (农村), and what the other says (城市)."""
    mine = _facets(reader, effective(reader, asked) | asked.context)
    theirs = _facets(reader, effective(reader, held) | held.context)
    apart = [c for c in mine.keys() & theirs.keys() if mine[c].isdisjoint(theirs[c])]
    return frozenset(v for c in apart for v in mine[c]), frozenset(v for c in apart for v in theirs[c])


def _facets(reader: LabelReader, concepts: frozenset[str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for concept in concepts:
        category = reader.lexicon.category(concept)
        if category in _VETOING:
            out.setdefault(category, set()).add(concept)
    return out


_VETOING = FACETS - {"class", "role"}
