"""From what was read to facts."""

from __future__ import annotations

from forms.matching.definition import Definition
from forms.recording.project import Projection, project, villages_in
from tests.recording.reports import BOOK, PERSONS, READER, ROSTER, SUMMARY, number_of, projected, report, told


def values(found: Projection, concept: str) -> dict[str, str]:
    """subject -> value of the elements whose own concepts are `concept` alone."""
    return {f.subject: f.value for f in found.facts if found.elements[f.element].own == {concept}}


def test_a_summary_gives_a_fact_for_each_village_and_the_total() -> None:
    found = projected(SUMMARY)
    persons = {f.subject: f.value for f in found.facts if f.unit == "人"}
    assert persons == {"v:甲坪村": "5", "v:乙坪村": "9", "v:丙坪村": "2", "unit": "16"}
    assert {f.period for f in found.facts} == {"month:2026-03-01:2026-03-31"}


def test_a_fact_names_its_place_and_its_observation() -> None:
    submission = report(SUMMARY)
    for fact in project(READER, BOOK, "id", submission).facts:
        assert submission.observations[fact.ord].address == fact.address
        assert fact.submission == "id"


def test_the_title_is_context_of_every_element() -> None:
    contexts = {d.context for d in projected(SUMMARY).elements.values() if d.measure in ("persons", "households")}
    assert contexts == {frozenset({"农村", "低保"})}


def test_a_roster_row_is_about_the_person_of_its_id_number() -> None:
    found = projected(ROSTER)
    assert values(found, "姓名") == {f"p:{PERSONS[0]}": "张一甲", f"p:{PERSONS[1]}": "李二乙"}
    assert values(found, "电话")[f"p:{PERSONS[0]}"] == "13900000001"
    assert found.subjects[f"p:{PERSONS[0]}"] == {"张一甲"}


def test_a_row_without_a_sound_id_number_is_about_nobody() -> None:
    wrong = PERSONS[0][:-1] + ("1" if PERSONS[0][-1] != "1" else "2")
    found = projected(ROSTER.replace(PERSONS[0], wrong))
    assert set(values(found, "姓名")) == {f"p:{PERSONS[1]}"}


def test_an_id_number_kept_as_a_number_has_lost_its_end() -> None:
    from dataclasses import replace

    submission = report(ROSTER)
    lossy = tuple(
        replace(o, raw=PERSONS[0][:15] + "000", raw_type="n") if o.raw == PERSONS[0] else o
        for o in submission.observations
    )
    found = project(READER, BOOK, "id", replace(submission, observations=lossy))
    assert set(values(found, "姓名")) == {f"p:{PERSONS[1]}"}


def test_persons_of_one_name_stay_two() -> None:
    twin = ROSTER.replace("李二乙", "张一甲")
    assert len(values(projected(twin), "姓名")) == 2


def test_what_a_roster_is_can_be_recognised_next_month() -> None:
    march, april = (
        projected(ROSTER).rosters[0],
        projected(ROSTER.replace("3月", "4月").replace("张一甲", "王四")).rosters[0],
    )
    assert march.signature == april.signature
    assert (march.rows, march.period, april.period[:13]) == (2, "month:2026-03-01:2026-03-31", "month:2026-04")


def test_who_filled_it_in_is_no_fact() -> None:
    signed = SUMMARY + "| 填报人：张一甲 | < | 填报日期：2026年4月2日 |\n"
    assert not any("张一甲" in f.value for f in projected(signed).facts)
    assert not any(f.value.startswith("2026-04-02") for f in projected(signed).facts)


def test_a_value_in_a_doubtful_column_says_so() -> None:
    table = """
| 集体收入情况表 | < | < |
| 填报单位：云溪镇 | < | 2025年 |
| 村 | 总收入（万元） | 其中：经营收入（万元） |
| 甲坪村 | 3 | 12000 |
| 乙坪村 | 4 | 13000 |
"""
    tags = {f.value: f.tags for f in projected(table).facts if f.unit == "万元"}
    assert tags == {"3": (), "4": (), "12000": ("doubtful",), "13000": ("doubtful",)}


def test_projecting_twice_gives_the_same() -> None:
    for table in (SUMMARY, ROSTER):
        assert projected(table) == projected(table)


def test_the_id_of_an_element_is_that_of_its_definition() -> None:
    elements: dict[str, Definition] = projected(SUMMARY).elements
    assert all(name == definition.id for name, definition in elements.items())


