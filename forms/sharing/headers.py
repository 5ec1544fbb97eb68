"""The header of a catalogue table, recognised by what it says: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from forms.model.document import Grid
from forms.values.text import bare, normal

Role = Literal[
    "code",
    "catalogue",
    "item",
    "provider",
    "provider_code",
    "attribute",
    "condition",
    "method",
    "cycle",
    "basis",
    "format",
]

_OFFICE = "提供单位 提供方 提供部门 提供者 责任部门 责任单位 数源单位 数源部门 来源部门 来源单位 数据来源单位 归口部门 主管部门 编目单位"
_WORDS: tuple[tuple[Role, str], ...] = (
    ("code", "目录代码 资源代码 目录编码 资源编码 目录编号 资源编号 信息资源代码 信息资源编码 数据目录代码 代码 编码 资源标识"),
    ("catalogue", "目录名称 数据目录名称 资源名称 信息资源名称 数据资源名称 政务数据目录名称 数据目录 目录 政务数据目录 数据集名称 数据集"),
    ("item", "数据项 数据项名称 信息项 信息项名称 字段 字段名称 共享数据项 数据项清单 信息项清单 数据项中文名称 字段中文名称 指标名称"),
    ("provider", _OFFICE + " 部门 单位"),
    ("provider_code", "统一社会信用代码 提供方代码 提供单位代码 提供部门代码 单位代码 部门代码 责任部门代码"),
    ("attribute", "共享属性 共享类型 共享类别 共享分类 共享性质"),
    ("condition", "共享条件 使用条件 共享要求 使用要求 共享范围 共享条件及范围 使用条件和范围 共享使用条件 条件"),
    ("method", "共享方式 提供方式 获取方式 共享方式分类 提供渠道 获取渠道 交换方式"),
    ("cycle", "更新周期 更新频率 更新频次 数据更新频率 数据更新周期 更新时效"),
    ("basis", "依据 共享依据 不予共享依据 法律依据 法定依据 法律法规依据 政策依据 不予共享理由 不予共享的依据 不予共享原因"),
    ("format", "数据格式 格式 数据类型 类型 字段类型 数据项类型 信息项类型 信息资源格式 资源格式 数据项格式"),
)  # fmt: skip
_ROLES: Mapping[str, Role] = {word: role for role, words in _WORDS for word in words.split()}
_LOOKED_AT = 15  # rows from the top


@dataclass(frozen=True, slots=True)
class Header:
    """`columns` by role; `top` and `first_row`: the first row of the header and of the data."""

    columns: Mapping[Role, int]
    top: int
    first_row: int


@lru_cache(maxsize=4096)  # the cells of a long catalogue say the same few things
def role_of(label: str, above: str = "") -> Role | None:
    """The role of a header cell, with the header above it in a two-level header; None for other columns."""
    for text in (above + label if above else label, label):
        whole = bare(re.sub(r"\([^()]*\)", "", normal(text)))
        for word in (whole, whole.removeprefix("数据").removeprefix("政务"), whole.removesuffix("名称")):
            if word in _ROLES:
                return _ROLES[word]
    return None


def find_header(grid: Grid) -> Header | None:
    """The header row with the most known columns. It must name the items and how they are shared, and the entry or office."""
    best: Header | None = None
    for depth in (1, 2):  # two levels only where they say more than one
        for row in range(min(grid.rows, _LOOKED_AT)):
            found = _read(grid, row, depth)
            if found and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def is_header_row(texts: Mapping[Role, str]) -> bool:
    """True where a data row repeats the header (a new page)."""
    return sum(role_of(text) == role for role, text in texts.items() if text) >= 3


def _read(grid: Grid, row: int, depth: int) -> Header | None:
    columns: dict[Role, int] = {}
    for col in range(grid.cols):
        top = covered(grid, row, col)
        low = covered(grid, row + 1, col) if depth == 2 else ""
        role = role_of(low, top) if low and low != top else role_of(top)
        if role and role not in columns:
            columns[role] = col
    if "item" in columns and "attribute" in columns and len(columns) >= 4:
        return Header(columns, row, row + depth)
    return None


def covered(grid: Grid, row: int, col: int) -> str:
    """The text of a cell, or of the merged cell that covers it."""
    text = grid.text(row, col)
    if text:
        return text
    for area in grid.merges:
        if (row, col) in area:
            return grid.text(area.top, area.left)
    return ""
