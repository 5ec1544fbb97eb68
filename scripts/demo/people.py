"""Past reports about persons and households: rosters of the civil affairs, disability and old-age offices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.demo.sheet import Sheet, save_xls, save_xlsx
from scripts.demo.world import COUNTY, NAMES, TOWN, Household, Person, World

GROUPS = "零一二三四五六七八九十"
LIVING = [
    "序号", "村（社区）", "组别", "户主姓名", "成员姓名", "性别", "公民身份号码", "与户主关系",
    ("保障情况", ["保障类别", "保障人口", "月保障金额（元）"]), "一卡通账号", "联系电话", "备注",
]  # fmt: skip


def write(folder: Path, world: World) -> None:
    for month in (1, 2, 3):
        book = [monthly(world, month)]
        save_xlsx(folder / f"最低生活保障工作月度统计表（2026年{month}月）.xlsx", book)
        if month == 2:
            save_xls(folder / f"最低生活保障工作月度统计表（2026年{month}月）.xls", book)
    save_xlsx(
        folder / "农村低保家庭名册2026年3月（初稿）.xlsx", [living(world.rural(3)[:-1], "2026年3月", left_out=True)]
    )
    save_xlsx(folder / "农村低保家庭名册2026年3月（终稿）.xlsx", [living(world.rural(3), "2026年3月")])
    save_xls(folder / "残疾人补贴发放名册（2026年3月）.xls", [disabled(world)])
    save_xlsx(folder / "高龄津贴发放表2026年3月.xlsx", elderly(world))
    save_xlsx(folder / "防止返贫监测户台账-2026.3.xlsx", [watched(world)])


def monthly(world: World, month: int) -> Sheet:
    """Villages x indicators under headings of two levels, '/' for what doesn't apply and 无 for no change."""
    sheet = Sheet(f"{month}月")
    sheet.title("最低生活保障工作月度统计表", 13)
    sheet.span(1, 0, 1, 12, f"统计时间：2026年{month}月", "line")
    sheet.span(2, 0, 2, 7, f"报送单位（盖章）：{TOWN}人民政府　　　　表样制发：{COUNTY}民政局", "line")
    sheet.span(2, 8, 2, 12, "计量单位：户、人、元", "right")
    rural = ["户数", "人数", ("其中", ["女性", "未成年人", "残疾人"]), "保障资金"]
    tree = [
        "村别",
        ("农村低保", rural),
        ("当月变动", ["新增户数", "停发户数"]),
        ("城市低保", ["户数", "人数", "保障资金"]),
    ]
    sheet.heading(3, 0, [*tree, "备注"])
    sheet.rows(6, [_monthly_row(world, name, month) for name in NAMES])
    sheet.sums(6 + len(NAMES), 6, range(1, 12))
    sheet.put(6 + len(NAMES), 12, None, "total")
    foot = 7 + len(NAMES)
    sheet.span(foot, 0, foot, 12, f"单位负责人：　　　　　填表人：　　　　　填报日期：2026年{month}月28日", "line")
    sheet.widths = {0: 12} | dict.fromkeys(range(1, 12), 9) | {12: 10}
    return sheet


def _monthly_row(world: World, name: str, month: int) -> list[Any]:
    rural = [h for h in world.rural(month) if h.village == name]
    urban = [h for h in world.urban(month) if h.village == name]
    people = [p for h in rural for p in h.members]
    new = sum(h.first == month for h in rural if month > 1)
    gone = sum(h.last == month - 1 for h in world.homes if h.grade and h.village == name)
    in_town = [len(urban), sum(len(h.members) for h in urban), sum(h.allowance() for h in urban)]
    return [
        name,
        len(rural),
        len(people),
        sum(p.sex == "女" for p in people),
        sum(p.age() < 18 for p in people),
        sum(p.level > 0 for p in people),
        sum(h.allowance() for h in rural),
        new or "无",
        gone or "无",
        *(in_town if name == NAMES[0] else ["/", "/", "/"]),
        None,
    ]


def living(homes: list[Household], period: str, *, left_out: bool = False, blank: bool = False) -> Sheet:
    """One row a person, the household's columns merged down its members; the first draft lacks some telephones."""
    sheet = Sheet("名册")
    sheet.title("农村最低生活保障家庭成员名册", 14)
    sheet.span(1, 0, 1, 6, f"报送单位：{TOWN}人民政府", "line")
    sheet.span(1, 7, 1, 13, f"报告期：{period}", "right")
    sheet.heading(2, 0, LIVING)
    row = 4
    for number, home in enumerate(homes, 1):
        row = _living_rows(sheet, row, number, home, skip_phone=left_out and number % 4 == 0)
    for _ in range(15 if blank else 0):
        sheet.rows(row, [[None] * 14])
        row += 1
    sheet.span(row, 0, row, 13, "注：以户为单位填写，同一户成员连续排列；保障类别填写A、B、C。", "line")
    sheet.span(row + 1, 0, row + 1, 13, "填表人：　　　　　　　审核人：　　　　　　　填报日期：", "line")
    widths = (6, 11, 7, 10, 10, 6, 21, 10, 9, 9, 11, 21, 13, 10)
    sheet.widths = dict(enumerate(widths))
    sheet.choices = {f"I5:I{row}": ["A", "B", "C"], f"F5:F{row}": ["男", "女"]}
    return sheet


