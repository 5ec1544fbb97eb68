from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.people import group_number, person_name, place_key, split_address


def test_names_have_no_inner_spaces() -> None:
    assert person_name("张　三") == "张三"
    assert person_name("买买提 • 艾力") == "买买提·艾力"
    assert person_name("John  Smith") == "John Smith"


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("青山村一组", "青山村1组", "青山村第1村民小组", "青山村 第一组", "某某县某某镇青山村1社"), "青山村1组"),
        (("1", "1组", "一组", "第一组", "１组", "1.0"), "1组"),
        (("青山村", "青山村村民委员会", "青山村委会", "某某镇青山村"), "青山村"),
        (("新华社区", "新华社区居委会", "新华社区居民委员会"), "新华社区"),
        (("新华社区3组", "新华社区居委会3组"), "新华社区3组"),
        (("中村村3组",), "中村村3组"),
        (("某某县青山镇", "青山镇"), "青山镇"),
        (("合计",), "合计"),
    ],
)
def test_spellings_of_a_place_share_a_key(spellings: tuple[str, ...], key: str) -> None:
    assert {place_key(s) for s in spellings} == {key}


def test_different_places_have_different_keys() -> None:
    names = ["青山村1组", "青山村11组", "青山村", "青山社区", "青山镇", "上青山村", "1组", "青山村1组12号"]
    assert len({place_key(n) for n in names}) == len(names)


def test_an_address_in_its_parts() -> None:
    parts = split_address("某某省某某市某某县青山镇石院村二组15号")
    assert (parts.province, parts.city, parts.county, parts.town) == ("某某省", "某某市", "某某县", "青山镇")
    assert (parts.village, parts.group, parts.rest) == ("石院村", 2, "15号")


@pytest.mark.parametrize(
    ("text", "number"), [("3组", 3), ("第三村民小组", 3), ("三", 3), ("青山村十二组", 12), ("青山村", None), ("", None)]
)
def test_group_numbers(text: str, number: int | None) -> None:
    assert group_number(text) == number


@given(st.text(st.characters(codec="gb2312"), max_size=60) | st.text("省市县区镇乡村组社第一二三123 ", max_size=20))
def test_places_never_raise_and_keys_settle(text: str) -> None:
    person_name(text)
    split_address(text)
    group_number(text)
    assert place_key(place_key(text)) == place_key(text)
