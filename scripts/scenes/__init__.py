"""Every page and every dialog of the window, each as a person comes to it: for pictures, and for tests of how it looks.

A scene takes the stage, brings something on screen and returns what is to be looked at: the window, or what stands
before it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.states import State
from scripts.scenes import fill, journey, pages, templates, window
from scripts.stage import Stage

Scene = Callable[[Stage], QWidget]


def scenes() -> dict[str, Scene]:
    """By name, in the order of the rail; dialogs behind the page they belong to."""
    return {
        "today": page("today"),
        "notice": journey.notice,
        "tasks": journey.tasks,
        "today-packs": journey.packs_waiting,
        "packs": journey.packs,
        "packs-split": journey.split,
        **_fill(),
        **_templates(),
        **_pages(),
        "first-start": window.first_start,
        "first-open": window.first_open,
        "first-key": window.recovery,
        "guide": window.guide,
        "import-export": window.exported,
        "import-running": window.importing,
        "import-done": window.imported,
        "password": window.password,
        "find": window.find,
        "keys": window.keys,
        "help": window.help_on_field,
        "guide-text": window.guide_text,
        "drop": window.drop,
        "trouble": window.trouble,
        "busy": window.busy,
    }


def page(name: str) -> Scene:
    def scene(stage: Stage) -> QWidget:
        stage.go(name)
        return stage.window

    return scene


def _fill() -> dict[str, Scene]:
    return {
        "fill": lambda stage: fill.at(stage, fill.CARD, State.BLANK),
        "fill-word": lambda stage: fill.at(stage, fill.LETTER, State.FILLED),
        "fill-text": fill.text,
        "fill-text-unsure": fill.text_unsure,
        "fill-text-period": fill.period,
        "fill-table": lambda stage: fill.at(stage, fill.REPORT, State.BLANK),
        "fill-conflict": fill.conflict,
        "fill-roster": lambda stage: fill.at(stage, fill.ROSTER, State.FILLED),
        "fill-pdf": fill.pdf,
        "fill-checks": fill.checks,
        "fill-misfit": fill.misfit,
        "fill-changes": fill.changes,
        "fill-ground": fill.ground,
        "fill-subject": fill.subject,
        "fill-bind": fill.bind,
        "fill-switch": fill.switch,
        "fill-copy": fill.copy,
        "fill-original": fill.original,
        "fill-date": fill.date,
        "fill-saved": fill.saved,
    }


def _templates() -> dict[str, Scene]:
    return {
        "templates": templates.shelf,
        "review": lambda stage: templates.review(stage, stage.blanks[fill.ROSTER]),
        "review-word": lambda stage: templates.review(stage, stage.blanks[fill.CARD]),
        "review-pdf": lambda stage: templates.review(stage, fill.household(stage)),
        "templates-check": templates.check,
        "templates-compare": templates.compare,
        "templates-arrivals": templates.arrivals,
        "templates-offers": templates.offers,
        "templates-published": templates.published,
    }


def _pages() -> dict[str, Scene]:
    return {
        "profile": lambda stage: pages.view(stage, 0),
        "profile-conflicts": lambda stage: pages.view(stage, 1),
        "profile-questions": lambda stage: pages.view(stage, 2),
        "profile-decisions": lambda stage: pages.view(stage, 3),
        "profile-reports": lambda stage: pages.view(stage, 4),
        "profile-correct": pages.correct,
        "profile-same": pages.same,
        "sources": lambda stage: pages.source(stage, 0),
        "sources-catalogues": lambda stage: pages.source(stage, 1),
        "sources-typical": pages.typical,
        "sources-versions": pages.compared,
        "sources-endpoints": pages.endpoints,
        "sources-endpoint": pages.endpoint,
        "sources-deliveries": lambda stage: pages.source(stage, 2),
        "sources-preview": pages.previewed,
        "sources-wrong-rows": pages.wrong_rows,
        "sources-fetched-rows": pages.fetched_rows,
        "sources-supply": pages.supply,
        "sources-fields": pages.supplied,
        "sources-reuse": pages.reuse,
        "sources-cover": pages.cover,
        "sources-papers": pages.papers,
        "sources-request": pages.requesting,
        "statistics": pages.statistics,
        "exchange": pages.exchange,
        "exchange-revoke": pages.revoke,
        "settings": page("settings"),
        "settings-holidays": pages.holidays,
        "settings-trust": pages.trust,
        "settings-passphrase": pages.passphrase,
    }
