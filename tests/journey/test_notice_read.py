"""A whole notice: an official document, a chat message, files, and what must not be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from forms.documents.plain_text import file_text
from forms.errors import FormsError
from forms.journey.notice import Item, Template, Way
from forms.journey.notice_read import read_notice
from tests.documents.pdfs import form
from tests.documents.words import word

TODAY = dt.date(2026, 4, 22)
DOCUMENT = """云河县民政局文件
云民发〔2026〕12号
云河县民政局关于报送2026年4月份城乡低保统计报表的通知
各乡镇人民政府、街道办事处：
    根据省民政厅《关于做好统计工作的通知》（某民发〔2026〕3号）要求，现就有关事项通知如下：
    一、报送内容。请填写《城乡低保统计表》（附件1）、《特困人员供养花名册》（附件2）。
    二、报送时间。请于2026年4月28日17时前将电子版及盖章扫描件报送至邮箱mz@example.cn，纸质版一式两份报送至政务中心305室。
    三、命名格式：XX镇+表名+日期。
    联系人：李明，联系电话：0999-8221234。
    附件：1.城乡低保统计表
          2.特困人员供养花名册
                      云河县民政局
                     2026年4月20日"""
CHAT = """云河县农业农村局-吴科长 2026/4/20 9:15:02
@所有人 各位领导：[玫瑰]春季动物防疫统计表（见附件）请各镇街务必于本周五（4月24日）下班前发到我粤政易，\
文件名以“镇街名称+春防统计表”命名，收到请回复🙏 有问题联系小陈13900000000
[文件] 春防统计表.xlsx"""


def test_an_official_document_is_read_whole() -> None:
    notice = read_notice(DOCUMENT, ("城乡低保统计表.xlsx", "填表说明.docx"), TODAY)
    assert notice.title is not None
    assert notice.title.value == "关于报送2026年4月份城乡低保统计报表的通知"
    assert notice.issuer is not None
    assert notice.issuer.value == "云河县民政局"
    assert notice.number is not None
    assert notice.number.value == "云民发〔2026〕12号"
    assert notice.receivers is not None
    assert notice.receivers.value == "各乡镇人民政府、街道办事处"
    assert [f.value for f in notice.channels] == [Way("email", "mz@example.cn"), Way("paper", "政务中心305室")]
    assert {f.value for f in notice.items} == {Item("electronic"), Item("scan"), Item("paper", 2)}
    assert [f.value for f in notice.templates] == [
        Template("城乡低保统计表", "城乡低保统计表.xlsx"),
        Template("特困人员供养花名册"),
        Template("填表说明", "填表说明.docx"),
    ]
    assert [f.sure for f in notice.templates] == [True, True, False]
    assert notice.base.kind == "printed"


def test_a_chat_message_is_read_whole() -> None:
    notice = read_notice(CHAT, ("春防统计表.xlsx",), TODAY)
    assert notice.deadline is not None
    assert (notice.deadline.value.day, notice.deadline.value.part) == (dt.date(2026, 4, 24), "下班")
    assert notice.deadline.sure
    assert notice.contact is not None
    assert notice.contact.value.name == "小陈"
    assert notice.naming is not None
    assert notice.naming.value == "镇街名称+春防统计表"
    assert [f.value.where for f in notice.channels] == ["粤政易"]
    assert notice.templates[0].value.file == "春防统计表.xlsx"


def test_the_day_somebody_says_it_came_makes_relative_words_sure() -> None:
    unsure = read_notice("明天下班前报我", (), TODAY).deadline
    told = read_notice("明天下班前报我", (), TODAY, received=dt.date(2026, 4, 20)).deadline
    assert unsure is not None
    assert not unsure.sure
    assert told is not None
    assert told.sure
    assert told.value.day == dt.date(2026, 4, 21)


def test_a_notice_with_nothing_in_it_gives_nothing() -> None:
    notice = read_notice("大家辛苦了！上次的表都收齐了，不用再报了。", (), TODAY)
    assert (notice.deadlines, notice.contacts, notice.naming) == ((), (), None)


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(FormsError) as refused:
        read_notice(text, (), TODAY)
    assert refused.value.code == "notice.empty"


def test_a_mark_of_secrecy_is_refused() -> None:
    with pytest.raises(FormsError) as refused:
        read_notice("机密★5年\n关于报送的通知", (), TODAY)
    assert refused.value.code == "file.classified"


def test_a_long_text_is_read_up_to_a_bound() -> None:
    notice = read_notice("请于4月28日前报送。" + "联系人：李明 13900000000，" * 20_000, (), TODAY)
    assert len(notice.text) == 20_000


def test_of_a_text_of_nothing_but_days_only_some_are_looked_at() -> None:
    notice = read_notice("请于" + "、".join(f"{n % 28 + 1}日前" for n in range(4000)) + "报送", (), TODAY)
    assert notice.deadline is not None
    assert not notice.deadline.sure
    assert len(notice.deadline.alternatives) < 200


def test_the_text_of_a_word_file_and_of_a_text_file(tmp_path: Path) -> None:
    made = word(lambda d: [d.add_paragraph(line) for line in DOCUMENT.split("\n")])
    assert read_notice(file_text(made, "通知.docx"), (), TODAY).number is not None
    assert file_text(CHAT.encode("gb18030", "ignore"), "聊天.txt").startswith("云河县农业农村局")


def test_the_text_of_a_printed_pdf_is_read_from_the_top_down_and_a_scan_is_refused() -> None:
    lines = (
        ("17时前报送。", 80, 580, 12),
        ("各乡镇人民政府：", 80, 640, 12),
        ("请各单位于2026年4月28日下午", 80, 600, 12),  # as wide as the page's text: it goes on
        ("联系人：李明", 80, 560, 12),
    )
    text = file_text(form(lambda made: made.print(*lines)), "通知.pdf")
    assert text.split("\n")[:3] == ["各乡镇人民政府：", "请各单位于2026年4月28日下午17时前报送。", "联系人：李明"]
    with pytest.raises(FormsError) as refused:
        file_text(form(lambda _: None), "扫描.pdf")
    assert refused.value.code == "notice.no_text"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("农业办：各村秋粮测产表11月20日前交", "秋粮测产表"),
        ("请国庆节后第一个工作日下班前报送安全生产排查表", "安全生产排查表"),
        ("那个老年人能力评估汇总表今晚十点前发我", "老年人能力评估汇总表"),
        ("原定于11月25日报的留守儿童台账改到27日", "留守儿童台账"),
    ],
)
def test_a_form_named_in_a_sentence_is_called_without_the_words_around_it(text: str, title: str) -> None:
    found = read_notice(text, (), dt.date(2026, 9, 20)).title
    assert found is not None
    assert found.value.endswith(title)
    assert not found.value.startswith(("各", "村", "送", "那个"))
