"""Where blanks stand inside a text: shared by detection (which offers them) and the writers (which fill them)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.model.document import Span
from forms.values.units import room_units

SPACES = " \t\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2007\u2009\u202f"
_S = f"[{SPACES}]"
_GAP = f"[{SPACES}_＿]"
_UNDERSCORES = re.compile(r"[_＿]{2,}")
# a line and the room right behind it begin a date, a line and then wide room don't ("编号：______        年  月  日")
_LEAD = f"(?:{_S}*[_＿]+{_S}{{0,3}}|{_S}*)"
_YEAR = f"{_LEAD}(?:(?:20|二〇|[12][0-9]{{3}}){_GAP}*)?(?<![每今本当去次明])年"
# "    年  月  日", "20__年__月", "2026年  月  日": a date that a person completes; at least the month is still open
_DATE = re.compile(f"{_YEAR}{_GAP}+月(?:{_GAP}+日)?")
_DATE_DAY = re.compile(f"{_GAP}*[12][0-9]{{3}}年[0-9]{{1,2}}月{_GAP}+日")
_MONTH_DAY = re.compile(f"{_GAP}{{2,}}月{_GAP}+日")
_QUARTER = re.compile(f"{_YEAR}(?:{_S}*第{_GAP}+|{_GAP}{{2,}})(?:季度?|半年)")
# "2026年1—  月": up to which month
_MONTHS = re.compile(f"(?:[12][0-9]{{3}}年{_S}*)?[0-9]{{1,2}}{_S}*[—－~～-]{{1,2}}{_GAP}+月(?!{_GAP}+日)")
_DATES = (_DATE, _DATE_DAY, _QUARTER, _MONTHS, _MONTH_DAY)
# who signs or seals, then the date: the room between a label and a date skeleton that is not the label's own
_SIGNS = re.compile(r"[章签捺]|[人员方]$|单位$|部门$|机构$|领导$|书记$|主任$|名称$|公司$|[乡镇村]$")
_ROOM_AND_DATE = re.compile(f"{_GAP}{{6,}}(?=(?:20|二〇|[12][0-9]{{3}})?{_GAP}*年)")
_BRACKET = re.compile(f"(?<=[（(]){_S}+(?=[）)])")
_UNITS = f"个月|周年|周岁|(?:[十百千万亿]{{0,2}}(?:{'|'.join(room_units())}))|%|％|㎡|m2|mm|cm|kg|km"
_WIDE = re.compile(f"(?<=[^{SPACES}：:]){_S}{{3,}}(?=[（(](?:{_UNITS})[）)])")
_UNIT_AFTER = re.compile(f"^({_S}{{2,}})(?:{_UNITS}){_S}*[。；;，,]?{_S}*$")
_DIGIT_BOXES = re.compile("[□☐]{4,}")  # one box a digit
_SIGN_ONLY = re.compile(f"({_S}*[¥￥$]){_S}*")
_UNIT_LABEL = re.compile(r"单位$")
# "      户      间": rooms that nothing but their units name
_RATED = f"(?:{_UNITS})(?:/(?:{_UNITS}))?"
_UNIT_ROOM = re.compile(f"({_S}{{2,}}){_RATED}(?=[{SPACES}。；;，,、]|$)")
_UNIT_ROOMS = re.compile(f"(?:{_S}{{2,}}{_RATED}[。；;，,、]?)+{_S}*")
# "共      户，      人次", "水田    亩，旱地    亩": the same with words in front
_LED = f"(?:[共约计占按有]|(?:其中|合计|总计|共计|共有|现有|已有|累计)?[:：]?|[\u4e00-\u9fff]{{2,8}}(?={_S}{{4}}))"
_SPACED_WORD = re.compile(f"[\u4e00-\u9fff]{_S}+[名位口种类份项辆数](?![\u4e00-\u9fff])")
_LED_ROOMS = re.compile(f"{_S}*(?:{_LED}{_S}{{2,}}{_RATED}[。；;，,、]?{_S}*)+")
# "地上   层，地下   层": words, room and unit again and again, parted by commas; written over, a figure beside a space
_FIGURE = "[0-9][0-9,.]*"
_ROOM = f"(?:{_S}{{2,}}|{_S}+{_FIGURE}{_S}*|{_FIGURE}{_S}+)"
_NAMED_MEASURE = f"{_S}*[\u4e00-\u9fff]{{1,8}}{_ROOM}(?:{_UNITS})"
_LISTED_ROOMS = re.compile(f"(?:{_NAMED_MEASURE}{_S}*[，,；;、])+{_NAMED_MEASURE}{_S}*[。；;，,]?{_S}*")
_LISTED_ROOM = re.compile(f"(?<=[\u4e00-\u9fff])(?:({_S}{{2,}})|{_S}*({_FIGURE}){_S}*)(?=(?:{_UNITS}))")
# "       °    ′    ″": one place in degrees, minutes and seconds
_DEGREES = re.compile(f"{_S}+[°º]{_S}*[′'’]{_S}*[″\"”]?")
# "2026年第   批": the number of a batch or an issue
_ISSUE = "(?:批次?|期|次|届|轮)"
_ISSUE_ROOM = re.compile(f"(?<=第){_S}{{2,}}(?={_ISSUE}(?![\u4e00-\u9fff]))")
_ISSUE_HELD = re.compile(
    f"{_S}*(?:[12][0-9]{{3}}年)?第{_S}*([0-9]{{1,4}}|[一二三四五六七八九十]{{1,3}}){_S}*{_ISSUE}{_S}*"
)
_ISSUE_LEAD = re.compile(f"{_S}*(?:[12][0-9]{{3}}年)?第")
# "填报单位：          截至2026年   月底": what stands behind wide room is a label of its own, without a colon
_UNTIL = re.compile(f"(?<={_S}{_S}截[至止])(?={_GAP}*(?:[12][0-9]{{3}}{_GAP}*)?年)")
# a date written into its skeleton, with printed words behind it ('2026年3月底', '…5日前', '…5日   时')
_DATE_HELD = re.compile(
    f"{_S}*([12][0-9]{{3}}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)(?:[底末止前]|{_S}+[时分](?:{_S}+分)?){_S}*"
)
# a seal or a name, wide room, then the day it was signed
_SIGNED_ON = re.compile(f"{_S}*(\\S(?:.*\\S)?){_S}{{4,}}[12][0-9]{{3}}年[0-9]{{1,2}}月[0-9]{{1,2}}日{_S}*")
_TIME = re.compile(r"[年月日]")
_UNIT_BEFORE = re.compile(f"(?:{_UNITS})$")
_UNIT_LEAD = re.compile(
    f"^(?:{_UNITS})(?:{_S}+|{_S}*、)(?=[^{SPACES}])"
)  # of the blank before: '倒塌    间  损坏    间'
_UNIT_ALONE = re.compile(_UNITS)
# "务工收入        元；种植收入        元": words, room, unit
_MEASURES = "万元|千元|元|亩|公顷|平方米|立方米|公里|千米|米|万吨|吨|公斤|千克|斤|头|只|羽|台|辆|岁|天|个月|月|户|人次|人|%|％|㎡"
_NAMED_ROOM = re.compile(f"(?<=[\u4e00-\u9fff]{{2}}){_S}{{4,}}(?=(?:{_MEASURES})(?:[{SPACES}。；;，,、]|$))")
# the same filled in: " 12户    15间"
_UNIT_FIGURE = re.compile(f"([0-9][0-9,.]*){_S}*(?:{_UNITS})")
_UNIT_FIGURES = re.compile(f"(?:{_S}*[0-9][0-9,.]*{_S}*(?:{_UNITS})[。；;，,、]?){{2,}}{_S}*")
_ONE_FIGURE = re.compile(f"{_S}*{_FIGURE}{_S}+(?:{_MEASURES}|层|栋|间){_S}*")
# "              其中住宅：": the room before it is for the whole, the figure of the label beside the cell
_BEFORE_PART = re.compile(f"({_S}{{4,}})(?=其中)")
_BEFORE_PART_HELD = re.compile(f"{_S}*([0-9][0-9,.]*{_S}?(?:{_UNITS})?)[{SPACES}，,；;]+(?=其中)")
_COLON = re.compile(r"(?<![0-9])[：:](?!//)|(?<=[0-9])[：:](?![0-9/])")
_BREAK = "；;。，,！!？?、"
_WORD = re.compile(f"[^{_BREAK[:-1]}_＿{SPACES}]+")


@dataclass(frozen=True, slots=True)
class Blank:
    """A place inside a text: what stands before it as its label, where it is, and what it holds ("" where blank).

    form: "line" is drawn (underscores, underlining), "spaces" a run of spaces, "bracket" the room inside （ ）, "end" no
    room at all behind the colon, "value" already written over. `after` is the text right behind it, up to the next blank.
    """

    label: str
    span: Span
    value: str = ""
    kind: Literal["text", "date"] = "text"
    form: Literal["line", "spaces", "bracket", "end", "value"] = "value"
    after: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `text`."""

    start: int
    end: int
    text: str


