"""Finding the numbers of a text: those that count something, those that may be anything, and words of time left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.detection import detect
from forms.detection.incell import unit_after
from forms.documents.blanks import paragraph_blanks
from forms.journey.narrative.model import Figure
from forms.journey.narrative.times import mentions
from forms.model.document import Document, Paragraph, Span, plain
from forms.model.form import Field, Form
from forms.values.numbers import parse_number

BLANK = "______"
_NUMBER = re.compile(r"(?<![\d.,，A-Za-z])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.]*[A-Za-z])", re.ASCII)
_ABOUT = re.compile(r"(?:约|近|超过?|逾|不足|突破|大约|接近|不低于|不少于)\s*$")
_RANGE = re.compile(r"\d\s*(?:[-—–~～/／]|[至到])\s*$"), re.compile(r"\s*(?:[-—–~～/／]|[至到])\s*\d")  # 3—5户, 1/3
_AGE = re.compile(r"\s*周?岁")
_MORE = re.compile(r"\s*(?:多|余|来|左右|上下)")
# printed with the words: numbers of papers, parts and laws, ages and limits that define who is counted, names of days
_PRINTED_BEFORE = re.compile(
    r"(?:第|[〔\[【（(]\d{4}[〕\]】）)]\s*|No\.?|[·#]|\d\.|电话[:：]?\s*|编号[:：]?\s*)$", re.I
)
_PRINTED_AFTER = re.compile(
    r"\s*(?:周?岁(?:及?以[上下内]|[（(]含|[-—至~到])?|号|期|届|[·・](?=\d)|[.、．)）](?=\s*[\u4e00-\u9fff])|"
    r"[〕\]】]|[-—]\d{7,}|[-—~～至到]\d{1,3}周?岁|\S{0,2}及?以[上下内](?=的?\S))"
)
_ITEM = re.compile(r"^\s*[（(]?\d{1,2}(?:[.、．)）](?!\d)|\s)")
_TELEPHONE = re.compile(r"\d{7,}")
_NUMERALS = "一二三四五六七八九十百千万两〇零"
_IN_WORDS = re.compile(
    rf"(?:[有共计达为]|开展|举办|召开|组织|新增|增加|减少|完成)[了]?(?P<n>[{_NUMERALS}]{{1,6}})"
    r"(?=(?:余|多)?(?:户|人次|人|名|个|件|万元|元|亩|处|场次|场|次|起|家|项))"
)
# the number of this very paper and the issue of a bulletin, which go up by themselves nowhere
_PAPER = re.compile(r"^[^《]{0,30}?(?:[〔\[]\d{4}[〕\]]\s*(?:第\s*)?|第\s*)(?P<n>\d{1,4})(?=\s*[号期]\s*[）)]?\s*$)")
_END = re.compile(r"[。！？\n]")


def numbers_in(text: str, taken: Sequence[Span]) -> Iterator[Figure]:
    """The numbers of one paragraph's text, outside the spans `taken` (words of time); the place is left open."""
    item = _ITEM.match(text)
    floor = item.end() if item else 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if start < floor or any(a < end and start < b for a, b in taken):
            continue
        before, after = text[max(0, start - 12) : start], text[end : end + 14]
        if _PRINTED_BEFORE.search(before) or _PRINTED_AFTER.match(after) or _TELEPHONE.fullmatch(found[0]):
            continue
        if _RANGE[0].search(before) and _AGE.match(after):
            continue  # 0—6岁儿童: who is counted
        yield _figure(text, found, before, after)
    for pattern, why in ((_IN_WORDS, "words"), (_PAPER, "paper_number")):
        for found in pattern.finditer(text):
            span = found.span("n")
            yield Figure("", span, found["n"], "", False, why, sentence=sentence_of(text, span))


def _figure(text: str, found: re.Match[str], before: str, after: str) -> Figure:
    about = any((_ABOUT.search(before), _MORE.match(after), _RANGE[0].search(before), _RANGE[1].match(after)))
    share = re.match(r"\s*(个?百分点|[%％‰])", after)
    unit = share.group(1) if share else unit_after(after)
    why = "about" if about else "" if unit else "no_unit"
    return Figure("", found.span(), found[0], unit, not why, why, sentence=sentence_of(text, found.span()))


