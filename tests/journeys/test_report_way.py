"""A report's whole way in one day: a notice is pasted, the form split for twelve villages, their files come back, are merged and
filled, reviewed, signed and sent; the county returns it once, it is mended, signed and sent again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLineEdit

from desktop.pages.fill.way_dialogs import ReasonDialog, SendDialog, SignDialog
from desktop.pages.packs.page import PacksPage
from desktop.pages.today.notice_dialog import NoticeDialog
from desktop.pages.today.page import TodayPage
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.journeys.by_hand import strokes
from tests.journeys.hands import ALT, CTRL, SHIFT, Hands
from tests.journeys.steps import Until, front, settle, settled, shown_page

Key = Qt.Key
UNIT = "沙溪镇"
VILLAGES = tuple(
    f"{name}村"
    for name in ("东山", "西河", "南坪", "北沟", "上湾", "下湾", "石桥", "松林", "柳树", "白沙", "青龙", "双河")
)
TITLE = "养老服务情况统计表"
SITES = (("敬老院（所）", 2), ("养老床位（张）", 186), ("工作人员（人）", 24))
LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
FIRST, SITE = 5, 6 + len(VILLAGES)  # rows of the first village, of the first line about the township's homes


def form(path: Path, month: int) -> Path:
    """A table of the villages with a total, and some lines of the township's own below."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "汇总"
    sheet["A1"], sheet["A2"], sheet["F2"] = f"2026年{month}月{TITLE}", f"填报单位：{UNIT}", "单位：人、元"
    sheet.merge_cells("A1:F1")
    heads = ("村（社区）", "老年人口（人）", "其中：女性（人）", "享受补贴（人）", "补贴金额（元）", "备注")
    for col, head in enumerate(heads, 1):
        sheet.cell(4, col, head)
    for number, village in enumerate(VILLAGES):
        sheet.cell(FIRST + number, 1, village)
    sheet.cell(SITE - 1, 1, "合计")
    for letter in "BCDE":
        sheet[f"{letter}{SITE - 1}"] = f"=SUM({letter}{FIRST}:{letter}{SITE - 2})"
    for number, (label, _) in enumerate(SITES):
        sheet.cell(SITE + number, 1, label)
    for row in sheet[f"A4:F{SITE + len(SITES) - 1}"]:
        for cell in row:
            cell.border = BOX
    book.save(path)
    return path


def numbers(village: int) -> tuple[int, int, int, int]:
    """What a village reports for April."""
    return 203 + 7 * village, 101 + 3 * village, 41 + village, 4100 + 100 * village


def fill(path: Path, villages: range) -> Path:
    book = load_workbook(path)
    sheet = book["汇总"]
    for number in villages:
        for col, value in enumerate(numbers(number), 2):
            sheet.cell(FIRST + number, col, value)
    book.save(path)
    return path


def last_month(path: Path) -> Path:
    fill(form(path, 3), range(len(VILLAGES)))
    book = load_workbook(path)
    for number, (_, value) in enumerate(SITES):
        book["汇总"].cell(SITE + number, 2, value)
    book.save(path)
    return path


def notice() -> str:
    """Of today, so that its days are still to come."""
    today = dt.date.today()
    due, villages = today + dt.timedelta(days=5), today + dt.timedelta(days=3)
    return (
        f"县民政局养老科 {today:%Y-%m-%d} 09:15\n各镇：请于{due.month}月{due.day}日17:00前将《{TITLE}》报县民政局，"
        f"各村于{villages.month}月{villages.day}日前报镇。文件名：单位+表名。联系人：周宁 0999-8221234"
    )


def at_work(window: MainWindow, until: Until, folder: Path) -> None:
    def made() -> Workspace:
        names = [(village, "") for village in VILLAGES]
        workspace, _ = Workspace.create(folder / "数据", "一二三四五六七八", UNIT, "999531104", names)
        workspace.ingest([last_month(folder / "3月.xlsx")])
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    settle(window, until)
    front(window, until)


