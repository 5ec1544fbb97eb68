"""Labels for fields that say nothing of themselves: the printed text at their left, above, or (tick boxes) at their right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from forms.documents.pdf_text import Run
from forms.model.document import FormField

_HAN = re.compile(r"[\u3400-\u9fff]")
_EDGES = " _＿.．…:：□☐\u3000\t*＊"
_ANSWERS = frozenset("是否有无")  # beside a box they answer what stands at its left
_FAR = 260.0  # points that a label may stand away at the left
_LONG = 40  # characters: more is a sentence, no label


def labelled(fields: Sequence[FormField], pages: Sequence[Sequence[Run]]) -> list[FormField]:
    """The fields with a label each, where one is printed; a tooltip or a name in Chinese goes before."""
    out = []
    for found in fields:
        if _HAN.search(found.label) or (_HAN.search(found.name) and not found.label) or found.page >= len(pages):
            out.append(found)
            continue
        others = [f for f in fields if f.page == found.page and f is not found]
        out.append(replace(found, label=_label(found, pages[found.page], others) or found.label))
    return out


def headline(runs: Sequence[Run]) -> str:
    """The title of a page: its largest text, where that is in the upper part and larger than what follows."""
    texts = [r for r in runs if _HAN.search(r.text)]
    if len(texts) < 2:
        return ""
    top, bottom = max(r.y for r in texts), min(r.y for r in texts)
    best = max(texts, key=lambda r: (round(r.size, 1), r.y))
    usual = sorted(r.size for r in texts)[len(texts) // 2]
    return best.text.strip() if best.size > 1.15 * usual and best.y >= bottom + (top - bottom) * 0.6 else ""


def _label(found: FormField, runs: Sequence[Run], others: Sequence[FormField]) -> str:
    if found.kind == "checkbox":
        right, left = _right(found, runs), _left(found, runs, others)
        return left if left and right in _ANSWERS else right or left
    return _left(found, runs, others) or _above(found, runs)


def _beside(found: FormField, run: Run) -> bool:
    """On the field's line: the text's middle stands between its upper and lower edge."""
    _, bottom, _, top = found.rect
    if found.multiline:
        return bottom - 2 <= run.y + 0.35 * run.size <= top + 2
    return bottom - 3 <= run.y + 0.35 * run.size <= top + 3


def _left(found: FormField, runs: Sequence[Run], others: Sequence[FormField]) -> str:
    left = found.rect[0]
    fence = max((f.rect[2] for f in others if f.rect[2] <= left + 2 and _overlap(f, found)), default=0.0)
    here = (_until(r, left) for r in runs if _beside(found, r) and r.x < left - 1)
    near = [r for r in here if r.right >= fence and r.text.strip(_EDGES)]
    best = max(near, key=lambda r: r.right, default=None)
    return _clean(best.text) if best is not None and left - best.right <= _FAR else ""


def _until(run: Run, edge: float) -> Run:
    """A text in which the field stands ('是否残疾 □ 是'): only what is before it."""
    if run.right <= edge + run.size:
        return run
    at, kept = run.x, ""
    for char in run.text:
        at += run.size * (1.0 if ord(char) > 0x2E7F else 0.5)
        if at > edge + 0.3 * run.size:
            break
        kept += char
    return Run(kept, run.x, run.y, min(at, edge), run.size)


def _right(found: FormField, runs: Sequence[Run]) -> str:
    right = found.rect[2]
    near = [r for r in runs if _beside(found, r) and -2 <= r.x - right <= 1.5 * r.size + 6]
    best = min(near, key=lambda r: r.x, default=None)
    return _clean(re.split(r"[□☐]|\s{2,}|\u3000", best.text.lstrip(_EDGES))[0]) if best is not None else ""


def _above(found: FormField, runs: Sequence[Run]) -> str:
    left, _, right, top = found.rect
    near = [r for r in runs if 0 <= r.y - top <= 2.2 * r.size and r.x < right and r.right > left]
    best = min(near, key=lambda r: r.y, default=None)
    return _clean(best.text) if best is not None else ""


def _overlap(a: FormField, b: FormField) -> bool:
    return a.rect[1] < b.rect[3] and b.rect[1] < a.rect[3]


def _clean(text: str) -> str:
    kept = text.strip(_EDGES)
    return kept if len(kept) <= _LONG and re.search(r"\w", kept) else ""
