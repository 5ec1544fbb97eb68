"""The latest roster of the same kind, carried into the new period."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.detection import detect
from forms.filling.holding import Knowledge
from forms.filling.lookup import ProfileLookup
from forms.filling.propose import draft
from forms.matching.labels import LabelReader
from forms.model.document import Value
from forms.model.period import Period
from forms.model.proposal import Draft, RosterCell, RosterProposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.progress import Silent
from forms.recording.intake import Intake
from forms.recording.ledger import Ledger
from forms.recording.subjects import UNIT
from forms.values import calendar_math as cal
from tests.recording.reports import PERSONS, READER, SUMMARY, document, form, number_of

APRIL = cal.month(2026, 4)
HEAD = """
| 农村低保对象花名册 | < | < | < | < | < | < |
| 填报单位：{unit} | < | < | {period} | < | < | < |
| 序号 | 姓名 | 身份证号 | 年龄 | 组别 | 联系电话 | 保障金额（元） |
"""
ROWS = f"""
| 1 | 张一甲 | "{PERSONS[0]}" | 46 | 1组 | "13900000001" | 300 |
| 2 | 李二乙 | "{PERSONS[1]}" | 71 | 2组 | "13900000002" | 450 |
"""
BLANK = HEAD.format(unit="云溪镇", period="2026年4月") + "| 1 | | | | | | |\n| 2 | | | | | | |\n"


def past(period: str = "2026年3月", rows: str = ROWS, unit: str = "云溪镇") -> str:
    return HEAD.format(unit=unit, period=period) + rows.lstrip("\n")


class Desk:
    """A profile with reports taken in, and templates drafted from it."""

    def __init__(self, profile: Profile) -> None:
        self.ledger = Ledger(profile, LabelReader(READER.lexicon))

    def take(self, *tables: str) -> None:
        intake, reports = Intake(self.ledger), []
        for number, table in enumerate(tables):
            read = document(table, f"{number}{len(table)}.xlsx")
            reports.append(intake.take(read, detect(read), table.encode() + bytes([number])))
        intake.finish(reports)

    def knowledge(self) -> Knowledge:
        profile = self.ledger.profile
        return Knowledge(
            self.ledger.reader, self.ledger.book(), self.ledger.index, ProfileLookup(profile), profile.unit.code
        )

    def draft(self, template: str = BLANK, period: Period | None = APRIL, subject: str = UNIT) -> Draft:
        return draft(self.knowledge(), form(template), "表.xlsx", period, subject, Silent())

    def roster(self, template: str = BLANK, period: Period | None = APRIL, subject: str = UNIT) -> RosterProposal:
        return self.draft(template, period, subject).rosters[0]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        yield Desk(profile)


def column(roster: RosterProposal, index: int) -> list[RosterCell | None]:
    return [row.cells.get(index) for row in roster.rows]


def values(roster: RosterProposal, index: int) -> list[Value]:
    return [cell.value if cell and cell.decision == "filled" else None for cell in column(roster, index)]


def test_the_rows_of_last_month_are_carried_on(desk: Desk) -> None:
    desk.take(past())
    roster = desk.roster()
    assert values(roster, 1) == ["张一甲", "李二乙"]
    assert values(roster, 2) == list(PERSONS[:2])
    assert values(roster, 5) == ["13900000001", "13900000002"]
    assert [r.code for r in roster.reasons] == ["roster.carried"]


def test_rows_are_numbered_anew(desk: Desk) -> None:
    desk.take(past(rows=ROWS.replace("| 1 | 张", "| 7 | 张")))
    assert values(desk.roster(), 0) == [1, 2]


def test_the_newest_roster_is_taken_and_none_from_after_the_period(desk: Desk) -> None:
    desk.take(
        past("2026年1月", ROWS.replace("张一甲", "张旧")), past(), past("2026年6月", ROWS.replace("张一甲", "张新"))
    )
    assert values(desk.roster(), 1)[0] == "张一甲"


def test_amounts_are_only_offered(desk: Desk) -> None:
    desk.take(past())
    cells = column(desk.roster(), 6)
    assert [(c.value, c.decision, c.reason.code) for c in cells if c and c.reason] == [
        (300, "suggested", "roster.last_time"),
        (450, "suggested", "roster.last_time"),
    ]


def test_ages_follow_from_the_id_number(desk: Desk) -> None:
    desk.take(past())
    assert values(desk.roster(), 3) == [46, 71]


def test_an_age_that_changes_inside_the_period_is_only_offered(desk: Desk) -> None:
    birthday = number_of("19800415")
    desk.take(past(rows=ROWS.replace(PERSONS[0], birthday)))
    cell = column(desk.roster(), 3)[0]
    assert cell is not None
    assert (cell.value, cell.decision) == (46, "suggested")
    assert cell.reason is not None
    assert cell.reason.code == "roster.birthday_inside"


def test_an_id_number_with_a_wrong_check_digit_gives_no_id_and_no_age(desk: Desk) -> None:
    wrong = PERSONS[0][:-1] + ("1" if PERSONS[0][-1] != "1" else "2")
    desk.take(past(rows=ROWS.replace(PERSONS[0], wrong)))
    roster = desk.roster()
    assert (values(roster, 2)[0], values(roster, 3)[0], values(roster, 1)[0]) == (None, None, "张一甲")


def test_copies_that_differ_leave_the_cell_in_conflict(desk: Desk) -> None:
    desk.take(past(), past(rows=ROWS.replace("1组", "3组")))
    cells = column(desk.roster(), 4)
    assert [c.decision for c in cells if c] == ["conflict", "filled"]


def test_another_report_that_gives_another_telephone_is_a_conflict(desk: Desk) -> None:
    other = f"""
