"""What may be proposed as a shared source, and what never is, from the 政务数据共享条例 and the law on statistics.

Articles 2 and 3 leave out party organs, other bodies that are no government departments, and secrets; Article 14 has
the items that are not shared. Data about party members, petitions and the military are never proposed whoever offers
them. Records of a statistical survey that identify a person or a unit serve statistics only.
"""

from __future__ import annotations

import re

from forms.sharing.entries import CatalogueItem
from forms.values.text import normal

_PARTY_ORGAN = re.compile(
    r"中共|中国共产党|(?<![社小])[省市州县区旗盟]委|[镇乡]党委|(?:街道|机关|直属)(?:党)?工委|党组|党委|党校|党史"
    r"|组织部|宣传部|统战部|统一战线|政法委|纪委|纪律检查|巡察|编办|编委|机构编制|社会工作部|网信办|机要|保密(?:局|办)|老干部局"
)
_OTHER_BODY = re.compile(r"人大常委|人民代表大会|政协|人民法院|检察院|监察委|监委")
_MILITARY_BODY = re.compile(r"武装部|人武部|国防动员|军分区|警备区|武警|部队")
_PARTY_DATA = re.compile(
    r"党员|党组织|党支部|党总支|党委|党务|党费|党内|党建|党龄|入党|村党|党务|支部|政治面貌|书记(?!员)|党代表"
)
_PETITION = re.compile(r"信访|上访|进京访|访民")
_MILITARY = re.compile(r"军事|现役|征兵|兵役|民兵|国防|军用")
_SECRET = re.compile(r"国家秘密|工作秘密|涉密|绝密|机密")
_STATISTICS = re.compile(r"统计局|调查队|统计调查|普查办")
_SURVEY = re.compile(r"名录|调查(?:单位|户|对象|表)|样本|普查(?:对象|登记|单位|户|表)|住户调查|入户调查")
_IDENTIFYING = re.compile(r"姓名|户主|身份|证件|信用代码|单位名称|企业名称|法人|联系电话|手机|住址|地址|账号")


def may_propose(item: CatalogueItem) -> bool:
    """True where the item may be named as a source that could supply a field."""
    return why_not(item) == ""


def why_not(item: CatalogueItem) -> str:
    """ "" where the item may be proposed, else the code of the first ground that forbids it (sharing.not_shared …)."""
    provider, subject = normal(item.provider), normal(f"{item.catalogue} {item.item}")
    grounds = (
        (item.attribute == "不予共享", "sharing.not_shared"),
        (not provider, "sharing.no_provider"),
        (_PARTY_ORGAN.search(provider), "sharing.party_organ"),
        (_PARTY_DATA.search(subject), "sharing.party_data"),
        (_OTHER_BODY.search(provider), "sharing.other_body"),
        (_PETITION.search(provider + subject), "sharing.petition"),
        (_MILITARY_BODY.search(provider) or _MILITARY.search(subject), "sharing.military"),
        (_SECRET.search(subject + item.condition), "sharing.secret"),
        (_is_survey_record(provider, item), "sharing.survey_record"),
    )
    return next((code for holds, code in grounds if holds), "")


def is_party_organ(name: str) -> bool:
    """Whether an office is one of the party's, which the regulation doesn't speak of (Art. 2)."""
    return bool(_PARTY_ORGAN.search(normal(name)))


def _is_survey_record(provider: str, item: CatalogueItem) -> bool:
    if _STATISTICS.search(provider):
        return bool(_SURVEY.search(item.catalogue) or _IDENTIFYING.search(item.item))
    return bool(re.search("统计调查|普查", item.catalogue) and _IDENTIFYING.search(item.item))
