"""Blanks in running text: which noun a blank counts, in which unit, under which topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.detection import roles, types, units, words
from forms.detection.incell import asks, unit_after
from forms.detection.view import clean
from forms.detection.wordtime import label_period
from forms.documents.blanks import Blank, blanks_in, paragraph_blanks
from forms.documents.ticks import options_in
from forms.model.document import Paragraph
from forms.model.form import Field
from forms.values.text import normal

GAP = "＿＿"
_BREAK = re.compile(r"[，。；;！？!?、（）()\n]")
_LEAD_IN = re.compile(
    r"^(?:和|及|以及|并|同时|另有?|还有?|其余|剩余|至|止|目前)?(?:[我本该全](?:[镇乡县区市村]|街道|社区))?(?:范围内|境内|辖区内)?"
    r"(?:共计?|现|总共|合计|一共)?(?:计?有|辖(?!区)|设有?|建有|拥有|现有|共有|纳入|配备|划分|实现|达到?|为|是|约|开展)?"
)
_VERB = re.compile(r"^(?:累计)?(发放|支出|兑付|拨付|支付)(?=\S{2,})")
_SHORT = frozenset(
    "支出 收入 金额 面积 产量 产值 人口 可容纳 户均 人均 其中 涉及 解决 覆盖 成功化解 化解 调解成功 整改 已整改 累计识别".split()
)
_HOUSEHOLD = re.compile(r"户数?$")
_PEOPLE = re.compile(r"(?:人|人员|员|者|子女|儿童|对象|劳动力|人口|妇女|学生|居民|代表|人数|人次)$")
_ADDRESSEE = re.compile(r"(?:局|委|办|府|院|部|处|会|公司|中心|所|站|领导|同志|委员会)$")
_UNIT_NOUN = re.compile(
    r"^(?:个|名|位|处|所|座|家|条|支|项|件|户|人)([村镇乡组寨屯]|[\u4e00-\u9fff]{2,10}?)(?=[，。；、,;（(]|$)"
)
_FROM_TO = re.compile(r"自|从|由|至|到|起至|日起至|起|止")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[.、．)）]|[（(][一二三四五六七八九十\d]{1,2}[)）])(?=\S{2})"
)
_BARE_NOUN = re.compile(r"^([\u4e00-\u9fff]{2,6})(?=[，。；、,;：:（(\s]|$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a blank say: path of labels, unit, period words."""

    path: tuple[str, ...]
    unit: str
    period: str


def paragraph_fields(paragraph: Paragraph, section: str) -> list[Field]:
    """The blanks and the boxes to tick of one paragraph."""
    text = paragraph.text
    if not text.strip() or len(text) > 5000 or words.NOTE.match(clean(text)):
        return []
    options = options_in(text)
    if options:
        return _choice(paragraph, text, section)
    drawn = bool(blanks_in(text, paragraph.underlines))
    blanks = paragraph_blanks(text, paragraph.underlines)
    readings = read_blanks(text, blanks)
    sign_line = any(words.SIGN.match(clean(b.label)) for b in blanks)
    out = []
    for n, (blank, reading) in enumerate(zip(blanks, readings, strict=True)):
        if not reading.path or not (drawn or _asks(blank, text)):
            continue
        out.append(_field(paragraph, n, blanks, blank, reading, section, sign_line))
    return out


def _asks(blank: Blank, text: str) -> bool:
    label = clean(blank.label)
    if blank.form == "end" and (_ADDRESSEE.search(label) or words.strength(label) < 1):
        return False
    return asks(blank, text) and (blank.form != "end" or len(label) <= 16)


def _choice(paragraph: Paragraph, text: str, section: str) -> list[Field]:
    options = options_in(text)
    head = re.split("[" + words.BOXES + "]", text, maxsplit=1)[0]
    label = clean(head).rstrip(":：")
    label = re.split(r"[。；;，,\s]", label)[-1]
    if not label:
        return []
    marked = [o.text for o in options if o.ticked]
    return [
        Field(
            id="",
            path=(label,),
            address=paragraph.name,
            mode="in_cell_checkbox",
            type="choice",
            options=tuple(o.text for o in options),
            value="、".join(marked) or None,
            section=section,
            sentence=text.strip(),
        )
    ]


def _field(
    paragraph: Paragraph, n: int, blanks: Sequence[Blank], blank: Blank, reading: Reading, section: str, sign_line: bool
) -> Field:
    label = reading.path[-1]
    kind = types.by_label(label, reading.unit or None)
    kind = "date" if blank.kind == "date" and kind != "signature" else kind
    options = next((o for span, o in paragraph.choices if blank.span[0] <= span[0] and span[1] <= blank.span[1]), ())
    start = max((b.span[1] for b in blanks if b.span[1] <= blank.span[0]), default=0)
    return Field(
        id="",
        path=reading.path,
        address=f"{paragraph.name}.B{n}",
        mode="in_paragraph",
        type="choice" if options else kind,
        options=options,
        unit=(reading.unit if kind != "date" else "") or (units.counted_unit(label) if kind == "integer" else None),
        value=blank.value.strip() or None,
        role=roles.role_of(label, kind, sign_line),
        section=section,
        period_text=reading.period,
        before=paragraph.text[start : blank.span[0]].strip(),
        after=blank.after,
        sentence=_sentence(paragraph.text, blanks, blank),
    )


