"""The paragraphs of a Word file in reading order: the headings over each, questions with options below, printed letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from forms.detection import words
from forms.detection.paragraphs import Around, paragraph_fields
from forms.detection.view import clean
from forms.documents.blanks import paragraph_blanks
from forms.documents.ticks import options_in
from forms.model.document import Document, Paragraph
from forms.model.form import Field

_LEVELS = (
    re.compile(r"^第[一二三四五六七八九十]{1,2}[部篇章节]"),
    re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[IVX]{1,4}[、.])"),
    re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"^\d{1,2}[.、．](?!\d)"),
    re.compile(r"^(?:[（(]\d{1,2}[)）]|\d{1,2}[)）]|[①-⑳])"),
)
_UNNUMBERED = 1  # a bold line stands as high as '一、'
_SALUTATION = re.compile(
    r"^(?:尊敬的|敬爱的|亲爱的|各(?![项类种])|致\S|全体|广大)\S{0,40}[:：]$|^\S{2,20}(?:局|委|办|府|院|处|朋友|同志)[:：]$"
)
_TEAR_OFF = re.compile(r"^附\s*件\s*[\d一二三]*\s*[:：]?$|^[-—－─…·.\s✂]*\S{0,8}回\s*执(?:单|条|表|联)?[-—－─…·.\s✂]*$")
_BOX_FIRST = re.compile(rf"^\s*[{words.BOXES}]")


class Prose:
    """Reads the paragraphs of a document; ask for them in the order they stand in."""

    def __init__(self, document: Document, order: Sequence[str], title: str) -> None:
        self._paragraphs = {p.name: p for p in document.paragraphs}
        self._order = order
        self._at = {name: n for n, name in enumerate(order)}
        self._title = title
        self._heads: list[tuple[int, str]] = []
        self._section = ""
        self._letter = self._letter_end()

    def fields(self, name: str) -> list[Field]:
        """What a paragraph asks for; a heading asks nothing and stands over what follows."""
        paragraph = self._paragraphs[name]
        text = clean(paragraph.text)
        self._section = text if words.HEADING.match(text) and len(text) <= 20 else self._section
        level = self._heading(paragraph)
        if level is not None:
            self._heads = [h for h in self._heads if h[0] < level] + [(level, text.rstrip(":："))]
            return []
        number = next((n for n, pattern in enumerate(_LEVELS) if pattern.match(text)), None)
        if number is not None:  # '二、交通方式：____' stands beside '一、参训人员名单', not under it
            self._heads = [h for h in self._heads if h[0] < number or (h[0] == _UNNUMBERED and not _numbered(h[1]))]
        if _continues(paragraph) and (before := self._before(name)) is not None and options_in(before.text):
            return []  # read with the options above
        around = Around(
            section=self._section,
            heads=tuple(h for _, h in self._heads),
            question=self._question(name) if _continues(paragraph) else "",
            options=self._options_below(name),
            letter=self._at[name] < self._letter or bool(_SALUTATION.match(text)),
            answered=self._answered_below(name),
        )
        return paragraph_fields(paragraph, around)

    def head_of(self, grid: str) -> str:
        """The numbered heading right above a table, "" where other text stands between or nothing does."""
        above = self._before(grid) if grid in self._at else None
        text = clean(above.text).rstrip(":：") if above is not None else ""
        return text if self._heads and self._heads[-1][1] == text and _numbered(text) else ""

    def _heading(self, paragraph: Paragraph) -> int | None:
        """The level of a heading, None for other paragraphs."""
        text = clean(paragraph.text)
        if not 2 <= len(text) <= 25 or text == self._title or re.search(r"[。；;！!，,？?]|[:：](?=\S)", text):
            return None
        if options_in(paragraph.text) or words.NOTE.match(text) or ":" in paragraph.name:
            return None
        blanks = paragraph_blanks(paragraph.text, paragraph.underlines)
        level = next((n for n, pattern in enumerate(_LEVELS) if pattern.match(text)), None)
        if blanks:
            only_label = len(blanks) == 1 and blanks[0].form == "end"
            return level if only_label and level is not None and level < 3 and self._asks_below(paragraph) else None
        if level is not None:
            return level if level < 3 or paragraph.bold or self._asks_below(paragraph) else None
        styled = re.match(r"(?:heading|标题)\s*(\d)", paragraph.style, re.I)
        if styled:
            return int(styled.group(1)) - 1
        lone = paragraph.bold and paragraph.align in ("", "left") and len(text) <= 15 and self._at[paragraph.name] > 0
        return _UNNUMBERED if lone and not _TEAR_OFF.match(text) else None

    def _asks_below(self, paragraph: Paragraph) -> bool:
        """The next paragraph holds blanks or options of its own."""
        below = self._below(paragraph.name)
        return below is not None and (
            bool(paragraph_blanks(below.text, below.underlines))
            or (bool(options_in(below.text)) and not _continues(below))
        )

    def _question(self, name: str) -> str:
        """The paragraph above boxes that stand alone: '1.您对工作是否满意？' over '□满意 □不满意'."""
        above = self._before(name)
        if above is None or len(above.text.strip()) > 80 or options_in(above.text) or above.underlines:
            return ""
        text = re.sub(r"\s+", "", above.text) if re.search(r"[\u4e00-\u9fff]", above.text) else above.text.strip()
        asks = re.search(r"[？?:：)）]$", text) or any(p.match(text) for p in _LEVELS)
        return text.rstrip(":：") if asks and not text.endswith("。") else ""

    def _options_below(self, name: str) -> tuple[Paragraph, ...]:
        """The paragraphs of boxes that go on with this one's options, or answer its question."""
        out = []
        for other in self._order[self._at[name] + 1 :]:
            paragraph = self._paragraphs.get(other)
            if paragraph is None or not _continues(paragraph):
                break
            out.append(paragraph)
        return tuple(out)

    def _answered_below(self, name: str) -> bool:
        """Printed text follows at once: a label with a colon over it asks for nothing."""
        below = self._below(name)
        if below is None or below.underlines or words.NOTE.match(clean(below.text)) or options_in(below.text):
            return False
        text = clean(below.text)
        prose = text.endswith(("。", "；", ";")) or (len(text) >= 20 and bool(re.search("[，,]", text)))
        return prose and text[:1] not in "（(" and not paragraph_blanks(below.text)

    def _below(self, name: str) -> Paragraph | None:
        at = self._at[name] + 1
        return self._paragraphs.get(self._order[at]) if at < len(self._order) else None

    def _before(self, name: str) -> Paragraph | None:
        """The paragraph above, blank ones left out; None behind a table."""
        for other in reversed(self._order[: self._at[name]]):
            paragraph = self._paragraphs.get(other)
            if paragraph is None or paragraph.text.strip():
                return paragraph
        return None

    def _letter_end(self) -> int:
        """How far a letter or a notice goes that has a form annexed, 0 where there is none."""
        greeted = False
        end = 0
        for at, name in enumerate(self._order):
            text = self._paragraphs[name].text.strip() if name in self._paragraphs else ""
            greeted = greeted or bool(_SALUTATION.match(clean(text)))
            if greeted and text and _TEAR_OFF.match(text):
                end = at
        return end


def with_owners(fields: Sequence[Field]) -> list[Field]:
    """Labels that repeat among paragraphs take the nearest label before them in their paragraph that does not:
    '甲方：____ 电话：____' over '乙方：____ 电话：____'."""
    times = Counter(f.path for f in fields if f.mode == "in_paragraph")
    owner: dict[str, Field] = {}
    out = []
    for field in fields:
        paragraph = field.address.partition(".")[0]
        before = owner.get(paragraph)
        if field.mode != "in_paragraph" or times[field.path] == 1 or field.type == "signature":
            if field.mode == "in_paragraph" and field.type in ("text", "code"):
                owner[paragraph] = field
        elif before is not None:
            field = replace(field, path=(*before.path, field.label))
        out.append(field)
    return out


def _numbered(text: str) -> bool:
    return any(pattern.match(text) for pattern in _LEVELS)


def _continues(paragraph: Paragraph) -> bool:
    """Boxes and their words only, with no label of their own."""
    return bool(_BOX_FIRST.match(paragraph.text)) and bool(options_in(paragraph.text))
