"""Two places ask the same only where each part of the one is explained by the other."""

from __future__ import annotations

import pytest
from hypothesis import given

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.gates import compare, effective
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in
from tests.matching.places import READER, asked
from tests.matching.test_definition import DEFINITIONS


def failed(one: Definition, other: Definition) -> tuple[str, ...]:
    return compare(READER, one, other).failed


def test_the_same_words_in_another_order_agree() -> None:
    assert failed(asked("农村低保户数"), asked("低保", "农村", "户数")) == ()


def test_a_title_explains_what_the_label_leaves_out() -> None:
    assert failed(asked("户数", title="农村低保统计表"), asked("农村低保户数")) == ()
    assert failed(asked("农村低保户数"), asked("低保户数", title="农村低保统计表")) == ()


def test_a_part_that_nothing_explains_is_named() -> None:
    verdict = compare(READER, asked("农村低保户数"), asked("低保户数"))
    assert (verdict.failed, verdict.missing) == (("unexplained",), {"农村"})


def test_a_defining_part_that_is_missing_is_no_agreement() -> None:
    assert failed(asked("低保户数"), asked("农村低保户数")) == ("definition",)


def test_what_is_implied_is_explained() -> None:
    assert failed(asked("农村留守儿童"), asked("留守儿童")) == ()
    assert failed(asked("80岁以上老年人"), asked("高龄老人")) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("农村低保户数", "城市低保户数"),
        ("男党员", "女党员"),
        ("计划耕地面积", "实际耕地面积"),
        ("户籍人数", "常住人数"),
    ],
)
def test_another_value_of_a_facet_is_a_veto(one: str, other: str) -> None:
    assert "facet" in failed(asked(one), asked(other))


def test_a_facet_in_the_context_is_a_veto_too() -> None:
    assert "facet" in failed(asked("低保户数", title="农村低保统计表"), asked("低保户数", title="城市低保统计表"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("低保人数", "低保户数"), ("耕地面积", "耕地金额"), ("党员人数", "党员占比"), ("耕地面积", "人均耕地面积")],
)
def test_another_measure_is_a_veto(one: str, other: str) -> None:
    assert "measure" in failed(asked(one), asked(other))


def test_an_open_measure_agrees_with_the_one_its_unit_line_allows() -> None:
    assert failed(asked("低保", note="单位：户"), asked("低保户数")) == ()
    assert failed(asked("低保", note="单位：元"), asked("低保户数")) == ("measure",)


def test_a_unit_line_of_several_units_leaves_the_measure_open() -> None:
    assert failed(asked("低保", note="单位：户、人"), asked("低保户数")) == ("measure",)


def test_a_place_that_says_nothing_agrees_with_nothing() -> None:
    assert "nothing_said" in failed(asked("合计"), asked("低保"))
    assert "nothing_said" in failed(asked("合计"), asked("合计"))


def test_unknown_words_must_be_explained_like_any_other() -> None:
    assert failed(asked("低保乐队户数"), asked("低保户数")) == ("unexplained",)
    assert failed(asked("低保乐队户数"), asked("低保乐队户数")) == ()


def test_a_label_of_a_measure_alone_asks_for_what_the_title_is_about() -> None:
    assert effective(READER, asked("户数", title="农村低保统计表")) == {"农村", "低保"}
    assert effective(READER, asked("低保户数", title="党员统计表")) == {"低保", "党员"}
    assert effective(READER, asked("联系电话", title="党员统计表")) == {"电话"}


@given(DEFINITIONS)
def test_a_definition_agrees_with_itself_where_it_says_something(definition: Definition) -> None:
    verdict = compare(READER, definition, definition)
    assert verdict.agrees == bool(effective(READER, definition))


@given(DEFINITIONS, DEFINITIONS)
def test_agreement_is_mutual(one: Definition, other: Definition) -> None:
    assert compare(READER, one, other).agrees == compare(READER, other, one).agrees
    assert compare(READER, one, other).missing == compare(READER, other, one).missing


def test_a_joining_is_of_what_the_title_names() -> None:
    medical, pension = asked("参保人数", title="医保参保情况表"), asked("参保人数", title="居保情况表")
    assert failed(medical, asked("医保参保人数")) == ()
    assert "definition" in failed(medical, pension)
    assert failed(medical, asked("参保人数")) != ()


def test_beside_shared_words_what_both_titles_name_is_no_difference() -> None:
    plain = asked("完成整改", unit="处", title="安全生产统计表")
    assert failed(asked("隐患", "已整改", unit="处", title="安全生产情况"), plain) == ()
    assert failed(asked("隐患", "已整改", unit="处"), plain) != ()
    assert failed(asked("隐患", unit="处", title="安全生产情况"), plain) != ()


def test_an_age_says_who_is_meant_where_the_title_is_about_an_age() -> None:
    reader = LabelReader(built_in())
    here = define(reader, ["0—17周岁人口"], "人", Surroundings("儿童关爱服务采集表"))
    there = define(reader, ["17周岁及以下"], "人", Surroundings("人口统计表"))
    assert compare(reader, here, there).agrees
    left = define(reader, ["0—17周岁人口"], "人", Surroundings("留守儿童采集表"))
    assert not compare(reader, left, there).agrees