def point(hands: Hands, area: QAbstractScrollArea, place: QPoint) -> None:
    """A click on something that is drawn."""
    hands.clicks += 1
    QTest.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=place)


def noted(window: MainWindow, hands: Hands, until: Until) -> None:
    """Ctrl+N, Ctrl+V, a look, Ctrl+Enter."""
    QApplication.clipboard().setText(notice())
    hands.key(window, Key.Key_N, CTRL)
    until(lambda: any(d.isVisible() for d in window.findChildren(NoticeDialog)))
    dialog = next(d for d in window.findChildren(NoticeDialog) if d.isVisible())
    hands.key(dialog.text, Key.Key_V, CTRL)
    until(lambda: dialog.fields.entries["title"].text() == TITLE)
    hands.key(dialog.keep, Key.Key_Return, CTRL)
    settle(window, until)
    today = window.pages.page("today")
    assert isinstance(today, TodayPage)
    until(lambda: today.tasks is not None and len(today.tasks.rows) == 1)


def handed_out(
    window: MainWindow, hands: Hands, until: Until, answers: Answers, template: Path, out: Path
) -> PacksPage:
    """Ctrl+Shift+V and the file; all villages and their day are offered, Enter agrees."""
    front(window, until)
    answers.paths, answers.place = [template], out
    hands.key(window, Key.Key_V, CTRL | SHIFT)
    page = window.pages.page("packs")
    assert isinstance(page, PacksPage)
    until(lambda: page.dialog is not None and page.dialog.isVisible())
    assert page.dialog is not None
    assert page.dialog.villages() == VILLAGES
    assert page.dialog.due.text() == f"{dt.date.today() + dt.timedelta(days=3)}"
    hands.key(page.dialog.due, Key.Key_Return)
    until(lambda: len(page.states) == len(VILLAGES))
    settle(window, until)
    return page


def came_back(page: PacksPage, window: MainWindow, hands: Hands, until: Until, answers: Answers, out: Path) -> None:
    """All twelve at once; one overwrote the total. Alt+N leaves that out."""
    files = [out / f"{Path(page.pack.template).stem}（{v}）.xlsx" for v in VILLAGES] if page.pack else []
    for number, file in enumerate(files):
        fill(file, range(number, number + 1))
    book = load_workbook(files[4])
    book["汇总"].cell(SITE - 1, 2, 9999)
    book.save(files[4])
    front(window, until)
    answers.paths = files
    hands.click(page.take)
    settle(window, until)
    asks = next(n for n, state in enumerate(page.states) if state.state == "asks")
    row = page.villages.visualRect(page.villages.model().index(asks, 0))
    point(hands, page.villages, row.center())
    front(window, until)
    hands.key(page.findings.list, Key.Key_N, ALT)
    until(lambda: all(state.state == "clean" for state in page.states))
    settle(window, until)


def merged(page: PacksPage, window: MainWindow, hands: Hands, until: Until, answers: Answers, out: Path) -> None:
    """并入原表, and the button that goes on with it in 填报."""
    answers.out = out
    hands.click(page.merge)
    until(out.exists)
    settle(window, until)
    hands.click(window.info.action_button)
    until(lambda: window.pages.shown == "fill" and window.filling.page is not None)
    settle(window, until)


def step(window: MainWindow, hands: Hands, until: Until, wanted: str) -> None:
    """Ctrl+Shift+E: the one next step."""
    front(window, until)
    hands.key(window, Key.Key_E, CTRL | SHIFT)
    until(lambda: window.filling.way.state == wanted or dialog_of(window) is not None)
    settle(window, until)


def dialog_of(window: MainWindow) -> QDialog | None:
    return next((d for d in window.findChildren(QDialog) if d.isVisible()), None)


def answered(window: MainWindow, hands: Hands, until: Until, kind: type[QDialog], text: str, wanted: str) -> None:
    """Type into the first line where something is to be said, and Enter."""
    until(lambda: isinstance(dialog_of(window), kind))
    dialog = dialog_of(window)
    assert dialog is not None
    line = next(line for line in dialog.findChildren(QLineEdit) if line.isVisible())
    if text:
        hands.type(line, text)
    hands.key(line, Key.Key_Return)
    until(lambda: window.filling.way.state == wanted)
    settle(window, until)


