"""A drafted text looked through number by number, and written as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.documents.docx_figures import TO_CHECK, left_to_check
from forms.documents.locking import locked
from forms.errors import FormsError
from forms.journey.narrative.desk import is_text
from forms.journey.narrative.model import Line
from forms.journey.narrative.screen import left_open, placed, written
from forms.workspace import Workspace, inspect_file
from tests.documents.words import line, opened, table, word
from tests.journey.narrative.test_desk import LAST, _text, workspace
from tests.workspace.files import xlsx

OF_TOWN = """
| {}情况表 | < |
| 填报单位：云溪镇 | 2026年4月 |
| 指标 | 数量 |
| 农村低保人数（人） | {} |
"""
__all__ = ["workspace"]


def _line(place: str, start: int, end: int) -> Line:
    return Line(place, (start, end), "", "", "", "1" * (end - start), "", "unverified")


def test_a_place_is_named_by_where_it_begins_whatever_the_period() -> None:
    lines = [_line("P4", 9, 11), _line("P4", 2, 4), _line("T0.R1.C2", 0, 3), _line("P4", 10, 12)]
    assert [address for address, _ in placed(lines)] == ["P4.B2", "P4.B9", "T0.R1.C2#0"]


def test_proved_numbers_are_filled_and_others_wait_for_a_person(workspace: Workspace, tmp_path: Path) -> None:
    shown = workspace.narratives.look_through(_text(tmp_path / "3月报告.docx", 55, 180))
    found = {(p.decision, str(p.value or ""), *(str(a.value) for a in p.alternatives)) for p in shown.draft.proposals}
    assert ("filled", "183", "180") in found
    assert ("conflict", "", "58", "55") in found
    assert ("suggested", "18") in found
    assert shown.draft.form.title == "云溪镇2026年4月社会救助工作情况报告"
    assert shown.draft.period is not None
    assert shown.draft.period.key == "month:2026-04-01:2026-04-30"


def test_where_reports_disagree_on_the_new_number_each_side_is_offered(workspace: Workspace, tmp_path: Path) -> None:
    for file, number in (("救助4月", 183), ("民生4月", 185)):
        workspace.ingest([xlsx(tmp_path / f"{file}.xlsx", OF_TOWN.format(file[:2], number))])
    shown = workspace.narratives.look_through(_text(tmp_path / "3月报告.docx", 56, 180))
    persons = next(p for p in shown.draft.proposals if p.unit == "人")
    assert persons.decision == "conflict"
    assert {str(a.value) for a in persons.alternatives} == {"183", "185", "180"}
    assert persons.alternatives[-1].value == "180"  # last period's stands behind


def test_the_file_is_named_for_the_new_period(workspace: Workspace, tmp_path: Path) -> None:
    shown = workspace.narratives.look_through(_text(tmp_path / "2026年3月工作报告（定稿）.docx", 56, 180))
    assert shown.file_name == "2026年4月工作报告（定稿）.docx"


def test_marks_stay_as_long_as_something_waits(workspace: Workspace, tmp_path: Path) -> None:
    shown = workspace.narratives.look_through(_text(tmp_path / "3月报告.docx", 56, 180))
    (waiting,) = (p.field.address for p in shown.draft.proposals if p.decision != "filled")
    assert left_open(shown, {}) == 1
    data, _ = written(shown, {})
    assert len(left_to_check(data)) == 1
    data, changed = written(shown, {waiting: "21"})
    assert changed == 5  # the month twice, the numbers of households and persons, and what was typed
    text = opened(data).paragraphs[1]
    assert text.text == LAST.format(58, 183).replace("3月", "4月").replace("18户。", "21户。")
    assert "w:shd" not in text._p.xml


def test_a_text_keeps_the_fonts_of_its_dates(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "3月报告.docx"
    path.write_bytes(word(lambda d: line(d, "云溪镇2026年", ("3", "b"), "月报告：农村低保56户。")))
    shown = workspace.narratives.look_through(path)
    runs = [(r.text, r.bold) for r in opened(written(shown, {})[0]).paragraphs[0].runs if r.text]
    assert ("4", True) in runs


def test_a_template_with_rules_is_written_by_the_sandbox(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    said = "{% if 农村低保 %}农村低保{{ 农村低保.户数 }}户，{% endif %}另有{{ 没有的.东西 }}户。"
    path.write_bytes(word(lambda d: line(d, said)))
    shown = workspace.narratives.look_through(path, "2026-04")
    address = next(p.field.address for p in shown.draft.proposals if p.decision != "filled")
    assert opened(written(shown, {})[0]).paragraphs[0].text == f"农村低保58户，另有〈没有的.东西〉{TO_CHECK}户。"
    assert opened(written(shown, {address: "7"})[0]).paragraphs[0].text == "农村低保58户，另有7户。"


def test_a_name_that_stands_twice_has_at_each_place_what_was_left_there(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    said = "{% if 农村低保 %}低保{{ 农村低保.户数 }}户，{% endif %}共{{ 农村低保.户数 }}户，另{{ 没有的.东西 }}、{{ 没有的.东西 }}件。"
    path.write_bytes(word(lambda d: line(d, said)))
    shown = workspace.narratives.look_through(path, "2026-04")
    _, second, third, fourth = (p.field.address for p in shown.draft.proposals)
    data, _ = written(shown, {second: "60", third: "7", fourth: "{{ 农村低保.户数 }}"})
    assert opened(data).paragraphs[0].text == "低保58户，共60户，另7、{{ 农村低保.户数 }}件。"
    data, _ = written(shown, {third: "7"})
    assert opened(data).paragraphs[0].text == f"低保58户，共58户，另7、〈没有的.东西〉{TO_CHECK}件。"


def test_the_text_itself_is_never_written_over(workspace: Workspace, tmp_path: Path) -> None:
    path = _text(tmp_path / "3月报告.docx", 56, 180)
    shown = workspace.narratives.look_through(path)
    with pytest.raises(FormsError) as refused:
        workspace.narratives.write(shown, {}, path, path, force=True)
    assert refused.value.code == "output.same_as_template"


def test_what_still_says_that_it_is_to_be_checked_is_not_frozen(workspace: Workspace, tmp_path: Path) -> None:
    shown = workspace.narratives.look_through(_text(tmp_path / "3月报告.docx", 56, 180))
    workspace.narratives.write(shown, {}, tmp_path / "3月报告.docx", tmp_path / "4月.docx")
    with pytest.raises(FormsError) as refused:
        workspace.reports.submit(tmp_path / "4月.docx")
    assert refused.value.code == "narrative.unverified"


def test_what_is_frozen_has_no_shading_of_ours(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "3月报告.docx"
    path.write_bytes(word(lambda d: line(d, "截至2026年3月底，全镇共有农村低保56户。")))
    made = workspace.narratives.save(workspace.narratives.draft(path, "2026-04"), tmp_path / "4月报告.docx")
    assert "w:shd" in opened(made.read_bytes()).paragraphs[0]._p.xml
    report = workspace.reports.submit(made)
    text = opened(workspace.reports.frozen_file(report)[1]).paragraphs[0]
    assert (text.text, "w:shd" in text._p.xml) == ("截至2026年4月底，全镇共有农村低保58户。", False)
    assert workspace.reports.check(report.id, made).same
    assert workspace.reports.submit(made) == report


@pytest.mark.parametrize("said", ["农村低保56户。", f"农村低保56{TO_CHECK}户。"])
def test_a_text_behind_a_password_is_frozen_as_it_is_unless_it_is_to_be_checked(
    workspace: Workspace, tmp_path: Path, said: str
) -> None:
    path = tmp_path / "2026年3月报告.docx"
    path.write_bytes(locked(word(lambda d: line(d, said)), "a password", path.name))
    workspace.opener.ask = lambda _: "a password"
    if TO_CHECK in said:
        with pytest.raises(FormsError, match=r"narrative\.unverified"):
            workspace.reports.submit(path, period="2026-03")
    else:
        report = workspace.reports.submit(path, period="2026-03")
        assert workspace.reports.frozen_file(report)[1] == path.read_bytes()


@pytest.mark.parametrize(
    ("said", "text"),
    [("全镇共有农村低保56户。", True), ("农村低保{{ 农村低保.户数 }}户。", True), ("全镇共有农村低保____户。", False)],
)
def test_a_written_text_is_told_from_a_form(tmp_path: Path, said: str, text: bool) -> None:
    path = tmp_path / "文.docx"
    path.write_bytes(word(lambda d: line(d, said)))
    assert is_text(*inspect_file(path)) is text


def test_a_table_that_was_filled_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(word(lambda d: table(d, [["村名", "东沟村"], ["户数（户）", "56"]])))
    assert not is_text(*inspect_file(path))
