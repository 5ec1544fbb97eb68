"""历史数据, 共享数据, 收发 and 设置."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.pages.exchange.page import ExchangePage
from desktop.pages.profile.page import ProfilePage
from desktop.pages.sources.page import ENDPOINTS, SourcesPage
from forms.model.endpoints import Endpoint
from scripts.stage import DEMO, Stage

if TYPE_CHECKING:
    from desktop.background import Work
    from forms.model.papers import Need
    from forms.progress import Progress
    from forms.workspace import Workspace

SUPPLY, PAPERS = 3, 4  # tabs of 共享数据


def profile(stage: Stage, number: int) -> ProfilePage:
    page = stage.go("profile")
    assert isinstance(page, ProfilePage)
    page.turn(number)
    stage.settle()
    return page


def view(stage: Stage, number: int) -> QWidget:
    profile(stage, number)
    return stage.window


def correct(stage: Stage) -> QWidget:
    profile(stage, 0)._correct()
    return stage.dialog()


def same(stage: Stage) -> QWidget:
    view = profile(stage, 0).view(0)
    view.line.setText("坪")  # type: ignore[attr-defined]
    view._search()  # type: ignore[attr-defined]
    stage.settle()
    view.show_same()  # type: ignore[attr-defined]
    return stage.dialog()


def sources(stage: Stage, number: int) -> SourcesPage:
    """共享数据 at one of its tabs."""
    page = stage.go("sources")
    assert isinstance(page, SourcesPage)
    page.turn(number)
    stage.settle()
    return page


def source(stage: Stage, number: int) -> QWidget:
    sources(stage, number)
    return stage.window


def supply(stage: Stage) -> QWidget:
    sources(stage, SUPPLY).counting.count_supplies()
    stage.settle()
    return stage.window


def compared(stage: Stage) -> QWidget:
    """A catalogue of which another version came in."""
    stage.work(lambda workspace: _other_version(workspace))
    sources(stage, 1).catalogues._compare()
    stage.settle()
    return stage.window


def _other_version(workspace: Workspace) -> None:
    from forms.sharing.offer import item_record

    items = [item_record(item) for item in workspace.sources.current_items()]
    name = workspace.sources.catalogues()[0].name
    later = [item | {"condition": "另行约定"} if n % 5 == 1 else item for n, item in enumerate(items) if n % 7]
    workspace._profile.put_catalogue(name, later, "2099年版")


def typical(stage: Stage) -> QWidget:
    page = sources(stage, 0)
    page.items.kind.setCurrentIndex(1)
    page.items.search()
    stage.settle()
    return stage.window


def endpoints(stage: Stage) -> QWidget:
    """A folder with a file that has arrived, a server and a database."""
    folder = stage.place / "县残联返还"
    folder.mkdir(exist_ok=True)
    arrived = folder / "残疾人名单_20260331.xlsx"
    arrived.write_bytes(next((DEMO / "shared").iterdir()).read_bytes())
    os.utime(arrived, (1_000, 1_000))
    kept = (
        Endpoint("县残联返还", "folder", str(folder), "县残疾人联合会", until="2026-12-31"),
        Endpoint("低保接口", "http", "https://data.example/api/rows", "县民政局", "oauth2", last="2026-04-02T01:12:00+00:00"),
        Endpoint("医保视图", "postgresql", "postgresql://town@data.example/share", "县医疗保障局", view="public.insured"),
    )  # fmt: skip
    stage.work(lambda workspace: _keep(workspace, kept))
    stage.window.changed()
    return source(stage, ENDPOINTS)


def _keep(workspace: Workspace, endpoints: Iterable[Endpoint]) -> None:
    for one in endpoints:
        workspace.sources.endpoints.put(one)


def endpoint(stage: Stage) -> QWidget:
    endpoints(stage)
    page = sources(stage, ENDPOINTS)
    page.endpoints.table.selectRow(2)
    page.endpoints._ask(page.endpoints._chosen())
    return stage.dialog()


def supplied(stage: Stage) -> QWidget:
    """Field by field."""
    supply(stage)
    sources(stage, SUPPLY).counting._look()
    stage.settle()
    return stage.window


def reuse(stage: Stage) -> QWidget:
    supply(stage)
    sources(stage, SUPPLY).counting._ask_reuse()
    return stage.dialog()


def cover(stage: Stage) -> QWidget:
    sources(stage, PAPERS).papers.write_cover()
    return stage.dialog()


def papers(stage: Stage) -> QWidget:
    """What is needed from whom, and a request that was sent."""
    page = sources(stage, PAPERS)
    page.papers.count_needs()
    stage.settle()
    if page.papers.needs and not page.papers.asked.standing:
        one = page.papers.needs[0]
        wanted = [need for need in page.papers.needs if need.provider == one.provider]
        stage.window.run(_requested(one.provider, wanted, stage.place / "函.docx"), "", lambda _: page.papers.renew())
        stage.settle()
        page.papers.asked.record_step()
        stage.settle()
    return stage.window


def _requested(provider: str, needs: list[Need], out: Path) -> Work:
    def work(workspace: Workspace, _: Progress) -> None:
        said = workspace.papers.elements(needs)
        paper = workspace.papers.request(provider, needs, said)
        workspace.papers.keep(paper, out, dt.date.today(), force=True, needs=needs, elements=said)

    return work


def requesting(stage: Stage) -> QWidget:
    papers(stage)
    sources(stage, PAPERS).papers.ask_for()
    return stage.dialog()


def wrong_rows(stage: Stage) -> QWidget:
    """A delivery of which some rows can't be."""
    page = stage.go("sources")
    assert isinstance(page, SourcesPage)
    people = [("杨一", "9"), ("柳二", "10")] + [(f"村民{n}", str(n)) for n in range(11, 50)]
    rows = [{"姓名": name, "身份证号": f"99900119900101{n:0>4}", "残疾等级": "二级"} for name, n in people]
    returned = stage.place / "残疾人证信息_20260331.json"
    returned.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    page.bring_in([returned, *(DEMO / "shared").iterdir()])
    return stage.dialog()


