"""Lists by rule in the words of the trade: who gets one benefit of several, the very old, who is in a post; amounts of the
very period; columns with another name of the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.filling.called_alike import alike, named
from forms.filling.scope import scope_of
from forms.model.document import Value
from forms.model.form import Form
from forms.model.proposal import RosterProposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.subjects import SubjectBook
from forms.values import calendar_math as cal
from tests.filling.test_listing import roster
from tests.filling.test_rosters import ASKED_WORKS, Desk, column, values
from tests.matching.places import READER
from tests.recording.reports import SUMMARY, number_of

MARCH, APRIL = cal.month(2026, 3), cal.month(2026, 4)
OLD, OLDER, YOUNG = number_of("19400101", 2), number_of("19300101", 4), number_of("19900101", 6)
BOTH = roster(
    "困难残疾人生活补贴和重度残疾人护理补贴发放明细表", "2026年3月",
    "| 序号 | 姓名 | 身份证号 | 村社 | < | 困难残疾人生活补贴（元） | 重度残疾人护理补贴（元） | 社保卡账号 |",
    "| ^ | ^ | ^ | 村 | 社 | ^ | ^ | ^ |",
    f'| 1 | 张一 | "{OLD}" | 甲坪村 | 1社 | 96 | | "6200000000000000001" |',
    f'| 2 | 李二 | "{OLDER}" | 乙坪村 | 2社 | 96 | 120 | "6200000000000000002" |',
    f'| 3 | 王三 | "{YOUNG}" | 乙坪村 | 2社 | | 120 | "6200000000000000003" |',
)  # fmt: skip
AGED = roster(
    "80周岁以上老年人高龄津贴发放花名册", "2026年3月", "| 序号 | 姓名 | 身份证号 | 村 | 本月发放金额（元） |",
    f'| 1 | 张一 | "{OLD}" | 甲坪村 | 100 |', f'| 2 | 李二 | "{OLDER}" | 乙坪村 | 200 |',
)  # fmt: skip
POSTS = roster(
    "公益性岗位人员名册", "2026年3月", "| 序号 | 姓名 | 身份证号 | 岗位 | 协议到期 | 本月补贴（元） |",
    f'| 1 | 王三 | "{YOUNG}" | 保洁员 | 2026年9月 | 800 |',
)  # fmt: skip


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        yield Desk(profile)


def blank(title: str, note: str, head: str) -> str:
    width = head.count("|") - 1
    lines = [f"| {title} |" + " < |" * (width - 1)]
    lines += [f"| {note} |" + " < |" * (width - 1)] if note else []
    return "\n".join([*lines, head, *(f"| {n} |" + " |" * (width - 1) for n in (1, 2)), ""])


def decided(found: RosterProposal, index: int) -> list[tuple[Value, str]]:
    return [(c.value, c.decision) for c in column(found, index) if c]


def test_who_gets_one_of_two_benefits_has_an_amount_of_it(desk: Desk) -> None:
    desk.take(SUMMARY, BOTH)
    head = "| 序号 | 姓名 | 身份证号码 | 村 | 社 | 银行账号 | 意愿 |"
    found = desk.roster(blank("护理补贴对象摸底表", "注：对象为2026年3月领取重度残疾人护理补贴人员。", head), APRIL)
    assert values(found, 1) == ["李二", "王三"]
    assert decided(found, 3) == [("乙坪村", "filled")] * 2
    assert [d for _, d in decided(found, 5)] == ["filled"] * 2


def test_the_very_old_are_among_those_who_get_the_allowance(desk: Desk) -> None:
    desk.take(SUMMARY, AGED)
    found = desk.roster(blank("云溪镇90周岁及以上高龄老人名册", "", "| 序号 | 姓名 | 身份证号码 | 居住情况 |"), APRIL)
    assert values(found, 1) == ["李二"]
    assert "roster.may_be_incomplete" in [r.code for r in found.reasons]


def test_who_is_in_a_post_and_what_the_columns_are_called_otherwise(desk: Desk) -> None:
    desk.take(SUMMARY, POSTS)
    head = "| 序号 | 姓名 | 身份证号码 | 岗位类别 | 协议截止年月 | 3月份补贴（元） | 4月份补贴（元） |"
    found = desk.roster(blank("公益性岗位在岗人员核查表", "", head), APRIL)
    assert values(found, 3) == ["保洁员"]
    assert [d for _, d in decided(found, 4)] == ["filled"]
    assert decided(found, 5) == [(800, "filled")]
    assert decided(found, 6) in ([], [(800, "suggested")])


def test_amounts_of_the_very_period_are_no_old_ones(desk: Desk) -> None:
    desk.take(SUMMARY, AGED)
    template = blank("80周岁以上老年人高龄津贴核对表", "", "| 序号 | 姓名 | 身份证号码 | 发放金额（元） |")
    assert decided(desk.roster(template, MARCH), 3) == [(100, "filled"), (200, "filled")]
    assert decided(desk.roster(template, APRIL), 3) == [(100, "suggested"), (200, "suggested")]


def test_reservoirs_are_known_by_what_both_titles_list(desk: Desk) -> None:
    past = roster(
        "小型水库、塘坝基本情况及责任人台账", "2026年3月", "| 序号 | 工程名称 | 所在村 | 坝高（米） |",
        "| 1 | 北沟水库 | 甲坪村 | 12.2 |", "| 2 | 南沟塘坝 | 乙坪村 | 5 |",
    )  # fmt: skip
    desk.take(SUMMARY, past)
    head = "| 序号 | 水库（塘坝）名称 | 所在村 | 最大坝高（m） | 检查时水位（m） |"
    found = desk.roster(blank("小型水库、塘坝汛前安全检查登记表", "", head), APRIL)
    assert decided(found, 1) == [("北沟水库", "filled"), ("南沟塘坝", "filled")]
    assert decided(found, 3) == [(12.2, "filled"), (5, "filled")]


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("农村低保对象入户核查台账", True),
        ("农村低保对象入户走访名单", False),
        ("70周岁以上老年人名册", False),
        ("90周岁以上老年人体检意愿名册", False),
    ],
)
def test_titles_that_name_a_whole_list(title: str, listed: bool) -> None:
    found = scope_of(READER, SubjectBook("云溪镇"), Form("xlsx", title))
    assert (found is not None and not found.unread) is listed


def test_names_of_one_thing() -> None:
    assert alike(named("业主单位"), named("建设单位"), persons=False)
    assert alike(named("协议截止年月"), named("协议到期"), persons=True)
    assert not alike(named("业主单位"), named("建设单位"), persons=True)
    assert not alike(named("开工时间"), named("竣工时间"), persons=False)


def test_works_of_a_longer_official_name_are_the_same(desk: Desk) -> None:
    past = roster(
        "巩固拓展脱贫攻坚成果衔接资金项目台账", "2026年3月", "| 序号 | 项目代码 | 项目名称 | 建设单位 | 总投资（万元） |",
        "| 1 | 2504-01 | 文化广场 | 甲溪公司 | 300 |", "| 2 | 2504-02 | 污水管网 | 乙溪公司 | 120 |",
    )  # fmt: skip
    desk.take(SUMMARY, past)
    found = desk.roster(ASKED_WORKS.format(title="财政衔接资金项目调度表"), APRIL)
    assert decided(found, 1) == [("文化广场", "filled"), ("污水管网", "filled")]
