"""Writes answers into a PDF form: values, and appearances of our own in which Chinese can be seen everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pikepdf import Dictionary, Name, Pdf, String

from forms.documents.pdf_font import Face, face_for
from forms.documents.pdf_look import appearance, embed, shown
from forms.documents.pdf_read import has_xfa, value_of
from forms.documents.pdf_save import saved
from forms.documents.pdf_tree import READ_ONLY, Entry, entries, open_pdf
from forms.errors import FormsError
from forms.model.document import Value, plain
from forms.model.proposal import Answer, Reason, Written

_YES = frozenset({"是", "有", "√", "✓", "☑", "1", "true", "yes", "on", "x"})
_NO = frozenset({"否", "无", "没有", "×", "0", "false", "no", "off", ""})
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def write_pdf(data: bytes, answers: Sequence[Answer], *, flatten: bool = False) -> Written:
    """The form with the answers in it.

    What is new stands behind the original bytes, which stay as they are; only a flattened form, one locked against
    changes by its owner's password and a damaged one are saved anew as a whole. What can't be placed (no such field or
    option, a locked field, more characters than it takes) is left as it was, with the note write.not_placed. Raises
    pdf.no_font (no usable Chinese face on this computer), pdf.signed (a change would break a signature),
    pdf.not_allowed, address.unreadable, address.missing, and what read_pdf raises.
    """
    with open_pdf(data, "") as pdf:
        _check(pdf)
        first_new = pdf.make_indirect(Dictionary()).objgen[
            0
        ]  # never used: whatever is made after it has a higher number
        fields = {f"pdf:{e.name}": e for e in entries(pdf, "")}
        notes: list[Reason] = []
        texts: list[tuple[Entry, str]] = []
        touched: list[Any] = []
        for answer in answers:
            entry = _entry(fields, answer.address)
            why = _place(entry, answer.value, texts, touched)
            if why:
                notes.append(Reason("write.not_placed", (("address", answer.address), ("why", why))))
        texts += _unseen(pdf, fields.values(), touched, flatten)
        _write_texts(pdf, texts, touched, notes)
        _own_looks_count(pdf, touched, notes)
        return Written(saved(data, pdf, touched, first_new, flatten=flatten), "pdf", tuple(notes))


def _check(pdf: Pdf) -> None:
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and _signed(pdf):
        raise FormsError("pdf.signed", file="")
    if pdf.is_encrypted and not pdf.allow.modify_form:
        raise FormsError("pdf.not_allowed", file="")


def _signed(pdf: Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    flags = form.get("/SigFlags", 0) if isinstance(form, Dictionary) else 0
    return bool(int(flags) & 1) and any("/V" in e.node for e in entries(pdf, "") if e.kind == "signature")


def _entry(fields: dict[str, Entry], address: str) -> Entry:
    if not address.startswith("pdf:"):
        raise FormsError("address.unreadable", address=address)
    if address not in fields:
        raise FormsError("address.missing", address=address)
    return fields[address]


def _place(entry: Entry, value: Value, texts: list[tuple[Entry, str]], touched: list[Any]) -> str:
    """Enter a value; "" where it is placed, else why not. Texts are set later, all with one face."""
    if entry.flags & READ_ONLY or entry.kind == "signature":
        return "locked"
    text = plain(value)
    if entry.kind == "checkbox":
        return _tick(entry, value, touched)
    if entry.kind == "radio":
        return _choose(entry, text, touched)
    if entry.kind == "choice" and entry.options:
        match = [pair for pair in entry.options if text in pair]
        if not match:
            return "no_option"
        entry.node["/V"] = String(match[0][0])
        if "/I" in entry.node:
            del entry.node["/I"]
        text = match[0][1]
    else:
        text = shown(entry, text)
        if entry.max_length and len(text) > entry.max_length:
            return "too_long"
        entry.node["/V"] = String(text)
    texts.append((entry, text))
    touched.append(entry.node)
    return ""


def _tick(entry: Entry, value: Value, touched: list[Any]) -> str:
    text = plain(value).strip().lower()
    on = next((w.state for w in entry.widgets if w.state), "/Yes")
    ticked = value is True or text in _YES or text in (on.removeprefix("/").lower(), entry.tooltip.lower())
    if not ticked and value is not False and text not in _NO:
        return "no_option"
    _set_state(entry, on if ticked else "/Off", touched)
    return ""


def _choose(entry: Entry, text: str, touched: list[Any]) -> str:
    found = [state for state, label in entry.options if label == text]
    if len(found) != 1:
        return "no_option"
    _set_state(entry, found[0], touched)
    return ""


def _set_state(entry: Entry, state: str, touched: list[Any]) -> None:
    entry.node["/V"] = Name(state)
    touched.append(entry.node)
    for widget in entry.widgets:
        widget.box["/AS"] = Name(state if widget.state == state else "/Off")
        touched.append(widget.box)


def _unseen(pdf: Pdf, fields: Iterable[Entry], touched: Sequence[Any], flatten: bool) -> list[tuple[Entry, str]]:
    """Values that stood in the form without an appearance: viewers drew them, and no longer will."""
    form = pdf.Root.get("/AcroForm")
    drawn_by_viewer = isinstance(form, Dictionary) and bool(form.get("/NeedAppearances", False)) and touched
    if not flatten and not drawn_by_viewer:
        return []
    done = {thing.objgen for thing in touched}
    left = [e for e in fields if e.kind in ("text", "choice") and e.node.objgen not in done]
    bare = [e for e in left if drawn_by_viewer or not all("/AP" in w.box for w in e.widgets)]
    values = ((e, value_of(e)) for e in bare)
    return [(e, shown(e, plain(v))) for e, v in values if v is not None]


def _write_texts(pdf: Pdf, texts: list[tuple[Entry, str]], touched: list[Any], notes: list[Reason]) -> None:
    every = "".join(dict.fromkeys(c for _, text in texts for c in text if c != "\n"))
    if not every:
        return
    face = _face(every)
    font = embed(pdf, face)
    for entry, text in texts:
        seen = True
        for widget in entry.widgets:
            look, fits = appearance(pdf, entry, widget.box, text, face, font)
            seen = seen and fits
            widget.box["/AP"] = Dictionary({"/N": look})
            touched += [widget.box, look]
        if not seen:
            notes.append(Reason("pdf.not_all_seen", (("address", f"pdf:{entry.name}"),)))


def _face(characters: str) -> Face:
    face = face_for(characters)
    if face is None:
        raise FormsError("pdf.no_font", file="", chinese=bool(_HAN.search(characters)))
    return face


def _own_looks_count(pdf: Pdf, touched: list[Any], notes: list[Reason]) -> None:
    """Viewers must show our appearances, not make their own; a second description of the form (XFA) would hide them."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary) or not touched:
        return
    xfa = has_xfa(pdf)
    if not xfa and "/NeedAppearances" not in form:
        return
    for key in ("/NeedAppearances", "/XFA"):
        if key in form:
            del form[key]
    touched.append(form if form.is_indirect else pdf.Root)
    if xfa:
        notes.append(Reason("pdf.xfa_removed"))