def signed_and_sent(window: MainWindow, hands: Hands, until: Until) -> None:
    """送审, who signed, and off it goes: to whom stands in the notice."""
    step(window, hands, until, "review")
    assert window.filling.way.state == "review"
    step(window, hands, until, "signed")
    answered(window, hands, until, SignDialog, "周宁", "signed")
    step(window, hands, until, "sent")
    dialog = dialog_of(window)
    assert isinstance(dialog, SendDialog)
    answered(window, hands, until, SendDialog, "" if dialog.receiver.text() else "县民政局", "sent")


def returned(window: MainWindow, hands: Hands, until: Until, why: str) -> None:
    """Alt+W, down to 记为退回, Enter; the reason."""
    entries = shown_page(window).way.menu.actions()
    place = next(n for n, action in enumerate(entries) if "退回" in action.text())
    hands.keys += 1 + place + 1 + 1  # the menu isn't popped up here: Alt+W, arrows, Enter
    entries[place].trigger()
    answered(window, hands, until, ReasonDialog, why, "returned")


def mended(window: MainWindow, hands: Hands, until: Until, key: str, text: str) -> None:
    """The number that was wrong, typed over."""
    page = shown_page(window)
    front(window, until)
    view = page.view()
    assert view is not None
    assert page.form is not None
    entry = page.form.state.entry(key)
    assert entry is not None
    point(hands, view, view.cell_rect(entry.place.cell).center())
    assert view.entry() is entry
    hands.key(view, Key.Key_F2)
    (editor,) = (e for e in view.findChildren(QLineEdit, "cellEditor") if e.isVisible())
    hands.type(editor, text)
    hands.key(editor, Key.Key_Return)
    settle(window, until)


def test_a_reports_whole_day_takes_at_most_a_quarter_of_the_keys_it_takes_by_hand(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path, told: Callable[[str, int, int], None]
) -> None:
    at_work(window, until, tmp_path)
    template = form(tmp_path / f"{TITLE}.xlsx", 4)
    hands = Hands()
    noted(window, hands, until)
    page = handed_out(window, hands, until, answers, template, tmp_path / "各村")
    came_back(page, window, hands, until, answers, tmp_path / "各村")
    merged(page, window, hands, until, answers, tmp_path / f"{TITLE}-汇总.xlsx")
    settled(window, hands, until)
    answers.out, answers.place = tmp_path / "已填.xlsx", tmp_path / "报送"
    signed_and_sent(window, hands, until)
    first = sorted((tmp_path / "报送").rglob("*.xlsx"))
    returned(window, hands, until, "东山村人数有误")
    mended(window, hands, until, f"汇总!B{FIRST}", "213")
    answers.out, answers.place = tmp_path / "已填2.xlsx", tmp_path / "再报"
    signed_and_sent(window, hands, until)
    (again,) = (tmp_path / "再报").rglob("*.xlsx")
    assert len(first) == 1
    assert load_workbook(again)["汇总"].cell(FIRST, 2).value == 213
    assert load_workbook(again)["汇总"].cell(SITE - 1, 2).value == f"=SUM(B{FIRST}:B{SITE - 2})"
    by_hand = _by_hand(template, again)
    told("a report's whole day", hands.work, by_hand)
    assert hands.work <= by_hand / 4


def _by_hand(template: Path, sent: Path) -> int:
    """The cells of the report that was sent, by the formula of the other journeys; the name of each village's file; the task in a
    diary; and what is typed either way: who signed, twice, and why it came back."""
    _, cells = strokes(template, sent)
    names = sum(len(f"{template.stem}（{village}）") + 1 for village in VILLAGES)
    return cells + names + len(TITLE + "12月31日17:00") + 2 * (len("周宁") + 1) + len("东山村人数有误") + 1
