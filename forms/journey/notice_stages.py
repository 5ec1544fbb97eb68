"""For whom or what a deadline is: villages, the township, paper, the electronic file, a first draft, work before reporting."""

from __future__ import annotations

import re

from forms.journey.notice import Stage
from forms.journey.notice_text import Flat

_REPORTS = re.compile(r"[^,]{0,12}?(?:报送|上报|报[至到回县市镇]|反馈|提交|汇总(?:表|报)|填报|发[至到送])")
_VILLAGE = re.compile(
    r"各?(?:行政)?(?<![农乡])村(?!镇)(?:\(?(?:社区|居|居委会)\)?)?(?:\(?居\)?)?(?:委会)?|村级|社区|村组|村民小组|网格"
)
_TOWN = re.compile(r"各?乡镇(?:街道)?|各镇(?:街|\(街道?\))?|镇街|各街道|乡镇级|镇级|各镇|各乡|各单位")
_TO_TOWN = re.compile(
    r"(?:报|交|送|发|反馈|汇总|提交)\S{0,6}?(?:至|到|给|回)?\S{0,4}?(?:镇|乡(?!村)|街道|所在(?:镇|乡))"
)
_TO_COUNTY = re.compile(
    r"(?:报|交|送|发|反馈|提交)\S{0,8}?(?:至|到|给|回)?\S{0,4}?(?:县|区(?!域)|市|我局|我委|我办|局|委|我中心|我科)"
)
_COUNTY_ASKS = re.compile(r"(?:县|市|区|上级|上面)(?:里面?|上|局|级)?(?:要求|规定|让我?们?|要)[^,]{0,6}$")
_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    ("first", re.compile(r"初稿|初报|初审稿|草表|征求意见稿|预报|第一稿")),
    ("paper", re.compile(r"纸质|原件|签字盖章|盖章(?!扫描|后?的?扫描|PDF)|一式\S份")),
    ("electronic", re.compile(r"电子(?:版|档|表|文档|文件|表格)|扫描件|电子邮")),
    ("work", re.compile(r"(?:完成|做好|抓好|开展)(?!.{0,6}(?:报|填))\S{0,12}?(?:摸排|核查|自查|核实|整改|排查"
        r"|入户|公示|审核|采集|录入|宣传|清理|动员|部署|评议)"
        r"|(?:摸排|核查|自查|入户|公示|整改)(?!情况|结果|台账|报告|表|清单|数据|名单|方案)(?:阶段|工作)?")),
)  # fmt: skip


def stage_of(flat: Flat, at: int, end: int) -> Stage:
    """For whom or what a deadline is, by the words of its own clause."""
    start, stop = flat.sentence(at)
    cut = max((m.end() for m in re.finditer(r"[,:]", flat.text[start:at])), default=0) + start
    lead = flat.text[start:at][-30:]
    head = flat.text[cut:at] if at - cut > 2 or re.search(r"前|内|截止", lead) else lead
    behind = re.split(r"[,](?=[^,]{0,20}(?:前|内))", flat.text[end : min(stop, end + 40)])[0]
    clause = f"{head} {behind}"
    if _COUNTY_ASKS.search(head):
        return "up"
    if _VILLAGE.search(head) and not _TOWN.search(head):
        return "village"
    if _TO_COUNTY.search(behind) and not _VILLAGE.search(head):
        named: Stage = "up"
    elif _TO_TOWN.search(behind) and not _TO_COUNTY.search(behind):
        named = "village"
    else:
        named = "up" if _TOWN.search(head) else ""
    kinds = [stage for stage, pattern in _STAGES if pattern.search(clause)]
    if "work" in kinds and _REPORTS.match(behind):
        kinds.remove("work")
    if {"paper", "electronic"} <= set(kinds):
        kinds = [kind for kind in kinds if kind not in ("paper", "electronic")]
    return kinds[0] if kinds else named


def addressed(text: str) -> Stage:
    """Whom a message calls upon in its first words: '各村注意，…', '各镇街：…'."""
    opening = re.match(r"[ \n]*(?:@所有人[ \n]*)?(?P<to>(?:各|请各|@)[^,。;:\n!]{1,16})", text)
    if opening is None or not re.match(r"各|请各|@各", opening["to"]):
        return ""
    return "village" if _VILLAGE.search(opening["to"]) else "up" if _TOWN.search(opening["to"]) else ""
