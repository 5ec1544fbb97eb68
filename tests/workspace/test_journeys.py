"""From past reports to a filled template, on real files in a throwaway profile."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from forms.errors import Cancelled, FormsError
from forms.model.facts import Fact
from forms.model.proposal import Draft
from forms.profile.store import Profile
from forms.workspace import Workspace, inspect_file
from tests.documents.pdfs import form as pdf_form
from tests.documents.pdfs import household
from tests.recording.reports import PERSONS, SUMMARY
from tests.workspace.files import cell, word, xlsx

VALUES = ("| 3 | 5 |", "| 4 | 9 |", "| 2 | 2 |", "| 9 | 16 |")
BLANK = SUMMARY
for _row in VALUES:
    BLANK = BLANK.replace(_row, "| | |")
ROSTER = """
| 农村低保对象花名册 | < | < | < | < |
| 填报单位：云溪镇 | < | < | {0} | < |
| 序号 | 姓名 | 身份证号 | 组别 | 联系电话 |
| 1 | {1} | {2} | {3} | {4} |
| 2 | {5} | {6} | {7} | {8} |
"""
PAST_ROSTER = ROSTER.format(
    "2026年3月",
    "张一甲",
    f'"{PERSONS[0]}"',
    "1组",
    '"13900000001"',
    "李二乙",
    f'"{PERSONS[1]}"',
    "2组",
    '"13900000002"',
)
BLANK_ROSTER = ROSTER.format("2026年4月", *[""] * 8)


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def said(workspace: Workspace) -> set[tuple[str, str, str, str, str]]:
    """All facts of reports that count, without where they came from."""
    profile: Profile = workspace._profile
    heads = [h.id for h in profile.submissions() if h.head]
    facts: list[Fact] = [f for h in heads for f in profile.facts_of(h)]
    return {(f.element, f.subject, f.period, f.value, f.unit) for f in facts}


def decisions(draft: Draft) -> dict[str, str]:
    return {p.field.address: p.decision for p in draft.proposals}


# What can be filled can be read back


def test_a_filled_summary_says_the_same_as_the_report_it_came_from(desk: Workspace, tmp_path: Path) -> None:
    past, blank, out = xlsx(tmp_path / "报.xlsx", SUMMARY), xlsx(tmp_path / "空.xlsx", BLANK), tmp_path / "填.xlsx"
    desk.ingest([past])
    report = desk.write(desk.draft(blank, "2026-03"), blank, out)
    assert (report.output, report.written >= 8) == (str(out), True)
    with Workspace.throwaway("云溪镇", "999101") as other:
        other.ingest([out])
        assert said(other) == said(desk)


def test_a_filled_roster_says_the_same_of_every_person(desk: Workspace, tmp_path: Path) -> None:
    past, blank, out = (
        xlsx(tmp_path / "报.xlsx", PAST_ROSTER),
        xlsx(tmp_path / "空.xlsx", BLANK_ROSTER),
        tmp_path / "填.xlsx",
    )
    desk.ingest([past])
    desk.write(desk.draft(blank, "2026-04"), blank, out)
    with Workspace.throwaway("云溪镇", "999101") as other:
        other.ingest([out])
        assert {s[:2] + s[3:] for s in said(other)} == {s[:2] + s[3:] for s in said(desk)}
    assert (cell(out, "C4"), cell(out, "E5")) == (PERSONS[0], "13900000002")


def test_a_word_form_is_filled_and_says_the_same(desk: Workspace, tmp_path: Path) -> None:
    title, names = (
        ("云溪镇基本情况登记表（2025年）",),
        ("户籍户数（户）", "耕地面积（亩）", "村民小组（个）", "林地面积（亩）"),
    )
    rows = tuple((names[n], v, names[n + 1], w) for n, v, w in ((0, "812", "3050"), (2, "45", "9100")))
    blank_rows = tuple((a, "", b, "") for a, _, b, _ in rows)
    past, blank = word(tmp_path / "报.docx", title, rows), word(tmp_path / "空.docx", title, blank_rows)
    desk.ingest([past])
    draft = desk.draft(blank, "2025")
    assert sorted(p.value for p in draft.proposals if p.decision == "filled") == [45, 812, 3050, 9100]  # type: ignore[type-var]
    desk.write(draft, blank, tmp_path / "填.docx")
    with Workspace.throwaway("云溪镇", "999101") as other:
        other.ingest([tmp_path / "填.docx"])
        assert said(other) == said(desk)


def test_only_what_is_filled_is_written(desk: Workspace, tmp_path: Path) -> None:
    past, blank = xlsx(tmp_path / "报.xlsx", SUMMARY), xlsx(tmp_path / "空.xlsx", BLANK.replace("3月", "4月"))
    desk.ingest([past])
    draft = desk.draft(blank, "2026-04")
    assert decisions(draft)["表!B4"] == "suggested"
    desk.write(draft, blank, tmp_path / "a.xlsx")
    desk.write(draft, blank, tmp_path / "b.xlsx", accept_suggestions=True)
    desk.write(draft, blank, tmp_path / "c.xlsx", overrides={"表!B4": 8})
    assert [cell(tmp_path / f"{name}.xlsx", "B4") for name in "abc"] == [None, 3, 8]


def test_a_contradicting_period_fills_nothing(desk: Workspace, tmp_path: Path) -> None:
    past, blank = xlsx(tmp_path / "报.xlsx", SUMMARY), xlsx(tmp_path / "空.xlsx", BLANK)
    desk.ingest([past])
    for said in ("2026-05", "2026年5月"):
        draft = desk.draft(blank, said)
        reasons = [r.code for r in draft.reasons]
        assert (reasons, set(decisions(draft).values())) == (["period.contradiction"], {"blank"})
    with pytest.raises(FormsError) as refused:
        desk.draft(blank, "五月份")
    assert refused.value.code == "period.bad"


# Outputs


def test_an_output_that_exists_is_refused_and_left_as_it_is(desk: Workspace, tmp_path: Path) -> None:
    blank, out = xlsx(tmp_path / "空.xlsx", BLANK), tmp_path / "填.xlsx"
    out.write_bytes(b"mine")
    draft = desk.draft(blank, "2026-03")
    with pytest.raises(FormsError) as refused:
        desk.write(draft, blank, out)
    assert (refused.value.code, out.read_bytes()) == ("output.exists", b"mine")
    desk.write(draft, blank, out, force=True)
    assert out.read_bytes() != b"mine"


def test_the_template_itself_is_never_overwritten(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "空.xlsx", BLANK)
    before = blank.read_bytes()
    draft = desk.draft(blank, "2026-03")
    for place in (blank, tmp_path / "." / "空.xlsx"):
        with pytest.raises(FormsError) as refused:
            desk.write(draft, blank, place, force=True)
        assert refused.value.code == "output.same_as_template"
    assert blank.read_bytes() == before


# Taking in


def test_a_file_taken_in_again_changes_nothing(desk: Workspace, tmp_path: Path) -> None:
    past = xlsx(tmp_path / "报.xlsx", SUMMARY)
    first, again = desk.ingest([past]), desk.ingest([past])
    assert ([f.status for f in first.files], [f.status for f in again.files]) == (["read"], ["unchanged"])
    assert (again.facts_total, again.elements_new) == (first.facts_total, 0)


def test_original_bytes_are_kept(desk: Workspace, tmp_path: Path) -> None:
    past = xlsx(tmp_path / "报.xlsx", SUMMARY)
    desk.ingest([past])
    assert desk.original(sha256(past.read_bytes()).hexdigest()) == past.read_bytes()


@pytest.mark.parametrize("mark", ["机密★5年", "秘密★长期", "工作秘密"])
def test_a_classified_file_is_refused_and_nothing_of_it_is_stored(desk: Workspace, tmp_path: Path, mark: str) -> None:
    table = f"| {mark} | < | < |\n" + SUMMARY.lstrip("\n")
    secret = xlsx(tmp_path / "密.xlsx", table)
    told = desk.ingest([secret])
    assert (told.files[0].status, told.files[0].error and told.files[0].error.code) == ("failed", "file.classified")
    assert (told.facts_total, desk._profile.submissions()) == (0, [])
    with pytest.raises(FormsError, match=r"record\.no_original"):
        desk.original(sha256(secret.read_bytes()).hexdigest())
    for refusing in (desk.draft, inspect_file, desk.import_source):
        with pytest.raises(FormsError, match=r"file\.classified"):
            refusing(secret)  # type: ignore[operator]


def test_a_classified_catalogue_is_refused_too(desk: Workspace, tmp_path: Path) -> None:
    secret = xlsx(tmp_path / "目录.xlsx", "| 机密★5年 | < | < | < |\n" + CATALOGUE.lstrip("\n"))
    with pytest.raises(FormsError, match=r"file\.classified"):
        desk.import_source(secret)
    assert desk._profile.catalogue_items() == []


def test_files_that_cannot_be_read_are_listed_and_the_others_taken_in(desk: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    xlsx(folder / "下级" / "报.xlsx", SUMMARY)
    (folder / "空文件.xlsx").write_bytes(b"")
    (folder / "不是表.xlsx").write_bytes(b"hello, this is no workbook")
    (folder / "~$报.xlsx").write_bytes(b"lock")
    (folder / ".~lock.报.xlsx#").write_bytes(b"lock")
    (folder / "照片.jpg").write_bytes(b"jpg")
    told = desk.ingest([folder, tmp_path / "没有.xlsx"])
    found = {f.file: (f.status, f.error.code if f.error else "") for f in told.files}
    assert found.pop("报.xlsx") == ("read", "")
    assert set(found) == {"空文件.xlsx", "不是表.xlsx", "没有.xlsx"}
    assert all(status == "failed" and code.startswith("file.") for status, code in found.values())


def test_a_folder_s_pdf_files_are_reports_where_they_are_forms(desk: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    (folder / "登记表.pdf").write_bytes(pdf_form(household))
    (folder / "通知.pdf").write_bytes(pdf_form(lambda made: made.print(("关于报送的通知", 150, 785, 12))))
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert [Path(f.file).name for f in desk.ingest([folder]).files] == ["登记表.pdf"]


def test_an_empty_folder_is_fine(desk: Workspace, tmp_path: Path) -> None:
    assert desk.ingest([tmp_path]).files == ()


class StopsAt:
    """A person who presses 'stop' before the file with this number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def step(self, done: int, total: int, what: str) -> None:
        if done == self.number:
            raise Cancelled