def fetched_rows(stage: Stage) -> QWidget:
    """What was fetched and waits, as some of its rows are wrong."""
    from desktop.pages.sources.rows_dialog import RowsDialog
    from forms.model.reports import Problem, RowProblem, SourceImport

    whys = ("id_wrong", "row_twice", "doubt_date")
    rows = tuple(RowProblem("名册", n, f"名册!C{n}", Problem(f"delivery.bad.{whys[n % 3]}")) for n in range(3, 40))
    error = Problem("delivery.bad_rows", (("count", str(len(rows))),))
    RowsDialog((SourceImport("县民政局回流.json", "delivery", error=error, rows=rows),), stage.go("sources")).open()
    return stage.dialog()


def previewed(stage: Stage) -> QWidget:
    """A delivery that is new, a catalogue, and a file that can't be read."""
    page = stage.go("sources")
    assert isinstance(page, SourcesPage)
    broken = stage.place / "返还数据（损坏）.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    page.bring_in([sorted((DEMO / "past").iterdir())[0], *(DEMO / "shared").iterdir(), broken])
    return stage.dialog()


def statistics(stage: Stage) -> QWidget:
    """With a form that was written, so that all parts have something to show."""
    blank = stage.blanks[-1]
    stage.work(lambda workspace: workspace.write(workspace.draft(blank), blank, stage.place / blank.name, force=True))
    stage.go("statistics")
    return stage.window


def exchange(stage: Stage) -> QWidget:
    page = stage.go("exchange")
    assert isinstance(page, ExchangePage)
    page.exchange()
    stage.settle()
    page.invite()
    stage.settle()
    return stage.window


def revoke(stage: Stage) -> QWidget:
    page = stage.go("exchange")
    assert isinstance(page, ExchangePage)
    page.revoke("", "松云镇民政和社会事务办")
    return stage.dialog()


def trust(stage: Stage) -> QWidget:
    from desktop.pages.settings.page import SettingsPage
    from desktop.pages.settings.tasks import TrustShown

    page = stage.go("settings")
    assert isinstance(page, SettingsPage)
    order = ("社会救助信息系统", "本单位报表")
    page.trust.show_trust(TrustShown((*order, "共享数据"), {"": order}))
    page.trust.systems.setFocus()
    area = page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(page.trust)
    stage.settle()
    return stage.window


def holidays(stage: Stage) -> QWidget:
    from desktop.pages.settings.page import SettingsPage

    page = stage.go("settings")
    assert isinstance(page, SettingsPage)
    page.holidays.rest.setFocus()
    stage.settle()
    area = page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(page.holidays)
    stage.settle()
    return stage.window


def passphrase(stage: Stage) -> QWidget:
    from desktop.pages.settings.page import SettingsPage

    page = stage.go("settings")
    assert isinstance(page, SettingsPage)
    page.profile.ask_passphrase()
    return stage.dialog()
