"""The naming rule as it is written, and the name it gives."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.journey.notice_naming import find_naming, name_for, safe_name, unresolved_parts
from forms.journey.notice_text import flatten
from forms.values import calendar_math as cal

APRIL = cal.month(2026, 4)
DAY = dt.date(2026, 4, 28)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("命名格式：XX镇+表名+日期，发邮箱", "XX镇+表名+日期"),
        ("请以“XX镇+低保月报+日期”命名", "XX镇+低保月报+日期"),
        ("文件名以单位名称+报表名称命名后发送", "单位名称+报表名称"),
        ("文件命名规则：乡镇名_表名_YYYYMMDD", "乡镇名_表名_YYYYMMDD"),
        ("【命名格式】XX镇+表名+日期\n联系人：", "XX镇+表名+日期"),
        ("请按XX镇+花名册+填报人命名并发邮箱", "XX镇+花名册+填报人"),
        ("请统一按照“序号.单位名称-表格名称-联系人电话”的方式命名", "序号.单位名称-表格名称-联系人电话"),
        ("文件命名：表名+单位", "表名+单位"),
        ("文件名：【各镇街名称】+【表格名称】", "【各镇街名称】+【表格名称】"),
        ("邮件标题及附件名称均为：**镇＋动态更新", "**镇＋动态更新"),
        ("压缩包以“XX乡镇民政月报”命名", "XX乡镇民政月报"),
        ("以乡镇名+“秋粮面积”命名", "乡镇名+“秋粮面积”"),
        ("表名前面加乡镇名，发县局", "表名前面加乡镇名"),
        ("命名：xx村-资格认证反馈。", "xx村-资格认证反馈"),
        ("文件名:镇街名称+住房监测+X月.", "镇街名称+住房监测+X月"),
    ],
)
def test_the_rule_is_found_in_its_own_words(text: str, rule: str) -> None:
    found = find_naming(flatten(text))
    assert found is not None
    assert (found.value, found.sure) == (rule, True)
    (words,) = found.words
    assert text[words.start : words.end] == words.text == rule


@pytest.mark.parametrize(
    "text", ["请勿改变命名格式。", "文件名不要改", "文件名写清楚是哪个村。", "命名要规范", "请按时报送"]
)
def test_without_a_rule_none_is_made_up(text: str) -> None:
    assert find_naming(flatten(text)) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("文件名如：云溪镇低保月报.xlsx", "notice.naming_example"),
        ("邮件主题：乡镇+能力评估", "notice.naming_of_mail"),
        ("材料请按“序号+乡镇+表名”的顺序命名后打包（压缩包名：乡镇+4月报表）", "notice.two_namings"),
        ("文件夹名为村名，照片以户主姓名+身份证后四位命名", "notice.two_namings"),
        ("文件以“XX镇+表名”命名。压缩包命名为“XX镇+日期”。", "notice.two_namings"),
    ],
)
def test_an_example_a_mails_subject_and_two_rules_are_unsure(text: str, code: str) -> None:
    found = find_naming(flatten(text))
    assert found is not None
    assert [problem.code for problem in found.doubts] == [code]


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("XX镇+表名+日期", "云溪镇低保月报20260428"),
        ("单位名称-报表名称-月份", "云溪镇-低保月报-4月"),
        ("乡镇名_表名_YYYYMMDD", "云溪镇_低保月报_20260428"),
        ("XX镇2026年低保统计.xlsx", "云溪镇2026年低保统计"),
        ("表名前面加乡镇名", "云溪镇低保月报"),
        ("××乡（镇）+年月+表名", "云溪镇2026年4月低保月报"),
        ("单位+X月X日+填报人", "云溪镇4月28日李明"),
        ("镇街名称+“一件事”", "云溪镇一件事"),
    ],
)
def test_a_rule_gives_a_name(rule: str, name: str) -> None:
    assert name_for(rule, "云溪镇", "低保月报", APRIL, DAY, "李明") == name
    assert unresolved_parts(rule, "云溪镇", "低保月报", APRIL, DAY, "李明") == ()


def test_what_cannot_be_filled_in_is_said() -> None:
    assert unresolved_parts("序号+单位+表名+日期", "云溪镇", "月报") == ("序号", "日期")
    assert name_for("序号+单位+表名+日期", "云溪镇", "月报") == "云溪镇月报"


@given(st.text(max_size=300))
def test_a_name_is_safe_on_every_system(text: str) -> None:
    name = safe_name(text)
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
    assert len(name) <= 121
    assert name == name.strip(" .")
    assert name.split(".")[0].lower() not in ("con", "prn", "aux", "nul", "com1", "lpt1")
