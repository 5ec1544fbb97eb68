"""The text of a notice: one spelling without moving a character, sentences, and the marks a chat window leaves."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from forms.journey.notice import Base, Words
from forms.values.text import chinese_int

MOST = 20_000  # characters of a notice that are looked at
_REACH = 300  # characters of a sentence that are looked at to either side

_SAME_LENGTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(a): b for a, b in zip("\u3000\u00a0\t“”„‟「」『』‘’—–‒―﹣", '   """"""""\'\'-----', strict=True)
}
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
_END = re.compile(r"[。；;！!？?\n\r]|(?<=[^\d])\s{2,}|[\U0001F000-\U0001FAFF\u2600-\u27bf\u2b50\ufe0f]+")
_DATE = r"(?P<y>20\d\d)\s?[年/.-]\s?(?P<m>\d{1,2})\s?[月/.-]\s?(?P<d>\d{1,2})\s?日?"
_CLOCK = r"(?:(?P<half>上午|下午|晚上|中午|凌晨|早上|AM|PM)\s?)?(?P<h>\d{1,2})[:：](?P<n>\d\d)(?:[:：]\d\d)?"
FULL_STAMP = re.compile(
    rf"{_DATE}\s{{1,3}}(?:(?:星期|周)[一二三四五六日天]\s?)?{_CLOCK}(?!\s?(?:(?:之|以)?前|截?止|-|至|到))"
)
SHORT_STAMP = re.compile(
    rf"(?:(?P<m>\d{{1,2}})\s?[月/.-]\s?(?P<d>\d{{1,2}})\s?日?\s{{1,2}})?(?:(?P<word>昨天|今天"
    rf"|前天|星期[一二三四五六日天]|周[一二三四五六日天])\s?)?{_CLOCK}"
)
_STAMP_LABEL = re.compile(r"(?:截止|截至|时限|期限|最[晚迟]|报送|上报|于|前|会议|时间)\S{0,6}\s?[:：]?\s?$")
_PRINTED = re.compile(
    r"(?P<y>20\d\d|[〇○零一二三四五六七八九]{4})\s?年\s?(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日"
)
_NOT_PRINTED_BEHIND = re.compile(
    r"\s*(?:\(?(?:周|星期)|[\d:点时]{1,5}|(?:之|以)?[前内后起]|止|至|到|下班|上午|下午|的|,|-|、)"
)
_SEALED = re.compile(r"印发|发布|签发|成文")


_NOT_THAT = re.compile(r"不是\s?$")
# also without a question mark
_ASKS_PLAINLY = re.compile(r"(?:(?:可以|能|行|好|对|成|来得及|是)吗|对不对|是不是|行不行|可以不|可不可以|来得及不)\s?$")
_QUESTION = re.compile(r"(?:吧|吗|么|嘛|对不对|是不是|行不行|可以不)\s?$")


@dataclass(frozen=True)
class Flat:
    """`text` has as many characters as the notice: places in the one are places in the other."""

    raw: str
    text: str

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        """Where the signs between sentences begin, and where they end."""
        found = [match.span() for match in _END.finditer(self.text)]
        return [start for start, _ in found], [end for _, end in found]

    def words(self, start: int, end: int) -> Words:
        """A stretch as it was written, without blanks at its ends."""
        while start < end and self.raw[start].isspace():
            start += 1
        while start < end and self.raw[end - 1].isspace():
            end -= 1
        return Words(start, end, self.raw[start:end])

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence in which a place stands, at most `_REACH` characters to either side."""
        starts, ends = self._ends
        before, after = bisect_right(ends, at), bisect_left(starts, at)
        start = ends[before - 1] if before else 0
        end = starts[after] if after < len(starts) else len(self.text)
        return max(start, at - _REACH), min(end, at + _REACH)

    def before(self, at: int, most: int = 40) -> str:
        start, _ = self.sentence(at)
        return self.text[max(start, at - most) : at]

    def after(self, at: int, most: int = 60) -> str:
        _, end = self.sentence(at)
        return self.text[at : min(end, at + most)]


def plain_digits(text: str) -> str:
    """Digits in keycaps, as telephones draw them (4\ufe0f\u20e3), as plain ones: they are shorter then, so do it before
    anything is read or marked."""
    return _KEYCAP.sub(r"\1", text)


def flatten(text: str) -> Flat:
    """Half-width digits, letters and marks, one kind of quote and dash; nothing is moved. At most `MOST` characters."""
    raw = text[:MOST]
    return Flat(raw, "".join(_SAME_LENGTH.get(ord(c), c) for c in raw))


def denied(flat: Flat, start: int, end: int) -> bool:
    """'不是月底', '是月底前交吧？': what is denied or only asked is not said."""
    _, stop = flat.sentence(start)
    marked = flat.text[stop : stop + 1] == "?" and _QUESTION.search(flat.text[end:stop])
    asked = marked or _ASKS_PLAINLY.search(flat.text[end:stop])
    return bool(asked or _NOT_THAT.search(flat.before(start, 4)))


