"""The page 报表模板 and its dialogs."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.pages.templates.page import TemplatesPage
from scripts.scenes.fill import ROSTER, TABLE
from scripts.stage import Stage


def templates(stage: Stage) -> TemplatesPage:
    page = stage.go("templates")
    assert isinstance(page, TemplatesPage)
    page.to_list()
    stage.settle()
    return page


def shelf(stage: Stage) -> QWidget:
    """The list, whatever was reviewed before."""
    templates(stage)
    return stage.window


def _id(page: TemplatesPage, file: str) -> str:
    return next(line.id for line in page.shelf.model.lines if line.file == file)


def review(stage: Stage, blank: Path) -> QWidget:
    page = templates(stage)
    if all(line.file != blank.name for line in page.shelf.model.lines):
        page.bring_in([blank])
        stage.settle()
    page.review(_id(page, blank.name))
    stage.settle()
    return stage.window


def check(stage: Stage) -> QWidget:
    """The check before publishing, item by item."""
    page = templates(stage)
    if all(line.file != stage.blanks[TABLE].name for line in page.shelf.model.lines):
        page.bring_in([stage.blanks[TABLE]])
        stage.settle()
        stage.clear()
    line = _id(page, stage.blanks[TABLE].name)
    page.shelf.table.selectRow(page.shelf.model.row_of(line))
    stage.wait(lambda: page.shelf.model.check(line) is not None)
    page.advise(line)
    return stage.dialog()


def compare(stage: Stage) -> QWidget:
    """A form came anew with a column more."""
    from tests.templates.conftest import MONTHLY
    from tests.workspace.files import xlsx

    page, changed = templates(stage), stage.place / "新" / "低保月报.xlsx"
    page.bring_in([xlsx(stage.place / "低保月报.xlsx", MONTHLY)])
    stage.settle()
    page.bring_in([xlsx(changed, MONTHLY.replace("人数（人）", "总人数（人）"))])
    stage.settle()
    page.compare(_id(page, changed.name))
    stage.settle()
    return stage.window


def arrivals(stage: Stage) -> QWidget:
    broken = stage.place / "救助台账（损坏）.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    templates(stage).bring_in([broken, stage.blanks[ROSTER], stage.blanks[TABLE]])
    return stage.dialog()


def offers(stage: Stage) -> QWidget:
    from forms.workspace import Workspace

    folder = stage.place / "发布"
    if not folder.exists():
        folder.mkdir()
        with Workspace.throwaway("岚水县民政局", "999100") as office:
            office.templates.bring_in([stage.blanks[ROSTER]])
            office.templates.publish(office.templates.lines()[0].id, folder)
        shutil.copy(stage.blanks[TABLE], folder)
    stage.answers.place = folder
    templates(stage).arriving.look_into()
    return stage.dialog()


def published(stage: Stage) -> QWidget:
    page = templates(stage)
    stage.answers.place = stage.place / "再发布"
    stage.answers.place.mkdir(exist_ok=True)
    page.publish(page.shelf.model.lines[0].id)
    stage.settle()
    return stage.window
