"""Who holds a post in a village: out of lists that name exactly one, with nothing that says otherwise."""

from __future__ import annotations

from forms.model.document import Value
from tests.filling.test_listing import roster
from tests.filling.test_rosters import Desk

HEAD = "| 序号 | 姓名 | 性别 | 所在村 | 联系电话 |"
DOCTORS = roster(
    "乡村医生花名册", "2026年3月", HEAD,
    '| 1 | 张一甲 | 男 | 甲坪村 | "13900000001" |', '| 2 | 李二乙 | 女 | 乙坪村 | "13900000002" |',
    '| 3 | 王三丙 | 女 | 乙坪村 | "13900000003" |',
)  # fmt: skip
CADRES = roster(
    "村干部花名册", "2026年3月", "| 序号 | 姓名 | 所在村 | 职务 | 联系电话 |",
    '| 1 | 赵四丁 | 甲坪村 | 党支部书记 | "13900000004" |', '| 2 | 钱五戊 | 甲坪村 | 副书记 | "13900000005" |',
    '| 3 | 孙六己 | 甲坪村 | 文书 | "13900000006" |',
)  # fmt: skip
TWO = ("甲坪村", "乙坪村")


def answers(desk: Desk, *labels: str, period: str = "2026年4月", villages: tuple[str, ...] = TWO) -> list[list[Value]]:
    """One row for each village: what is filled under each label."""
    blank = "| < " * (len(labels) + 1)
    lines = [f"| 村级人员基本情况表 {blank}|", f"| 填报单位：云溪镇 {blank[:-4]}| {period} |"]
    lines += ["| 序号 | 村名 | " + " | ".join(labels) + " |"]
    lines += [f"| {at} | {name} " + "| " * len(labels) + "|" for at, name in enumerate(villages, 1)]
    made = [p for p in desk.draft("\n".join([*lines, ""]), None).proposals if p.field.table]
    said: list[Value] = [p.value if p.decision == "filled" else None for p in made]
    return [said[at : at + len(labels)] for at in range(0, len(said), len(labels))]


def test_the_only_one_of_a_village_in_the_list_of_a_post_is_named(desk: Desk) -> None:
    desk.take(DOCTORS)
    named, two = answers(desk, "村医姓名", "村医联系电话")
    assert named == ["张一甲", "13900000001"]
    assert two == [None, None]


def test_whoever_holds_the_post_among_others_is_named_and_no_deputy(desk: Desk) -> None:
    desk.take(CADRES)
    assert answers(desk, "书记姓名", "文书联系电话")[0] == ["赵四丁", "13900000006"]


def test_two_lists_that_name_two_leave_it_open(desk: Desk) -> None:
    other = roster("乡村医生签约服务花名册", "2026年2月", HEAD, '| 1 | 周七庚 | 男 | 甲坪村 | "13900000007" |')
    desk.take(DOCTORS, other)
    assert answers(desk, "村医姓名")[0] == [None]


def test_another_telephone_elsewhere_leaves_the_telephone_open(desk: Desk) -> None:
    other = roster(
        "家庭医生签约团队名单",
        "2026年3月",
        "| 序号 | 成员姓名 | 所在村 | 手机 |",
        '| 1 | 张一甲 | 甲坪村 | "13900000009" |',
    )
    desk.take(DOCTORS, other)
    assert answers(desk, "村医姓名", "村医联系电话")[0] == ["张一甲", None]


def test_a_list_of_more_than_a_year_ago_names_nobody(desk: Desk) -> None:
    desk.take(DOCTORS)
    assert answers(desk, "村医姓名", period="2027年6月")[0] == [None]


def test_a_list_of_candidates_names_nobody(desk: Desk) -> None:
    desk.take(DOCTORS.replace("乡村医生花名册", "拟聘乡村医生公示名单"))
    assert answers(desk, "村医姓名")[0] == [None]


def test_a_telephone_that_a_table_gives_otherwise_than_the_list_is_in_dispute(desk: Desk) -> None:
    head = "| 序号 | 村名 | 书记姓名 | 书记联系电话 |"
    table = roster("村级组织基本情况表", "2026年3月", head, '| 1 | 甲坪村 | 赵四丁 | "13900000008" |',
                   '| 2 | 乙坪村 | 吴八辛 | "13900000009" |')  # fmt: skip
    desk.take(CADRES, table)
    first, second = answers(desk, "书记姓名", "书记联系电话")
    assert first == ["赵四丁", None]
    assert second == ["吴八辛", "13900000009"]
