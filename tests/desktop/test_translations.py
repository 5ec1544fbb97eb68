"""English is complete: every text of the sources is translated, compiled, and keeps its placeholders.

After changing a text: `pyside6-lupdate -extensions py desktop -no-obsolete -locations none -ts resources/translations/fillonce_en.ts`,
translate in Linguist, then `pyside6-lrelease resources/translations/fillonce_en.ts`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.language import TRANSLATIONS, install_language
from desktop.opening.profile_dialog import ProfileDialog
from desktop.pages.today.start import WaysIn

HOUSE = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
Text = tuple[str, str]  # context, source


def texts_of(path: Path) -> Iterator[Text]:
    """What a module hands to tr() or translate()."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = {id(n): c.name for c in ast.walk(tree) if isinstance(c, ast.ClassDef) for n in ast.walk(c)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if name == "tr" and texts:
            yield owners[id(node)], texts[0]
        elif name == "translate" and len(texts) == 2:
            yield texts[0], texts[1]


SOURCES = sorted({text for path in (HOUSE / "desktop").rglob("*.py") for text in texts_of(path)})


def translated() -> dict[Text, str]:
    root = ET.parse(TRANSLATIONS / "fillonce_en.ts").getroot()  # noqa: S314 - our own file
    out: dict[Text, str] = {}
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            assert translation.get("type") is None, message.findtext("source")
            out[context.findtext("name") or "", message.findtext("source") or ""] = translation.text or ""
    return out


def test_every_text_of_the_sources_is_translated_and_nothing_else() -> None:
    assert len(SOURCES) > 150
    assert set(translated()) == set(SOURCES)


def test_translations_keep_their_placeholders() -> None:
    for (_, source), english in translated().items():
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", english)), source


def test_the_compiled_file_is_up_to_date(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "fillonce_en.qm"))
    for (context, source), english in translated().items():
        assert translator.translate(context, source) == english


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translators = [t for t in (install_language(qapp, "en"),) if t]
    assert translators
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


def test_an_english_screen_has_no_chinese_left(qtbot: QtBot, themed: object, english: None, tmp_path: Path) -> None:
    for widget in (WaysIn(), ProfileDialog(tmp_path, create=True)):
        qtbot.addWidget(widget)
        for kind in (QLabel, QAbstractButton, QLineEdit):
            for child in widget.findChildren(kind):
                assert not CHINESE.search(child.text() + child.accessibleName() + child.toolTip()), child.text()
