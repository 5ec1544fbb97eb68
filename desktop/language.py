"""The screen's language: Chinese as written in the sources, English through a translation made with Qt Linguist."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

TRANSLATIONS = Path(resources.__file__).parent / "translations"


def english() -> bool:
    """Whether the screen speaks English; install_language decided it."""
    return QLocale().language() == QLocale.Language.English


def install_language(app: QCoreApplication, language: str) -> bool:
    """Give the application its language, "zh" or "en". False where the translation is missing.

    Qt's own buttons and dialogs are English by themselves and get Qt's Chinese translation.
    """
    translator = QTranslator(app)
    if language == "en":
        QLocale.setDefault(QLocale(QLocale.Language.English))
        found = translator.load(str(TRANSLATIONS / "fillonce_en.qm"))
    else:
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        found = translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)
