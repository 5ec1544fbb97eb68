"""Row labels: what a row is about, and above whom it stands (numbering, 其中, indentation, merged group cells)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.detection import words
from forms.detection.view import Sheet, clean
from forms.values.text import normal

_CHINESE = r"[一二三四五六七八九十]{1,3}"
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"^(?:{_CHINESE}[、.]|第{_CHINESE}部分|[IVX]+[、.])")),
    (2, re.compile(rf"^\({_CHINESE}\)")),
    (3, re.compile(r"^\d{1,2}(?:[、)]|\.(?!\d))")),
    (4, re.compile(r"^(?:\(\d{1,2}\)|\d{1,2}\.\d{1,2}(?!\d))")),
    (5, re.compile(r"^[①-⑳]")),
)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,2})+")
_AMONG = re.compile(r"^(?:其中|其\s*:)")
_HEAD_COLON = re.compile(r"^([^:：其]{2,10})[:：](?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """A row's own label with where it stands in the outline: path from the outermost, itself last; `section` the heading."""

    path: tuple[str, ...]
    section: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """A row label as read: `indent` counts leading spaces (two a full-width one) and the cell's own indentation."""

    text: str
    indent: int
    heading: bool = False


def raw_label(sheet: Sheet, row: int, col: int, heading: bool = False) -> Raw:
    box = sheet.box(row, col)
    lead = box.raw[: len(box.raw) - len(box.raw.lstrip(" \u3000\u00a0"))]
    width = sum(2 if ch == "\u3000" else 1 for ch in lead)
    return Raw(box.text, width + 2 * box.style.indent, heading)


def outline(labels: list[Raw]) -> list[Label]:
    """Each label with its parents. Numbering outranks indentation; 其中 belongs to the item above it, and what follows it
    further indented belongs to the same item ('其中：女性', '　　　残疾人')."""
    out: list[Label] = []
    stack: list[tuple[int, str]] = []  # (level, text) of numbered items
    section = ""
    item: tuple[str, ...] = ()  # the last plain item: parent of 其中
    item_indent = among_indent = -1
    head: tuple[str, int] | None = None  # ("粮食产量", where its list begins)
    for raw in labels:
        if not raw.text:
            out.append(Label((), section))
            continue
        if raw.heading:
            section, stack, item, among_indent, head = raw.text, [], (), -1, None
            out.append(Label((raw.text,), section, True))
            continue
        level = _level(raw.text)
        if level is not None and section and (_level(section) or 0) >= level:
            section = ""  # '三、' after a section '二、' stands beside it, not in it
        base = (section,) if section else ()
        if _AMONG.match(normal(raw.text)) and item:
            among_indent = raw.indent
            out.append(Label((*item, raw.text), section))
            continue
        if level is None and item and (_goes_on(raw, among_indent, item_indent) or _like_part(raw.text, item, out)):
            out.append(Label((*item, raw.text), section))
            continue
        if level is None and head and raw.indent > head[1]:
            out.append(Label((*base, head[0], raw.text), section))
            continue
        among_indent, head = -1, None
        if level is not None:
            stack = [s for s in stack if s[0] < level]
            item = (*base, *(t for _, t in stack), raw.text)
            stack.append((level, raw.text))
        else:
            keep = [t for lv, t in stack if lv < 1]
            colon = _HEAD_COLON.match(raw.text)
            stack = [s for s in stack if s[0] < 1]
            item = (*base, *keep, raw.text)
            if colon:
                head = (colon.group(1), raw.indent + 1)
        item_indent = raw.indent
        out.append(Label(item, section))
    return out


def by_codes(codes: Sequence[str], raws: Sequence[Raw], labels: Sequence[Label]) -> list[Label]:
    """The labels under those that the column of codes sets above them: 4.3 stands under 4, whatever row is before it, and
    the further indented rows 1, 2, 3 under 一. Codes that say no such thing leave the labels as they are.
    """
    out = list(labels)
    at = {code.strip(): i for i, code in reversed(list(enumerate(codes))) if code.strip()}
    over = -1  # the last row whose code is a Chinese numeral
    for i, (code, raw, label) in enumerate(zip(codes, raws, labels, strict=True)):
        if not label.path or label.heading:
            over = -1 if label.heading else over
        elif _DOTTED.fullmatch(code.strip()):
            parent = at.get(code.strip().rpartition(".")[0], i)
            if parent < i and not out[parent].heading:
                out[i] = replace(label, path=(*out[parent].path, raw.text))
        elif re.fullmatch(_CHINESE, code.strip()):
            over = i
        elif code.strip().isdigit() and 0 <= over < i and len(label.path) == 1 and raw.indent > raws[over].indent:
            out[i] = replace(label, path=(*out[over].path, raw.text))
    return out


def _level(text: str) -> int | None:
    flat = normal(text)
    return next((level for level, pattern in _LEVELS if pattern.match(flat)), None)


def _goes_on(raw: Raw, among_indent: int, item_indent: int) -> bool:
    """An unnumbered label that belongs to the item above: under 其中 and deeper, or too short to stand alone."""
    if among_indent >= 0:
        return raw.indent > among_indent and raw.indent > item_indent
    return raw.indent > item_indent >= 0 and (len(raw.text) <= 2 or raw.text.startswith("其他"))


def _like_part(text: str, whole: tuple[str, ...], before: list[Label]) -> bool:
    """A label that ends as the part before it does and not as the whole ('…的村数' after '其中：…的村数' of '…个数')."""
    last = before[-1].path if before else ()
    if len(last) != len(whole) + 1 or last[:-1] != whole:
        return False
    alike = _common_end(text, last[-1])
    return alike >= 3 and _common_end(text, whole[-1]) < min(alike, 3)


def _common_end(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[-1 - size] == b[-1 - size]:
        size += 1
    return size


def is_heading(text: str) -> bool:
    """'一、基本情况': a heading by its numbering. Whether it is one depends on its cells too."""
    return bool(words.HEADING.match(normal(text)))


def strip_options(text: str) -> tuple[str, tuple[str, ...]]:
    """('（一）贫困户类型：1.甲2.乙') -> ('（一）贫困户类型', ('1.甲', '2.乙')); the text as it is where it lists no options."""
    head, colon, tail = text.partition("：")
    if not colon:
        head, colon, tail = text.partition(":")
    marks = list(re.finditer(r"(?<!\d)\(?(\d)[).、．](?!\d)", normal(tail)))
    if not colon or len(marks) < 2 or [m.group(1) for m in marks] != [str(i + 1) for i in range(len(marks))]:
        return text, ()
    flat = normal(tail)
    ends = [*(m.start() for m in marks[1:]), len(flat)]
    options = tuple(clean(flat[m.start() : end]).rstrip("；;，,。 ") for m, end in zip(marks, ends, strict=True))
    return head, options
