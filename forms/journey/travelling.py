"""What a workspace offers for a report's journey. A part of Workspace; the work is done elsewhere, loaded when needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from forms.templates.templating import Templating

if TYPE_CHECKING:
    from forms.journey.tasks import TaskDesk


class Travelling(Templating):
    """Needs a profile; Workspace has it."""

    @cached_property
    def tasks(self) -> TaskDesk:
        """Notices read, and what is to be reported by when: made from them or by hand, with what recurs."""
        from forms.journey.tasks import TaskDesk

        return TaskDesk(self._profile)
