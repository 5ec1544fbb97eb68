"""分村填报: hand out, see who returned what, answer what was found, merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host, Page
from desktop.pages.packs import tasks
from desktop.pages.packs.findings_panel import FindingsPanel
from desktop.pages.packs.lines import Table
from desktop.pages.packs.said import finding_text, outlook, state_word
from desktop.widgets.drop_target import dropped_paths
from desktop.widgets.plain_text import show_plain
from desktop.widgets.turning import Turning

if TYPE_CHECKING:
    from desktop.pages.packs.split_dialog import SplitDialog
    from desktop.pages.packs.tasks import Offered, Shown, Wanted
    from forms.journey.packs.desk import HandedOut, MergeReport
    from forms.journey.packs.model import Pack, Returned, VillageState


_BESIDE = 720  # pixels that villages and findings need beside each other


class PacksPage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.setAcceptDrops(True)
        self.pack: Pack | None = None
        self.states: tuple[VillageState, ...] = ()
        self.dialog: SplitDialog | None = None
        self._wanted = ""  # the pack to show
        self._nobodys: list[Path] = []  # files taken back that a person is still to be asked about
        title = QLabel(self.tr("分村填报"))
        title.setProperty("kind", "pageTitle")
        self.new = QPushButton(self.tr("新建分村填报…"))
        self.new.setToolTip(self.tr("选一张空白表，拆成每村一个 Excel 文件"))
        self.new.clicked.connect(lambda _=False: self.begin())
        self.packs = QComboBox()
        self.packs.setAccessibleName(self.tr("哪一次分村填报"))
        self.packs.setMinimumContentsLength(8)
        self.packs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.packs.activated.connect(lambda _: self._choose())
        self.take = QPushButton(self.tr("收回文件…"))
        self.take.setToolTip(self.tr("选村里交回的文件；也可以把文件或文件夹直接拖到这里"))
        self.take.clicked.connect(lambda _=False: self.bring_in(self.host.chooser.returns(self)))
        self.merge = QPushButton(self.tr("并入原表…"))
        self.merge.setProperty("kind", "primary")
        self.merge.clicked.connect(lambda _=False: self.put_together())
        self.report = QLabel()
        self.report.setWordWrap(True)
        self.report.hide()
        self.villages = Table(
            self.tr("各村情况"),
            (self.tr("村"), self.tr("状态"), self.tr("待处理"), self.tr("文件")),
            (3, 3, 0, 4),
        )
        self.villages.currentCellChanged.connect(lambda row, *_: self._turned(row))
        self.findings = FindingsPanel(host)
        self.findings.answered.connect(self._answer)
        self.findings.again.connect(self.hand_out_again)
        self.findings.others.connect(
            lambda village, other: self.host.run(
                tasks.belongs(self._wanted, village, other),
                self.tr("正在收回……"),
                lambda one: self._taken([one], [], village),
            )
        )
        self.outlook = QLabel()
        self.outlook.setWordWrap(True)
        self._lay_out(title)

    def _lay_out(self, title: QLabel) -> None:
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.new)
        row = QHBoxLayout()
        row.addWidget(self.packs, 1)
        row.addWidget(self.take)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.villages)
        self.splitter.addWidget(self.findings)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([400, 800])
        self.splitter.setChildrenCollapsible(False)
        Turning(self, self.splitter, _BESIDE)
        foot = QHBoxLayout()
        foot.addWidget(self.outlook, 1)
        foot.addWidget(self.merge)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[2])
        box.setSpacing(theme.SPACE[1])
        box.addLayout(head)
        box.addLayout(row)
        box.addWidget(self.report)
        box.addWidget(self.splitter, 1)
        box.addLayout(foot)

    def enter(self) -> None:
        self.renew()
        (self.villages if self.states else self.new).setFocus()

    def show_item(self, id: str) -> None:
        """Show a pack."""
        self._wanted = id
        self.report.hide()
        self.renew()

    def renew(self) -> None:
        self.new.setEnabled(self.host.ready)
        if self.host.ready:
            self.host.ask(tasks.shown(self._wanted), self._show)

    def _show(self, found: Shown) -> None:
        from desktop.words import period_key_text

        self.pack, self.states = found.pack, found.states
        self._wanted = found.pack.id if found.pack else ""
        self.packs.clear()
        for pack in found.packs:
            self.packs.addItem(f"{pack.title}　{period_key_text(pack.period)}　{pack.made}", pack.id)
        self.packs.setCurrentIndex(next((n for n, p in enumerate(found.packs) if p.id == self._wanted), -1))
        for widget in (self.packs, self.take, self.villages, self.findings):
            widget.setEnabled(found.pack is not None)
        self._show_states()

    def _show_states(self) -> None:
        at = max(0, self.villages.currentRow())
        self.findings.villages = tuple(s.village for s in self.states)
        lines = [
            (s.village, state_word(s), str(len(s.undecided) or ""), s.returned.file if s.returned else "")
            for s in self.states
        ]
        self.villages.fill(lines, min(at, len(lines) - 1))
        self._turned(self.villages.currentRow())
        self.merge.setEnabled(any(s.state in ("clean", "merged") for s in self.states))
        if self.pack is None:
            text = self.tr("把一张表拆成每村一个文件，收回后逐处核对，再并入原表。先点“新建分村填报”。")
        else:
            text = outlook(self.states)
        show_plain(self.outlook, text)

    def _turned(self, row: int) -> None:
        self.findings.show_state(self.states[row] if 0 <= row < len(self.states) else None)

    def _choose(self) -> None:
        self._wanted = str(self.packs.currentData() or "")
        self.report.hide()
        self.renew()

    # handing out

    def begin(self, template: Path | None = None) -> None:
        """Ask for a template, then for whom it is split."""
        template = template or self.host.chooser.template(self)
        if template is not None and self.host.ready:
            text = self.tr("正在看这张表分给哪些村……")
            self.host.run(tasks.subjects(template), text, lambda found: self._ask(template, found))

    def _ask(self, template: Path, offered: Offered) -> None:
        from desktop.pages.packs.split_dialog import SplitDialog

        self.dialog = SplitDialog(template, offered, self)
        self.dialog.wanted.connect(self._split)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _split(self, wanted: Wanted) -> None:
        issued = self.dialog is not None and self.dialog.issued.isChecked()
        if not issued:
            folder = self.host.chooser.shared_folder(self, self.tr("各村文件放到哪个文件夹"))
            if folder is None:
                return
            wanted = replace(wanted, out=folder)
        self.host.run(tasks.split(wanted), self.tr("正在拆分……"), self._handed_out)

    def _handed_out(self, made: HandedOut) -> None:
        self._wanted = made.pack.id
        text = self.tr("已拆分给 {n} 个村，生成 {files} 个文件。")
        text = text.format(n=len(made.pack.shares), files=len(made.files))
        if made.nobody:
            text += self.tr("名单里有 {n} 行看不出属于哪个村，没有发给任何村。").format(n=made.nobody)
        self._tell([text])
        self.renew()

    def hand_out_again(self, village: str) -> None:
        """Hand a village its file once more."""
        if self.pack is None or not village:
            return
        folder = self.host.chooser.shared_folder(self, self.tr("文件放到哪个文件夹"))
        if folder is not None:
            work = tasks.reissue(self.pack, village, folder)
            self.host.run(
                work, self.tr("正在重发……"), lambda path: self._tell([self.tr("已重发：{file}").format(file=path.name)])
            )

    # taking back

    def bring_in(self, paths: Sequence[Path], village: str = "") -> None:
        """Take back files in any state; `village`: whose they are, where a person said so."""
        if paths and self.pack is not None:
            work = tasks.take(self.pack, list(paths), village)
            self.host.run(work, self.tr("正在收回……"), lambda found: self._taken(found, paths, village))

    def _taken(self, found: Sequence[Returned], paths: Sequence[Path], village: str) -> None:
        from desktop.pages.packs.whose import NOBODYS, path_of

        good = [one for one in found if not one.refused]
        lines = [self.report.text()] if village else []  # what was said of the others stays
        lines += [
            self.tr("收回 {n} 个文件，{asks} 个有问题。").format(n=len(good), asks=sum(bool(o.asks) for o in good))
        ]
        for one in found:
            if one.refused:
                why = next(f for f in one.findings if f.level == "refused")
                lines.append(f"！{one.file}：{finding_text(why)}")
                if why.code == NOBODYS and (path := path_of(one.file, paths)) is not None:
                    self._nobodys.append(path)
        self._tell(lines)
        self.host.changed()
        self.renew()
        self._ask_whose()

    def _ask_whose(self) -> None:
        """Of the files that nobody can tell the next."""
        from desktop.pages.packs.whose import ask_whose

        if not self._nobodys or self.pack is None:
            return
        path = self._nobodys.pop(0)
        dialog = ask_whose(path.name, [share.village for share in self.pack.shares], self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.chosen.connect(lambda village: self.bring_in([path], str(village)))
        dialog.rejected.connect(self._ask_whose)
        dialog.open()

    def _tell(self, lines: Sequence[str]) -> None:
        show_plain(self.report, "\n".join(lines))
        self.report.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.pack is not None and dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.bring_in(paths)

    # answering and merging

    def _answer(self, village: str, findings: list[str], said: str) -> None:
        if self.pack is not None:
            work = tasks.answer(self.pack, village, findings, said)  # type: ignore[arg-type]
            self.host.ask(work, self._answered)

    def _answered(self, state: VillageState) -> None:
        self.states = tuple(state if s.village == state.village else s for s in self.states)
        self._show_states()

    def put_together(self) -> None:
        """Write what is clear into the original template, in a file of the person's choice."""
        if self.pack is None:
            return
        name = Path(self.pack.template)
        suffix = name.suffix if name.suffix.lower() in (".xlsx", ".xls", ".docx") else ".xlsx"
        suggested = Path(self.host.settings.folder or ".") / self.tr("{form}-汇总{suffix}").format(
            form=name.stem, suffix=suffix
        )
        out = self.host.chooser.save_as(self, suggested)
        if out is not None:
            self.host.run(tasks.merge(self.pack, out, True), self.tr("正在并入……"), self._merged)

    def _merged(self, report: MergeReport) -> None:
        text = self.tr("✓ 已把 {n} 个村并入“{file}”，写入 {cells} 个格子。")
        lines = [text.format(n=len(report.villages), file=Path(report.output).name, cells=report.written)]
        if report.waiting:
            from desktop.words import listed

            names = listed(s.village for s in report.waiting)
            lines.append(self.tr("没有并入：{names}。").format(names=names))
        if report.left:
            lines.append(self.tr("{n} 处不能相加，没有填写。").format(n=len(report.left)))
        self._tell(lines)
        go_on = self.tr("打开汇总表继续填报")
        self.host.tell(lines[0], action=go_on, do=lambda: self.host.open_templates([Path(report.output)]))
        self.renew()

    def help_text(self) -> str:
        return self.tr(
            "把一张表拆成每村一个文件发下去；收回的文件拖到这里，逐处看和发出时哪里不同。没有处理的问题不会并入。"
            "Alt+Y 接受，Alt+N 不采用，Alt+A 全部接受，Alt+B 退回这个村，Alt+G 改成别的村交的。"
        )