def blanks_in(text: str, underlines: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The drawn blanks of a text from the left: underlined stretches and runs of two or more underscores, joined where
    they touch. An underlined stretch counts whether it holds spaces or what somebody wrote (' 56 ')."""
    marks = [(a, b) for a, b in underlines if a < b] + [m.span() for m in _UNDERSCORES.finditer(text)]
    joined: list[Span] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


_DATE_LABEL = re.compile(f"(?:日期|时间)[:：]{_S}*([12][0-9]{{3}}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)")


def paragraph_blanks(text: str, underlines: Sequence[Span] = ()) -> tuple[Blank, ...]:
    """What `Pn.Bm` counts: the drawn blanks; where a paragraph has none, its label blanks ('日期：    年  月  日')."""
    drawn = blanks_in(text, underlines)
    if not drawn:
        return label_blanks(text)
    spans = _with_undrawn(text, drawn)
    ends = [0, *(end for _, end in spans)]
    return tuple(_gap_blank(text, span, "line", ends[i], "") for i, span in enumerate(spans))


def _with_undrawn(text: str, drawn: Sequence[Span]) -> list[Span]:
    """Drawn blanks and date skeletons from the left; a skeleton swallows the lines it is drawn with ('____年__月')."""
    dates = [d for d in _dates(text) if all(d[0] <= a and b <= d[1] for a, b in drawn if a < d[1] and d[0] < b)]
    dates += [m.span(1) for m in _DATE_LABEL.finditer(text) if all(m.end() <= a or b <= m.start(1) for a, b in drawn)]
    return sorted([*dates, *(s for s in drawn if not any(a <= s[0] and s[1] <= b for a, b in dates))])


def _dates(text: str) -> list[Span]:
    """The date skeletons of a text from the left; the fuller reading of a stretch wins."""
    found: list[Span] = []
    for pattern in _DATES:
        found += (m.span() for m in pattern.finditer(text) if all(m.end() <= a or b <= m.start() for a, b in found))
    return sorted(found)


def label_blanks(text: str, underlines: Sequence[Span] = ()) -> tuple[Blank, ...]:
    """What `#n` counts inside a cell: every "label：value-or-blank" and every gap (underscores, underlined stretches, date
    skeletons, empty brackets, a wide gap before a unit), from the left. Pass the cell's underlines if it has any."""
    out: list[Blank] = []
    start = 0
    for line in text.split("\n"):
        inside = [
            (max(a - start, 0), min(b - start, len(line))) for a, b in underlines if a < start + len(line) and b > start
        ]
        out += (_moved(blank, start) for blank in _line_blanks(line, inside))
        start += len(line) + 1
    return tuple(out)


_PARTS = ("年", "月", "日")


def fill(text: str, blank: Blank, value: str) -> Edit:
    """The edit that writes `value` into a blank: the label and all other text stay, the next label keeps a distance."""
    start, end = blank.span
    if value[-1:] in _PARTS and text[end:].lstrip(SPACES)[:1] == value[-1:]:
        value = value[:-1]  # '2026年' before a printed '年'
    if blank.form == "spaces":
        # '户      间': the second figure keeps away from the unit of the first
        apart = text[start] if not blank.label and end - start > 1 and _UNIT_BEFORE.search(text[:start]) else ""
        return Edit(start, end, apart + value + _room(text, blank, apart + value))
    if blank.kind == "date" and not blank.label:  # a date on its own keeps its distance from the edge
        start += len(text[start:end]) - len(text[start:end].lstrip(SPACES))
        return Edit(start, end, value)
    if blank.form == "line" and blank.kind == "text" and not text[start:end].strip(SPACES):
        return Edit(start, end, f" {value} ")
    return Edit(start, end, value)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made; they must not overlap."""
    for edit in sorted(edits, key=lambda e: -e.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _room(text: str, blank: Blank, value: str) -> str:
    """The spaces that must stay behind a value so that what follows keeps its place, or at least a distance."""
    start, end = blank.span
    rest = text[end:].split("\n", 1)[0]
    if not rest.strip(SPACES) or rest[0] in _BREAK:
        return ""
    space = text[end - 1]
    width = sum(1 if space == "\u3000" or ord(ch) < 0x2E80 else 2 for ch in value)
    least = 1 if blank.after and _UNIT_AFTER.match(f"  {blank.after}") else 2
    return space * max(least, end - start - width)


def _moved(blank: Blank, by: int) -> Blank:
    span = (blank.span[0] + by, blank.span[1] + by)
    return Blank(blank.label, span, blank.value, blank.kind, blank.form, blank.after)


def _line_blanks(line: str, underlines: Sequence[Span]) -> Iterator[Blank]:
    gaps = _gaps(line, underlines)
    previous = 0
    for label, start, end in _segments(line, gaps):
        if not label and start == 0:
            yield from _whole(line[:end], line, gaps)
        inside = [gap for gap in gaps if start <= gap[0][0] < end]
        if (room := _room_before_date(line, label, start, inside)) is not None:
            yield Blank(label, (start, room), "", "text", "spaces")
            inside[0] = ((room, inside[0][0][1]), "line")
            previous, label = room, ""
        for span, form in inside:
            floor, lead = max(previous, start), line[start : span[0]]
            own = label if _bare(lead) == "" or _ISSUE_LEAD.fullmatch(lead) else ""
            yield _gap_blank(line, span, form, floor, own)
            previous = span[1]
        if not inside and label:
            yield _valued(line, label, start, end)
        previous = max(previous, start)


def _room_before_date(line: str, label: str, start: int, inside: Sequence[Gap]) -> int | None:
    """Where the room of '单位（盖章）：              年  月  日' ends and the date begins; None for a date of the label's own."""
    if not label or not _SIGNS.search(label) or not inside or inside[0][0][0] != start:
        return None
    room = _ROOM_AND_DATE.match(line, start)
    return room.end() - 2 if room is not None and room.end() < inside[0][0][1] else None


def _whole(lead: str, line: str, gaps: Sequence[Gap]) -> Iterator[Blank]:
    """The room (or the figure) before a label '其中…：', which belongs to the label outside this cell."""
    room, held = _BEFORE_PART.match(line), _BEFORE_PART_HELD.match(line)
    if room and room.end() == len(lead) and all(a >= len(lead) for (a, _), _ in gaps):
        yield Blank("", room.span(1), "", "text", "spaces")
    elif held and held.end() == len(lead):
        yield Blank("", held.span(1), held[1])


Gap = tuple[Span, Literal["line", "bracket", "spaces"]]


def _gaps(line: str, underlines: Sequence[Span]) -> list[Gap]:
    """Gaps that need no colon, from the left; where two kinds overlap the wider reading (a date) wins."""
    found: list[Gap] = []
    candidates: list[Gap] = [(span, "line") for span in _dates(line)]
    candidates += [(span, "line") for span in blanks_in(line, underlines)]
    candidates += [(m.span(), "bracket") for m in _BRACKET.finditer(line)]
    candidates += [(m.span(), "spaces") for m in _WIDE.finditer(line)]
    candidates += [(m.span(), "spaces") for m in _NAMED_ROOM.finditer(line)]
    candidates += [(m.span(), "spaces") for m in _ISSUE_ROOM.finditer(line)]
    candidates += [(m.span(), "line") for m in _DEGREES.finditer(line)]
    if _LISTED_ROOMS.fullmatch(line):
        candidates += [(m.span(1), "spaces") if m[1] else (m.span(2), "line") for m in _LISTED_ROOM.finditer(line)]
    elif rooms_only(line):
        candidates += [(m.span(1), "spaces") for m in _UNIT_ROOM.finditer(line)]
    elif (_UNIT_FIGURES.fullmatch(line) or _ONE_FIGURE.fullmatch(line)) and not _TIME.search(line):
        candidates += [(m.span(1), "line") for m in _UNIT_FIGURE.finditer(line)]
    for span, form in candidates:
        if all(span[1] <= a or b <= span[0] for (a, b), _ in found):
            found.append((span, form))
    return sorted(found)


def rooms_only(line: str) -> bool:
    """Rooms before units, perhaps with words in front of them ('共    户，    人'), and nothing else. A spaced word
    ('姓    名') is a label."""
    if _UNIT_ROOMS.fullmatch(line) or _LISTED_ROOMS.fullmatch(line):
        return True
    return len(line.strip(SPACES)) > 4 and _SPACED_WORD.search(line) is None and bool(_LED_ROOMS.fullmatch(line))


def _segments(line: str, gaps: Sequence[Gap]) -> Iterator[tuple[str, int, int]]:
    """("label", start, end) of the stretch behind each colon; the text before the first label comes with label ""."""
    colons = [m for m in _COLON.finditer(line) if not any(a < m.start() < b - 1 for (a, b), _ in gaps)]
    if colons:
        colons = sorted([*colons, *_UNTIL.finditer(line, colons[0].end())], key=lambda m: m.start())
    starts = []
    floor = 0
    for colon in colons:
        starts.append(_label_start(line, floor, colon.start()))
        floor = colon.end()
    edges = [*starts, len(line)]
    if edges[0] > 0:
        yield "", 0, edges[0]
    for i, colon in enumerate(colons):
        label = _bare(line[starts[i] : colon.start()])
        yield label, colon.end(), max(edges[i + 1], colon.end())


def _label_start(line: str, floor: int, colon: int) -> int:
    """Where the label before a colon begins: behind the last break or space. A spaced label ('姓　　名') is taken whole,
    and so is a bracket behind a space ('单位 （盖章）')."""
    words = list(_WORD.finditer(line, floor, colon))
    if not words:
        return colon
    at, room = len(words) - 1, colon - floor
    while at > 0:
        between = line[words[at - 1].end() : words[at].start()]
        spaced = len(words[at][0]) == len(words[at - 1][0]) == 1 and len(between) <= room
        if between.strip(SPACES) or not (spaced or words[at][0][0] in "（("):
            break
        at, room = at - 1, len(between)
    return words[at].start()


def _valued(line: str, label: str, start: int, end: int) -> Blank:
    """What stands behind a colon, up to the next label: a value, a run of spaces, or nothing."""
    raw = line[start:end]
    if not raw.strip(SPACES + _BREAK):
        spaces = len(raw) - len(raw.lstrip(SPACES))
        return Blank(
            label, (start, start + spaces), "", "text", "spaces" if spaces else "end", line[start + spaces : end]
        )
    if _DIGIT_BOXES.fullmatch(raw.strip(SPACES)):
        return Blank(label, (start, start + len(raw.rstrip(SPACES))), "", "text", "line")
    if (sign := _SIGN_ONLY.fullmatch(raw)) is not None:
        return Blank(label, (start + sign.end(1), end), "", "text", "spaces" if sign.end(1) < len(raw) else "end")
    if (held := _ISSUE_HELD.fullmatch(raw) or _DATE_HELD.fullmatch(raw)) is not None:
        span = (start + held.start(1), start + held.end(1))
        return Blank(label, span, held[1], "text", "value", line[span[1] : end].strip(SPACES))
    if _SIGNS.search(label.rstrip("）)")) and (signed := _SIGNED_ON.fullmatch(raw)) is not None:
        span = (start + signed.start(1), start + signed.end(1))
        return Blank(label, span, signed[1], "text", "value", line[span[1] : end])
    room = len(raw) - len(raw.lstrip(SPACES))
    if room >= 2 and raw[room] in "。；;，,":
        return Blank(label, (start, start + room), "", "text", "spaces", raw[room:])
    unit = _UNIT_AFTER.match(raw)
    if unit and not _UNIT_LABEL.search(label):
        return Blank(label, (start, start + len(unit[1])), "", "text", "spaces", raw[len(unit[1]) :])
    first = start + room
    last = start + len(raw.rstrip(SPACES + "；;。，,"))
    return Blank(label, (first, last), line[first:last], "text", "value", line[last:end])


def _gap_blank(line: str, span: Span, form: Literal["line", "bracket", "spaces"], floor: int, label: str) -> Blank:
    start, end = span
    before = re.split(f"[{_BREAK[:-1]}\n]", line[floor:start])[-1]
    before = _UNIT_LEAD.sub("", before) if floor else before
    after = re.split(r"[_＿\n]{2,}|\n", line[end:], maxsplit=1)[0].lstrip("）)")
    raw = line[start:end]
    dated = any(pattern.fullmatch(raw) for pattern in _DATES)
    value = "" if dated or _DEGREES.fullmatch(raw) else raw.strip(SPACES + "_＿")
    own = label or _bare(before)
    own = "" if _UNIT_ALONE.fullmatch(own) else own
    return Blank(own, span, value, "date" if dated else "text", form, after.strip(SPACES))


def _bare(label: str) -> str:
    return label.strip(SPACES + "：:" + _BREAK).rstrip("（(" + SPACES)
