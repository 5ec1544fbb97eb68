"""Labels of the trades' own forms are read with no word left over, and words that only their title explains stay words."""

from __future__ import annotations

import pytest

from forms.matching.definition import Surroundings, define
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in

READER = LabelReader(built_in())


@pytest.mark.parametrize(
    "label",
    [
        "村务监督委员会成员人数", "独居老年人数", "急难型临时救助户数", "秋粮播种面积", "水浇地面积", "退役士官人数",
        "因公牺牲军人遗属人数", "烈士陵园数", "渠系水利用系数", "低压管道输水灌溉面积", "人工林面积", "古树株数",
        "已婚育龄妇女人数", "村卫生室个体诊所数", "职业中学在校生数", "因灾伤病人口", "发放帐篷顶数", "铁锹把数",
        "离校未就业高校毕业生人数", "孤独症儿童人数", "法律援助受援人数", "暂予监外执行人数", "暂住人口数", "党课次数",
        "城建税收入", "应收账款", "低效用地面积", "国控断面个数", "燃气用户数", "出租车数量", "古墓葬数", "私营企业户数",
        "个体经营户数", "生活垃圾清运量",
    ],
)  # fmt: skip
def test_a_label_in_full_words_is_read_to_the_last_one(label: str) -> None:
    assert not [c for c in READER.read(label).concepts if c.startswith(REST)]


@pytest.mark.parametrize("word", ["停发人数", "录取人数", "编制数", "抽检批次", "成员人数", "补偿款", "监测点个数"])
def test_what_only_a_title_explains_is_no_word_of_its_own(word: str) -> None:
    """停发人数 asks something else under 低保 and under 养老保险, whether or not the titles are understood."""
    assert any(c.startswith(REST) for c in READER.read(word).concepts)


@pytest.mark.parametrize("label", ["社区教育人数", "二次救助人数"])
def test_what_may_have_happened_in_a_period_holds_for_those_days_alone(label: str) -> None:
    assert define(READER, (label,), "人", Surroundings()).aspect == "open"


def test_an_amount_per_load_is_no_word() -> None:
    assert READER.read("清运量").concepts == READER.read("清运").concepts
    assert READER.read("工作量").concepts != READER.read("工作").concepts
