"""The first start, and what stands over every page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from scripts.stage import DEMO, Stage


def first_start(stage: Stage) -> QWidget:
    from desktop.opening.profile_dialog import ProfileDialog

    stage.go("today")
    dialog = ProfileDialog(Path("D:/一填通数据"), True, stage.window)
    dialog.phrase.setChecked(True)
    dialog.open()
    dialog.ok.click()
    return stage.dialog()


def first_open(stage: Stage) -> QWidget:
    from desktop.opening.profile_dialog import ProfileDialog

    stage.go("today")
    dialog = ProfileDialog(Path("D:/一填通数据"), False, stage.window)
    dialog.recovery.setChecked(True)
    dialog.open()
    dialog.ok.click()
    return stage.dialog()


def recovery(stage: Stage) -> QWidget:
    from desktop.opening.recovery_dialog import RecoveryDialog

    stage.go("today")
    RecoveryDialog("松云镇", "99ABC-DEFGH-JKMNP-QRSTU-VWXYZ-23456", stage.window).open()
    return stage.dialog()


def guide(stage: Stage) -> QWidget:
    stage.go("today")
    stage.window.guide.show()
    return stage.window


def exported(stage: Stage) -> QWidget:
    """What a business system exported is asked for its system and its day."""
    stage.window.choose_export()
    stage.wait(lambda: stage.window.imports.asking is not None and stage.window.imports.asking.isVisible())
    assert stage.window.imports.asking is not None
    stage.window.imports.asking.take((Path("救助对象查询结果20260430.xlsx"),))
    return stage.dialog()


def importing(stage: Stage) -> QWidget:
    from desktop.importing.import_dialog import ImportDialog

    dialog = ImportDialog(stage.window)
    dialog.step(7, 22, "残疾人补贴发放名册（2026年3月）.xls")
    dialog.running = False
    dialog.open()
    return stage.dialog()


def imported(stage: Stage) -> QWidget:
    broken = stage.place / "临时救助台账（损坏）.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    stage.window.imports.start([broken, *sorted((DEMO / "past").iterdir())[:4]])
    dialog = stage.window.imports.dialog
    assert dialog is not None
    stage.wait(lambda: not dialog.running)
    return dialog


def password(stage: Stage) -> QWidget:
    from desktop.opening.password_dialog import PasswordDialog

    PasswordDialog("农村低保备案表2026年3月.xlsx", stage.window).open()
    return stage.dialog()


def find(stage: Stage) -> QWidget:
    from desktop.shell.quick_find import QuickFind

    stage.go("today")
    stage.window.quick_find()
    found = stage.dialog()
    assert isinstance(found, QuickFind)
    found.line.setText("低保")
    stage.wait(lambda: found.list.count() > 1)
    return found


def keys(stage: Stage) -> QWidget:
    stage.window.show_keys()
    return stage.dialog()


def help_on_field(stage: Stage) -> QWidget:
    stage.window.show_help()
    return stage.window


def guide_text(stage: Stage) -> QWidget:
    stage.go("fill")
    stage.window.show_guide()
    return stage.dialog()


def drop(stage: Stage) -> QWidget:
    stage.go("today")
    stage.window.overlay.cover()
    return stage.window.overlay


def trouble(stage: Stage) -> QWidget:
    from desktop.words import error_sentence
    from forms.errors import FormsError

    stage.go("today")
    stage.window.tell(error_sentence(FormsError("profile.disk_full")), trouble=True)
    return stage.window


def busy(stage: Stage) -> QWidget:
    stage.go("today")
    stage.window.busy.begin(stage.window.tr("正在准备……"), True, lambda: None)
    return stage.window
