"""What a workspace offers for templates. A part of Workspace; the work is done in desk.py, loaded when needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.documents.opening import Opener
    from forms.filling.holding import Knowledge
    from forms.model.document import Document
    from forms.model.form import Form
    from forms.model.proposal import Draft
    from forms.recording.ledger import Ledger
    from forms.templates.applying import Applied
    from forms.templates.desk import TemplateDesk


class Templating:
    """Needs the ledger of a profile, and a way to make drafts; Workspace has both."""

    _ledger: Ledger
    opener: Opener

    @cached_property
    def templates(self) -> TemplateDesk:
        """Blank templates: taking in, reviewing, publishing."""
        from forms.templates.desk import TemplateDesk

        return TemplateDesk(self._ledger, self.opener, self._propose)

    def _propose(self, document: Document, form: Form) -> Draft:
        raise LookupError

    def _with_review(self, document: Document, form: Form) -> Applied:
        return self.templates.reviewed(document, form)

    @staticmethod
    def _minding(knowledge: Knowledge, applied: Applied) -> Knowledge:
        """With the elements that a reviewer bound to fields."""
        from dataclasses import replace

        from forms.templates.applying import bound_memory

        return replace(knowledge, memory=bound_memory(knowledge.memory, applied))
