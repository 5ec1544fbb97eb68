"""A row of a filled form ('姓名 | 张某 | 性别 | 男') told from a row of headers by what stands right of its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from forms.detection import words
from forms.detection.view import Box
from forms.values.text import normal

# what answers one label only
_ANSWERS = (
    (re.compile(r"性别$"), re.compile(r"[男女]$")),
    (re.compile(r"民族$"), re.compile(r"\S{1,4}族$")),
    (re.compile(r"(?:政治)?面貌$"), re.compile(r"(?:中共)?(?:预备)?党员$|群众$|(?:共青)?团员$")),
    (re.compile(r"婚姻(?:状况)?$|婚否$"), re.compile(r"[已未]婚$|离[异婚]$|丧偶$")),
    (re.compile(r"健康(?:状况)?$"), re.compile(r"健康$|良好$|一般$")),
    (re.compile(r"(?:姓名|负责人|联系人|户主|申请人)$"), re.compile(r"[\u4e00-\u9fff]{1,2}某某?$")),
)
_MEASURED = re.compile(r"\d+(?:\.\d+)?\s*(?:㎡|平方米|公里|千米|米|层|间|栋|亩|公顷|万元|元|吨|公斤|人|户|头|只|%|％)$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年(?:\d{1,2}月)?)?$")
_COUNTERPART = {"男": "女", "女": "男"}


def answered(row: Sequence[Box]) -> bool:
    """Whether a label in a row has its answer at its right: then the row is no header.

    A year ('2025年'), a short running number and a pair of columns to tick ('男 | 女') head columns themselves.
    """
    texts = [normal(b.text).replace(" ", "").rstrip(":") for b in row]
    return any(
        _answers(row[at], texts[at], row[at + 1], texts[at + 1]) and not _ticked(texts, at + 1)
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
    figure = kind == "number" and len(re.sub(r"\D", "", text)) > 2
    return figure or kind in ("code", "date") or bool(_MEASURED.fullmatch(text))


def _ticked(texts: Sequence[str], at: int) -> bool:
    other = _COUNTERPART.get(texts[at], "")
    return bool(other) and other in texts[at + 1 : at + 2]
