"""Lists that are made anew each time: who came or went, enrolled, applied or was helped once in the period."""

from __future__ import annotations

import re

from forms.filling.bases import plain_title
from forms.filling.holding import Knowledge

_ANEW = re.compile(
    r"新增|新申请|新纳入|退出|清退|死亡|去世|注销|变更|变动|增减|核减|停发|停保|转出|迁出|转入|迁入|申请|拟(?=[新纳享评聘定发补])|"
    r"报名|参训|参会|培训(?!机构|学校|中心|基地|场所|点|需求|意愿)|慰问|临时救助|急难救助|医疗救助|一次性|抽查|抽检|评选|推荐|候选"
)


def listed_anew(knowledge: Knowledge, title: str) -> bool:
    """Whether a list of this title says nothing of who stands in that of another period, nor do lists of other titles."""
    return bool(_ANEW.search(plain_title(knowledge, title)))
