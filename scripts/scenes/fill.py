"""The page 填报 and its dialogs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from docx.document import Document as WordDocument
from PySide6.QtWidgets import QWidget

from desktop.pages.fill.page import FillPage
from desktop.states import State
from forms.model.proposal import Use
from scripts.stage import Stage
from tests.documents import pdfs
from tests.documents.words import line, word

ROSTER, TABLE, REPORT, LETTER, CARD = range(5)  # the blank forms of the demo


def opened(stage: Stage, number: int) -> FillPage:
    return stage.fill(stage.blanks[number])


def at(stage: Stage, number: int, state: State) -> QWidget:
    """A form at its first place of a state, where it has one."""
    page = opened(stage, number)
    assert page.form is not None
    found = [item for item in page.form.state.items() if item.state is state]
    page.go_to_key((found or page.form.state.items())[0].key)
    stage.settle()
    return stage.window


def conflict(stage: Stage) -> QWidget:
    for number in (TABLE, REPORT, CARD, LETTER):
        page = opened(stage, number)
        assert page.form is not None
        if any(item.state is State.CONFLICT for item in page.form.state.items()):
            return at(stage, number, State.CONFLICT)
    raise LookupError("the demo's forms have no conflict")


def household(stage: Stage) -> Path:
    path = stage.place / "农户信息登记表.pdf"
    if not path.exists():
        path.write_bytes(pdfs.form(pdfs.household))
    return path


def pdf(stage: Stage) -> QWidget:
    stage.fill(household(stage))
    return stage.window


def checks(stage: Stage) -> QWidget:
    """A part that is larger than its whole, as the check rule of the form has it."""
    page = opened(stage, REPORT)
    page.corrector.typed("年报!D10", "99999")
    stage.wait(lambda: page.checks.list.count() > 0)
    page.checks.unfold()
    return stage.window


def misfit(stage: Stage) -> QWidget:
    """What was typed doesn't fit its field: it stands there, marked and explained."""
    page = opened(stage, REPORT)
    assert page.form is not None
    entry = next(e for i in page.form.state.items() if (e := page.form.state.entry(i.key)) and e.type == "integer")
    page.go_to_key(entry.key)
    page.corrector.typed(entry.key, "三十来户")
    stage.settle()
    return stage.window


def changes(stage: Stage) -> QWidget:
    opened(stage, ROSTER).tools.show_sheet()
    return stage.dialog()


def ground(stage: Stage) -> QWidget:
    from desktop.pages.fill.ground_dialog import GroundDialog

    page = opened(stage, ROSTER)
    assert page.form is not None
    draft = page.form.state.draft
    places = [replace(p, use=Use("disability", "岚水县残疾人联合会")) for p in draft.proposals[:2]]
    GroundDialog(replace(draft, proposals=tuple(places)), (("disability", 2),), stage.window).open()
    return stage.dialog()


LAST_TEXT = (
    "松云镇2026年2月社会救助工作情况报告",
    "截至2026年2月底，全镇共有农村低保{0}户{1}人，城市低保{2}户；当月走访慰问困难群众约18户，召开工作推进会2次。",
    "农村低保较上月增加{3}户。下一步，继续做好动态管理。",
)
LAST_VALUES = 20, 57, 5, 1  # the third is not what the reports of that month say


def _last_text(document: WordDocument) -> None:
    for said in LAST_TEXT:
        line(document, said.format(*LAST_VALUES))


def text(stage: Stage) -> QWidget:
    """Last month's text with figures, drafted for this month's."""
    path = stage.place / "2026年2月社会救助工作情况报告.docx"
    if not path.exists():
        path.write_bytes(word(_last_text))
    page = stage.fill(path)
    page.go_to_key("P1.B19")
    stage.settle()
    return stage.window


def text_unsure(stage: Stage) -> QWidget:
    """A number that last period's reports don't bear out."""
    text(stage)
    page = stage.window.filling.page
    assert page is not None
    page.next_needing(True)
    stage.settle()
    return stage.window


def period(stage: Stage) -> QWidget:
    """A text that doesn't say when it is from."""
    from desktop.pages.fill.asking import ask_period

    ask_period("社会救助工作简报.docx", dt.date(2026, 4, 28), stage.window).open()
    return stage.dialog()


def subject(stage: Stage) -> QWidget:
    opened(stage, CARD)
    stage.window.filling.switching.choose_subject()
    return stage.dialog()


def bind(stage: Stage) -> QWidget:
    at(stage, REPORT, State.BLANK)
    stage.window.filling.switching.bind()
    return stage.dialog()


def switch(stage: Stage) -> QWidget:
    page = opened(stage, TABLE)
    stage.window.filling.switching.change_period(page.header.period.itemData(2))
    return stage.dialog()


def copy(stage: Stage) -> QWidget:
    from desktop.pages.fill.copy_dialog import open_copying

    at(stage, ROSTER, State.FILLED)
    page = opened(stage, ROSTER)
    open_copying(page, stage.window.settings)
    return stage.dialog()


def original(stage: Stage) -> QWidget:
    from desktop.original import show_original

    page = opened(stage, TABLE)
    assert page.form is not None
    found = (p.provenance for p in page.form.state.draft.proposals if p.provenance)
    place = next(one for group in found for one in group if one.submission)
    show_original(stage.window, stage.window, place.submission, place.file, place.address)
    return stage.dialog()


def date(stage: Stage) -> QWidget:
    from desktop.widgets.date_popup import DatePopup

    popup = DatePopup(dt.date(2026, 4, 30), stage.window)
    popup.open_below(stage.window.status)
    return popup


def saved(stage: Stage) -> QWidget:
    opened(stage, TABLE)
    stage.window.tell(stage.window.tr("已写出“{file}”，共 {n} 页。").format(file="村级基础数据核实表-已填.pdf", n=3))
    return stage.window
