"""A row of a filled form ('姓名 | 张某 | 性别 | 男') told from a row of headers by what stands right of its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from forms.detection import words
from forms.detection.view import Box
from forms.values.text import normal
from forms.values.units import room_units

# what answers one label only
_ANSWERS = (
    (re.compile(r"性别$"), re.compile(r"[男女]$")),
    (re.compile(r"(?<!少数)民族$"), re.compile(r"[^:]{1,4}(?<!民)族$")),
    (re.compile(r"(?:政治)?面貌$"), re.compile(r"(?:中共)?(?:预备)?党员$|群众$|(?:共青)?团员$")),
    (re.compile(r"婚姻(?:状况)?$|婚否$"), re.compile(r"[已未]婚$|离[异婚]$|丧偶$")),
    (re.compile(r"健康(?:状况)?$"), re.compile(r"健康$|良好$|一般$")),
    (re.compile(r"(?:姓名|负责人|联系人|户主|申请人)$"), re.compile(r"[\u4e00-\u9fff]{1,2}某某?$")),
)
_UNITS = "|".join(u for u in (*room_units(), "㎡", "%", "％") if u not in ("年", "月", "日", "岁"))
_MEASURED = re.compile(rf"(?:\d+(?:\.\d+)?\s*(?:{_UNITS})\s*)+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年(?:\d{1,2}月)?)?$")
_COUNTERPART = {"男": "女", "女": "男"}


def answered(row: Sequence[Box]) -> bool:
    """Whether a label in a row has its answer at its right, or labels and other texts take turns: then it is no header.

    A year ('2025年'), a short running number and a pair of columns to tick ('男 | 女') head columns themselves.
    """
    texts = [normal(b.text).replace(" ", "").rstrip(":") for b in row]
    return _take_turns(row) or any(
        _answers(row[at], texts[at], row[at + 1], texts[at + 1])
        and not _ticked(texts, at + 1)
        and not _series(texts, at + 1)
        for at, _ in enumerate(pairwise(row))
    )


def _answers(left: Box, label: str, box: Box, text: str) -> bool:
    if left.blank or box.blank or words.kind_of_value(left.value, left.text) != "text" or left.bottom > box.bottom:
        return False
    if any(asks.search(label) and says.fullmatch(text) for asks, says in _ANSWERS):
        return True
    if words.strength(left.text) < 2 or _YEAR.match(text):
        return False
    kind = words.kind_of_value(box.value, box.text)
    if kind == "option" and box.text[0] in words.BOXES:
        return True
    figure = kind == "number" and len(re.sub(r"\D", "", text)) > 2
    return figure or kind in ("code", "date") or bool(_MEASURED.fullmatch(text))


def _series(texts: Sequence[str], at: int) -> bool:
    """'村名 | 1个 | 2个': columns counted up, no answers."""
    return all(_MEASURED.fullmatch(t) for t in texts[at : at + 2]) and at + 1 < len(texts)


def _take_turns(row: Sequence[Box]) -> bool:
    """'单位名称 | 甲县水利站 | 负责人 | 张小明': what looks like a value stands among every other text, labels between."""
    texts = list(row[: len(row) - len(row) % 2])
    if len(texts) < 4 or any(b.blank for b in texts):
        return False
    labels, others = ([words.strength(b.text) for b in texts[at::2]] for at in (0, 1))
    return min(labels) >= 1 and max(others) <= 0 and min(others) < 0


def _ticked(texts: Sequence[str], at: int) -> bool:
    other = _COUNTERPART.get(texts[at], "")
    return bool(other) and other in texts[at + 1 : at + 2]