def test_stopped_between_two_files_what_was_taken_in_stays_whole(desk: Workspace, tmp_path: Path) -> None:
    files = [xlsx(tmp_path / f"{n}.xlsx", SUMMARY.replace("3月", f"{n}月")) for n in (1, 2, 3)]
    with pytest.raises(Cancelled):
        desk.ingest(files, StopsAt(2))
    assert [h.file_name for h in desk._profile.submissions() if h.facts] == ["1.xlsx", "2.xlsx"]
    assert desk.draft(xlsx(tmp_path / "空.xlsx", BLANK.replace("3月", "2月")), "2026-02").proposals
    assert [f.status for f in desk.ingest(files).files] == ["unchanged", "unchanged", "read"]


# Corrections


def test_what_a_person_entered_settles_a_conflict_and_is_there_after_reopening(tmp_path: Path) -> None:
    past = [xlsx(tmp_path / "a.xlsx", SUMMARY), xlsx(tmp_path / "b.xlsx", SUMMARY.replace("| 5 |", "| 6 |"))]
    blank = xlsx(tmp_path / "空.xlsx", BLANK)
    workspace, _ = Workspace.create(tmp_path / "历史 数据", "暗号", "云溪镇")
    with workspace:
        workspace.ingest(past)
        draft = workspace.draft(blank, "2026-03")
        assert decisions(draft)["表!C4"] == "conflict"
        workspace.correct(draft, "表!C4", 6)
    with Workspace.open(tmp_path / "历史 数据", "暗号") as again:
        [found] = [p for p in again.draft(blank, "2026-03").proposals if p.field.address == "表!C4"]
        assert (found.decision, found.tier, found.value) == ("filled", "A", 6)
        assert decisions(again.draft(blank, "2026-04"))["表!C4"] != "filled"


