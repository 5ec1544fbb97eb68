"""Which span a bare 累计 counts: the one its sentence, or the one before in its paragraph, names for all that follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from forms.documents.blanks import paragraph_blanks
from forms.model.document import Document
from forms.model.form import Form

_SO_FAR = re.compile(
    r"(?:(?:20\d\d年)?[1一]月?\s*[—–~～至到-]+\s*\d{1,2}月(?:份|末|底)?|(?:20\d\d年)?前[二三]个?季度|(?:20\d\d年)?上半年|(?:自?年初|年初)(?:[至到—-]本?[月季]末?|以来))"
    r"[,，]?(?=[\u4e00-\u9fff]{0,6}累计)|[今本]年以来|自?年初以来|年初至今"
)
# what begins something else: another span, this period's own figures
_ELSE = re.compile(
    r"本[月季期]|当[月季期]|其中|(?<![—–~～至到-])\d{1,2}月份?(?![—–~～至到-])|第?[一二三四]季度|同比|上年|去年|上月|上季"
)
_BARE = "累计"
_PARAGRAPH = re.compile(r"(P\d+)\.B(\d+)")


def with_spans(form: Form, document: Document) -> Form:
    """The form of a text with the span of each number that only says 累计; where none was named it stays as it is."""
    texts = {p.name: p.text for p in document.paragraphs}
    fields = tuple(
        replace(f, period_text=span) if f.period_text == _BARE and (span := _span_of(f.address, texts)) else f
        for f in form.fields
    )
    return replace(form, fields=fields)


def _span_of(address: str, texts: Mapping[str, str]) -> str:
    place = _PARAGRAPH.fullmatch(address)
    text = texts.get(place[1], "") if place else ""
    blanks = paragraph_blanks(text, ())
    if place is None or int(place[2]) >= len(blanks):
        return ""
    before = text[: blanks[int(place[2])].span[0]]
    named = list(_SO_FAR.finditer(before))
    if not named or _ELSE.search(before, named[-1].end()):
        return ""
    words = re.sub(r"[,，\s]", "", named[-1].group())
    return words if words.endswith(("以来", "至今")) else words + _BARE
