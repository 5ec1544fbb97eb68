"""Changes inside one Word paragraph: text replaced at a span, fonts and everything around kept."""

from __future__ import annotations

import copy

from lxml import etree

from forms.documents.docx_text import DRAWINGS, Lines, Piece, box_checked, child, get, list_entries, pieces, text_of
from forms.documents.zips import local

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qualified(near: etree._Element, name: str) -> str:
    """A tag of the same namespace as the element nearby (transitional or strict)."""
    return f"{{{etree.QName(near).namespace}}}{name}"


def replace(
    paragraph: etree._Element, start: int, end: int, text: str, lines: Lines, *, underline: bool = False
) -> bool:
    """Put `text` in place of the paragraph's text from start to end; an empty span inserts.

    `underline` draws a line under what is written (where underscores drew it before). False where there is no place for it.
    """
    found = pieces(paragraph, lines)
    touched = [p for p in found if p.start < end and p.end > start]
    if not touched:
        return _insert(paragraph, found, start, text)
    for piece in touched:
        if piece.kind == "control":
            fill_control(piece.node, text.strip())
            return True
        if piece.kind == "dropdown":
            return choose(piece.node, text.strip())
    home = next((p for p in touched if p.kind == "text"), None)
    for piece in reversed(touched):
        if piece is not home:
            _cut(piece, start, end)
    if home is None:
        return _insert(paragraph, pieces(paragraph, lines), start, text)
    a, b = max(start, home.start) - home.start, min(end, home.end) - home.start
    if underline and not home.drawn and home.run is not None:
        _underlined(home, a, b, text)
    else:
        _set(home.node, home.text[:a] + text + home.text[b:])
    return True


def tick_at(paragraph: etree._Element, start: int, end: int, mark: str, lines: Lines) -> bool:
    """Tick the box that stands at a place: a character, a symbol, a form field or a content control's box."""
    piece = next((p for p in pieces(paragraph, lines) if p.start <= start < max(p.end, p.start + 1)), None)
    if piece is None:
        return False
    if piece.kind == "box":
        return _tick_box(piece)
    control = _checkbox_control(piece.node)
    if control is not None:
        state = next(e for e in control.iter() if local(e) == "checked")
        _set_attribute(state, "val", "1")
    return replace(paragraph, start, end, _checked_sign(control) or mark, lines)


def fill_control(control: etree._Element, text: str) -> None:
    """Replace a content control's prompt by a value and drop the mark that it is one."""
    properties, inside = child(control, "sdtPr"), child(control, "sdtContent")
    if properties is None or inside is None:
        return
    mark = child(properties, "showingPlcHdr")
    if mark is not None:
        properties.remove(mark)
    runs = [e for e in inside.iter() if local(e) == "r"]
    for i, run in enumerate(runs):
        for e in [e for e in run if local(e) in ("t", "br", "tab")]:
            run.remove(e)
        if i == 0:
            _drop_prompt_style(run)
            add_text(run, text)
    if not runs:
        run = etree.SubElement(inside, qualified(control, "r"))
        add_text(run, text)


def choose(data: etree._Element, text: str) -> bool:
    """Choose an entry of a legacy drop-down. False where it has no such entry."""
    choice = child(data, "ddList")
    entries = list_entries(choice) if choice is not None else []
    if choice is None or text not in entries:
        return False
    result = child(choice, "result")
    if result is None:
        result = etree.Element(qualified(choice, "result"))
        choice.insert(0, result)
    _set_attribute(result, "val", str(entries.index(text)))
    return True


def set_text(paragraph: etree._Element, text: str, lines: Lines) -> None:
    """Make `text` the whole text of a paragraph, in the font it had (or its mark has)."""
    found = [p for p in pieces(paragraph, lines) if p.kind in ("text", "tab", "break", "control")]
    control = next((p for p in found if p.kind == "control"), None)
    if control is not None:
        fill_control(control.node, text)
        return
    home = next((p for p in found if p.kind == "text"), None)
    for piece in found:
        if piece is not home:
            _cut(piece, piece.start, piece.end)
    if home is not None and "\n" not in text:
        _set(home.node, text)
        return
    run = home.run if home is not None and home.run is not None else _new_run(paragraph)
    if home is not None and home.run is not None:
        run.remove(home.node)
    add_text(run, text)


def add_text(run: etree._Element, text: str) -> None:
    """Append text to a run, line ends as breaks."""
    for i, line in enumerate(text.split("\n")):
        if i:
            etree.SubElement(run, qualified(run, "br"))
        _set(etree.SubElement(run, qualified(run, "t")), line)


def _insert(paragraph: etree._Element, found: list[Piece], at: int, text: str) -> bool:
    """Write at a place between pieces: in the font of the text before it, else of the text behind it."""
    before = next((p for p in reversed(found) if p.end <= at and p.kind == "text"), None)
    after = next((p for p in found if p.start >= at and p.kind == "text"), None)
    inside = next((p for p in found if p.start < at < p.end and p.kind == "text"), None)
    if inside is not None:
        _set(inside.node, inside.text[: at - inside.start] + text + inside.text[at - inside.start :])
    elif before is not None and not _ends_line(found, before, at):
        _set(before.node, before.text + text)
    elif after is not None:
        _set(after.node, text + after.text)
    else:
        add_text(_new_run(paragraph), text)
    return True


def _ends_line(found: list[Piece], before: Piece, at: int) -> bool:
    """A line break stands between a piece and the place to write at."""
    return any(p.kind == "break" and before.end <= p.start < at for p in found)


def _cut(piece: Piece, start: int, end: int) -> None:
    if piece.kind == "text":
        a, b = max(start, piece.start) - piece.start, min(end, piece.end) - piece.start
        _set(piece.node, piece.text[:a] + piece.text[b:])
    elif piece.kind in ("tab", "break") and (parent := piece.node.getparent()) is not None:
        parent.remove(piece.node)


