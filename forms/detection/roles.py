"""What part a field plays: data, a filler's own line (who filled, when, remarks), a signature, another office's opinion."""

from __future__ import annotations

import re
from functools import lru_cache

from forms.model.form import Role
from forms.values.text import normal

_SIGNATURE = re.compile(r"签名|签字|签章|手印|盖章处|公章$|印章$|signature", re.I)
_SEAL_UNIT = re.compile(r"(?:单位|部门|机构|村|乡镇|机关|公司|名称|中心)\S{0,4}\((?:盖章|公章|印章|章)\)$")
_OPINION = re.compile(r"意见|审批|审核结果|批示|评审|初审|复审")
_FILLER = re.compile(
    r"^(?:填[报表制]人?|填写人|制表人?|制单人?|[造制]册人?|造表人?|编制人|审核人?|复核人?|校对人?|报告人|核查人|采集人|调查人|登记人|经办人|承办人|统计负责人|单位负责人|部门负责人|"
    r"被审计单位负责人|负责人|主要领导|分管领导|主管领导|村委会经办人|联系人|填报|核对人|"
    r"(?:填[报表写]|报出|上报|报告|制表|[造制]册|编制|申请|采集|核查|审核|填制|统计|报送|截止|登记|核对|上传)?(?:日期|时间)|截止(?:时间|日期)|\S{0,4}时[点段]|统计时间|报告期|统计期|时间|日期|数据截止时间|"
    r"备注|说明|附注|核对签字|审批人|报送日期|date)$",
    re.I,
)
# Whoever stands among them, of whatever office: 造册人： 林业站负责人： 镇分管领导：
_ON_A_SIGN_LINE = re.compile(r"^(?:联系电话|电话|联系方式|\S{0,10}(?:负责人|(?:分管|主管|主要|挂联|包联)\S{0,2}领导))$")


def role_of(label: str, kind: str = "", sign_line: bool = False) -> Role:
    """The role of a field by its own label. `sign_line`: it stands among 填表人, 审核人 and the like."""
    text = normal(label).replace(" ", "").rstrip(":")
    if _SEAL_UNIT.search(text):
        return "entry"
    if _SIGNATURE.search(text) or kind == "signature":
        return "signature"
    if _FILLER.match(text) or (sign_line and _ON_A_SIGN_LINE.match(text)):
        return "filler"
    if _OPINION.search(text) and not text.startswith("是否") and len(text) <= 24:
        return "opinion"
    return "entry"


@lru_cache(maxsize=4096)
def column_role(label: str) -> Role:
    """For columns only remarks and signatures are the filler's own; a column 负责人 or 日期 holds data."""
    text = normal(label).replace(" ", "")
    if re.search(r"签名|签字|签章|签[领收到]$|核查人$|领取人签", text):
        return "signature" if "签" in text else "filler"
    return "filler" if re.match(r"^(?:备注|说明|附注)$", text) else "entry"