def lines(flat: Flat) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n\r]+", flat.text):
        yield match.span()


def base_of(flat: Flat, today: dt.date, now: dt.time | None = None, received: dt.date | None = None) -> Base:
    """The day relative words count from: the chat's stamp where it is later than the printed date, else that, else the
    day on which somebody says it was received, else today."""
    printed, stamp = _printed(flat), _stamp(flat, received or today)
    known = [base for base in (stamp, printed) if base is not None]
    told = Base(received, now if received == today else None, "told") if received else Base(today, now, "today")
    return max(known, key=lambda b: b.day, default=told)


def number(text: str) -> int | None:
    """In digits or Chinese numerals; 元月 is the first month."""
    if text in ("元", "正"):
        return 1
    return int(text) if text.isdecimal() else chinese_int(text)


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def clock(match: re.Match[str]) -> dt.time | None:
    hour, minute = int(match["h"]), int(match["n"])
    if match["half"] in ("下午", "晚上", "PM") and hour < 12:
        hour += 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _printed(flat: Flat) -> Base | None:
    """The date of a document: it stands alone in its line or at the end of the text, or is said to be the day of issue."""
    found = None
    for match in _PRINTED.finditer(flat.text):
        day = date_or_none(*(number(match[k]) or 0 for k in "ymd"))
        if day and _stands_alone(flat, match):
            found = Base(day, None, "printed", (flat.words(*match.span()),))
    return found


def _stands_alone(flat: Flat, match: re.Match[str]) -> bool:
    behind = flat.text[match.end() :]
    line_end = re.match(r"[^\S\n]*(?:[\n\r]|$)", behind)
    start = max(flat.text.rfind("\n", 0, match.start()), flat.text.rfind("\r", 0, match.start())) + 1
    before = flat.text[start : match.start()].strip()
    if _SEALED.match(behind.strip()[:4]) or re.search(r"(?:发文|印发|成文|通知)(?:日期|时间)\s*:\s*$", before):
        return True
    if _NOT_PRINTED_BEHIND.match(behind):
        return False
    if line_end:
        return not before or bool(re.search(r"(?:局|委|办|室|府|会|中心|站|所|股|科|院|厅|部|组|队|社|校)\)?$", before))
    return bool(
        re.search(r"(?:局|委员?会?|办公室|政府|中心|站|所|领导小组|指挥部)\s+$", flat.text[start : match.start()])
    )


def _stamp(flat: Flat, today: dt.date) -> Base | None:
    """The newest time stamp of a chat window."""
    found: list[Base] = []
    for match in FULL_STAMP.finditer(flat.text):
        day = date_or_none(int(match["y"]), int(match["m"]), int(match["d"]))
        spoken = "年" in match.group() and not _own_line(flat, match)  # a meeting's time, in a sentence
        if day and not spoken and not _STAMP_LABEL.search(flat.text[max(0, match.start() - 10) : match.start()]):
            found.append(Base(day, clock(match), "stamp", (flat.words(*match.span()),)))
    for start, end in () if found else lines(flat):
        found += _short_stamp(flat, start, end, today)
    return max(found, key=lambda b: (b.day, b.at or dt.time()), default=None)


def _own_line(flat: Flat, match: re.Match[str]) -> bool:
    start = max(flat.text.rfind("\n", 0, match.start()), flat.text.rfind("\r", 0, match.start())) + 1
    end = re.compile(r"[\n\r]|$").search(flat.text, match.end())
    return match.start() - start < 24 and end is not None and end.start() - match.end() < 3


def _short_stamp(flat: Flat, start: int, end: int, today: dt.date) -> Iterator[Base]:
    """'王科长 4-20 09:15', '昨天 16:20', '09:15' in a line that holds no sentence."""
    line = flat.text[start:end].strip(" []()")
    if len(line) > 40:
        return
    at = flat.text.index(line, start) if line else start
    behind = re.search(rf"(?:^|(?<=[\s\])])){SHORT_STAMP.pattern}:?$", line)
    match = behind or re.match(rf"{SHORT_STAMP.pattern}(?=\s+[^\d,。;:]{{2,20}}$)", line)
    if not match or re.search(r"[,。;]|前|截止|时限|报送", line):
        return
    day = short_day(match, today)
    if day is not None:
        yield Base(day, clock(match), "stamp", (flat.words(at + match.start(), at + match.end()),))


def short_day(match: re.Match[str], today: dt.date) -> dt.date | None:
    if match["m"]:
        day = date_or_none(today.year, int(match["m"]), int(match["d"]))
        return day.replace(year=day.year - 1) if day and day > today and (day.month, day.day) != (2, 29) else day
    word = match["word"] or "今天"
    if word in ("今天", "昨天", "前天"):
        return today - dt.timedelta(days=("今天", "昨天", "前天").index(word))
    return (
        today - dt.timedelta(days=(today.weekday() - "一二三四五六日天".index(word[-1]) % 7) % 7 or 7) if word else None
    )