def _living_rows(sheet: Sheet, row: int, number: int, home: Household, *, skip_phone: bool) -> int:
    phone = None if skip_phone else home.phone
    whole = {0: number, 1: home.village, 2: GROUPS[home.group] + "组", 3: home.head.name, 8: home.grade}
    whole |= {9: len(home.members), 10: home.allowance(), 11: home.account, 12: phone, 13: None}
    last = row + len(home.members) - 1
    for col, value in whole.items():
        sheet.span(row, col, last, col, value, "text")
    for at, person in enumerate(home.members):
        own = {4: person.name, 5: person.sex, 6: person.number, 7: person.relation}
        for col, value in own.items():
            sheet.put(row + at, col, value, "text")
    return last + 1


def disabled(world: World) -> Sheet:
    """An .xls whose ID numbers are partly numbers: such cells have lost their last digits for good."""
    sheet = Sheet("发放名册")
    sheet.title("困难残疾人生活补贴和重度残疾人护理补贴发放名册", 11)
    sheet.span(1, 0, 1, 5, f"填报单位：{TOWN}残疾人联合会　　2026年3月", "line")
    sheet.span(1, 6, 1, 10, "金额单位：元", "right")
    money = ("补贴标准", ["生活补贴", "护理补贴"])
    sheet.heading(
        2, 0, ["编号", "姓  名", "性别", "身份证号", "村（居）", "组", "残疾类别", "残疾等级", money, "联系电话"]
    )
    rows = [_disabled_row(i, home, person) for i, (home, person) in enumerate(_with_disability(world), 1)]
    sheet.rows(4, rows)
    end = 4 + len(rows)
    sheet.sums(end, 4, [8, 9])
    for col in (1, 2, 3, 4, 5, 6, 7, 10):
        sheet.put(end, col, None, "total")
    sheet.widths = dict(enumerate((6, 10, 6, 21, 11, 6, 10, 10, 10, 10, 13)))
    return sheet


def _with_disability(world: World) -> list[tuple[Household, Person]]:
    return [(home, person) for home in world.homes for person in home.members if person.disability]


def _disabled_row(number: int, home: Household, person: Person) -> list[Any]:
    lost = number % 7 == 0 and person.number.isdigit()
    return [
        number,
        person.name,
        person.sex,
        float(person.number) if lost else person.number,
        home.village,
        str(home.group),
        person.disability,
        "一二三四"[person.level - 1] + "级",
        90 if home.grade else 0,
        {1: 90, 2: 70}.get(person.level, 0),
        home.phone,
    ]


def elderly(world: World) -> list[Sheet]:
    """A roster with a leading apostrophe before the ID numbers, and the summary by village on a second sheet."""
    old = [(h, p) for h in world.homes for p in h.members if p.age() >= 80]
    roster = Sheet("花名册")
    roster.title("高龄老人津贴发放花名册", 9)
    roster.span(1, 0, 1, 8, f"单位：{TOWN}卫生健康办公室　　　　发放月份：2026年3月　　　　单位：元", "line")
    roster.heading(
        2, 0, ["序号", "姓名", "性别", "身份证号码", "年龄", "村（社区）", "村民小组", "津贴标准", "联系电话"]
    )
    rows = [
        [i, p.name, p.sex, "'" + p.number, p.age(), h.village, f"{h.group}组", _old_age(p), h.phone]
        for i, (h, p) in enumerate(old, 1)
    ]
    roster.rows(3, rows)
    roster.widths = dict(enumerate((6, 10, 6, 22, 6, 12, 10, 10, 13)))
    summary = Sheet("汇总表", landscape=False)
    summary.title("高龄津贴发放汇总表", 5)
    summary.span(1, 0, 1, 4, "2026年3月　　　　　　　　　　　　　单位：人、元", "line")
    summary.heading(2, 0, ["村（社区）", ("发放人数", ["80—89周岁", "90周岁及以上"]), "合计人数", "发放金额"])
    summary.rows(4, [_summary_row(name, old) for name in NAMES])
    summary.sums(4 + len(NAMES), 4, range(1, 5))
    summary.widths = dict(enumerate((14, 13, 14, 11, 12)))
    return [roster, summary]


def _old_age(person: Person) -> int:
    return 100 if person.age() >= 90 else 50


def _summary_row(name: str, old: list[tuple[Household, Person]]) -> list[Any]:
    ages = [p.age() for h, p in old if h.village == name]
    very = sum(age >= 90 for age in ages)
    return [name, len(ages) - very, very, len(ages), sum(100 if age >= 90 else 50 for age in ages)]


def watched(world: World) -> Sheet:
    """Households watched against falling back into poverty; a √ column, blanks where a member repeats the head."""
    sheet = Sheet("台账")
    sheet.title("防止返贫监测户动态管理台账", 12)
    sheet.span(1, 0, 1, 11, f"{TOWN}乡村振兴办公室　　截至2026年3月31日", "line")
    sheet.heading(
        2,
        0,
        ["序号", "户主姓名", "证件号码", "行政村", "村民组", "家庭人口数", "监测类型", "是否低保户（√）", "是否消除风险",
         "人均纯收入（元）", "帮扶责任人", "联系方式"],
    )  # fmt: skip
    rows = []
    for number, home in enumerate((h for h in world.homes if h.risk), 1):
        tick = "√" if home.supported(3) else None
        gone = "是" if number % 4 == 0 else "否"
        income = 6800 + 370 * len(home.members) + 15 * number
        helper = ("石敏", "何永川", "唐立")[number % 3]
        person = home.head
        rows.append([number, person.name, person.number, home.village, f"{home.group}组", len(home.members), home.risk, tick, gone,
                     income, helper, home.phone])  # fmt: skip
    sheet.rows(3, rows)
    sheet.widths = dict(enumerate((6, 10, 21, 11, 8, 8, 15, 9, 9, 10, 10, 13)))
    return sheet