def test_what_is_told_of_a_school_or_an_event_is_of_the_one_the_title_names() -> None:
    reader = LabelReader(built_in())

    def pupils(title: str, *path: str) -> Definition:
        return define(reader, path, "人", Surroundings(title))

    primary, other = pupils("小学基本情况", "在校学生"), pupils("初中基本情况", "在校学生")
    assert not compare(reader, primary, other).agrees
    assert compare(reader, primary, pupils("教育年报", "小学在校学生数")).agrees
    assert not compare(reader, pupils("应急演练情况", "参加人数"), pupils("应急培训情况", "参加人数")).agrees


def test_the_one_topic_of_a_title_qualifies_what_is_no_kind_of_it() -> None:
    reader = LabelReader(built_in())
    bridges = define(reader, ["桥梁（座）"], "座", Surroundings("农村公路情况表"))
    assert compare(reader, bridges, define(reader, ["农村公路桥梁数"], "座", Surroundings("交通年报"))).agrees
    woods = define(reader, ["林地"], "亩", Surroundings("公益林情况表"))
    assert not compare(reader, woods, define(reader, ["公益林"], "亩", Surroundings("林业年报"))).agrees


def test_posts_in_a_report_on_the_labour_force_are_those_of_everybody() -> None:
    reader = LabelReader(built_in())
    plain = define(reader, ["保洁员人数"], "人", Surroundings())
    for title, agrees in (("农村劳动力就业情况表", True), ("脱贫人口就业情况表", False)):
        there = define(reader, ["保洁员人数"], "人", Surroundings(title))
        assert compare(reader, there, plain).agrees is agrees


def both(one: list[str], other: list[str], unit: str, titles: tuple[str, str]) -> bool:
    reader = LabelReader(built_in())
    left, right = (define(reader, p, unit, Surroundings(t)) for p, t in zip((one, other), titles, strict=True))
    return compare(reader, left, right).agrees


@pytest.mark.parametrize("label", ["劳动力人数", "外出务工人数", "已就业人数", "参保人数"])
@pytest.mark.parametrize("whom", ["易地搬迁", "残疾人", "脱贫人口"])
def test_what_anybody_may_be_is_of_those_whom_the_title_names(label: str, whom: str) -> None:
    title, plain = f"{whom}情况登记表", "农村基本情况统计表"
    assert not both([label], [label], "人", (title, plain))
    assert both([label], [f"{whom}{label}"], "人", (title, plain))
    assert both([label], [label], "人", (title, f"{whom}工作调度表"))


@pytest.mark.parametrize("kind", ["耕地", "林地", "园地", "草地"])
def test_a_kind_of_farmland_is_itself_under_farmland(kind: str) -> None:
    assert both(["农用地", kind], [f"{kind}面积"], "亩", ("", ""))
    assert not both(["农用地"], [f"{kind}面积"], "亩", ("", ""))


def test_what_a_township_is_divided_into_is_not_narrowed_by_a_title() -> None:
    titles = ("农村生活污水治理核查表", "农村人居环境整治情况统计表")
    assert both(["自然村总数"], ["自然村（个）"], "个", titles)
    assert not both(["自然村总数"], ["生活污水", "已治理自然村（个）"], "个", titles)


def test_an_unknown_animal_or_crop_is_the_same_whatever_the_reports_are_called() -> None:
    titles = ("主要畜禽监测表", "畜牧业生产情况季报")
    assert both(["期末存栏", "鹌鹑"], ["鹌鹑（只）", "期末存栏"], "只", titles)
    assert not both(["期末存栏", "鹌鹑"], ["孔雀（只）", "期末存栏"], "只", titles)
    assert not both(["期末存栏", "其他"], ["其他（只）", "期末存栏"], "只", titles)
    assert not both(["期末存栏", "鹌鹑"], ["鹌鹑（只）", "出栏"], "只", titles)


def test_who_is_meant_by_a_kind_of_support_is_said_without_the_title() -> None:
    assert both(["集中供养"], ["特困供养", "集中"], "人", ("困难群众救助季报", "民政统计月报"))


def test_the_name_of_a_policy_says_nothing_of_town_or_country() -> None:
    assert not both(["低保人数"], ["农村低保人数"], "人", ("农业农村基本情况表", "民政统计月报"))
    assert both(["低保人数"], ["农村低保人数"], "人", ("农村低保情况表", "民政统计月报"))


def test_what_was_settled_of_what_was_found_is_what_was_settled() -> None:
    titles = ("平安建设情况报告", "矛盾纠纷排查化解月报")
    assert both(["排查矛盾纠纷", "成功化解"], ["矛盾纠纷化解数（件）"], "件", titles)
    assert not both(["排查矛盾纠纷"], ["矛盾纠纷化解数（件）"], "件", titles)


def test_a_subsidy_that_a_row_names_is_not_asked_of_the_titles_kind_too() -> None:
    titles = ("惠农补贴发放情况表", "一卡通发放统计")
    assert both(["受益户数", "草原补奖"], ["发放户数", "草原生态保护补助奖励"], "户", titles)
    assert not both(["受益户数", "草原补奖"], ["发放户数", "耕地地力保护补贴"], "户", titles)


def test_money_asked_of_a_subsidy_in_a_report_on_them_is_what_was_paid() -> None:
    titles = ("惠农补贴兑付情况表", "一卡通发放统计")
    assert both(["兑付金额", "草原补奖"], ["发放金额", "草原生态保护补助奖励"], "元", titles)
    assert not both(["兑付金额", "草原补奖"], ["补贴标准", "草原生态保护补助奖励"], "元", titles)
