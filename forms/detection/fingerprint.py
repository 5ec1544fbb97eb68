"""A form's fingerprint: the same blank and filled, this month and next, with ten rows or with two hundred."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from forms.detection.titles import mended
from forms.model.form import Field, Table
from forms.values.periods import find_periods
from forms.values.text import bare, normal

_LOOSE = re.compile(
    r"\d{1,2}[-—]\d{1,2}月|\d{4}年度?|第?[一二三四1-4]季度|\d{1,2}月末?|[上下]半年|"
    r"\d{4}[-—]\d{4}学年度?|(?:[春秋]季|第[一二])学期|[上中下]旬|[(（]?第[一二三四五六七八九十\d]{1,3}[期批周次][)）]?|二[〇○零]\S{2}年度?|[(（]\d{1,2}[)）]$"
)
_STATUS = re.compile(r"初稿|草稿|终稿|定稿|征求意见稿|上报|公示[前后]|更正版?|订正|勘误|重报")


def fingerprint(title: str, fields: Sequence[Field], tables: Sequence[Table]) -> str:
    """A hash over title, header paths, list items and labels of single entries; values, periods, places and row counts
    stay out."""
    parts = ["title:" + timeless(_STATUS.sub("", title))]
    for table in tables:
        heads = ["/".join(timeless(p) for p in c.path) for c in table.columns]
        parts.append(f"{table.kind}:" + "|".join(heads))
        if table.kind == "list":
            parts += ["item:" + "/".join(timeless(p) for p in path) for _, path in table.row_labels]
    parts += sorted("field:" + "/".join(timeless(p) for p in f.path) for f in fields if f.table is None)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def timeless(text: str) -> str:
    """A label or title without its period."""
    out = mended(normal(text))
    for start, end, _ in reversed(find_periods(out)):
        out = out[:start] + "~" + out[end:]
    return bare(_LOOSE.sub("~", out))
