"""Messages of a chat that were pasted together: the newest day holds, both are shown, and who said them."""

from __future__ import annotations

import datetime as dt

from forms.journey.notice import Notice
from forms.journey.notice_chain import chain_of
from forms.journey.notice_read import read_notice
from forms.journey.notice_text import flatten

TODAY = dt.date(2026, 11, 10)
FORWARDED = """------ 聊天记录 ------
张主任 11月9日 15:20
残疾人两项补贴表请大家周五前报
刘洋（镇残联） 11月9日 16:02
县里说周五太晚，改成周四下午5点
石院村李会计 11月9日 16:10
收到，我们村周五上午前报"""


def read(text: str) -> Notice:
    return read_notice(text, (), TODAY)


def test_who_wrote_what_and_when() -> None:
    chain = chain_of(flatten(FORWARDED), TODAY)
    assert [(m.who, f"{m.day} {m.at:%H:%M}") for m in chain.messages] == [
        ("张主任", "2026-11-09 15:20"),
        ("刘洋（镇残联）", "2026-11-09 16:02"),
        ("石院村李会计", "2026-11-09 16:10"),
    ]


def test_the_newest_day_holds_and_both_are_shown_with_who_said_them() -> None:
    found = read(FORWARDED).deadline
    assert found is not None
    assert (found.value.day, found.value.at) == (dt.date(2026, 11, 12), dt.time(17))
    (doubt,) = found.doubts
    assert doubt.code == "notice.newer_message"
    assert dict(doubt.context) == {
        "words": "周四下午5点",
        "other": "周五前",
        "who": "刘洋（镇残联） 11-09 16:02",
        "other_who": "张主任 11-09 15:20",
    }
    assert [other.value.day for other in found.alternatives] == [dt.date(2026, 11, 13)]


def test_who_only_answers_sets_no_day() -> None:
    found = read(FORWARDED).deadline
    assert found is not None
    assert "石院村" not in str(found.doubts)


def test_relative_words_count_from_their_own_message() -> None:
    found = read("王科长 2026-11-05 09:00\n明天下班前报送排查表\n周主任 2026-11-10 10:00\n表样见附件").deadline
    assert found is not None
    assert found.value.day == dt.date(2026, 11, 6)


def test_what_the_same_person_says_later_is_for_the_same_people() -> None:
    notice = read(
        "农业办秦峰：各村测产表11月20日前交\n石院村陈书记：收到\n农业办秦峰：县里催得紧，11月18日12点前交给我"
    )
    assert [(d.value.stage, f"{d.value.day}") for d in notice.deadlines] == [("village", "2026-11-18")]
    assert notice.contact is not None
    assert (notice.contact.value.name, notice.contact.value.office) == ("秦峰", "农业办")


def test_days_of_different_stages_stand_side_by_side() -> None:
    notice = read("县林业局老周：基础信息表11月25日前报县局。\n镇林业站小吴：各村11月20日下班前交我")
    assert [(d.value.stage, d.sure) for d in notice.deadlines] == [("up", True), ("village", True)]


def test_whom_a_message_calls_upon_holds_for_all_of_it() -> None:
    text = (
        "县民政局李科长 11月9日 09:12\n各镇街：请于11月30日前报县局\n镇民政办王芳 11月9日 10:05\n"
        "各村注意，照着附件填；这张表11月27日前报给我"
    )
    assert [(d.value.stage, f"{d.value.day}", d.sure) for d in read(text).deadlines] == [
        ("up", "2026-11-30", True),
        ("village", "2026-11-27", True),
    ]


def test_a_day_is_put_off_without_a_word_for_reporting() -> None:
    text = "明天下午6点之前把参保表报上来\n何主任：2026-11-10 09:20\n马鞍村李会计：后天行不行\n何主任：那就后天中午12点"
    found = read(text).deadline
    assert found is not None
    assert (found.value.day, found.sure) == (dt.date(2026, 11, 12), False)


def test_a_supplement_moves_the_day_of_those_who_were_asked() -> None:
    (found,) = read("请各村11月15日前报表。\n【补充通知】因系统升级，报送时间顺延至11月18日。").deadlines
    assert (found.value.stage, found.value.day, found.sure) == ("village", dt.date(2026, 11, 18), False)


def test_a_notice_of_one_is_no_chain() -> None:
    assert chain_of(flatten("王科长 2026-11-05 09:00\n联系人：李明\n时间：11月20日前报"), TODAY).messages == ()


def test_a_name_cut_to_a_surname_and_post_is_a_contact() -> None:
    notice = read("请于11月16日前报送，联系人李科，电话 0000-6543210。")
    assert notice.contact is not None
    assert (notice.contact.value.name, notice.contact.value.phones) == ("李科", ("0000-6543210",))


def test_names_with_accounts_behind_them_speak_and_are_no_telephones() -> None:
    notice = read(
        "民政办-何芳(123456789) 2026/11/10 9:12:05\n各村文书，台账今天下班前交\n"
        "石院村-陈文书(22334455) 2026/11/10 9:15:40\n何姐，能不能明天交\n"
        "民政办-何芳(123456789) 2026/11/10 9:16:20\n可以，最晚明天中午12点"
    )
    assert notice.deadline is not None
    assert (f"{notice.deadline.value.day}", notice.deadline.sure) == ("2026-11-11", False)
    assert [(c.value.name, c.value.office, c.value.phones) for c in notice.contacts] == [("何芳", "民政办", ())]


def test_an_office_right_before_a_name_is_no_part_of_it() -> None:
    notice = read(
        "办公室周颖 昨天 16:20\n请各站所报工作安排，周五上午10点前\n办公室周颖 09:05\n更正一下，是周四上午10点前"
    )
    assert notice.contact is not None
    assert (notice.contact.value.name, notice.contact.value.office) == ("周颖", "办公室")
