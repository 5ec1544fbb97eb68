"""Boxes to tick inside a text: '□是 □否', '是□ 否□', '是（ ）否（ ）'."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from forms.documents.blanks import SPACES, Edit
from forms.model.document import Span

EMPTY = "□☐▢◻❏❑"
TICKED = "☑☒■√✓✔⊠▣"
_BOX = re.compile(f"[{EMPTY}{TICKED}]")
_PAREN = re.compile(f"[（(]([{SPACES}]*[√✓✔☑]?[{SPACES}]*)[）)]")
_PARENS = re.compile(
    f"(?:[^（）()：:]*[：:])?(?:[{SPACES}、，,；;]*[^（）()：:{SPACES}]{{1,6}}{_PAREN.pattern}){{2,}}[{SPACES}。；;]*"
)
_NEXT_LABEL = re.compile(f"[{SPACES}]{{2,}}(?=[^（(：:]{{1,12}}[：:])")  # '□女    出生年月：'
_EDGE = SPACES + "\n、，,；;。/|"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its words, where its box stands (a character, or the room inside brackets), and whether it is ticked."""

    text: str
    box: Span
    ticked: bool


def options_in(text: str) -> tuple[Option, ...]:
    """The choices of a text from the left; () where it holds no empty or ticked box beside words."""
    options = _parens(text) or _boxes(text)
    named = tuple(o for o in options if o.text)
    return named if named and (len(named) > 1 or any(text[o.box[0]] != "√" for o in named)) else ()


def tick(text: str, option: str, mark: str = "☑") -> Edit | None:
    """The edit that ticks the box of `option` and touches nothing else.

    None where no box or several answer to it, or it is ticked already. `mark` replaces an empty box; a text whose other
    boxes are ticked with one sign keeps to that sign.
    """
    options = options_in(text)
    wanted = [o for o in options if _same(o.text, option)] or [
        o for o in options if _same(_short(o.text), _short(option))
    ]
    if len(wanted) != 1 or wanted[0].ticked:
        return None
    start, end = wanted[0].box
    used = next((text[o.box[0]] for o in options if o.ticked and o.box[1] - o.box[0] == 1), mark)
    inside = start > 0 and text[start - 1] in "（("
    return Edit(start, end, "√" if inside else used)


def _boxes(text: str) -> tuple[Option, ...]:
    boxes = [m.start() for m in _BOX.finditer(text)]
    if not boxes:
        return ()
    take = _before if _trails(text, boxes) else _behind
    return tuple(Option(take(text, boxes, i), (at, at + 1), text[at] in TICKED) for i, at in enumerate(boxes))


def _trails(text: str, boxes: Sequence[int]) -> bool:
    """Boxes stand behind their words: nothing follows the last one, and words stand before the first."""
    before = re.split("[：:\n]", text[: boxes[0]])[-1]
    return not text[boxes[-1] + 1 :].strip(_EDGE + "）)") and bool(before.strip(_EDGE + "（("))


def _behind(text: str, boxes: Sequence[int], i: int) -> str:
    end = boxes[i + 1] if i + 1 < len(boxes) else len(text)
    words = text[boxes[i] + 1 : end].strip(_EDGE).split("\n")[0]
    return _NEXT_LABEL.split(words)[0].strip(_EDGE)


def _before(text: str, boxes: Sequence[int], i: int) -> str:
    start = boxes[i - 1] + 1 if i else 0
    return re.split("[：:\n]", text[start : boxes[i]].strip(_EDGE))[-1].strip(_EDGE)


def _parens(text: str) -> tuple[Option, ...]:
    if not _PARENS.fullmatch(text):
        return ()
    out, previous = [], 0
    for match in _PAREN.finditer(text):
        words = re.split("[：:]", text[previous : match.start()])[-1].strip(_EDGE)
        out.append(Option(words, match.span(1), bool(match[1].strip(SPACES))))
        previous = match.end()
    return tuple(out)


def _short(text: str) -> str:
    """An option without its brackets and what is to be specified behind it."""
    return re.split("[（(，,：:]", unicodedata.normalize("NFKC", text))[0] or text


def _same(a: str, b: str) -> bool:
    return _flat(a) == _flat(b)


def _flat(text: str) -> str:
    return re.sub(r"[\s_]+", "", unicodedata.normalize("NFKC", _BOX.sub("", text)))
