"""Papers are made whole or not at all: every element said, nobody accused, nothing asked for that may not be."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.model.papers import Difference, Elements, Need, Paper, ReuseLine
from forms.sharing.papers.making import Office, cover, needs_list, ranked, request, reuse, verification

PROVIDER = "云溪县民政局"
OFFICE = Office("云溪镇人民政府", {})
ELEMENTS = Elements("县残联制发的月报", "填报时预填", "仅限本镇", "文件下载", "自同意共享之日起一年")
NEED = Need(
    "残疾等级", "残疾人两项补贴对象", "A-12", PROVIDER, "有条件共享", "用于民生服务", "文件下载", "每月",
    (("残疾人月报", 3), ("托养需求表", 1)),
)  # fmt: skip
DIFFERENCE = Difference(
    "残疾等级", "甲坪村", "二级 12 人", "二级 13 人", PROVIDER, "2026年3月31日", "2026年3月", "月报3月.xlsx"
)


def tables(paper: Paper) -> list[list[str]]:
    document = docx.Document(io.BytesIO(paper.data))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_a_request_says_the_five_elements_and_lists_every_item() -> None:
    other = replace(NEED, item="补贴金额", uses=(("残疾人月报", 2),))
    paper = request(OFFICE, PROVIDER, [NEED, other], ELEMENTS)
    text = "\n".join(paper.running)
    for words in ("使用依据", "使用场景", "使用范围", "共享方式", "使用时限"):
        assert words in text
    assert "《政务数据共享条例》第二十条规定：“" in text
    assert f"{PROVIDER}：" in text
    rows = tables(paper)
    assert [row[2] for row in rows] == ["数据项", "残疾等级", "补贴金额"]
    assert rows[1][7] == "残疾人月报（3栏）；托养需求表（1栏）"


def test_number_signatory_and_seal_are_left_open() -> None:
    text = "\n".join(request(OFFICE, PROVIDER, [NEED], ELEMENTS).running)
    assert "（落款单位、印章）" in text
    assert "发文字号由党政办编排" in text


@pytest.mark.parametrize("element", ["basis", "scene", "scope", "method", "term"])
def test_an_element_that_is_missing_is_named(element: str) -> None:
    with pytest.raises(FormsError) as caught:
        request(OFFICE, PROVIDER, [NEED], replace(ELEMENTS, **{element: "  "}))
    assert caught.value.code == "paper.element_missing"


@pytest.mark.parametrize(
    ("change", "ground"),
    [
        ({"attribute": "不予共享"}, "sharing.not_shared"),
        ({"item": "党员人数"}, "sharing.party_data"),
        ({"entry": "信访事项"}, "sharing.petition"),
    ],
)
def test_what_may_not_be_asked_for_is_not_asked_for(change: Mapping[str, str], ground: str) -> None:
    with pytest.raises(FormsError) as caught:
        request(OFFICE, PROVIDER, [NEED, replace(NEED, **change)], ELEMENTS)
    assert (caught.value.code, caught.value.context["ground"]) == ("paper.not_requestable", ground)


@pytest.mark.parametrize(
    ("receiver", "why"),
    [
        ("中共云溪县委组织部", "party"), ("云溪县委政法委", "party"), ("云溪县人民政府", "superior"), ("", "missing"),
        ("云溪县纪委监委", "party"),
    ],
)  # fmt: skip
def test_no_letter_goes_to_a_party_organ_or_a_superior(receiver: str, why: str) -> None:
    with pytest.raises(FormsError) as caught:
        cover(OFFICE, receiver, "月报", "2026年4月")
    assert caught.value.code == f"paper.receiver_{why}"


def test_a_request_is_for_one_provider() -> None:
    with pytest.raises(FormsError, match=r"paper\.other_provider"):
        request(OFFICE, PROVIDER, [NEED, replace(NEED, provider="云溪县医保局")], ELEMENTS)


def test_a_difference_is_asked_to_be_verified_and_not_called_an_error() -> None:
    paper = verification(OFFICE, PROVIDER, [DIFFERENCE])
    text = "\n".join(paper.running)
    assert "经比对存在差异" in text
    assert "予以核实" in text
    assert "错误" not in text
    assert tables(paper)[1][3:5] == ["二级 12 人（2026年3月31日）", "二级 13 人（2026年3月）"]


def test_the_list_for_reuse_counts_and_is_marked_internal_until_released() -> None:
    lines = [ReuseLine("户数", "月报（2026年3月）", "县民政局", ""), ReuseLine("住址", "", "", "县公安局（有条件共享）"),
             ReuseLine("意愿", "", "", "")]  # fmt: skip
    inside = reuse(OFFICE, "摸底表", lines, 12)
    assert "内部资料" in inside.running[0]
    assert "仅依据本机已导入的12份报表" in "".join(inside.running)
    assert "已报送1个，可共享获取1个，确需新填1个" in "".join(inside.running)
    assert "2026年5月6日" in reuse(OFFICE, "摸底表", lines, 12, "2026年5月6日经负责人同意").running[0]


def test_needs_are_ranked_by_templates_then_by_fields() -> None:
    few, many = replace(NEED, item="甲", uses=(("表", 9),)), replace(NEED, item="乙", uses=(("表", 1), ("册", 1)))
    most = replace(NEED, item="丙", uses=(("表", 5), ("册", 5)))
    assert [n.item for n in ranked([few, many, most])] == ["丙", "乙", "甲"]
    assert [row[1] for row in tables(needs_list(OFFICE, [few, most], "2026年"))] == ["数据项", "丙", "甲"]


def test_a_template_of_the_office_s_own_is_used_and_checked_like_ours() -> None:
    def own(line: str) -> bytes:
        document = docx.Document()
        document.add_paragraph(line)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    paper = cover(Office("云溪镇", {"cover": own("{{ unit }}致{{ receiver }}")}), PROVIDER, "月报", "4月")
    assert paper.running == (f"云溪镇致{PROVIDER}",)
    with pytest.raises(FormsError, match=r"paper\.word"):
        cover(Office("云溪镇", {"cover": own("贵局逾期未报")}), PROVIDER, "月报", "4月")


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["basis", "scene", "scope", "term"]), st.sampled_from(["违法", "逾期", "数据错误", "第四十条", "自动填报"]),
    st.text("甲乙，、", max_size=4),
)  # fmt: skip
def test_no_element_brings_in_what_may_not_be_said(element: str, word: str, around: str) -> None:
    with pytest.raises(FormsError) as caught:
        request(OFFICE, PROVIDER, [NEED], replace(ELEMENTS, **{element: around + word + around}))
    assert caught.value.code in ("paper.word", "paper.article")
