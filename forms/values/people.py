"""Names of people and places, brought to one spelling for finding the same one again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forms.values.text import chinese_int, normal

_CJK_GAP = re.compile(r"(?<=[\u3400-\u9fff\uf900-\ufaff·])\s+(?=[\u3400-\u9fff\uf900-\ufaff·])")
_NUMBER = r"(?:\d{1,3}|[〇零一二三四五六七八九十百]{1,4})"
_GROUP = rf"第?({_NUMBER})(?:\.0)?(?:村民小组|居民小组|村民组|居民组|生产队|小组|组|社|队)"
_GROUP_END = re.compile(rf"(?:{_GROUP})$")
_GROUP_ONLY = re.compile(rf"(?:{_GROUP}|第?({_NUMBER})(?:\.0)?)")

_PROVINCE = r"(?P<province>(?:北京|天津|上海|重庆)市|[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,8}自治区)?"
_CITY = r"(?P<city>[\u4e00-\u9fff]{2,4}?(?:市|盟|地区)|[\u4e00-\u9fff]{2,10}?自治州)?"
_COUNTY = r"(?P<county>[^\W\d_省市县]{1,9}?(?:自治县|县|旗|(?<![社小园片院牧林景新校])区|(?<!城)市|新区))?"
_TOWN = r"(?P<town>[^\W\d_县]{1,9}?(?:民族乡|镇|乡|街道(?:办事处)?))?"
_VILLAGE_END = r"(?:社区|村(?![村民委社])|(?:村民|居民)委员会|[村居]委会|嘎查|居(?!民))"
_VILLAGE = rf"(?P<village>[\u4e00-\u9fff]{{1,10}}?{_VILLAGE_END})?"
_OFFICE = r"(?:(?<=区)(?:居民委员会|居委会))?"
_NAMED_GROUP = _GROUP.replace("(", "(?P<number>", 1)
_ADDRESS = re.compile(
    _PROVINCE + _CITY + _COUNTY + _TOWN + _VILLAGE + _OFFICE + rf"(?:{_NAMED_GROUP})?(?P<rest>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address; "" where not written. `group` is the number of the villagers' group, if any."""

    province: str = ""
    city: str = ""
    county: str = ""
    town: str = ""
    village: str = ""
    group: int | None = None
    rest: str = ""


def person_name(text: str) -> str:
    """A name as it is compared: without spaces between its characters, nor quotes around it."""
    return _CJK_GAP.sub("", normal(text)).strip(" '\"")


def group_number(text: str) -> int | None:
    """3 for '3组', '第三村民小组', '三', '3', '青山村3组'; None where no group is named."""
    line = normal(text).replace(" ", "")
    found = _GROUP_ONLY.fullmatch(line) or _GROUP_END.search(line)
    return _int(next(g for g in found.groups() if g)) if found else None


def split_address(text: str) -> Address:
    """'某县某镇某村3组12号' in its parts. What is not recognised stays in `rest`; nothing is guessed."""
    line = normal(text).replace(" ", "")[:200]
    found = _ADDRESS.fullmatch(line)
    if not found:
        return Address(rest=line)
    parts = {name: value or "" for name, value in found.groupdict().items()}
    number = parts.pop("number")
    return Address(**{**parts, "village": _village(parts["village"])}, group=_int(number) if number else None)


def place_key(text: str) -> str:
    """One key for the spellings of a village or group: 青山村第一村民小组 is 青山村1组, 1 is 1组.

    County and town in front are left out where a village follows, so the key is unique within one township only.
    """
    line = normal(normal(text).replace(" ", ""))
    key = _place(line)
    return key if key == line else place_key(key)


def _place(line: str) -> str:
    alone = _GROUP_ONLY.fullmatch(line)
    if alone:
        number = group_number(line)
        return f"{number}组" if number is not None else line
    parts = split_address(line)
    if parts.rest or not (parts.village or parts.town):
        return _village(line)
    place = parts.village or parts.town
    return place if parts.group is None else f"{place}{parts.group}组"


def _village(text: str) -> str:
    """青山村村民委员会, 青山村委会 -> 青山村; 新华社区居委会 -> 新华社区."""
    return re.sub(r"(?:(?<=村)|(?<=社区)|(?<=居))(?:(?:村民|居民)?委员会|[村居]委会|委会)$", "", text)


def _int(text: str) -> int | None:
    return int(text) if text.isascii() else chinese_int(text)
