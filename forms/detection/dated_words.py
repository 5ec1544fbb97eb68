"""What a form says of when some of its figures are: （劳动力资源为2025年底数，转移就业为1-9月累计）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.model.form import Field
from forms.values.text import normal

_CLAUSE = re.compile(r"[，,；;。:：()（）\s]+")
_SAID = re.compile(
    r"(?P<what>[\u4e00-\u9fff、]{2,16}?)(?:的?数据|情况|指标|数字)?(?:均|都)?(?:为|按|取|用|采用|截至|截止到?)"
    r"(?P<when>(?:\d{4}年)?(?:\d{1,2}[-—~～至])?(?:\d{1,2}月份?|第?[一二三四]季度|上半年)?(?:[年月季]?[末底])?)"
    r"(?P<ever>累计)?(?:的?数据?|统计数|实际数|口径|为准|填报?)*"
)
_NO_LABEL = re.compile(r"^(?:数据|统计|报告|时间|时点|日期|填报|以上|以下|本表|其他|表中|各项|年龄|注|说明|备注)")


def with_dates(fields: Sequence[Field], lines: Iterable[str]) -> tuple[Field, ...]:
    """The fields, those with the period of their figures that a line names by a word of their labels. A word that all
    fields have, or none, tells nothing; a label's own period goes before."""
    out = tuple(fields)
    for what, when in _said(lines):
        named = [f for f in out if any(what in normal(label).replace(" ", "") for label in f.path)]
        if named and len(named) < len(out):
            dated = {f.address for f in named if not f.period_text}
            out = tuple(replace(f, period_text=when) if f.address in dated else f for f in out)
    return out


def _said(lines: Iterable[str]) -> list[tuple[str, str]]:
    found = (_SAID.fullmatch(clause) for line in lines for clause in _CLAUSE.split(normal(line)))
    return [
        (word, said["when"] + (said["ever"] or ""))
        for said in found
        if said and re.search(r"\d|[一二三四]季|上半年", said["when"]) and not _NO_LABEL.match(said["what"])
        for word in said["what"].split("、")
        if len(word) > 1
    ]
