"""The screen's language: Chinese as written in the sources, English through a translation made with Qt Linguist."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

import resources

_PROPERTY = "screenLanguage"
TRANSLATIONS = Path(resources.__file__).parent / "translations"


def english() -> bool:
    """Whether the screen speaks English; install_language decided it."""
    app = QCoreApplication.instance()
    return app is not None and app.property(_PROPERTY) == "en"


def install_language(app: QCoreApplication, language: str) -> bool:
    """Give the application its language, "zh" or "en". False where the translation is missing.

    Qt's own buttons and dialogs are English by themselves and get Qt's Chinese translation.
    """
    if app.property(_PROPERTY) is not None:  # at the first time the search would cost 12 ms before the first paint
        for old in app.findChildren(QTranslator):
            app.removeTranslator(old)
            old.deleteLater()
    translator = QTranslator(app)
    app.setProperty(_PROPERTY, language)
    if language == "en":
        found = translator.load(str(TRANSLATIONS / "fillonce_en.qm"))
    else:
        found = translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)