| 高龄津贴发放花名册 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 序号 | 姓名 | 身份证号 | 联系电话 |
| 1 | 张一甲 | "{PERSONS[0]}" | "13900000009" |
| 2 | 李二乙 | "{PERSONS[1]}" | "13900000002" |
"""
    desk.take(past(), other)
    cells = column(desk.roster(), 5)
    assert [c.decision for c in cells if c] == ["conflict", "filled"]


def test_a_roster_of_something_else_is_not_carried(desk: Desk) -> None:
    desk.take(past().replace("农村低保对象花名册", "退役军人花名册"))
    roster = desk.roster()
    assert (roster.rows, [r.code for r in roster.reasons]) == ((), ["roster.none_of_this_kind"])


def test_one_villages_roster_is_not_the_townships(desk: Desk) -> None:
    desk.take(SUMMARY, past(unit="甲坪村"))
    assert desk.roster().rows == ()
    assert values(desk.roster(subject="v:甲坪村"), 1) == ["张一甲", "李二乙"]
    assert desk.roster(subject="v:乙坪村").rows == ()


def test_columns_nobody_reported_stay_blank(desk: Desk) -> None:
    desk.take(past())
    wider = BLANK.replace("| 组别 |", "| 现居住地址 |")
    assert column(desk.roster(wider), 4) == [None, None]


def test_without_a_report_there_are_no_rows(desk: Desk) -> None:
    assert desk.roster().rows == ()


def test_a_period_that_contradicts_the_form_fills_nothing_at_all(desk: Desk) -> None:
    desk.take(past())
    made = desk.draft(period=cal.month(2026, 5))
    assert (made.rosters, [r.code for r in made.reasons]) == ((), ["period.contradiction"])
    assert all(p.decision == "blank" for p in made.proposals)


def test_the_same_columns_in_other_words_are_carried(desk: Desk) -> None:
    old = past().replace("| 姓名 |", "| 老人姓名 |").replace("| 组别 |", "| 小组 |").replace("| 年龄 |", "| 周岁 |")
    desk.take(old)
    template = BLANK.replace("| 组别 |", "| 村民小组 |")
    roster = desk.roster(template)
    assert values(roster, 1) == ["张一甲", "李二乙"]
    assert values(roster, 4) == ["1组", "2组"]


def test_an_account_of_another_purpose_is_only_offered(desk: Desk) -> None:
    desk.take(past().replace("| 联系电话 |", "| 工资卡号 |").replace("1390000000", "623099000000000"))
    for asked in ("银行卡号", "开户账号", "存折（卡）号"):
        cells = column(desk.roster(BLANK.replace("| 联系电话 |", f"| {asked} |")), 5)
        assert [(c.decision, c.reason.code) for c in cells if c and c.reason] == [
            ("suggested", "roster.other_words")
        ] * 2, asked


def test_a_guardians_telephone_is_not_even_offered_for_the_persons_own(desk: Desk) -> None:
    desk.take(past().replace("| 联系电话 |", "| 监护人电话 |"))
    assert not any(column(desk.roster(), 5))


SCHOOLS = """
| 农村学校基本情况台账 | < | < | < | < | < |
| 填报单位：云溪镇 | < | < | {period} | < | < |
| 序号 | 学校标识码 | 学校名称 | 办学性质 | 在校学生（人） | 校舍状态 |
"""
SCHOOL_ROWS = """| 1 | 3135000001 | 甲溪小学 | 公办 | 120 | 完好 |
| 2 | 3135000002 | 乙溪小学 | 民办 | 64 | 待修 |
"""


def test_a_list_of_things_is_carried_without_what_is_counted_anew(desk: Desk) -> None:
    desk.take(SCHOOLS.format(period="2026年3月") + SCHOOL_ROWS)
    roster = desk.roster(SCHOOLS.format(period="2026年4月") + "| 1 | | | | | |\n| 2 | | | | | |\n")
    decisions = [[c.decision for c in column(roster, i) if c] for i in range(1, 6)]
    assert values(roster, 2) == ["甲溪小学", "乙溪小学"]
    assert decisions == [["filled"] * 2, ["filled"] * 2, ["filled"] * 2, ["suggested"] * 2, ["suggested"] * 2]


WORKS = """
| {title} | < | < | < | < | < |
| 填报单位：云溪镇 | < | < | {period} | < | < |
| 序号 | 项目代码 | 项目名称 | 建设单位 | 本年完成投资（万元） | 形象进度 |
"""
WORK_ROWS = """| 1 | 2509-999101-04-01-100001 | 甲溪桥梁改造 | 甲溪公司 | 300 | 主体施工 |
| 2 | 2509-999101-04-01-100002 | 乙溪供水改造 | 乙溪公司 | 120 | 前期 |
"""
ASKED_WORKS = """
| {title} | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年4月 | < |
| 序号 | 项目名称 | 项目代码 | 建设单位 | 形象进度 |
| 1 | | | | |
| 2 | | | | |
"""


def works(desk: Desk, title: str) -> list[list[str]]:
    roster = desk.roster(ASKED_WORKS.format(title=title))
    return [[c.decision for c in column(roster, i) if c] for i in range(1, 5)]


def test_things_known_by_one_code_are_carried_into_a_list_of_another_name(desk: Desk) -> None:
    desk.take(WORKS.format(title="重点项目台账", period="2026年3月") + WORK_ROWS)
    assert works(desk, "重点建设项目推进情况调度表") == [["filled"] * 2] * 3 + [["suggested"] * 2]


def test_things_that_a_title_narrows_otherwise_are_only_offered(desk: Desk) -> None:
    desk.take(WORKS.format(title="重点项目台账", period="2026年3月") + WORK_ROWS)
    for title in ("市级重点项目调度表", "重点项目未开工情况调度表", "投资责任清单"):
        assert works(desk, title) == [["suggested"] * 2] * 4, title


def test_new_works_are_not_those_of_last_month(desk: Desk) -> None:
    desk.take(WORKS.format(title="重点项目台账", period="2026年3月") + WORK_ROWS)
    assert works(desk, "重点项目新增情况表") == [[], [], [], []]


def test_things_without_a_code_are_known_by_their_name(desk: Desk) -> None:
    past = WORKS.format(title="重点项目台账", period="2026年3月") + WORK_ROWS
    desk.take(past.replace("项目代码", "建设地点").replace("2509-999101-04-01-10000", "甲溪村地块"))
    roster = desk.roster(ASKED_WORKS.format(title="重点建设项目推进情况调度表").replace("项目代码", "建设地点"))
    assert values(roster, 1) == ["甲溪桥梁改造", "乙溪供水改造"]
    assert values(roster, 2) == ["甲溪村地块1", "甲溪村地块2"]
