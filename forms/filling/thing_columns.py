"""Columns that name or number the things of a list (合作社名称, 供水工程, 项目代码), by the reviewed table of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from forms.vocabulary.lists import ListWords, built_in_list_words

Path = tuple[str, ...]
_TAIL = re.compile(r"(?:名称|全称|名)$|(?:统一|标识|识别|机构)?(?:码|代码|编码|编号|号)$")
_ANY = re.compile(r"(?:名称|全称|点名|站名|场名|库名|桥名|校名|店名|厂名|社名)$")
_NO_THING = re.compile(
    r"开户|银行|证书|证件|药品|品种|岗位|课程|专业|[^产]\S单位名称$"
)  # 施工单位名称 is whom the work has
_VESSEL = re.compile(r"船名号?|船号|船名船号|船名及船号")
_CREDIT = re.compile(r"信用代码$")


def leaf_of(path: Path) -> str:
    """The innermost label without blanks and brackets."""
    return re.sub(r"\s|[(（].*?[)）]", "", path[-1]) if path else ""


def thing_of_name(path: Path) -> str | None:
    """What a column names its rows as: 合作社 of 合作社全称, 供水工程, "" of 名称; None where it names no thing."""
    words = built_in_list_words()
    leaf = leaf_of(path)
    if _VESSEL.fullmatch(leaf):
        return "船"
    thing = _TAIL.sub("", leaf)
    if _names(words).fullmatch(leaf):
        return thing
    return thing if _ANY.search(leaf) and not _NO_THING.search(leaf) else None


def same_name(one: str, other: str) -> bool:
    """Whether two words name one kind of thing: 桥 and 桥梁, 家庭农场 and 农场, 供水工程 and 饮水安全工程."""
    alike = any(one in group and other in group for group in built_in_list_words().alike)
    return alike or (bool(one and other) and (one.endswith(other) or other.endswith(one) or one.startswith(other)))


def thing_of_code(path: Path) -> str | None:
    """What a column numbers: 项目 of 项目代码, "" of 统一社会信用代码; None where it is no code of things."""
    if _CREDIT.search(leaf_of(path)):
        return ""
    found = _codes(built_in_list_words()).search(leaf_of(path))
    return re.sub(r"^统一", "", _TAIL.sub("", leaf_of(path))) if found else None


def naming(paths: Iterable[Path]) -> dict[Path, str]:
    """The columns that name or number things, those that name them first, with what each calls them."""
    out: dict[Path, str] = {}
    listed = list(paths)
    for read in (thing_of_name, thing_of_code):
        for path in listed:
            thing = read(path)
            if thing is not None:
                out.setdefault(path, thing)
    return out


@lru_cache(maxsize=1)
def _names(words: ListWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{words.named.pattern})(?:名称|全称|名)?")


@lru_cache(maxsize=1)
def _codes(words: ListWords) -> re.Pattern[str]:
    return re.compile(rf"^(?:统一)?(?:{words.coded.pattern})(?:标识|识别|机构)?(?:码|代码|编码|编号|号)$")
