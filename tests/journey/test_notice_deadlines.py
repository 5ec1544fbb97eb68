"""By when: written, relative, recurring, of stages; what contradicts is shown with both sides and never chosen silently."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.journey.notice import Found, Notice
from forms.journey.notice_read import read_notice

TODAY = dt.date(2026, 4, 22)  # a Wednesday
STAMP = "王科长 2026-04-20 09:15\n"  # a Monday


def read(text: str, today: dt.date = TODAY) -> Notice:
    return read_notice(text, (), today)


def codes(found: Found[object]) -> list[str]:
    return [problem.code for problem in found.doubts]


@pytest.mark.parametrize(
    ("text", "day", "at", "part"),
    [
        ("请各镇街于4月28日下班前将报表报送县民政局", "2026-04-28", None, "下班"),
        ("截止时间：2026年4月28日17:00", "2026-04-28", "17:00", ""),
        ("请于2026年4月28日17时30分前反馈。", "2026-04-28", "17:30", ""),
        ("报送时限：4月28日（星期二）下午5点半前", "2026-04-28", "17:30", "下午"),
        ("最迟28号上午11点交", "2026-04-28", "11:00", "上午"),
        ("四月二十八日前上报", "2026-04-28", None, ""),
        ("务必20260428前报", "2026-04-28", None, ""),
        ("4.28前发我邮箱", "2026-04-28", None, ""),
        ("请在2026-04-28 18:00前完成填报", "2026-04-28", "18:00", ""),
        ("5月底前报送", "2026-05-31", None, ""),
        ("请于4月20日——28日期间报送", "2026-04-28", None, ""),
        ("请于4月28日（含当日）前报送", "2026-04-28", None, ""),
        ("请于4月28日前（星期二 12:00）报送", "2026-04-28", "12:00", ""),
        ("4月28日上午下班前反馈", "2026-04-28", "12:00", "上午"),
        ("元月15日前报送", "2026-01-15", None, ""),
    ],
)
def test_a_written_deadline_is_read_and_sure(text: str, day: str, at: str | None, part: str) -> None:
    found = read((STAMP if "元月" not in text else "王科长 2026-01-05 09:15\n") + text).deadline
    assert found is not None
    value = found.value
    assert (str(value.day), value.at and f"{value.at:%H:%M}", value.part) == (day, at, part)
    assert found.sure, codes(found)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("本周五17:00前报送", "2026-04-24", "17:00"),
        ("下周三（4月29日）下班前报", "2026-04-29", None),
        ("明天中午12点前报我", "2026-04-21", "12:00"),
        ("今晚8点前发群里", "2026-04-20", "20:00"),
        ("月底前上报", "2026-04-30", None),
        ("收到通知后3个工作日内反馈", "2026-04-23", None),
        ("收到后2小时内回复", "2026-04-20", "11:15"),
        ("25号前交", "2026-04-25", None),
        ("请于5个工作日内报送", "2026-04-27", None),
    ],
)
def test_relative_words_count_from_the_time_in_the_chat(text: str, day: str, at: str | None) -> None:
    found = read(STAMP + text, dt.date(2026, 4, 26)).deadline
    assert found is not None
    assert (str(found.value.day), found.value.at and f"{found.value.at:%H:%M}") == (day, at)
    assert found.sure, codes(found)


@pytest.mark.parametrize("text", ["明天下班前报", "本周五前报送", "月底前上报", "3个工作日内反馈", "25号前交"])
def test_relative_words_without_any_date_count_from_today_and_are_unsure(text: str) -> None:
    found = read(text).deadline
    assert found is not None
    assert "notice.no_base" in codes(found)


def test_a_document_is_counted_from_its_printed_date() -> None:
    found = read("请于月底前报送。\n某县民政局\n2026年3月20日").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 3, 31)
    assert found.sure


def test_a_term_from_receipt_is_unsure_where_only_the_date_of_issue_is_known() -> None:
    found = read("请在收到本通知后3个工作日内反馈。\n某县民政局\n2026年4月20日").deadline
    assert found is not None
    assert codes(found) == ["notice.from_receipt"]


def test_a_term_from_an_event_has_no_day() -> None:
    notice = read("灾情发生后2小时内报送快报。")
    assert notice.deadline is not None
    assert notice.deadline.value.day is None
    assert notice.deadline.value.within == "2小时内"
    assert codes(notice.deadline) == ["notice.from_event"]


def test_working_days_skip_the_holidays_and_an_unknown_year_is_said() -> None:
    found = read("王科长 2026-04-29 09:15\n请于3个工作日内反馈").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 5, 7)
    later = read("王科长 2031-04-29 09:15\n请于3个工作日内反馈", dt.date(2031, 4, 29)).deadline
    assert later is not None
    assert codes(later) == ["notice.holidays_unknown"]


def test_a_weekday_that_differs_from_the_date_shows_both() -> None:
    found = read("截止时间：4月28日（星期三）17:00").deadline
    assert found is not None
    assert codes(found) == ["notice.weekday_differs"]
    assert [a.value.day for a in found.alternatives] == [dt.date(2026, 4, 29)]


def test_a_weekday_in_words_that_differs_from_the_date_shows_both() -> None:
    found = read(STAMP + "请于下周三（4月30日）前报送").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 4, 30)
    assert dict(found.doubts[0].context)["said"] == "下周三"
    assert [a.value.day for a in found.alternatives] == [dt.date(2026, 4, 29)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1月10日前报送", "2027-01-10"),
        ("1月底前报送", "2027-01-31"),
        ("次年2月底前报送", "2027-02-28"),
        ("12月5日前报送", "2026-12-05"),
    ],
)
def test_at_the_end_of_a_year_the_first_months_are_the_next_ones(text: str, day: str) -> None:
    found = read("王科长 2026-11-20 09:15\n请于" + text, dt.date(2026, 11, 20)).deadline
    assert found is not None
    assert (str(found.value.day), found.sure) == (day, True)


def test_two_deadlines_for_one_thing_show_both() -> None:
    found = read("请于4月28日前将报表报送。（各单位务必于4月30日前报送）").deadline
    assert found is not None
    assert codes(found) == ["notice.two_deadlines"]
    assert [a.value.day for a in found.alternatives] == [dt.date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("需报送以下材料：1.工作总结（4月25日前）；2.工作计划（4月30日前）。", ["2026-04-30"]),
        ("请将整改情况于4月25日前（第一次）、5月25日前（第二次）书面报送县审计局。", ["2026-05-25"]),
        ("请于4月25日前、7月底前分别报送进展。", ["2026-07-31"]),
    ],
)
def test_several_days_for_one_thing_are_never_sure(text: str, others: list[str]) -> None:
    found = read(STAMP + text).deadline
    assert found is not None
    assert not found.sure
    assert [str(a.value.day) for a in found.alternatives] == others


@pytest.mark.parametrize("text", ["各村12月20号左右把方案报上来", "请5月1号放假前把台账交到办公室", "请于五一前报送"])
def test_a_day_that_is_only_about_is_unsure(text: str) -> None:
    found = read(text).deadline
    assert found is not None
    assert not found.sure


def test_a_day_that_was_given_up_is_never_the_deadline() -> None:
    found = read("原定4月20日报送的进度表提前至4月17日（周五）12:00前报送，请抓紧！\n某县\n2026年4月10日").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 4, 17)
    assert [str(a.value.day) for a in found.alternatives] == ["2026-04-20"]


def test_a_deadline_that_was_changed_shows_the_old_one() -> None:
    found = read("更正：报送时间由4月28日改为4月27日上午12点前").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 4, 27)
    assert found.sure  # the words say which of the two holds
    assert [p.code for p in found.remarks] == ["notice.changed_deadline"]
    assert [a.value.day for a in found.alternatives] == [dt.date(2026, 4, 28)]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("最迟后天（16号）报我", True),
        ("最迟后天（17号）报我", False),
        ("24号（周五）前报我", True),
        ("周四（16号）前报我", True),
        ("后天前报我", False),
    ],
)
def test_a_day_counted_in_two_ways_that_agree_is_sure(text: str, sure: bool) -> None:
    found = read_notice(text, (), dt.date(2026, 4, 14)).deadline
    assert found is not None
    assert found.sure is sure


def test_digits_in_keycaps_are_read() -> None:
    notice = read_notice("请于4\ufe0f\u20e3月2\ufe0f\u20e34\ufe0f\u20e3日前报送📢", (), dt.date(2026, 4, 14))
    assert notice.deadline is not None
    assert notice.deadline.value.day == dt.date(2026, 4, 24)
    assert notice.deadline.words[0].text == "4月24日前"
    assert notice.text == "请于4月24日前报送📢"


def test_a_deadline_before_the_notice_is_unsure() -> None:
    found = read("请于4月10日前报送。\n某县民政局\n2026年4月20日").deadline
    assert found is not None
    assert codes(found) == ["notice.past"]


def test_a_day_that_does_not_exist_is_unsure() -> None:
    found = read("请于4月31日前报送。").deadline
    assert found is not None
    assert found.value.day is None
    assert codes(found) == ["notice.impossible_date"]
    assert [a.value.day for a in found.alternatives] == [dt.date(2026, 4, 30)]


def test_a_bare_day_that_has_passed_is_next_months_and_unsure() -> None:
    found = read(STAMP + "10号前报送").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 5, 10)
    assert codes(found) == ["notice.next_month"]


def test_villages_and_the_county_have_deadlines_of_their_own() -> None:
    notice = read("各村（社区）于4月24日前报镇民政办，各镇（街道）汇总后于4月28日前报县民政局。")
    assert [(d.value.stage, d.value.day) for d in notice.deadlines] == [
        ("up", dt.date(2026, 4, 28)),
        ("village", dt.date(2026, 4, 24)),
    ]
    assert all(d.sure for d in notice.deadlines)


def test_a_form_about_the_countryside_is_no_villages_deadline() -> None:
    found = read("各镇街：《农村低保统计表》请于4月28日17:00前报县民政局").deadline
    assert found is not None
    assert found.value.stage == "up"


def test_the_electronic_file_and_the_paper_have_deadlines_of_their_own() -> None:
    notice = read("电子版4月26日前发邮箱，纸质版4月28日前报送至政务大楼305室。")
    assert [(d.value.stage, d.value.day) for d in notice.deadlines] == [
        ("electronic", dt.date(2026, 4, 26)),
        ("paper", dt.date(2026, 4, 28)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "数据统计截至2026年4月30日。",
        "定于2026年4月24日上午9:00在三楼会议室召开会议。",
        "1964年4月30日前出生的人员纳入统计。",
        "本办法自2026年5月1日起施行。",
        "截至4月30日，全镇存栏生猪1200头。",
        "根据县民政局2026年4月1日印发的通知要求",
        "今年4月份以来工作较好。",
    ],
)
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert read(text).deadlines == ()


def test_other_dates_beside_a_deadline_do_not_disturb_it() -> None:
    found = read("定于2026年4月24日上午9:00召开会议，请于4月23日下班前报参会名单，数据统计截至3月31日。").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 4, 23)
    assert found.sure


def test_a_rest_day_is_remarked_without_making_the_deadline_unsure() -> None:
    found = read(STAMP + "请于5月10日前报送").deadline
    assert found is not None
    assert found.sure
    assert [r.code for r in found.remarks] == ["notice.rest_day"]


def test_a_recurring_deadline_gives_its_next_day() -> None:
    notice = read(STAMP + "每月25日前报送上月数据")
    assert notice.deadline is not None
    assert notice.deadline.value.day == dt.date(2026, 4, 25)
    assert notice.recurrence is not None
    assert notice.recurrence.value.cycle == "month"


def test_from_now_on_monthly_does_not_contradict_this_deadline() -> None:
    notice = read("请于4月28日前报送，今后每月25日前报送（遇节假日顺延）。")
    assert notice.deadline is not None
    assert notice.deadline.value.day == dt.date(2026, 4, 28)
    assert notice.deadline.sure
    assert notice.recurrence is not None
    assert notice.recurrence.value.moved == "after"


def test_line_breaks_that_were_lost_and_signs_of_chats_do_no_harm() -> None:
    text = "📢📢@所有人 各镇街：低保月报请于4月28日下班前报送[抱拳]收到请回复🙏🙏联系人：小王13900000000"
    found = read(text).deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 4, 28)
    assert found.sure


@given(st.text(alphabet="各镇街请于4月28日前报送周五（）：:，。\n 0123456789年下班后内联系人电话AB@", max_size=120))
def test_any_text_is_read_and_words_are_where_they_are_said_to_be(text: str) -> None:
    if not text.strip():
        return
    notice = read(text)
    held = [*notice.deadlines, *notice.contacts, *notice.channels, *notice.items, *notice.templates]
    held += [f for f in (notice.title, notice.naming, notice.recurrence, notice.issuer, notice.receivers) if f]
    for found in held:
        for words in found.words:
            assert notice.text[words.start : words.end] == words.text


def test_a_heading_says_what_the_days_below_it_are_for() -> None:
    text = "一、填报时间\n2026年12月1日至12月18日。\n二、报送方式\n登录平台填报，纸质表一式两份加盖公章后于12月20日前交经管站。"
    first, paper = read_notice(text, (), dt.date(2026, 11, 23)).deadlines
    assert (f"{first.value.day}", first.sure, paper.value.stage) == ("2026-12-18", True, "paper")
    assert [(p.code, dict(p.context)["date"]) for p in first.remarks] == [("notice.other_step", "2026-12-20")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("附件里的表请在本周内填好，最迟不超过下周一上午，发给我就可以了。", "2026-11-30"),
        ("各网格：明后两天完成入户，28号一早把汇总表交网格办", "2026-11-28"),
        ("原定于11月25日报的台账，因表格有调整，时间改到11月27日", "2026-11-27"),
    ],
)
def test_days_in_other_words(text: str, day: str) -> None:
    found = read_notice(text, (), dt.date(2026, 11, 23)).deadline
    assert found is not None
    assert f"{found.value.day}" == day
