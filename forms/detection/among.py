"""'其中': a label that begins so is a part of what the label before it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from forms.values.text import normal

if TYPE_CHECKING:
    from forms.detection.pairs import Item

_AMONG = re.compile(r"^其中")
_BARE_PART = re.compile(r"^[男女]\S{0,2}$")


def under_wholes(items: list[Item]) -> list[Item]:
    """The same items with '其中：女性' under '总人口' where that stands before it in the cell or the row, or right above it.

    A bare '男' or '女' after a first part in the same row is a part of the same whole.
    """
    out: list[Item] = []
    whole: Item | None = None
    parted = -1  # the row of the last part
    for item in items:
        part = bool(_AMONG.match(normal(item.label)))
        again = parted == item.box.top and bool(_BARE_PART.match(normal(item.label)))
        if whole is not None and item.parents[-1:] == ("其中",) and _near(whole, item):
            parents = (*item.parents[:-1], *(() if whole.label in item.parents else (whole.label,)), "其中")
            out.append(replace(item, parents=parents, whole=whole.label))
            continue
        if (part or again) and whole is not None and _near(whole, item):
            parted = item.box.top
            parents = item.parents if whole.label in item.parents else (*whole.parents, whole.label)
            out.append(replace(item, parents=parents, whole=whole.label))
            continue
        if not part:
            whole, parted = item, -1
        out.append(item)
    return out


def _near(whole: Item, part: Item) -> bool:
    """In one row, or in rows that follow each other with the part's box under the whole's."""
    if whole.section != part.section or whole.sign_line or part.sign_line:
        return False
    if whole.box.top <= part.box.top <= whole.box.bottom:
        return True
    return 0 < part.box.top - whole.box.bottom <= 3 and part.box.left == whole.box.left
