"""What a workspace offers for a report's journey. A part of Workspace; the work is done elsewhere, loaded when needed."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from forms.profile import kinds
from forms.templates.templating import Templating

if TYPE_CHECKING:
    from forms.journey.burden import StatisticsDesk
    from forms.journey.narrative.desk import NarrativeDesk
    from forms.journey.packs.desk import PackDesk
    from forms.journey.packs.standing import Outstanding
    from forms.journey.states import ReportDesk
    from forms.journey.task_model import Task
    from forms.journey.tasks import TaskDesk
    from forms.model.document import Document
    from forms.model.form import Form
    from forms.model.papers import Request, Term


class Travelling(Templating):
    """Needs a profile; Workspace has it."""

    @cached_property
    def tasks(self) -> TaskDesk:
        """Notices read, and what is to be reported by when: made from them or by hand, with what recurs."""
        from forms.journey.tasks import TaskDesk

        return TaskDesk(self._profile)

    @cached_property
    def reports(self) -> ReportDesk:
        """Reports on their way: review, signature, sent, returned, corrected, and what goes back."""
        from forms.journey.states import ReportDesk

        return ReportDesk(self._ledger, self._read_report)

    def _read_report(self, data: bytes, name: str) -> tuple[Document, Form]:
        """A filled file as past reports are read. FormsError of reading, file.classified."""
        from forms.detection import classification_mark, detect
        from forms.documents import reader
        from forms.errors import FormsError

        document = reader.read(self.opener.open(data, name).data, name)
        mark = classification_mark(document)
        if mark:
            raise FormsError("file.classified", file=name, mark=mark)
        return document, self._with_review(document, detect(document)).form

    @cached_property
    def statistics(self) -> StatisticsDesk:
        """What filling costs: of templates and data items, never of persons."""
        from forms.journey.burden import StatisticsDesk

        return StatisticsDesk(self._profile, lambda: self._desk().knowledge())

    @cached_property
    def packs(self) -> PackDesk:
        """Forms split for villages (or issued to townships), what came back, and their merging."""
        from forms.detection import detect
        from forms.journey.packs.desk import PackDesk, Tools

        tools = Tools(
            self.opener, detect, lambda document, form: self._with_review(document, form).form, self._propose,
            lambda: self._desk().knowledge(), self._ledger.book,
        )  # fmt: skip
        return PackDesk(self._profile, tools)

    def open_tasks(self, today: dt.date) -> tuple[Task, ...]:
        """What is to be reported; without loading what tasks take where there never was one."""
        return self.tasks.open(today) if self._profile.state_of(kinds.TASKS)[0] else ()

    def running_requests(self, today: dt.date) -> tuple[tuple[Request, Term], ...]:
        """Requests to other offices with the term that runs; without loading what they take where there never was one."""
        if not self._profile.state_of(kinds.REQUESTS)[0]:
            return ()
        return self.requests.waiting(today, self.tasks.calendar())

    def outstanding_packs(self) -> tuple[Outstanding, ...]:
        """Packs that somebody waits for; without loading what splits and merges them."""
        from forms.journey.packs.standing import outstanding

        return outstanding(self._profile)

    @cached_property
    def narratives(self) -> NarrativeDesk:
        """Word texts with figures: this period's drafted from last period's, or from one with placeholders."""
        from forms.journey.narrative.desk import NarrativeDesk

        return NarrativeDesk(self._ledger, self.opener, self._propose)