def test_a_place_that_is_not_in_the_form_cannot_be_corrected(desk: Workspace, tmp_path: Path) -> None:
    draft = desk.draft(xlsx(tmp_path / "空.xlsx", BLANK), "2026-03")
    with pytest.raises(FormsError, match=r"field\.unknown"):
        desk.correct(draft, "表!Z99", 1)


def test_a_villages_form_takes_its_own_correction(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "空.xlsx", "| 甲坪村基本情况表 | < |\n| 耕地面积（亩） | |\n| 林地面积（亩） | |")
    draft = desk.draft(blank, "2025", "甲坪村")
    desk.correct(draft, "表!B2", 120)
    [found] = [p for p in desk.draft(blank, "2025", "甲坪村").proposals if p.field.address == "表!B2"]
    assert (found.value, found.tier, found.subject) == (120, "A", "v:甲坪村")


def test_a_correction_beside_a_post_is_understood_as_the_field_was(desk: Workspace, tmp_path: Path) -> None:
    table = "| 村干部联系表 | < | < | < |\n| 村 | 书记 | 联系电话 | 耕地面积（亩） |\n"
    blank = xlsx(tmp_path / "空.xlsx", table + "| 甲坪村 | | | |\n| 乙坪村 | | | |\n| 丙坪村 | | | |")
    draft = desk.draft(blank, "2025")
    desk.correct(draft, "表!C4", "13900000003")
    again = {p.field.address: p for p in desk.draft(blank, "2025").proposals}
    assert (again["表!C4"].value, again["表!C4"].tier) == ("13900000003", "A")
    assert again["表!C3"].decision == again["表!B4"].decision == "blank"


