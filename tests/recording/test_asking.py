"""What a place asks inside its form: subject, period, posts, wholes, headings."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.model.form import Field
from forms.model.period import Period
from forms.recording.asking import Asked, Frame, ask, column_posts, known_posts, period_of, single_posts, wholes
from forms.recording.frames import frame_of_form, frame_of_submission
from forms.recording.subjects import UNIT
from forms.values import calendar_math as cal
from tests.recording.reports import BOOK, PERSONS, READER, form, report

MARCH = cal.month(2026, 3)
QUARTER = cal.quarter(2026, 1)


def place(*path: str, **more: object) -> Field:
    return Field("f", path, "S!B4", **more)  # type: ignore[arg-type]


def asked(field: Field, frame: Frame = Frame("情况表", MARCH)) -> Asked:  # noqa: B008 - frozen
    return ask(READER, BOOK, frame, field, field.unit or "", field.table or "")


def test_a_row_that_names_a_village_is_about_it() -> None:
    found = asked(place("户数", "甲坪村", col_path=("低保户数",), row_path=("甲坪村",)))
    assert (found.subject, set(found.definition.own)) == ("v:甲坪村", {"低保"})


def test_a_label_that_names_a_village_outside_of_a_table_too() -> None:
    assert asked(place("甲坪村", "低保户数")).subject == "v:甲坪村"
    assert asked(place("低保户数")).subject == UNIT


def test_a_total_in_a_villages_own_form_is_the_villages() -> None:
    total = place("低保户数", "合计", col_path=("低保户数",), row_path=("合计",))
    own = Frame("情况表", MARCH, "v:甲坪村")
    assert asked(total, own).subject == "v:甲坪村"
    assert asked(total, Frame("情况表", MARCH, "v:甲坪村", lists_villages=True)).subject == UNIT


def test_headings_of_sections_are_surroundings() -> None:
    found = asked(place("一、农村低保", "户数"))
    assert (set(found.definition.own), set(found.definition.context)) == (set(), {"农村", "低保"})


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("", MARCH),
        ("上年同期", cal.month(2025, 3)),
        ("1—3月累计", cal.ytd(QUARTER.end)),
        ("2025年末", cal.as_of(dt.date(2025, 12, 31))),
        ("2024年", cal.year(2024)),
        ("哪年哪月", None),
    ],
)
def test_a_places_own_words_name_its_period(words: str, period: Period | None) -> None:
    assert period_of(MARCH, words) == period


def test_words_without_a_form_period_must_stand_alone() -> None:
    assert period_of(None, "2025年") == cal.year(2025)
    assert period_of(None, "上年同期") is None
    assert period_of(None, "") is None


def test_a_period_in_the_label_counts_and_looks_back() -> None:
    found = asked(place("2025年末低保户数"))
    assert (found.period, found.earlier) == (cal.as_of(dt.date(2025, 12, 31)), True)
    assert asked(place("低保户数")).earlier is False


def test_a_part_is_asked_with_its_whole() -> None:
    columns = [("t", ("林地面积",)), ("t", ("其中：公益林",)), ("t", ("耕地面积",))]
    assert wholes(columns) == {("t", ("其中：公益林",)): ("林地面积",)}
    frame = Frame("情况表", MARCH, wholes=wholes(columns))
    part = asked(place("其中：公益林", "甲坪村", col_path=("其中：公益林",), row_path=("甲坪村",), table="t"), frame)
    assert part.definition.text == "林地面积 / 其中：公益林"


def test_a_part_at_the_very_left_has_no_whole() -> None:
    assert wholes([("t", ("其中：公益林",)), ("t", ("林地面积",))]) == {}
    assert wholes([("t", ("林地面积",)), ("u", ("其中：公益林",))]) == {}


def test_a_header_that_names_a_post_holds_for_the_form() -> None:
    assert known_posts(READER, ["村级林长（党组织书记）", "联系电话"]) == {"林长": "书记"}
    frame = Frame("情况表", MARCH, posts={"林长": "书记"})
    assert asked(place("林长", "联系电话"), frame).definition.own == {"书记", "电话"}


def test_a_telephone_behind_a_post_is_that_posts() -> None:
    columns = [("t", ("村",)), ("t", ("书记",)), ("t", ("联系电话",)), ("t", ("耕地面积",)), ("t", ("电话",))]
    assert column_posts(READER, columns) == {("t", ("联系电话",)): "书记"}
    assert column_posts(READER, [("t", ("书记",)), ("u", ("联系电话",))]) == {}


def test_under_a_heading_of_whoever_answers_the_post_is_said_below() -> None:
    columns = [("t", ("责任人", "书记")), ("t", ("责任人", "联系电话")), ("t", ("联系人", "联系电话"))]
    assert column_posts(READER, columns) == {("t", ("责任人", "联系电话")): "书记"}
    assert "负责人" not in asked(place("责任人", "书记")).definition.own


def test_a_telephone_label_that_stands_twice_is_nobodys() -> None:
    assert single_posts(READER, [("书记",), ("联系电话",), ("村主任",), ("联系电话",)]) == {}
    assert single_posts(READER, [("书记",), ("联系电话",)]) == {("", ("联系电话",)): "书记"}


def test_a_form_with_one_id_number_is_about_that_person() -> None:
    personal = f"| 低保家庭核对表 | < | < | < |\n| 姓名 | 张一甲 | 身份证号 | {PERSONS[0]} |\n| 联系电话 | 1 | 家庭住址 | 甲坪村1组 |"
    assert frame_of_submission(READER, BOOK, report(personal)).subject == f"p:{PERSONS[0]}"


def test_a_form_with_two_id_numbers_is_about_neither() -> None:
    two = f"| 核对表 | < | < | < |\n| 身份证号 | {PERSONS[1]} | 身份证号 | {PERSONS[0]} |\n| 姓名 | 张一甲 | 民族 | 汉族 |"
    assert frame_of_submission(READER, BOOK, report(two)).subject == UNIT


VILLAGE = "| 甲坪村基本情况表 | < |\n| 户数（户） | 12 |\n| 人数（人） | 30 |"


def test_a_form_that_names_one_village_is_about_it() -> None:
    assert frame_of_submission(READER, BOOK, report(VILLAGE)).subject == "v:甲坪村"
    plain = VILLAGE.replace("甲坪村", "")
    assert frame_of_submission(READER, BOOK, report(plain)).subject == UNIT
    assert frame_of_submission(READER, BOOK, report(plain, "情况表（甲坪村）.xlsx")).subject == "v:甲坪村"


def test_a_form_whose_rows_are_villages_is_the_units() -> None:
    rows = "| 甲坪村等村低保情况表 | < |\n| 村 | 户数（户） |\n| 甲坪村 | 1 |\n| 乙坪村 | 2 |\n| 丙坪村 | 2 |"
    assert frame_of_submission(READER, BOOK, report(rows)).subject == UNIT
    assert frame_of_form(READER, form(rows), "v:甲坪村", MARCH).lists_villages


def test_a_form_without_a_period_holds_as_of_the_day_it_was_filled_in() -> None:
    dated = "| 基本情况表 | < |\n| 户数（户） | 12 |\n| 人数（人） | 30 |\n| 填报日期 | 2026年3月5日 |"
    assert frame_of_submission(READER, BOOK, report(dated)).period == cal.as_of(dt.date(2026, 3, 5))


@pytest.mark.parametrize(
    ("label", "mode", "unit"),
    [
        ("单位：", "in_cell", True),
        ("单位", "cell", False),
        ("申报单位（盖章）：", "in_cell", True),
        ("供稿单位：", "in_cell", True),
        ("被核查单位：", "in_cell", True),
        ("核查单位：", "in_cell", False),
        ("建设单位：", "in_cell", False),
        ("申报单位", "cell", False),
    ],
)
def test_a_bare_unit_line_asks_who_reports_but_a_column_headed_so_does_not(label: str, mode: str, unit: bool) -> None:
    assert (set(asked(place(label, mode=mode)).definition.own) == {"单位名称"}) is unit


@pytest.mark.parametrize("word", ["累计", "年末累计"])
def test_what_there_ever_was_by_the_end_is_not_what_came_in_the_period(word: str) -> None:
    year = Frame("情况表", cal.year(2026))
    found = asked(place(f"{word}低保户数"), year)
    assert (set(found.definition.own), found.period and found.period.end) == ({"低保", "r:累计"}, dt.date(2026, 12, 31))
    assert set(asked(place("当年低保户数"), year).definition.own) == {"低保"}


def test_a_heading_that_lists_two_things_says_what_both_share() -> None:
    assert set(asked(place("六、党员和务工人员", "户数")).definition.context) == set()


def test_a_part_below_a_heading_of_parts_is_asked_with_the_whole_before_it() -> None:
    columns = [("t", ("受理（件）",)), ("t", ("其中", "甲类")), ("t", ("其中", "乙类")), ("t", ("办结（件）",))]
    assert wholes(columns) == {("t", ("其中", "甲类")): ("受理（件）",), ("t", ("其中", "乙类")): ("受理（件）",)}


def test_a_column_headed_so_far_alone_is_of_the_year_so_far() -> None:
    so_far = place("玉米产量", col_path=("累计数",), row_path=("玉米产量",))
    assert asked(so_far).period == cal.ytd(dt.date(2026, 3, 31))
    assert asked(so_far, Frame("情况表", cal.year(2025))).period is None
    assert asked(place("累计玉米产量")).period is None  # since when, the label doesn't say


def test_the_innermost_label_says_more_closely_when() -> None:
    quarter = place("四季度生猪出栏", col_path=("本年数",), row_path=("四季度生猪出栏",))
    assert asked(quarter, Frame("情况表", cal.year(2025))).period == cal.quarter(2025, 4)


def test_what_came_in_over_a_time_is_not_asked_as_of_a_day() -> None:
    spent = place("农村低保金", col_path=("季末数",), row_path=("一、资金支出（本季累计）", "农村低保金"))
    assert asked(spent, Frame("情况表", QUARTER)).period == QUARTER
    people = place("农村低保人数", col_path=("季末数",), row_path=("一、救助（本季累计）", "农村低保人数"))
    found = asked(people, Frame("情况表", QUARTER)).period
    assert found is not None
    assert (found.kind, found.end) == ("as_of", QUARTER.end)


def test_what_was_built_by_now_is_what_there_is() -> None:
    built = asked(place("高标准农田累计已建成面积"), Frame("情况表", cal.year(2025)))
    assert set(built.definition.own) == {"高标准农田"}


def test_what_there_ever_was_is_not_what_came_in_the_year() -> None:
    year = Frame("情况表", cal.year(2025))
    assert "r:累计" in asked(place("累计改厕户数"), year).definition.own
    assert "r:累计" not in asked(place("本年累计改厕户数"), year).definition.own


def test_villages_may_stand_side_by_side() -> None:
    across = place("月末生猪存栏", "甲坪村", col_path=("甲坪村",), row_path=("月末生猪存栏",))
    found = asked(across)
    assert (found.subject, set(found.definition.own)) == ("v:甲坪村", {"生猪", "存栏"})
    unknown = place("月末生猪存栏", "丁坪村", col_path=("丁坪村",), row_path=("月末生猪存栏",))
    assert asked(unknown).subject == UNIT


def test_parts_go_on_where_the_noun_at_the_end_is_the_same() -> None:
    labels = ("受理（件）", "其中：土地纠纷（件）", "婚姻家庭纠纷（件）", "办结（件）")
    columns = [("t", (label,)) for label in labels]
    assert set(wholes(columns)) == {columns[1], columns[2]}
    parted = [("t", ("受理总数",)), ("t", ("按类型分", "土地承包")), ("t", ("按类型分", "婚姻家庭"))]
    assert set(wholes(parted).values()) == {("受理总数",)}
    two = [("t", ("受理（件）",)), ("t", ("调解成功（件）",)), ("t", ("其中", "土地纠纷（件）"))]
    assert wholes(two) == {}  # of which of the two, nobody can tell


def test_what_is_so_now_is_so_when_the_form_is_of() -> None:
    assert period_of(MARCH, "目前") == MARCH


def test_a_part_of_what_is_counted_is_a_number() -> None:
    part = place("其中：土地纠纷", col_path=("其中：土地纠纷",), row_path=("甲坪村",), table="t")
    whole = {("t", ("其中：土地纠纷",)): ("受理（件）",)}
    assert asked(part, Frame("情况表", MARCH, wholes=whole)).counted
    assert not asked(part).counted


def test_a_column_for_both_kinds_is_as_of_its_end_for_what_stands() -> None:
    for heading in ("本季末（累计）", "期末/累计", "年末数（累计数）"):
        found = asked(place("农村低保人数", col_path=(heading,), row_path=("农村低保人数",)), Frame("季报", QUARTER))
        assert "r:累计" not in found.definition.own, heading
    ever = asked(place("机井眼数", col_path=("年末累计建成",), row_path=("机井眼数",)), Frame("年报", cal.year(2025)))
    assert "r:累计" in ever.definition.own or "r:建成" not in ever.definition.own


def test_a_villages_account_is_its_collectives() -> None:
    whole = place("村集体账户账号", "甲坪村", col_path=("村集体账户账号",), row_path=("甲坪村",))
    plain = place("银行账号", "甲坪村", col_path=("银行账号",), row_path=("甲坪村",))
    assert asked(whole).definition.own == asked(plain).definition.own == {"账号"}
    assert asked(place("村集体账户账号")).definition.own != {"账号"}


def test_a_period_that_a_part_and_its_whole_both_say_is_said_once() -> None:
    columns = [("t", ("2025年收支", "总收入")), ("t", ("2025年收支", "其中：经营收入"))]
    field = place("甲坪村", col_path=columns[1][1], row_path=("甲坪村",), table="t", unit="元")
    assert asked(field, Frame("情况表", cal.year(2025), wholes=wholes(columns))).period == cal.year(2025)


def test_a_group_with_a_total_is_the_whole_of_the_parts_behind_it() -> None:
    columns = [
        ("t", path)
        for path in (
            ("总户数",),
            ("总人口", "合计"),
            ("总人口", "男"),
            ("按年龄分组", "60岁及以上"),
            ("其中：女性老人",),
        )
    ]
    found = wholes(columns)
    assert found["t", ("按年龄分组", "60岁及以上")] == ("总人口",)
    assert found["t", ("其中：女性老人",)] == ("总人口",)
