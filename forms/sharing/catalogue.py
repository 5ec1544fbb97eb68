"""Reading a catalogue of shared government data in whatever layout: what may be had from whom, and how it is shared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from forms.model.document import Document, Grid
from forms.model.reports import Problem
from forms.sharing.entries import Attribute, Catalogue, CatalogueItem
from forms.sharing.headers import find_header
from forms.sharing.policy import may_propose, why_not
from forms.sharing.rows import Row, read_rows
from forms.values.text import bare, normal, strip_numbering

__all__ = ["Catalogue", "CatalogueItem", "attribute_of", "is_catalogue", "may_propose", "read_catalogue", "why_not"]

_ATTRIBUTES: Mapping[str, Attribute] = {
    "无条件共享": "无条件共享",
    "无条件": "无条件共享",
    "有条件共享": "有条件共享",
    "有条件": "有条件共享",
    "不予共享": "不予共享",
    "不共享": "不予共享",
    "非共享": "不予共享",
}
_VERSION_IN_BRACKETS = re.compile(r"[(（]([^()（）]*(?:版|发布|修订|汇总|更新)[^()（）]*)[)）]")
_VERSION_IN_TITLE = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:第[^\s()（）]{1,3})?版|[vV]\d+(?:\.\d+)*")
_VERSION_LINE = re.compile(r"(?:版本号?|(?:汇总|发布|编制|更新)(?:日期|时间))\s*[:：]\s*([^\s;；,，]{2,20})")


def is_catalogue(document: Document) -> bool:
    """True for a catalogue, False for a delivered data file or any other table."""
    return any(find_header(grid) for grid in _visible(document))


def read_catalogue(document: Document, file_name: str) -> Catalogue:
    """Every item of every catalogue table in the document.

    A row that names no item, entry or office, or an attribute other than the three of the regulation, is rejected with
    its place and the reason (catalogue.no_item, .no_name, .no_provider, .attribute_unknown): nothing is guessed.
    A document without a catalogue table has no items (ask is_catalogue first). `file_name` names it if no title does.
    """
    items: list[CatalogueItem] = []
    rejected: list[Problem] = []
    above: list[str] = []
    for grid in _visible(document):
        header = find_header(grid)
        if header is None:
            continue
        above += _lines(grid, header.top)
        for row in read_rows(grid, header):
            why = _why_rejected(row)
            rejected += [why] if why else []
            items += [] if why else _items(row)
    above = [p.text for p in document.paragraphs] + above
    title = next((line.strip() for line in above if "目录" in line), "")
    name = re.sub(r"[(（][^()（）]*[)）]\s*$", "", title).strip() or PurePath(file_name).stem
    return Catalogue(name, _version(title, above), tuple(items), tuple(rejected))


def attribute_of(text: str) -> Attribute | None:
    """One of the three attributes of Article 14; None for any other word (按需共享, √), which is never guessed."""
    return _ATTRIBUTES.get(bare(re.sub(r"\([^()]*\)", "", normal(text))).removesuffix("类"))


def _visible(document: Document) -> list[Grid]:
    return [grid for grid in document.grids if grid.state == "visible"]


def _lines(grid: Grid, until: int) -> list[str]:
    texts = (grid.text(row, col) for row in range(until) for col in range(grid.cols))
    return [text for text in texts if text.strip()]


def _version(title: str, above: list[str]) -> str:
    bracket = _VERSION_IN_BRACKETS.search(title)
    if bracket:
        return bracket.group(1).strip()
    bare_version = _VERSION_IN_TITLE.search(title)
    if bare_version:
        return bare_version.group(0)
    dated = next((found for line in above if (found := _VERSION_LINE.search(line))), None)
    return dated.group(1) if dated else ""


def _why_rejected(row: Row) -> Problem | None:
    if not row.get("item"):
        return row.problem("catalogue.no_item")
    if not (row.get("catalogue") or row.get("code")):
        return row.problem("catalogue.no_name")
    if not row.get("provider"):
        return row.problem("catalogue.no_provider")
    if attribute_of(row.get("attribute")) is None:
        return row.problem("catalogue.attribute_unknown", attribute=_one_line(row.get("attribute")))
    return None


def _items(row: Row) -> list[CatalogueItem]:
    attribute = attribute_of(row.get("attribute"))
    if attribute is None:
        return []
    condition, basis = _one_line(row.get("condition")), _one_line(row.get("basis"))
    if attribute == "不予共享" and not basis:
        condition, basis = "", condition  # many catalogues have one column for both
    shared = {
        "code": _one_line(row.get("code")),
        "catalogue": _one_line(row.get("catalogue")) or _one_line(row.get("code")),
        "provider": _one_line(row.get("provider")),
        "provider_code": _one_line(row.get("provider_code")),
        "condition": condition,
        "method": _one_line(row.get("method")),
        "cycle": _one_line(row.get("cycle")),
        "legal_basis": basis,
        "format": _one_line(row.get("format")),
        "address": row.address,
    }
    return [CatalogueItem(item=item, attribute=attribute, **shared) for item in split_items(row.get("item"))]


def split_items(text: str) -> list[str]:
    """The items of one cell, parted by 、 ， ； or a new line outside of brackets, without numbering."""
    parts, depth = [""], 0
    for char in text:
        depth = max(0, depth + (char in "(（[【") - (char in ")）]】"))
        if char in "、，,；;\n\r" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return [item for item in map(_without_numbering, parts) if item]


def _without_numbering(text: str) -> str:
    clean = _one_line(text)
    return strip_numbering(clean)[1] if strip_numbering(clean)[0] else clean


def _one_line(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", " ".join(text.split()))