def test_a_corrected_total_is_the_townships(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "空.xlsx", BLANK)
    desk.correct(desk.draft(blank, "2026-03"), "表!B7", 40)
    again = {p.field.address: p for p in desk.draft(blank, "2026-03").proposals}
    assert (again["表!B7"].value, again["表!B7"].subject, again["表!B4"].decision) == (40, "unit", "blank")


# Shared sources

CATALOGUE = """
| 目录代码 | 目录名称 | 数据项 | 提供单位 | 共享属性 | 共享方式 |
| 999/01 | 农村最低生活保障信息 | 户数 | 县民政局 | 无条件共享 | 接口 |
| 999/01 | 农村最低生活保障信息 | 人数 | 县民政局 | 有条件共享 | 接口 |
| 999/02 | 城市最低生活保障信息 | 户数 | 县民政局 | 不予共享 | 接口 |
"""


def test_a_catalogue_names_what_could_supply_each_field(desk: Workspace, tmp_path: Path) -> None:
    told = desk.import_source(xlsx(tmp_path / "某县政务数据目录.xlsx", CATALOGUE))
    assert (told.kind, told.entries, told.items) == ("catalogue", 2, 3)
    check = desk.check_sources(xlsx(tmp_path / "空.xlsx", BLANK))
    named = {f.address: {s.item for s in f.shared} for f in check.fields if f.shared}
    assert named["表!B4"] == {"户数"}
    assert named["表!C4"] == {"人数"}


def test_fields_are_counted_as_held_shareable_or_new(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "空.xlsx", BLANK)
    nothing = desk.check_sources(blank)
    desk.ingest([xlsx(tmp_path / "报.xlsx", SUMMARY)])
    desk.import_source(xlsx(tmp_path / "目录.xlsx", CATALOGUE))
    found = desk.check_sources(blank)
    assert (nothing.shareable, nothing.new) == (0, nothing.total - nothing.held)
    assert found.shareable >= 6
    assert found.total == len(found.fields) == nothing.total


def test_delivered_data_fills_and_names_the_share(desk: Workspace, tmp_path: Path) -> None:
    told = desk.import_source(xlsx(tmp_path / "回流数据_低保.xlsx", SUMMARY))
    assert (told.kind, told.provider, told.facts > 0) == ("delivery", "回流数据_低保", True)
    [found] = [
        p for p in desk.draft(xlsx(tmp_path / "空.xlsx", BLANK), "2026-03").proposals if p.field.address == "表!B4"
    ]
    assert (found.decision, "fill.from_share" in [r.code for r in found.reasons]) == ("filled", True)


def test_a_workspace_can_be_handed_to_another_thread(desk: Workspace, tmp_path: Path) -> None:
    from threading import Thread

    past, seen = xlsx(tmp_path / "报.xlsx", SUMMARY), []
    desk.hand_over()

    def work() -> None:
        seen.append(desk.ingest([past]).facts_total)
        desk.hand_over()

    worker = Thread(target=work)
    worker.start()
    worker.join()
    assert seen
    assert seen[0] > 0
