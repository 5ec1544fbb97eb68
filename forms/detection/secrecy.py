"""Classification marks at the head of a file. Such a file must not be read on a computer that holds nothing secret."""

from __future__ import annotations

import re

from forms.model.document import Document
from forms.values.text import normal

_TERM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|长期|永久)\s*(?:年|个?月|日)?"
_STATE = re.compile(rf"(绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆✭⭐*]\s*(?:{_TERM})?|[(（]\s*{_TERM}\s*[)）])")
_ALONE = re.compile(r"^(?:密\s*级|秘密等级|保密等级)?\s*[:：]?\s*(绝密|机密|秘密)\s*$")
_LABELLED = re.compile(r"(?:密\s*级|秘密等级|保密等级)\s*[:：]\s*(绝密|机密|秘密|工作秘密|内部)")
_WORK = re.compile(
    r"^\W*(工作秘密|内部资料\W{0,3}(?:注意|妥善|严禁|请勿)\S{0,8}|内部文件\W{0,3}(?:注意|严禁|请勿)\S{0,8})(?:[★☆*]\s*\S{0,6})?\W*$"
)
_HEAD_CELLS = 40  # text cells of a sheet looked at from the top
_HEAD_ROWS = 8
_HEAD_PARAGRAPHS = 12


def classification_mark(document: Document) -> str | None:
    """The mark as written ('机密★5年', '工作秘密'), None where the file bears none.

    Only heads are looked at: page headers and footers, the first paragraphs, the first rows of sheets and tables. A word
    in running text ('保守国家秘密') or a column (保密) is no mark.
    """
    for text in _heads(document):
        mark = mark_in(text)
        if mark:
            return mark
    return None


def mark_in(text: str) -> str | None:
    """The mark in one line of text, None where there is none."""
    for line in re.split(r"[\n\r]|\s{3,}|\u3000{2,}", text):
        flat = normal(line)
        if not flat or len(flat) > 80:
            continue
        found = _STATE.search(flat)
        if found and _stands_apart(flat, found):
            return found.group().strip()
        for pattern in (_LABELLED, _WORK):
            hit = pattern.search(flat)
            if hit:
                return hit.group(1)
        alone = _ALONE.match(re.sub(r"(?<=[绝机秘])\s+(?=密)", "", flat))
        if alone:
            return alone.group(1)
    return None


def _stands_apart(line: str, found: re.Match[str]) -> bool:
    """The mark begins its line or follows a space, a colon or a bracket: not a part of a longer word."""
    before = line[: found.start()]
    return not before or bool(re.search(r"[\s:：(（【\[]$|密级$", before))


def _heads(document: Document) -> list[str]:
    texts: list[str] = []
    for grid in document.grids:
        texts += [grid.header_text, grid.footer_text, *grid.box_texts]
        seen = 0
        for row in range(min(grid.rows, _HEAD_ROWS)):
            for col in range(grid.cols):
                text = grid.text(row, col)
                if text and seen < _HEAD_CELLS:
                    texts.append(text)
                    seen += 1
    body = [p for p in document.paragraphs if ":" not in p.name][:_HEAD_PARAGRAPHS]
    parts = [p for p in document.paragraphs if ":" in p.name]
    return [t for t in (*texts, *(p.text for p in (*body, *parts))) if t]
