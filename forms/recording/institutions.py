"""Cards about one institution or one thing (敬老院, 幼儿园, 水库): what they say is of it, and not of the office that sends it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from forms.model.facts import Observation
from forms.recording.subjects import SubjectBook, thing_key, unit_names, village_key
from forms.values.text import normal

_NAME_LABEL = re.compile(r"[\u4e00-\u9fff（）()]{1,8}(?:名称|全称)")
_OF_OTHERS = re.compile(
    r"^(?:填报|填表|报送|上报|编制|主管|所属|上级|举办|建设|施工|监管|管理|责任|项目|产品|指标|品种|村|社区|组织)"
)
_IN_BRACKETS = re.compile(r"[（(]([^（()）]{3,30})[)）]")
_INSTITUTION = re.compile(
    r"(?:敬老院|养老院|福利院|养老(?:服务)?中心|幸福院|护理院|托养中心|幼儿园|托育园|托育中心|学校|小学|中学|卫生院|医院|诊所|公司|工厂|加油站|液化气站|超市|饭店|宾馆|酒店"
    r"|合作社|合作联社|家庭农场|农场|牧场|林场|养殖场|农贸市场|批发市场|景区)$"
)


def institution_of(book: SubjectBook, title: str, file_name: str, singles: Iterable[Observation]) -> str:
    """The name of the one institution or thing that a card is about, as it stands in it; "" for any other form.

    Its name must be one of an institution, or stand in brackets in the card's title or file name, too.
    """
    said = {
        o.raw.strip()
        for o in singles
        if not (o.table and o.table_kind) and o.path and _names_it(o.path[-1]) and _may_be_a_name(book, o.raw)
    }
    printed = {thing_key(name) for text in (title, file_name) for name in _IN_BRACKETS.findall(text)}
    found = {name for name in said if _INSTITUTION.search(normal(name)) or thing_key(name) in printed}
    return found.pop() if len(found) == 1 else ""


def institution_key(book: SubjectBook, name: str) -> str:
    """How an institution is known: 禾源县云溪镇敬老院 and 云溪镇敬老院 are one, where that is the reporting town."""
    key = thing_key(name)
    short = min(unit_names(book.unit), key=len)
    before, found, behind = key.partition(thing_key(short))
    return found + behind if short and found and re.fullmatch(r"[\u4e00-\u9fff]{0,12}[省市州县区旗]?", before) else key


def named_institution(book: SubjectBook, text: str) -> str:
    """The id of a known institution or thing named in brackets in a title or a file name, "" where none or several."""
    keys = {institution_key(book, name) for name in _IN_BRACKETS.findall(text)}
    found = {book.things[key] for key in keys if key in book.things}
    return found.pop() if len(found) == 1 else ""


def of_itself(label: str) -> str:
    """What a card about one institution asks of it, in one wording: 机构地址, 园所地址 and 详细地址 are its address."""
    words = normal(label).replace(" ", "").rstrip(":")
    return next((said for pattern, said in _OF_ITSELF if pattern.fullmatch(words)), label)


_BODY = r"(?:本?(?:机构|单位|园所|学校|企业|公司|场所|园|院|校)|办公)"
_OF_ITSELF = (
    (re.compile(rf"(?:{_BODY}|详细|通[讯信])?(?:详细)?地址"), "单位地址"),
    (re.compile(rf"{_BODY}?(?:联系)?电话(?:号码)?"), "联系电话"),
    (re.compile(rf"{_BODY}(?:名称|全称)"), "单位名称"),
)


def _names_it(label: str) -> bool:
    words = normal(label).replace(" ", "")
    return bool(_NAME_LABEL.fullmatch(words)) and not _OF_OTHERS.search(words)


def _may_be_a_name(book: SubjectBook, text: str) -> bool:
    name = normal(text).replace(" ", "")
    return len(name) >= 3 and not book.is_unit(name) and not village_key(name) and not name.isdigit()