def sentence_of(text: str, span: Span) -> str:
    """The sentence a span stands in, at most 80 characters around it."""
    start = max((m.end() for m in _END.finditer(text, 0, span[0])), default=0)
    stop = _END.search(text, span[1])
    end = stop.end() if stop else len(text)
    return text[max(start, span[0] - 40) : min(end, span[1] + 40)].strip()


def figures_of(document: Document, form: Form) -> list[Figure]:
    """All numbers of a text and its tables, in reading order; of tables the entries that are numbers and nothing else."""
    out: list[Figure] = []
    for paragraph in document.paragraphs:
        taken = [m.span for m in mentions(paragraph.text, form.period)]
        out += [replace(f, place=paragraph.name) for f in numbers_in(paragraph.text, taken)]
    fields = {f.address: f for f in (*form.fields, *form.computed)}
    for grid in document.grids:
        for row in range(1, grid.rows):
            for col in range(grid.cols):
                address, text = grid.address(row, col), plain(grid.value(row, col))
                field = fields.get(address)
                if field is None and col == 0:
                    continue  # the numbers of its rows
                out += _cell_figure(address, text, field)
    return out


def _cell_figure(address: str, text: str, field: Field | None) -> Iterator[Figure]:
    found = _NUMBER.search(text)
    if found is None or parse_number(text) is None or found[0] != text.strip() or _TELEPHONE.fullmatch(found[0]):
        return
    if field is None:
        yield Figure(address, found.span(), found[0], "", False, "table", sentence=text)
        return
    label = " / ".join(field.path)
    yield Figure(
        address, found.span(), found[0], field.unit or "", True, "", field.path, address, field.period_text, label
    )


def emptied(
    document: Document, figures: Sequence[Figure], words: dict[str, list[tuple[Span, str]]]
) -> tuple[Document, dict[tuple[str, Span], str]]:
    """The text with a blank for every figure that is asked and the words of time in `words` (by place) replaced, and the
    address that each figure's blank has as a field, by place and span."""
    addresses: dict[tuple[str, Span], str] = {}
    paragraphs = []
    for paragraph in document.paragraphs:
        mine = [f for f in figures if f.place == paragraph.name and f.asks]
        text, spots = _with_blanks(paragraph, mine, words.get(paragraph.name, []))
        blanks = paragraph_blanks(text, ())
        for figure, at in zip(mine, spots, strict=True):
            number = next((n for n, b in enumerate(blanks) if b.span[0] < at + len(BLANK) and at < b.span[1]), None)
            if number is not None:
                addresses[figure.place, figure.span] = f"{paragraph.name}.B{number}"
        paragraphs.append(replace(paragraph, text=text, underlines=(), choices=()))
    return replace(document, paragraphs=tuple(paragraphs)), addresses


def _with_blanks(
    paragraph: Paragraph, figures: Sequence[Figure], words: Sequence[tuple[Span, str]]
) -> tuple[str, list[int]]:
    edits = sorted([(f.span, None) for f in figures] + [(span, new) for span, new in words], key=lambda e: e[0])
    out, at, spots = "", 0, []
    for (start, end), new in edits:
        before = paragraph.text[at:start]
        if new is None:
            out += before.rstrip(" \u00a0")
            spots.append(len(out))
            out += BLANK
            end += len(paragraph.text[end:]) - len(paragraph.text[end:].lstrip(" \u00a0"))
        else:
            out += before + new
        at = end
    return out + paragraph.text[at:], spots


def form_of(document: Document) -> Form:
    """The form of a text whose numbers were taken out: entries of its tables are open, too."""
    form = detect(document)
    fields = tuple(
        replace(f, value=None) if f.table and isinstance(f.value, int | float | str) else f for f in form.fields
    )
    return replace(form, fields=fields)


def named(figures: Sequence[Figure], form: Form, addresses: dict[tuple[str, Span], str]) -> list[Figure]:
    """The figures with the labels that the words around them give."""
    fields = {f.address: f for f in form.fields}
    out = []
    for figure in figures:
        field = fields.get(addresses.get((figure.place, figure.span), figure.address))
        if field is None:
            out.append(replace(figure, address=""))
        else:
            out.append(
                replace(
                    figure, path=field.path, unit=figure.unit or field.unit or "", address=field.address,
                    period_text=field.period_text,
                )
            )  # fmt: skip
    return out