def set_apart(paragraph: etree._Element, start: int, end: int, text: str, lines: Lines) -> etree._Element | None:
    """As replace(), with what is written in a run of its own, in the font it had; an empty span inserts behind the text
    before it. None where there is no text to write into."""
    found = pieces(paragraph, lines)
    touched = [p for p in found if p.start < end and p.end > start]
    if not touched:
        touched = [p for p in found if p.start < start <= p.end]
    home = next((p for p in touched if p.kind == "text" and p.run is not None), None)
    if home is None:
        return None
    for piece in reversed(touched):
        if piece is not home:
            _cut(piece, start, end)
    new = _apart(home, max(start, home.start) - home.start, min(end, home.end) - home.start, text)
    if not home.node.text and home.run is not None and all(e is home.node or local(e) == "rPr" for e in home.run):
        new.getparent().remove(home.run)  # type: ignore[union-attr]
    return new


def _underlined(home: Piece, a: int, b: int, text: str) -> None:
    """Split the run so that only what is written gets a line under it."""
    _draw_line(_apart(home, a, b, text))


def _apart(home: Piece, a: int, b: int, text: str) -> etree._Element:
    """Split the run of a piece around its characters a to b and write `text` between: the run that holds it."""
    run = home.run
    assert run is not None  # the caller looked
    at = list(run).index(home.node)
    behind = [e for e in run if local(e) != "rPr"][_index_without_font(run, at) + 1 :]
    middle, last = _empty_copy(run), _empty_copy(run)
    add_text(middle, text)
    rest = home.text[b:]
    _set(home.node, home.text[:a])
    run.addnext(middle)
    if rest or behind:
        if rest:
            add_text(last, rest)
        last.extend(behind)
        middle.addnext(last)
    return middle


def _index_without_font(run: etree._Element, at: int) -> int:
    return at - sum(1 for e in list(run)[:at] if local(e) == "rPr")


def _empty_copy(run: etree._Element) -> etree._Element:
    new = copy.copy(run)
    for e in list(new):
        new.remove(e)
    font = child(run, "rPr")
    if font is not None:
        new.append(copy.deepcopy(font))
    return new


# what stands behind w:u in the order of w:rPr
_BEHIND_LINE = {
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
}  # fmt: skip


def _draw_line(run: etree._Element) -> None:
    font = child(run, "rPr")
    if font is None:
        font = etree.Element(qualified(run, "rPr"))
        run.insert(0, font)
    line = child(font, "u")
    if line is None:
        line = etree.Element(qualified(run, "u"))
        at = next((i for i, e in enumerate(font) if local(e) in _BEHIND_LINE), len(font))
        font.insert(at, line)
    line.set(qualified(run, "val"), "single")


def _set(node: etree._Element, text: str) -> None:
    node.text = "".join(
        ch for ch in text if ch in "\t\n\r" or (0x20 <= ord(ch) < 0xFFFE and not 0xD800 <= ord(ch) < 0xE000)
    )
    if text != text.strip() or "  " in text:
        node.set(_XML_SPACE, "preserve")


def _new_run(paragraph: etree._Element) -> etree._Element:
    """A run at the end of a paragraph, in the font of its last run, else of its mark."""
    runs = [e for e in paragraph if local(e) == "r"]
    run = etree.SubElement(paragraph, qualified(paragraph, "r"))
    properties = child(paragraph, "pPr")
    font = child(runs[-1], "rPr") if runs else None
    if font is None and properties is not None:
        font = child(properties, "rPr")
    if font is not None:
        mine = copy.deepcopy(font)
        for e in [e for e in mine if local(e) in ("ins", "del", "moveFrom", "moveTo", "rPrChange")]:
            mine.remove(e)
        run.append(mine)
    return run


def _drop_prompt_style(run: etree._Element) -> None:
    """Prompts are grey through a style of their own; the value is not."""
    font = child(run, "rPr")
    style = child(font, "rStyle") if font is not None else None
    if font is not None and style is not None:
        font.remove(style)


def _tick_box(piece: Piece) -> bool:
    if local(piece.node) == "sym":
        _set_attribute(piece.node, "font", "Wingdings 2")
        _set_attribute(piece.node, "char", "F052")
        return True
    if local(piece.node) in DRAWINGS and piece.run is not None:
        sign = etree.Element(qualified(piece.run, "t"))
        sign.text = "☑"
        piece.run.replace(piece.node, sign)
        return True
    box = child(piece.node, "checkBox")
    if box is None:
        return False
    mark = child(box, "checked")
    if mark is None:
        mark = etree.SubElement(box, qualified(box, "checked"))
    _set_attribute(mark, "val", "1")
    return box_checked(box)


def _checkbox_control(node: etree._Element) -> etree._Element | None:
    """The content control with a check box around a node."""
    for up in node.iterancestors():
        properties = child(up, "sdtPr") if local(up) == "sdt" else None
        box = child(properties, "checkbox") if properties is not None else None
        if box is not None and child(box, "checked") is not None:
            return box
    return None


def _checked_sign(box: etree._Element | None) -> str:
    """The character a check box control shows when ticked."""
    state = child(box, "checkedState") if box is not None else None
    try:
        number = int(get(state, "val") or "", 16) if state is not None else 0
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else ""


def _set_attribute(e: etree._Element, name: str, value: str) -> None:
    for key in e.attrib:
        if str(key).rpartition("}")[2] == name:
            e.set(key, value)
            return
    e.set(qualified(e, name), value)


def paragraph_text(paragraph: etree._Element, lines: Lines) -> str:
    return text_of(pieces(paragraph, lines))
