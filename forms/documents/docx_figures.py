"""Numbers and words inside a Word text put in place of others, each in a run of its own that can be marked and unmarked.

A mark is a shading of one colour that no office uses; TO_CHECK behind a number says that nobody has verified it. Both live
in the Word file itself, so that they outlast editing in an office program, and both are taken out of what leaves the office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from forms.documents.addresses import SheetPlace, WordParagraph, parse
from forms.documents.docx_edit import paragraph_text, qualified, replace, set_apart
from forms.documents.docx_text import Lines, child, get
from forms.documents.docx_tree import WordTree, cell_at, mirror, paragraphs_of, twin_boxes
from forms.documents.intake import sniff
from forms.documents.xml_splice import Original
from forms.documents.zips import Package, local
from forms.errors import FormsError
from forms.model.document import Document

Mark = Literal["", "changed", "unverified"]
TO_CHECK = "【待核实】"
_SHADES = {"changed": "FFF1A8", "unverified": "FFC9B8"}
_SIGN = "F1110E"  # the colour of the shading's pattern, which never shows: it says that the shading is a mark of ours
_BEHIND_SHADE = {"fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"}


@dataclass(frozen=True, slots=True)
class TextEdit:
    """`text` in place of the characters `start` to `end` of a paragraph ("P4", "header1:P0") or of the cell "T0.R1.C2",
    whose lines are joined by line ends."""

    address: str
    start: int
    end: int
    text: str
    mark: Mark = ""


def rewrite(data: bytes, edits: Sequence[TextEdit]) -> bytes:
    """The Word file with the edits made and marked; fonts and everything else stay.

    Raises FormsError address.missing, address.unreadable, and the file.* codes of reading.
    """
    return _Rewriter(data).rewrite(edits)


def left_to_check(data: bytes) -> tuple[str, ...]:
    """The text before each TO_CHECK that still stands in the file, at most 20 characters, in reading order."""
    out: list[str] = []
    for _, paragraph in _paragraphs(WordTree(Package(data))):
        said = paragraph_text(paragraph, Lines()).split(TO_CHECK)
        out += [part[-20:].strip() for part in said[:-1]]
    return tuple(out)


def without_marks(data: bytes, *, checked: bool = False) -> bytes:
    """The file as it may leave the office: no shading of ours, and, where a person has `checked`, no TO_CHECK.

    Raises FormsError narrative.unverified (with `count` and the `places`) where TO_CHECK stands and nobody checked.
    """
    if not checked:
        refuse_unchecked(data)
    return _Rewriter(data).cleaned()


def unshaded(data: bytes) -> bytes:
    """A file whose bytes may leave the office: a Word file without shading of ours. As it is where there is none, where
    TO_CHECK still stands in it, and where it is no Word file that can be looked into."""
    if not _is_word(data) or left_to_check(data):
        return data
    rewriter = _Rewriter(data)
    cleaned = rewriter.cleaned()
    return cleaned if rewriter.touched else data


def refuse_unchecked(data: bytes, document: Document | None = None) -> None:
    """FormsError narrative.unverified (with `count` and the `places`) where TO_CHECK stands in a Word file; `document`: as it
    was read, for one that is locked or of an older format."""
    waiting = left_to_check(data) if document is None or _is_word(data) else _said_to_check(document)
    if waiting:
        raise FormsError("narrative.unverified", count=len(waiting), places="；".join(waiting[:5]))


def _is_word(data: bytes) -> bool:
    try:
        return sniff(data, "") == "docx"
    except FormsError:
        return False


def _said_to_check(document: Document) -> tuple[str, ...]:
    texts = [p.text for p in document.paragraphs]
    texts += [grid.text(row, col) for grid in document.grids for row in range(grid.rows) for col in range(grid.cols)]
    return tuple(part[-20:].strip() for text in texts for part in text.split(TO_CHECK)[:-1])


class _Rewriter:
    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.tree = WordTree(self.package)
        self.lines = Lines()
        self.touched: dict[str, list[etree._Element]] = {}
        self.originals = {part: Original(self.package.read(part), root) for part, root in self.tree.roots.items()}

    def rewrite(self, edits: Sequence[TextEdit]) -> bytes:
        for edit in sorted(edits, key=lambda e: (e.address, -e.start)):
            part, paragraph, before = self._place(edit)
            self._edit(paragraph, edit, edit.start - before)
            self._done(part, paragraph)
        return self._packed()

    def cleaned(self) -> bytes:
        for part, paragraph in _paragraphs(self.tree):
            if _unshade(paragraph) | _cut_marks(paragraph, self.lines):
                self.touched.setdefault(part, []).append(paragraph)
        return self._packed()

    def _packed(self) -> bytes:
        changed = {part: self.originals[part].spliced(elements) for part, elements in self.touched.items()}
        return self.package.rewritten(changed)

    def _place(self, edit: TextEdit) -> tuple[str, etree._Element, int]:
        """The part, the paragraph, and how many characters of the address stand before that paragraph."""
        place = parse(edit.address)
        if isinstance(place, SheetPlace):
            raise FormsError("address.missing", address=edit.address)
        story = self.tree.story(place.part, edit.address)
        if isinstance(place, WordParagraph):
            if place.paragraph >= len(story.paragraphs):
                raise FormsError("address.missing", address=edit.address)
            return story.part, story.paragraphs[place.paragraph], 0
        before = 0
        for paragraph in paragraphs_of(cell_at(story.tables, place.steps, edit.address)):
            size = len(paragraph_text(paragraph, self.lines))
            if edit.end <= before + size:
                return story.part, paragraph, before
            before += size + 1
        raise FormsError("address.missing", address=edit.address)

    def _edit(self, paragraph: etree._Element, edit: TextEdit, start: int) -> None:
        end = start + edit.end - edit.start
        if not edit.mark:
            replace(paragraph, start, end, edit.text, self.lines)
            return
        if edit.mark == "unverified":
            run = set_apart(paragraph, end, end, TO_CHECK, self.lines)
            if run is not None:
                _shade(run, edit.mark)
        run = set_apart(paragraph, start, end, edit.text, self.lines)
        if run is not None:
            _shade(run, edit.mark)

    def _done(self, part: str, paragraph: etree._Element) -> None:
        self.touched.setdefault(part, []).append(paragraph)
        for twin in twin_boxes(paragraph):
            mirror(paragraph, twin)
            self.touched[part].append(twin)


def _paragraphs(tree: WordTree) -> Iterator[tuple[str, etree._Element]]:
    """Every paragraph of the file with its part, those of tables and boxes too."""
    for part, root in tree.roots.items():
        for element in root.iter():
            if local(element) == "p" and len(element):
                yield part, element


def _shade(run: etree._Element, mark: Mark) -> None:
    font = child(run, "rPr")
    if font is None:
        font = etree.Element(qualified(run, "rPr"))
        run.insert(0, font)
    old = child(font, "shd")
    if old is not None:  # the office's own shading stays below: a frame marks the number instead
        shade = etree.Element(qualified(run, "bdr"))
        values = {"val": "single", "sz": "8", "space": "0", "color": _SIGN}
        at = font.index(old)
    else:
        shade = etree.Element(qualified(run, "shd"))
        values = {"val": "clear", "color": _SIGN, "fill": _SHADES[mark]}
        at = next((i for i, e in enumerate(font) if local(e) in _BEHIND_SHADE), len(font))
    for name, value in values.items():
        shade.set(qualified(run, name), value)
    font.insert(at, shade)


def _unshade(paragraph: etree._Element) -> bool:
    ours = [
        e
        for run in paragraph.iter()
        if local(run) == "rPr"
        for e in run
        if local(e) in ("shd", "bdr") and (get(e, "color") or "").upper() == _SIGN
    ]
    for e in ours:
        font = e.getparent()
        assert font is not None  # found inside one
        font.remove(e)
    return bool(ours)


def _cut_marks(paragraph: etree._Element, lines: Lines) -> bool:
    """Take TO_CHECK out of a paragraph, and the runs that held nothing else."""
    found = False
    while (at := paragraph_text(paragraph, lines).find(TO_CHECK)) >= 0:
        if not replace(paragraph, at, at + len(TO_CHECK), "", lines):
            break
        found = True
    for run in _emptied(paragraph) if found else ():
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return found


def _emptied(paragraph: etree._Element) -> Iterable[etree._Element]:
    return [
        run
        for run in paragraph.iter()
        if local(run) == "r"
        and any(local(e) == "t" for e in run)
        and all(local(e) == "rPr" or (local(e) == "t" and not e.text) for e in run)
    ]
