"""What is never proposed as a shared source."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from forms.sharing.catalogue import CatalogueItem, may_propose, why_not

GOOD = CatalogueItem("9/1", "低保信息", "户数", "县民政局", "", "无条件共享", "", "接口", "每月", "", "N", "表1!C3")
ORGANS = (
    "县委组织部", "中共某某县委员会办公室", "某某县委政法委", "县委宣传部", "县委统战部", "县纪委监委", "县委编办",
    "县委机构编制委员会办公室", "区委巡察办", "市委社会工作部", "镇党委", "县直机关工委", "县委农村工作领导小组办公室",
)  # fmt: skip
OFFICES = (
    "县公安局", "县卫生健康委员会", "县发改委", "县民族宗教事务委员会", "县残疾人联合会", "市场监督管理局",
    "新华社区居委会", "县退役军人事务局", "县统计局", "县农业农村局（乡村振兴局）",
)  # fmt: skip
PARTY_ITEMS = ("党员总数", "入党日期", "所在党支部", "村党组织书记", "政治面貌", "女党员", "党费")
PLAIN_ITEMS = ("户数", "党参种植面积", "退役军人数", "补贴金额", "网格员数", "书记员人数")


@pytest.mark.parametrize("office", OFFICES)
def test_items_of_government_offices_may_be_proposed(office: str) -> None:
    for attribute in ("无条件共享", "有条件共享"):
        assert may_propose(replace(GOOD, provider=office, attribute=attribute))  # type: ignore[arg-type]


@pytest.mark.parametrize("item", PLAIN_ITEMS)
def test_plain_items_may_be_proposed(item: str) -> None:
    assert may_propose(replace(GOOD, item=item))


@pytest.mark.parametrize(("office", "item"), list(product(OFFICES, PLAIN_ITEMS)))
def test_what_is_not_shared_is_never_proposed(office: str, item: str) -> None:
    assert why_not(replace(GOOD, provider=office, item=item, attribute="不予共享")) == "sharing.not_shared"


@pytest.mark.parametrize("organ", ORGANS)
def test_a_party_organ_is_never_proposed_whatever_its_attribute(organ: str) -> None:
    assert why_not(replace(GOOD, provider=organ)) == "sharing.party_organ"


@pytest.mark.parametrize(("office", "item"), list(product(OFFICES, PARTY_ITEMS)))
def test_party_data_is_never_proposed_whoever_offers_it(office: str, item: str) -> None:
    assert why_not(replace(GOOD, provider=office, item=item)) == "sharing.party_data"
    assert why_not(replace(GOOD, provider=office, catalogue=item)) == "sharing.party_data"


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (replace(GOOD, provider="县信访局"), "sharing.petition"),
        (replace(GOOD, catalogue="信访事项信息"), "sharing.petition"),
        (replace(GOOD, provider="县人民武装部"), "sharing.military"),
        (replace(GOOD, catalogue="民兵信息"), "sharing.military"),
        (replace(GOOD, item="应征兵役人数"), "sharing.military"),
        (replace(GOOD, provider="县人民法院"), "sharing.other_body"),
        (replace(GOOD, catalogue="涉密人员信息"), "sharing.secret"),
        (replace(GOOD, provider="县统计局", catalogue="统计调查单位名录", item="从业人数"), "sharing.survey_record"),
        (replace(GOOD, provider="县统计局", item="单位名称"), "sharing.survey_record"),
        (replace(GOOD, provider=""), "sharing.no_provider"),
    ],
)
def test_the_other_grounds(item: CatalogueItem, code: str) -> None:
    assert why_not(item) == code
    assert not may_propose(item)


def test_every_ground_has_a_sentence_that_accuses_nobody() -> None:
    file = Path(__file__).parents[2] / "resources" / "messages" / "sharing_catalogue.json"
    said = json.loads(file.read_text(encoding="utf-8"))
    assert all(word not in text["zh"] for text in said.values() for word in ("违法", "数据错误", "逾期"))
