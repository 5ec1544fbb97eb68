"""The page 填报 and its dialogs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.pages.fill.page import FillPage
from desktop.states import State
from forms.model.proposal import Use
from scripts.stage import Stage
from tests.documents import pdfs

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
