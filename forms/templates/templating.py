"""What a workspace offers for templates, and how it makes the draft of one. A part of Workspace; the work is done
elsewhere, loaded when needed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from forms.filling.deciding import Deciding
from forms.progress import Progress, Silent

if TYPE_CHECKING:
    from forms.documents.opening import Opener
    from forms.model.document import Document
    from forms.model.endpoints import Arrival, Arrivals, Watched
    from forms.model.form import Form
    from forms.model.period import Period
    from forms.model.proposal import Draft
    from forms.model.reports import FieldSources
    from forms.sharing.offer import Offers
    from forms.sharing.papers.desk import PaperDesk
    from forms.sharing.papers.requests import RequestDesk
    from forms.templates.applying import Applied
    from forms.templates.desk import TemplateDesk


class Templating(Deciding):
    """Needs a profile with its ledger, and the catalogues; Workspace has them."""

    opener: Opener
    _lying: Arrivals | None = None

    @property
    def arrivals(self) -> Arrivals:
        """What was last seen to lie in watched folders; whoever watches them puts it here."""
        from forms.model.endpoints import Arrivals

        return self._lying or Arrivals()

    @arrivals.setter
    def arrivals(self, seen: Arrivals) -> None:
        self._lying = seen

    @property
    def arrived(self) -> tuple[Arrival, ...]:
        """Files in watched folders that were not taken in."""
        return self._lying.found if self._lying else ()

    def _shared(self, progress: Progress = Silent()) -> Offers:  # noqa: B008
        raise LookupError

    @cached_property
    def templates(self) -> TemplateDesk:
        """Blank templates: taking in, reviewing, publishing."""
        from forms.templates.desk import TemplateDesk

        return TemplateDesk(self._ledger, self.opener, self._propose)

    @cached_property
    def papers(self) -> PaperDesk:
        """What is needed from whom, letters about it, and what became of them."""
        from forms.sharing.papers.desk import PaperDesk

        find = self.opener.find
        return PaperDesk(self._profile, lambda progress: self.templates.drafts(progress), self.requests, find)

    @cached_property
    def requests(self) -> RequestDesk:
        """Requests to other offices and their terms; without what writing a letter takes."""
        from forms.sharing.papers.requests import RequestDesk

        return RequestDesk(self._profile)

    def sources_of(self, draft: Draft, address: str) -> FieldSources:
        """Of one field of a draft: items that come near what it asks, and those that are not shared, with their ground."""
        from forms.filling.sources import asked_by
        from forms.model.reports import FieldSources
        from forms.sharing.grades import field_sources

        asked = asked_by(self._desk().knowledge(), draft, address).get(address)
        found = next((p for p in draft.proposals if p.field.address == address), None)
        if asked is None or found is None:
            return FieldSources(address, (), ())
        return field_sources(self._shared(), asked, FieldSources(address, found.field.path, found.shared))

    def watched_folders(self) -> tuple[Watched, ...]:
        """Where offices put files; forms.sharing.watching.look_into says what lies there."""
        from forms.sharing.watching import watched

        return watched(self._profile)

    def _with_review(self, document: Document, form: Form) -> Applied:
        return self.templates.reviewed(document, form)

    def _propose(
        self, document: Document, form: Form, name: str = "", when: Period | None = None, subject: str | None = None,
        progress: Progress = Silent(),  # noqa: B008
    ) -> Draft:  # fmt: skip
        """The draft of a form that was read, as its reviewer left it, with shared items named."""
        from forms.filling.dating import with_dates
        from forms.filling.drafting import full_draft
        from forms.filling.percents import with_percent_cells
        from forms.filling.sources import with_sources
        from forms.filling.subject import find_subject
        from forms.templates.applying import bound_memory

        name = name or document.file_name
        applied = self._with_review(document, form)
        applied = replace(applied, form=with_percent_cells(document, applied.form))
        knowledge = self._desk().knowledge()
        knowledge = replace(knowledge, memory=bound_memory(knowledge.memory, applied))
        decided, people = self._ledger.decisions.now(), self._ledger.people()
        about = find_subject(self._profile, knowledge.book, subject, applied.form, name, people)
        made = full_draft(knowledge, self._profile, decided, people, applied.form, name, when, about, progress)
        made = with_dates(knowledge, document, made)
        return with_sources(knowledge, made, self._shared(progress).for_definition)