def test_three_villages_as_rows_make_them_known() -> None:
    assert villages_in(report(SUMMARY)) == {"甲坪村", "乙坪村", "丙坪村"}
    assert villages_in(report(SUMMARY.replace("| 丙坪村 | 2 | 2 |\n", ""))) == frozenset()


def test_a_thing_is_known_by_its_code_and_name() -> None:
    points = """
| 地质灾害隐患点清单 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 统一编号 | 隐患点名称 | 威胁人数（人） | 威胁户数（户） |
| 9991010001 | 石岩滑坡 | 12 | 3 |
| 9991010002 | 大坪崩塌 | 5 | 1 |
"""
    found = projected(points)
    assert {"t:石岩滑坡", "t:大坪崩塌"} <= found.subjects.keys()
    assert "9991010001" in found.subjects["t:石岩滑坡"]


def test_numbers_of_invented_persons_are_sound() -> None:
    assert told(projected(ROSTER).facts, projected(ROSTER))
    assert number_of("19800101") == PERSONS[0]


def test_a_group_over_the_persons_columns_names_whom_the_rows_are_about() -> None:
    for whom in ("残疾人", "老年人", "学生", "儿童", "低保对象", "参训学员"):
        grouped = f"""
| 帮扶对象花名册 | < | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < | < |
| 序号 | {whom} | < | < | 监护人 | < |
| ^ | 姓名 | 身份证号 | 联系电话 | 姓名 | 联系电话 |
| 1 | 张一甲 | "{PERSONS[0]}" | "13900000001" | 张老甲 | "13900000009" |
| 2 | 李二乙 | "{PERSONS[1]}" | "13900000002" | 李老乙 | "13900000008" |
"""
        found = projected(grouped)
        assert values(found, "姓名") == {f"p:{PERSONS[0]}": "张一甲", f"p:{PERSONS[1]}": "李二乙"}, whom
        assert values(found, "电话")[f"p:{PERSONS[1]}"] == "13900000002", whom
        assert not found.unread, whom


def test_the_kind_of_person_before_an_attribute_says_nothing_more() -> None:
    columns = "| 序号 | 姓名 | 身份证号 | 组别 | 联系电话 |"
    assert columns in ROSTER
    found = projected(ROSTER.replace(columns, "| 序号 | 老人姓名 | 身份证号 | 组别 | 老人电话 |"))
    assert values(found, "姓名")[f"p:{PERSONS[0]}"] == "张一甲"
    assert values(found, "电话")[f"p:{PERSONS[0]}"] == "13900000001"


def test_people_beside_the_rows_own_keep_their_names() -> None:
    for beside in ("监护人", "子女", "家属", "代领人", "配偶", "开户人"):
        found = projected(ROSTER.replace("| 姓名 |", f"| {beside}姓名 |"))
        assert values(found, "姓名") == {}, beside


def test_two_persons_with_a_number_in_one_row_leave_it_open_who_the_row_is() -> None:
    two = f"""
| 结对名单 | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < |
| 序号 | 学员 | < | 教练 | < |
| ^ | 姓名 | 身份证号 | 姓名 | 身份证号 |
| 1 | 张一甲 | "{PERSONS[0]}" | 李二乙 | "{PERSONS[1]}" |
"""
    found = projected(two)
    assert {f.subject for f in found.facts} == {"unit"}
    assert [why for _, why in found.unread] == ["rows_unnamed"]


def test_a_roster_whose_rows_nobody_can_name_is_reported() -> None:
    unnamed = ROSTER.replace(PERSONS[0], "").replace(PERSONS[1], "")
    assert [why for _, why in projected(unnamed).unread] == ["rows_unnamed"]
    assert projected(ROSTER).unread == []


def test_a_disability_certificate_says_whose_card_it_is() -> None:
    card = f"| 残疾人走访登记表 | < | < | < |\n| 姓名 | 张一甲 | 残疾人证号 | {PERSONS[0]}42 |\n| 联系电话 | 13900000009 | | |"
    assert values(projected(card), "电话") == {f"p:{PERSONS[0]}": "13900000009"}
    both = card + f"\n| 身份证号 | {PERSONS[1]} | | |"  # the number itself goes before that of a certificate
    assert values(projected(both), "电话") == {f"p:{PERSONS[1]}": "13900000009"}


def test_a_disability_certificate_says_whose_row_it_is() -> None:
    listed = ROSTER.replace("身份证号", "残疾人证号")
    for number in PERSONS[:2]:
        listed = listed.replace(number, f"{number}12")
    assert values(projected(listed), "姓名") == {f"p:{PERSONS[0]}": "张一甲", f"p:{PERSONS[1]}": "李二乙"}
