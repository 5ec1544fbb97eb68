"""Whom to ask: which name belongs to which number, and what is no contact."""

from __future__ import annotations

import pytest

from forms.journey.notice_contacts import find_contacts
from forms.journey.notice_text import flatten


@pytest.mark.parametrize(
    ("text", "name", "numbers"),
    [
        ("联系人：李明，联系电话：13900000000。", "李明", ("13900000000",)),
        ("联系人及电话：王小红 0999-1234567", "王小红", ("0999-1234567",)),
        ("联 系 人：杨 帆\n联系电话：0999－6543210", "杨帆", ("0999-6543210",)),
        ("如有疑问请咨询县民政局社会救助股张科长，电话：8221234", "张科长", ("8221234",)),
        ("有疑问找老李 139 0000 0000", "老李", ("13900000000",)),
        ("联系人：民政局社会救助股 李明 13900000000", "李明", ("13900000000",)),
        ("电话：0999-12345678，联系人：周×", "周×", ("0999-12345678",)),
        ("联系人：欧阳明日（0999—1234567转8001）", "欧阳明日", ("0999-1234567",)),
        ("☎联系人：小陈13900000000📌", "小陈", ("13900000000",)),
        ("联系人：王X 138XXXX0001", "王X", ("138XXXX0001",)),
        ("联系人：县水利局农水股（0999-6301122）罗工", "罗工", ("0999-6301122",)),
        ("具体承办：小李 6120001", "小李", ("6120001",)),
        ("联系人：杨柳  手机：13900001111\n监督电话：0999-7654321", "杨柳", ("13900001111",)),
        ("联系人：吴，电话：0999-1234567", "吴", ("0999-1234567",)),
        ("联系人：段 13900000001", "段", ("13900000001",)),
        ("有问题请联系民政办吴13900000001。", "吴", ("13900000001",)),
        ("联系电话：0999-1234567（吴）", "吴", ("0999-1234567",)),
        ("咨询电话：0999-1234567（小陈）", "小陈", ("0999-1234567",)),
    ],
)
def test_a_named_contact_has_its_number(text: str, name: str, numbers: tuple[str, ...]) -> None:
    (found,) = find_contacts(flatten(text))
    assert (found.value.name, found.value.phones, found.sure) == (name, numbers, True)


def test_a_sign_in_brackets_behind_a_number_that_is_no_name_names_nobody() -> None:
    found = find_contacts(flatten("联系电话：0999-1234567（林业）、0999-7654321（农业）"))
    assert {f.value.name for f in found} == {""}


@pytest.mark.parametrize("text", ["各站所负责人：下周三前报党政办。", "@石门镇 请重新核实后重报！"])
def test_a_day_or_a_township_behind_a_label_is_no_name(text: str) -> None:
    assert find_contacts(flatten(text)) == ()


def test_two_persons_have_a_number_each() -> None:
    found = find_contacts(flatten("联系人：李明、王芳，电话：0999-1234567、0999-7654321"))
    assert [(f.value.name, f.value.phones) for f in found] == [("李明", ("0999-1234567",)), ("王芳", ("0999-7654321",))]


def test_what_stands_in_brackets_behind_a_name_parts_nobody_from_the_number() -> None:
    found = find_contacts(flatten("咨询：王芳（政策）13900001111、李强（系统操作）13900002222。"))
    assert [(f.value.name, f.value.phones) for f in found] == [("王芳", ("13900001111",)), ("李强", ("13900002222",))]


def test_a_name_behind_its_number_is_one_contact() -> None:
    (found,) = find_contacts(flatten("明天上午把进度报给我，13999000012 老何"))
    assert (found.value.name, found.value.phones) == ("老何", ("13999000012",))


def test_extension_wechat_qq_and_mailbox_belong_to_the_contact() -> None:
    (found,) = find_contacts(
        flatten("联系人：李明，电话：13900000000（微信同号），内线8012，QQ：12345678，邮箱：lm@example.cn")
    )
    contact = found.value
    assert (contact.extensions, contact.wechat, contact.qq) == (("8012",), "13900000000", "12345678")
    assert contact.email == "lm@example.cn"


def test_the_office_before_the_name_is_kept_apart() -> None:
    (found,) = find_contacts(flatten("联系人：民政局社会救助股 李明 13900000000"))
    assert found.value.office == "民政局社会救助股"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("农业农村局 吴股长 139-0000-0000", "notice.contact_unlabelled"),
        ("联系人：李明，电话：139000000001", "notice.odd_phone"),
        ("联系人：莫小兰。", "notice.contact_without_number"),
        ("请20号前报我，谢谢！——妇联小苏", "notice.contact_from_chat"),
        ("县残联 王科长 10:32\n请报表", "notice.contact_from_chat"),
        ("明早9点前报给应急办老周，同时抄送我", "notice.contact_from_chat"),
    ],
)
def test_what_does_not_say_so_plainly_is_unsure(text: str, code: str) -> None:
    (found,) = find_contacts(flatten(text))
    assert code in [problem.code for problem in found.doubts]


@pytest.mark.parametrize(
    "text",
    [
        "请于4月28日前报至abc@example.cn，逾期不候。",
        "QQ群：123456789，文件发群里。",
        "会议号：123456789",
        "传真：0999-6455012",
        "请联系单位填写，请各镇联系群众做好宣传。",
        "附件：20260428统计表.xlsx",
    ],
)
def test_other_numbers_and_words_are_no_contact(text: str) -> None:
    assert find_contacts(flatten(text)) == ()