def _sentence(text: str, blanks: Sequence[Blank], blank: Blank) -> str:
    """The whole sentence around a blank with every blank as ＿＿."""
    start = max((m.end() for m in re.finditer(r"[。！？\n]", text[: blank.span[0]])), default=0)
    stop = re.search(r"[。！？\n]", text[blank.span[1] :])
    end = blank.span[1] + stop.end() if stop else len(text)
    out, at = "", start
    for other in blanks:
        if start <= other.span[0] and other.span[1] <= end:
            out += text[at : other.span[0]].strip(" \u00a0") + GAP
            at = other.span[1]
    return (out + text[at:end]).strip()


def read_blanks(text: str, blanks: Sequence[Blank]) -> list[Reading]:
    """The reading of every blank, from the left: a blank with nothing but a unit before it counts the same noun."""
    out: list[Reading] = []
    topic = verb = period = lasting = ""
    parent: str = ""
    last_end = 0
    for blank in blanks:
        between = text[last_end : blank.span[0]]
        last_end = blank.span[1]
        unit = unit_after(text[blank.span[1] :])
        clause, joined = _clause(between, out)
        period = _period(between, lasting)
        among = clause.startswith("其中")
        lasting = lasting if among else period
        if not clause and out:
            out.append(_inherited(out[-1], topic, unit, period))
            continue
        if _FROM_TO.fullmatch(clause) and topic:
            out.append(Reading((topic,), unit, period))
            continue
        verb, noun = _verb(clause, verb if joined else "")
        label = noun or _noun_after(text[blank.span[1] :])
        if not label:
            out.append(Reading((), unit, period))
            continue
        if among:
            parent = topic
        elif not joined:
            parent = ""
        if label in _SHORT and topic:
            out.append(Reading((topic, label), unit, period))
            continue
        if not among and not parent:
            topic = label
        head = (parent,) if parent else ()
        out.append(
            Reading((*head, _measured(verb + label if verb and not among else label, unit, False)), unit, period)
        )
    return out


def _clause(between: str, before: list[Reading]) -> tuple[str, bool]:
    """The words that name a blank, and whether they go on a list begun before ('、')."""
    tail = between
    if before:
        unit = before[-1].unit
        tail = re.sub(rf"^[\s\u3000\u00a0]*{re.escape(unit)}", "", tail) if unit else tail
    tail = re.sub(r"[¥￥]\s*$", "", tail) if len(tail) > 1 else tail
    labelled = re.search(r"([^。；;，,\s：:]+)[:：](?:人民币|RMB|[¥￥])?$", clean(tail))
    if labelled:
        return _NUMBERED.sub("", re.split(r"[（(](?![^（(]*[)）])", labelled.group(1))[-1]), False
    joined = bool(before) and bool(re.match(r"^\s*[、和及]", tail))
    pieces = list(_BREAK.split(tail))
    last = clean(pieces[-1])
    if not last and len(pieces) > 1 and re.search(r"[（(]\s*$", tail):
        last = clean(pieces[-2])
    last = re.split("[:：]", last)[-2] if re.search("[:：]$", last) else re.split("[:：]", last)[-1]
    last = re.sub(r"^\S{0,3}(?:截至|截止)\S*?(?:末|底|日|时|月)", "", last)
    stripped = last if last.startswith("其中") else _LEAD_IN.sub("", last)
    if re.search(r"[:：]\s*$", between):
        stripped = last
    stripped = re.sub(r"(?<=\S{2})[自从至]$", "", stripped)
    return re.sub(r"[约达为共有计]$", "", stripped).strip(" :："), joined


def _period(between: str, period: str) -> str:
    """Period words of a stretch; they hold until the sentence ends or names others."""
    own = label_period([p for p in re.split(r"[，。；;：:]", between) if p.strip()])
    if own:
        return own
    return "" if re.search(r"[。\n]", between) else period


def _verb(clause: str, carried: str) -> tuple[str, str]:
    """('发放', '农村低保金') of '一季度累计发放农村低保金'; in a list the verb is carried on."""
    cut = label_period((clause,))
    if cut and cut != "累计" and normal(clause).startswith(cut) and len(clause) > len(cut) + 1:
        clause = _LEAD_IN.sub("", normal(clause)[len(cut) :].lstrip("的末底"))
    found = _VERB.match(clause)
    if found:
        return found.group(1), clause[found.end() :]
    return carried, clause


def _noun_after(after: str) -> str:
    """'辖____个村民小组': the noun stands behind the unit."""
    found = _UNIT_NOUN.match(after.strip()) or _BARE_NOUN.match(after.strip())
    return found.group(1) if found else ""


def _inherited(before: Reading, topic: str, unit: str, period: str) -> Reading:
    base = before.path[-1] if before.path else topic
    base = re.sub(r"(?:户数|人数)$", "", base)
    return (
        Reading((*before.path[:-1], _measured(base, unit, True)), unit, period) if base else Reading((), unit, period)
    )


def _measured(label: str, unit: str, inherited: bool) -> str:
    """'农村低保' counted in 户 is 农村低保户数; what names people or households already stays as it is."""
    if unit == "户" and not _HOUSEHOLD.search(label):
        return f"{label}户数"
    if unit == "人" and (inherited or not _PEOPLE.search(label)) and not label.endswith(("人数", "均")):
        return f"{label}人数"
    if unit in ("人次", "户次", "场次") and not label.endswith(unit):
        return f"{label}{unit}"
    return label
