"""Blanks and boxes of paragraphs as fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.detection import roles, types, units, words
from forms.detection.incell import asks
from forms.detection.sentences import Reading, read_blanks
from forms.detection.view import clean
from forms.documents.blanks import Blank, blanks_in, paragraph_blanks
from forms.documents.ticks import options_in
from forms.model.document import Paragraph
from forms.model.form import Field

GAP = "＿＿"
_ADDRESSEE = re.compile(r"(?:局|委|办|府|院|部|处|会|公司|中心|所|站|领导|同志|委员会)$")


_PUBLIC = re.compile(r"(?:咨询|监督|举报|投诉|受理|服务)\S{0,2}电话$")


@dataclass(frozen=True, slots=True)
class Around:
    """Where a paragraph stands: under which headings, with which question above and which boxes below it.

    `letter`: in a printed letter or notice, where only what is drawn is open; `answered`: printed text follows at once.
    """

    section: str = ""
    heads: tuple[str, ...] = ()
    question: str = ""
    options: tuple[Paragraph, ...] = ()
    letter: bool = False
    answered: bool = False


def paragraph_fields(paragraph: Paragraph, around: Around) -> list[Field]:
    """The blanks and the boxes to tick of one paragraph."""
    text = paragraph.text
    if not text.strip() or len(text) > 5000 or words.NOTE.match(clean(text)):
        return []
    blanks = paragraph_blanks(text, paragraph.underlines)
    drawn = bool(blanks_in(text, paragraph.underlines))
    if options_in(text):
        return _with_blanks(paragraph, _choice(paragraph, text, around, blanks), blanks if drawn else (), around)
    readings = read_blanks(text, blanks)
    sign_line = any(words.SIGN.match(clean(b.label)) for b in blanks)
    out: list[Field] = []
    for n, (blank, reading) in enumerate(zip(blanks, readings, strict=True)):
        if not reading.path or not (drawn or _asks(blank, text, around)) or not _dated(blank, reading, out):
            continue
        out.append(_field(paragraph, n, blanks, blank, reading, around, sign_line))
    return out


def _dated(blank: Blank, reading: Reading, before: Sequence[Field]) -> bool:
    """A full date with no label is asked only beside another entry; alone or behind a signature it says who signed when."""
    if blank.kind != "date" or blank.label or not reading.path[-1].endswith("年月日"):
        return True
    return bool(before) and before[-1].role not in ("signature", "filler") and before[-1].type != "signature"


def _asks(blank: Blank, text: str, around: Around) -> bool:
    label = clean(blank.label)
    if around.letter and blank.kind != "date":
        return False
    if blank.form == "end":
        if around.options or around.answered or _ADDRESSEE.search(label) or words.strength(label) < 1:
            return False
        return asks(blank, text) and len(label) <= 16
    if blank.form == "value" and (_PUBLIC.search(label) or _in_prose(blank, text)):
        return False
    return asks(blank, text)


def _in_prose(blank: Blank, text: str) -> bool:
    """'请于三日内报农业服务中心，联系人：李某': a printed sentence leads to the label."""
    lead = re.match(r"(.*[，,。])", re.split(r"[:：]", text[: blank.span[0]])[0], re.S)
    return lead is not None and len(clean(lead.group(1))) >= 8


def _with_blanks(paragraph: Paragraph, choice: list[Field], blanks: Sequence[Blank], around: Around) -> list[Field]:
    """'姓名：____ 性别：□男 □女 出生年月：____': drawn blanks with labels of their own before and behind the boxes.

    Room to specify a choice ('□其他____', '□自驾（车牌号：____）') belongs to its box.
    """
    before: list[Field] = []
    behind: list[Field] = []
    boxes = [o.box[0] for o in options_in(paragraph.text)]
    for n, blank in enumerate(blanks):
        start = max((b.span[1] for b in blanks if b.span[1] <= blank.span[0]), default=0)
        stretch = re.split("[" + words.BOXES + "]", paragraph.text[start : blank.span[0]])
        named = re.search(r"[:：]\s*$", stretch[-1]) and not re.search(r"[（(][^）)]*$", stretch[-1])
        said = re.split(r"\s{2,}", stretch[-1].rstrip())[-1] if len(stretch) > 1 else stretch[-1]
        label = re.split(r"[，,。；;]", clean(said).rstrip(":："))[-1]
        if not named or not label or (len(stretch) > 1 and said == stretch[-1].rstrip()):
            continue
        field = _field(paragraph, n, blanks, blank, Reading((label,), "", ""), around, False)
        (before if blank.span[0] < min(boxes) else behind).append(field)
    return [*before, *choice, *behind]


def _choice(paragraph: Paragraph, text: str, around: Around, blanks: Sequence[Blank]) -> list[Field]:
    options = [o for p in (paragraph, *around.options) for o in options_in(p.text)]
    head = re.split("[" + words.BOXES + "]", text, maxsplit=1)[0]
    head = head[max((b.span[1] for b in blanks if b.span[1] <= len(head)), default=0) :]
    label = re.split(r"[。；;，,\s]", clean(head).rstrip(":："))[-1] or around.question
    if not label:
        return []
    marked = [o.text for o in options if o.ticked]
    return [
        Field(
            id="",
            path=(*around.heads, label),
            address=paragraph.name,
            mode="in_cell_checkbox",
            type="choice",
            options=tuple(o.text for o in options),
            value="、".join(marked) or None,
            section=around.section,
            sentence=text.strip(),
        )
    ]


def _field(
    paragraph: Paragraph,
    n: int,
    blanks: Sequence[Blank],
    blank: Blank,
    reading: Reading,
    around: Around,
    sign_line: bool,
) -> Field:
    label = reading.path[-1]
    kind = "text" if reading.named_behind else types.by_label(label, reading.unit or None)
    kind = "date" if blank.kind == "date" and kind != "signature" else kind
    options = next((o for span, o in paragraph.choices if blank.span[0] <= span[0] and span[1] <= blank.span[1]), ())
    role = roles.role_of(label, kind, sign_line)
    start = max((b.span[1] for b in blanks if b.span[1] <= blank.span[0]), default=0)
    return Field(
        id="",
        path=(*around.heads, *reading.path) if role == "entry" else reading.path,
        address=f"{paragraph.name}.B{n}",
        mode="in_paragraph",
        type="choice" if options else kind,
        options=options,
        unit=(reading.unit if kind != "date" else "") or (units.counted_unit(label) if kind == "integer" else None),
        value=blank.value.strip() or None,
        role=role,
        section=around.section,
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
