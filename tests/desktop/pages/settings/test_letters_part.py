"""An office's own letter templates: chosen in 设置, ours put there to be changed, used for the next letter, and left again."""

from __future__ import annotations

from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.settings.page import SettingsPage
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.pages.sources.test_sources_page import Until, settle

LEFT = Qt.MouseButton.LeftButton


def test_the_office_s_own_letters_are_used_until_ours_are_again(
    window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇", "999101"))
    until(lambda: window.ready)
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    part = page.letters
    until(lambda: "自带的模板" in part.about.text())
    assert not part.ours.isEnabled()
    own = docx.Document()
    own.add_paragraph("{{ unit }}致{{ receiver }}")
    own.save(str(tmp_path / "cover.docx"))
    answers.place = tmp_path
    QTest.mouseClick(part.choose, LEFT)
    until(lambda: part.folder == str(tmp_path))
    settle(window, until)
    assert {"request.docx", "cover.docx", "needs.json"} <= {path.name for path in tmp_path.iterdir()}
    made: list[tuple[str, ...]] = []
    window.ask(lambda workspace, _: workspace.papers.cover("云溪县民政局", "月报", "4月").running, made.append)
    until(lambda: made == [("云溪镇致云溪县民政局",)])
    QTest.mouseClick(part.ours, LEFT)
    until(lambda: not part.ours.isEnabled())
    assert (tmp_path / "cover.docx").exists()
