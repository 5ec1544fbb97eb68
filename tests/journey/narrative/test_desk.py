"""A text with figures drafted from last period's: never a wrong number silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.documents.docx_figures import TO_CHECK
from forms.documents.opening import Opener
from forms.errors import FormsError
from forms.journey.narrative.desk import finish_text
from forms.journey.narrative.model import Line, TextDraft
from forms.workspace import Workspace
from tests.documents.words import line, opened, word
from tests.journey.on_its_way import monthly
from tests.workspace.files import xlsx

LAST = "截至2026年3月底，全镇共有农村低保{0}户{1}人，走访慰问困难群众18户。"


def _text(path: Path, *values: object) -> Path:
    path.write_bytes(word(lambda d: (line(d, "云溪镇2026年3月社会救助工作情况报告"), line(d, LAST.format(*values)))))
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101101", [("东沟村", ""), ("西河村", "")]) as made:
        made.ingest(
            [
                monthly(tmp_path / "低保3月.xlsx", (31, 100, 25, 80)),
                monthly(tmp_path / "低保4月.xlsx", (30, 97, 28, 86), "2026年4月"),
            ]
        )
        yield made


def _by_old(draft: TextDraft, old: str) -> Line:
    (found,) = [one for one in draft.lines if one.old == old]
    return found


def test_numbers_that_are_proved_take_the_new_values_and_others_are_marked(
    workspace: Workspace, tmp_path: Path
) -> None:
    last = _text(tmp_path / "3月报告.docx", 56, 180)
    draft = workspace.narratives.draft(last, "2026-04")
    assert [(x.old, x.new, x.status) for x in draft.lines] == [
        ("2026年3月", "2026年4月", "period"),
        ("截至2026年3月底", "截至2026年4月底", "period"),
        ("56", "58", "changed"),
        ("180", "183", "changed"),
        ("18", "18", "unverified"),
    ]
    out = workspace.narratives.save(draft, tmp_path / "4月报告.docx")
    said = opened(out.read_bytes()).paragraphs
    assert said[0].text == "云溪镇2026年4月社会救助工作情况报告"
    assert said[1].text == f"截至2026年4月底，全镇共有农村低保58户183人，走访慰问困难群众18{TO_CHECK}户。"


def test_each_replaced_number_names_its_source(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.narratives.draft(_text(tmp_path / "3月报告.docx", 56, 180), "2026-04")
    found = _by_old(draft, "56")
    assert found.sources[0].file == "低保4月.xlsx"
    assert found.reasons[0].code == "narrative.proved"


def test_a_number_that_differs_from_the_reports_is_not_replaced(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.narratives.draft(_text(tmp_path / "3月报告.docx", 55, 180), "2026-04")
    found = _by_old(draft, "55")
    assert (found.status, found.new, found.suggestion) == ("unverified", "55", "58")
    assert found.reasons[0].code == "narrative.old_differs"


def test_a_change_since_last_month_is_reckoned_where_the_old_one_holds(workspace: Workspace, tmp_path: Path) -> None:
    workspace.ingest([monthly(tmp_path / "低保2月.xlsx", (30, 98, 24, 78), "2026年2月")])
    path = tmp_path / "简报.docx"
    said = "3月末，全镇农村低保56户、180人，较上月增加{0}人。"
    path.write_bytes(word(lambda d: (line(d, "云溪镇2026年3月工作简报"), line(d, said.format(4)))))
    found = _by_old(workspace.narratives.draft(path, "2026-04"), "4")
    assert (found.new, found.status) == ("3", "derived")
    path.write_bytes(word(lambda d: (line(d, "云溪镇2026年3月工作简报"), line(d, said.format(5)))))
    assert _by_old(workspace.narratives.draft(path, "2026-04"), "5").status == "unverified"


def test_the_text_itself_proves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    last = _text(tmp_path / "3月报告.docx", 56, 180)
    workspace.ingest([last])
    assert _by_old(workspace.narratives.draft(last, "2026-04"), "18").status == "unverified"


def test_without_a_new_value_the_number_stays_and_is_marked(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.narratives.draft(_text(tmp_path / "3月报告.docx", 56, 180), "2026-05")
    assert {x.status for x in draft.lines if x.unit} == {"unverified"}


def test_the_draft_leaves_the_office_only_when_checked(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.narratives.draft(_text(tmp_path / "3月报告.docx", 56, 180), "2026-04")
    made = workspace.narratives.save(draft, tmp_path / "草稿.docx")
    with pytest.raises(FormsError) as refused:
        finish_text(made, tmp_path / "定稿.docx", Opener())
    assert refused.value.code == "narrative.unverified"
    assert not (tmp_path / "定稿.docx").exists()
    final, vouched = finish_text(made, tmp_path / "定稿.docx", Opener(), checked=True)
    assert vouched == 1
    assert TO_CHECK not in opened(final.read_bytes()).paragraphs[1].text


def test_the_same_period_again_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FormsError) as refused:
        workspace.narratives.draft(_text(tmp_path / "3月报告.docx", 56, 180), "2026-03")
    assert refused.value.code == "narrative.same_period"


def test_a_text_without_a_period_needs_to_be_told(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "简报.docx"
    path.write_bytes(word(lambda d: line(d, "全镇共有农村低保56户。")))
    with pytest.raises(FormsError) as refused:
        workspace.narratives.draft(path, "2026-04")
    assert refused.value.code == "narrative.no_period"
    assert _by_old(workspace.narratives.draft(path, "2026-04", last="2026-03"), "56").new == "58"


def test_placeholders_are_resolved_as_labels_and_unknown_ones_named_with_their_place(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "模板.docx"
    asked = "农村低保{{ 农村低保.户数 }}户，其中东沟村{{ 东沟村.农村低保.户数 }}户，另有{{ 没有的.东西 }}。"
    path.write_bytes(word(lambda d: line(d, asked)))
    draft = workspace.narratives.render(path, "2026-04")
    text = opened(draft.data).paragraphs[0].text
    assert text == f"农村低保58户，其中东沟村30户，另有〈没有的.东西〉{TO_CHECK}。"
    unknown = draft.lines[-1]
    assert dict(unknown.reasons[0].context) == {"name": "没有的.东西", "place": "P0"}


def test_a_placeholder_that_is_code_runs_nowhere(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(word(lambda d: line(d, "{{ 农村低保.__class__.__mro__ }} {{ 农村低保.户数 }}")))
    with pytest.raises(FormsError) as refused:
        workspace.narratives.render(path, "2026-04")
    assert refused.value.code == "letter.unsafe"


QUARTER = """
| 2026年{0}矛盾纠纷排查化解情况统计表 | < | < | < |
| 填报单位：云溪镇 | < | < | < |
| 指标 | 计量单位 | 本季度 | 年初至本季累计 |
| 化解矛盾纠纷 | 件 | {1} | {2} |
| 开展法治宣传 | 场次 | {3} | {4} |
"""


@pytest.fixture
def quarters(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101101", []) as made:
        said = (("一季度", 96, 96, 40, 40), ("二季度", 130, 226, 60, 100), ("三季度", 80, 306, 30, 130))
        made.ingest([xlsx(tmp_path / f"{of}.xlsx", QUARTER.format(of, *numbers)) for of, *numbers in said])
        yield made


@pytest.mark.parametrize(("title", "period"), [("二季度", "2026Q3"), ("上半年", "2026年前三季度")])
def test_totals_of_the_year_so_far_are_told_from_the_quarters_own(
    quarters: Workspace, tmp_path: Path, title: str, period: str
) -> None:
    last = tmp_path / "报告.docx"
    texts = (f"云溪镇2026年{title}平安建设工作情况报告", "1—6月累计化解矛盾纠纷226件，累计开展法治宣传100场次。")
    last.write_bytes(word(lambda d: [line(d, text) for text in texts]))
    draft = quarters.narratives.draft(last, period)
    assert [(x.old, x.new, x.status) for x in draft.lines[1:]] == [
        ("1—6月累计", "1—9月累计", "period"),
        ("226", "306", "changed"),
        ("100", "130", "changed"),
    ]
