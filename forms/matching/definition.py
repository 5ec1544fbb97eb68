"""What a place asks: its definition, built from its labels, its unit and the form around it.

Two definitions agree when each part of the one is explained by the other (gates.py). The id of a definition is a hash
of its normal form, so two desktops coin the same id for the same question (sync.md).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forms.matching.grammar import NOTE, REST, announced, last_step, repeated, without_programmes
from forms.matching.headings import answered_below, grouped_accounts, grouped_changes, trades, without_peoples_places
from forms.matching.labels import KEPT, Label, LabelReader, measure_of_unit, unit_from
from forms.matching.measures import COUNTABLE, measure_of
from forms.values.text import strip_numbering
from forms.values.units import split_label_unit, unit_of
from forms.vocabulary.lexicon import DROPPED, squeeze

SUBSTANCE = frozenset(
    {"topic", "owner", "population", "basis", "attr", "role", "age"}
)  # what can stand without a context
NARROWING = frozenset({"population", "basis", "urban"})  # what a title says of everything below it
FACETS = frozenset(
    {
        "basis",
        "urban",
        "sex",
        "ethnic",
        "realisation",
        "change",
        "grade",
        "class",
        "status",
        "support",
        "care",
        "role",
        "disability",
        "scheme",
    }
)


@dataclass(frozen=True, slots=True)
class Definition:
    """`own`: what the labels say. `context`: what the form's title and section add. Both are concept names."""

    own: frozenset[str]
    context: frozenset[str]
    measure: str = ""
    note_measures: frozenset[str] = frozenset()  # measures the unit note allows where none is fixed
    aspect: str = (
        "stock"  # stock, flow, bound, stable, slow:MONTHS; open: unknown words leave it open whether it is a flow
    )
    text: str = ""  # the labels, for people
    time: str = ""

    @property
    def id(self) -> str:
        """A hash of the normal form."""
        body = [sorted(self.own), sorted(self.context), self.measure, self.aspect]
        return hashlib.sha256(json.dumps(body, ensure_ascii=False).encode()).hexdigest()[:24]

    def to_json(self) -> str:
        return json.dumps(
            {"own": sorted(self.own), "context": sorted(self.context), "measure": self.measure,
             "notes": sorted(self.note_measures), "aspect": self.aspect, "text": self.text},
            ensure_ascii=False,
        )  # fmt: skip

    @staticmethod
    def from_json(text: str) -> Definition:
        body = json.loads(text)
        return Definition(
            frozenset(body["own"]), frozenset(body["context"]), body["measure"],
            frozenset(body["notes"]), body["aspect"], body["text"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a place: the form's title, its section headings, the unit note, and whether rows are persons."""

    title: str = ""
    sections: tuple[str, ...] = ()
    unit_note: str = ""
    per_row: bool = False  # a roster's column or a person's form: 村 is a place there, not a count
    prose: bool = False  # a sentence: what its heading says is done says nothing of each number


def define(reader: LabelReader, path: Sequence[str], unit: str, around: Surroundings) -> Definition:
    """The definition of a place with the labels `path` (outermost first) and the unit `unit` ("" unknown)."""
    key = (tuple(path), unit, around)
    found = reader.defined.get(key)
    if found is None:
        if len(reader.defined) > KEPT:
            reader.defined.clear()
        found = reader.defined[key] = _define(reader, path, unit, around)
    return found


def without(reader: LabelReader, definition: Definition, concepts: Iterable[str]) -> Definition:
    """The definition without concepts that go without saying where it stands; as it is where nothing would be left."""
    own = definition.own - frozenset(concepts)
    if not own or own == definition.own:
        return definition
    return replace(definition, own=own, aspect=_aspect(reader, own, definition.measure))


def _define(reader: LabelReader, path: Sequence[str], unit: str, around: Surroundings) -> Definition:
    labels = [reader.read(part) for part in path]
    said = [announced(label.concepts, label.text) for label in labels[:-1]] + [label.concepts for label in labels[-1:]]
    said = last_step(repeated(without_programmes(said, reader.lexicon.category), labels[-1].text if labels else ""))
    said = answered_below(reader, grouped_accounts(reader, grouped_changes(reader, labels, said)))
    said = trades(reader, path, said)
    said = [*said[:-1], _with_the_headings_noun(reader, labels, around.sections)] if labels else said
    own = reader.closed(c for concepts in said for c in concepts)
    if around.per_row:
        own = frozenset(_PLACE_WORDS.get(c) or _NAMED_WORD.sub(r"\1", c) for c in own)
        own = frozenset(c for c in own if reader.lexicon.category(c) != "scheme") or own  # one person's own insurance
    own = _posts_level(reader, own)
    own = _leaf_attribute(reader, labels, own)
    own = own if _counts_persons(labels, unit) else _named(reader, own)
    measure, notes = measure_of(labels, unit, around.unit_note, own, reader)
    own = _paid(reader, own) if measure == "money" else _joined(reader, own) if measure == "persons" else own
    measure = _whatever_classifier(reader, own, measure) or _of_bodies(reader, own, notes)
    own = _in_places(own, measure, labels) if not around.per_row else own
    context = _context(reader, around)
    own = own if around.per_row else _with_the_titles_noun(reader, own, context)
    own = reader.closed(reader.within(own, own | context))
    own = _paid_by_title(reader, own, context) if measure == "money" else own
    own = own if around.per_row else _taking_part(reader, _received(reader, own, context), context)
    if measure == "money":  # what a collective's organisation earns and owns is the collective's
        own, context = (frozenset(_WHOSE_MONEY.get(c, c) for c in part) for part in (own, context))
    context = reader.closed(own | context) - own - reader.implied(own)
    return Definition(
        own=own,
        context=frozenset(context),
        measure=measure,
        note_measures=notes,
        aspect=_aspect(reader, own, measure),
        text=" / ".join(part.strip() for part in path),
        time="".join(dict.fromkeys(label.time for label in labels)),  # of a part and its whole, said twice
    )


def _with_the_headings_noun(reader: LabelReader, labels: Sequence[Label], sections: Sequence[str]) -> frozenset[str]:
    """'特困供养 > 集中' says 集中供养, '卫生厕所 > 无害化' 无害化卫生厕所: what is left out of a known word stands above it;
    so does what opens one (集体经济组织 > 成员)."""
    leaf = labels[-1]
    rests = [c for c in leaf.concepts if c.startswith(REST) and not c.startswith(NOTE)]
    if len(rests) != 1:
        return leaf.concepts
    word = rests[0][len(REST) :]
    for heading in (*reversed([label.text for label in labels[:-1]]), *reversed(sections)):
        above = squeeze(split_label_unit(heading)[0])
        ends = [above[-size:] for size in range(_LEFT_OUT[1], _LEFT_OUT[0] - 1, -1)]
        found = (reader.lexicon.surfaces.get(whole) for end in ends for whole in (word + end, end + word))
        known = next((c for c in found if c is not None and c.category not in DROPPED | {"measure"}), None)
        if known is not None:
            return reader.closed(leaf.concepts - {rests[0]} | {known.name})
    return leaf.concepts


def _with_the_titles_noun(reader: LabelReader, own: frozenset[str], context: frozenset[str]) -> frozenset[str]:
    """The row 劳资 in a report on 矛盾纠纷 says 劳资纠纷, where that is a known kind of them."""
    rests = [c for c in own if c.startswith(REST) and not c.startswith(NOTE)]
    surfaces = reader.lexicon.surfaces
    for about in context if len(rests) == 1 else ():
        kind = surfaces.get(squeeze(rests[0][len(REST) :] + about[-_LEFT_OUT[0] :]))
        if kind is not None and about in kind.implies:
            return own - {rests[0]} | {kind.name}
    return own


_WHOSE_MONEY = {"集体经济组织": "集体经济"}
_LEFT_OUT = (2, 6)  # characters of the heading's end


def _received(reader: LabelReader, own: frozenset[str], context: frozenset[str]) -> frozenset[str]:
    """保障人数 in a report on 低保 are those on it, and so is each part of them (其中：残疾人)."""
    if _RECEIVING not in own:
        return own
    subsidies = any(_pays(reader, c) and reader.lexicon.category(c) == "topic" for c in context)
    if any(reader.lexicon.category(c) == "topic" and (subsidies or _pays(reader, c)) for c in own):
        return own - {_RECEIVING}  # the row names what is paid (草原补奖), the title only its kind
    benefits = {c for c in context if _RECEIVING in reader.implied({c})}
    benefits -= reader.implied(benefits)
    return reader.closed(own | benefits) if len(benefits) == 1 else own


def _pays(reader: LabelReader, concept: str) -> bool:
    """Whether a concept is something that is paid out: a subsidy or an allowance."""
    known = reader.lexicon.concepts.get(concept)
    return known is not None and (bool(known.paid) or "补贴" in reader.implied([concept]))


def _taking_part(reader: LabelReader, own: frozenset[str], context: frozenset[str]) -> frozenset[str]:
    """Who takes part in an insurance has joined it (参加养老保险); of a course or a drill it stays what it says."""
    concepts = reader.lexicon.concepts
    joined = {concepts[c].joined for c in own | context if c in concepts} - {""}
    return reader.closed(own - {_PARTAKING} | joined) if _PARTAKING in own and len(joined) == 1 else own


_RECEIVING, _PARTAKING = "受益", "参加"


def _posts_level(reader: LabelReader, own: frozenset[str]) -> frozenset[str]:
    """Beside a post 村 is its level, no place to be named: 村（社区）书记 is 村级书记."""
    post = "村" in own and any(reader.lexicon.category(c) == "role" for c in own)
    return own - {"村"} | {"村级"} if post else own


def _leaf_attribute(reader: LabelReader, labels: Sequence[Label], own: frozenset[str]) -> frozenset[str]:
    """'监测人及电话 > 姓名': where the innermost label names an attribute, those named above it only announce it."""
    leaf = {c for c in labels[-1].concepts if reader.lexicon.category(c) == "attr"} if labels else set()
    outside = (
        {"attr", "action"} if leaf else set()
    )  # 保障对象 > 身份证号: that somebody receives says nothing of his number
    return frozenset(c for c in own if c in leaf or reader.lexicon.category(c) not in outside)


def _paid(reader: LabelReader, own: frozenset[str]) -> frozenset[str]:
    """A benefit asked in money, with no other word of money, asks what was spent on it."""
    paid = {reader.lexicon.concepts[c].paid for c in own if c in reader.lexicon.concepts} - {""}
    plain = {c for c in own if c not in reader.lexicon.concepts or not reader.lexicon.concepts[c].paid}
    said = any(reader.lexicon.category(c) in ("flowword", "facet", "attr", "measure") for c in plain)
    return own if said or len(paid) != 1 else own | paid


def _paid_by_title(reader: LabelReader, own: frozenset[str], context: frozenset[str]) -> frozenset[str]:
    """In a report on subsidies what a row names, asked in money, is what was paid for it."""
    kinds = {reader.lexicon.category(c) for c in own}
    about = any(_pays(reader, c) and reader.lexicon.category(c) == "topic" for c in context)
    return own | {"支出"} if about and "topic" in kinds and kinds <= {"topic", "rest", "owner"} else own


def _joined(reader: LabelReader, own: frozenset[str]) -> frozenset[str]:
    """An insurance asked in persons, with no other word of persons, asks how many joined it."""
    joined = {reader.lexicon.concepts[c].joined for c in own if c in reader.lexicon.concepts} - {""}
    said = any(reader.lexicon.category(c) in ("population", "role", "rest", "flowword") for c in own)
    return own if said or len(joined) != 1 else own | joined


def _whatever_classifier(reader: LabelReader, own: frozenset[str], measure: str) -> str:
    """Firms are counted in 户, 家 and 个 alike; households are not."""
    kinds = [reader.lexicon.concepts[c] for c in own if c in reader.lexicon.concepts]
    return "count" if measure == "households" and any(k.by_any_word for k in kinds) else measure


def _of_bodies(reader: LabelReader, own: frozenset[str], notes: frozenset[str]) -> str:
    """Clinics and schools alone are counted as such where the unit line also names what persons are counted in."""
    bodies = [reader.lexicon.concepts[c] for c in own if c in reader.lexicon.concepts]
    alone = bool(own) and len(bodies) == len(own) and all(c.kind == "body" and not c.measure for c in bodies)
    return "count" if alone and "count" in notes and notes <= _COUNTED_IN else ""


_HOME = REST + "家庭"
_OF_VILLAGES = re.compile(r"村(?!$|[数（(级\d])(?!.*村(?:个?数|数量)?(?:[（(][^（）()]*[）)])?$)")
_COUNTED_IN = frozenset({"count", "persons", "households"})


def _in_places(own: frozenset[str], measure: str, labels: Sequence[Label]) -> frozenset[str]:
    """Outside a roster 村 is no place to be named: 通客车村（个） counts villages, 村路长人数 and 村文化广场 those of villages;
    in households and their homes 家庭 says no more than 户."""
    own = own - {_HOME} if measure == "households" and own > {_HOME} else own
    opening = any(_OF_VILLAGES.match(label.text) for label in labels)
    instead = {"count": "村级" if opening else "行政村", "persons": "村级"}.get(measure)
    return own - {"村"} | {instead} if instead and "村" in own and len(own) > 1 else own


def _named(reader: LabelReader, own: frozenset[str]) -> frozenset[str]:
    """A role alone (户主, 书记) asks for the name."""
    kinds = {reader.lexicon.category(c) for c in own}
    return own | {"姓名"} if "role" in kinds and not kinds & {"attr", "topic"} else own


def _counts_persons(labels: Sequence[Label], unit: str) -> bool:
    """'网格员人数' and '监测员（名）' ask how many there are, not who."""
    units = [unit_of(unit) if unit else None, *(unit_from(label, "") for label in labels)]
    return any(measure_of_unit(u) == "persons" for u in units) or any(label.measure == "persons" for label in labels)


_PLACE_WORDS = {
    "行政村": "村", "社区": "村", "村民小组": "组", "居民小组": "组", "r:社": "组", "r:屯": "组", "r:队": "组"
}  # fmt: skip
_NAMED_WORD = re.compile(r"^(r:[\u4e00-\u9fff]{2,})名称$")  # a roster's columns 岗位 and 岗位名称 hold the same


def _context(reader: LabelReader, around: Surroundings) -> frozenset[str]:
    out = _title_concepts(reader, around.title)
    for section in around.sections:
        out = _without_others_of_a_kind(reader, out, reader.read(section).concepts)
        words = strip_numbering(section)[1]
        lists = len(_split_listing(words)) > 1  # '就业和残疾人' is said of no single line below it
        said = _title_concepts(reader, words) if lists else reader.read(section).concepts
        said -= {c for c in said if around.prose and reader.lexicon.category(c) == "flowword"}
        out |= frozenset(c for c in said if not c.startswith("r:"))
    return _without_rivals(reader, frozenset(c for c in out if reader.lexicon.category(c) != "attr"))


def _without_others_of_a_kind(reader: LabelReader, title: frozenset[str], section: frozenset[str]) -> frozenset[str]:
    """A sheet or section on 养老保险 in a file titled 医疗保险 is of the former."""
    concepts = reader.lexicon.concepts

    def kinds(name: str) -> frozenset[str]:
        return frozenset({concepts[name].joined, concepts[name].kind} - {""}) if name in concepts else frozenset()

    said = frozenset().union(*(kinds(c) for c in section))
    return frozenset(c for c in title if c in section or not kinds(c) & said)


def _title_concepts(reader: LabelReader, title: str) -> frozenset[str]:
    """What a title says of the whole form. 'A和B的统计表' speaks of both, so only what its parts share is said of each place."""
    title = without_peoples_places(title)
    first, *others = [p for p in _split_listing(_POLICY.sub("", title)) if p.strip()] or [""]
    parts = [first, *(p for p in others if reader.read(_OF_THE_FIRST.sub("", p)).concepts)]
    read = [frozenset(c for c in reader.read(p).concepts if not c.startswith(("r:", "age:"))) for p in parts]
    shared = frozenset.intersection(*(r | reader.implied(r) for r in read))
    narrowing = NARROWING | FACETS
    return frozenset(c for r in read for c in r if c in shared or reader.lexicon.category(c) not in narrowing) | shared


# Names of policies and trades say nothing of who lives in the country and who in town.
_POLICY = re.compile(
    r"(?:宜居宜业|和美|美丽|数字|平安|法治)+乡村|乡村(?:建设|治理)|(?<=农业)农村|(?<=农业和)农村|(?<=农业、)农村"
)
# '户籍人口及变动统计表' speaks of one thing: the second part only says what is told of it.
_OF_THE_FIRST = re.compile(r"(?:增减)?变动|增减|变化|分布|构成")


def _split_listing(title: str) -> list[str]:
    title = title.replace("妇女儿童", "妇女、儿童")
    for mark in ("以及", "和", "及", "与", "、"):
        title = title.replace(mark, "\n")
    return title.split("\n")


def _without_rivals(reader: LabelReader, concepts: frozenset[str]) -> frozenset[str]:
    """Two values of one facet (户籍 and 流动) leave it open which is meant, so neither is said."""
    seen: dict[str, list[str]] = {}
    for concept in concepts:
        seen.setdefault(reader.lexicon.category(concept), []).append(concept)
    rivals = {c for category, names in seen.items() if category in FACETS and len(names) > 1 for c in names}
    return concepts - rivals


def _aspect(reader: LabelReader, own: Iterable[str], measure: str) -> str:
    """How long a value stays true. The strictest word wins: bound, then flow, then stock, slow, stable.

    Words that the table doesn't know may tell of what was done in a period, so March's value is not the quarter's.
    """
    given = [
        reader.lexicon.concepts[c].aspect for c in frozenset(own) | reader.implied(own) if c in reader.lexicon.concepts
    ]
    kinds = [reader.lexicon.category(c) for c in own if not c.startswith(NOTE)]
    if "bound" in given or measure in ("rate", "average"):
        return "bound"
    if "flow" in given:
        return "flow"
    if "stock" in given and ("rest" not in kinds or "stockword" in kinds or measure not in _COUNTED):
        return "stock"
    built = "kept" in given and measure in _OF_BUILDINGS and _nothing_else(reader, own)
    if ("rest" in kinds or ("open" in given and not built)) and measure in _COUNTED:
        return "flow" if measure in _HAPPENING else "open"
    slow = [a for a in given if a.startswith("slow:")]
    slow += [_BUILT] if built else []
    plain = not any(k in ("population", "age", "basis", "realisation", "change", "status", "sex") for k in kinds)
    if plain and slow:
        return min(slow, key=lambda a: int(a[5:]))
    if plain and "stable" in given:
        return "stable"
    return "flow" if measure in _FLOWING else "stock"


def _nothing_else(reader: LabelReader, own: Iterable[str]) -> bool:
    """Whether all topics are of what lasts: the beds of a clinic aren't."""
    topics = (reader.lexicon.concepts[c] for c in own if reader.lexicon.category(c) == "topic")
    return all(c.aspect == "kept" or c.aspect.startswith("slow:") for c in topics)


_BUILT = "slow:12"  # what is built stays: how much of it there is and how large it is, not what happens there
_OF_BUILDINGS = frozenset({"count", "length", "area", "volume"})
_HAPPENING = frozenset({"times", "events", "visits"})
_FLOWING = _HAPPENING | {"money", "mass"}
_COUNTED = COUNTABLE | _FLOWING | {"area", "length", "volume", "power", ""}  # unknown words may tell of what was done
