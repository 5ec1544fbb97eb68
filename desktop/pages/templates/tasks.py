"""What the page of templates asks of the background. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from forms.progress import Progress

if TYPE_CHECKING:
    from desktop.form_view.opened import OpenedForm
    from desktop.pages.templates.reviewing import ReviewForm, Session
    from forms.model.browsing import ElementLine
    from forms.model.prepublish import PublishCheck
    from forms.model.templates import Offered, Published, TemplateArrival, TemplateLine
    from forms.templates.desk import OpenedTemplate
    from forms.templates.editing import Review
    from forms.workspace import Workspace

MOST_ELEMENTS = 30


def lines() -> Callable[[Workspace, Progress], tuple[TemplateLine, ...]]:
    return lambda workspace, progress: workspace.templates.lines(progress)


def bring_in(paths: Sequence[Path]) -> Callable[[Workspace, Progress], tuple[TemplateArrival, ...]]:
    return lambda workspace, progress: workspace.templates.bring_in(paths, progress)


def look_over(id: str, units: int = 1) -> Callable[[Workspace, Progress], PublishCheck]:
    """What is to be known before a template is published, where so many units will answer."""

    def work(workspace: Workspace, progress: Progress) -> PublishCheck:
        return workspace.templates.look_over(id, dt.date.today(), units, progress=progress)

    return work


def save_check(check: PublishCheck, out: Path) -> Callable[[Workspace, Progress], Path]:
    """Write the page of a check, by the ending of `out`: .docx or .pdf. The person has agreed to replace it."""

    def work(workspace: Workspace, progress: Progress) -> Path:
        from forms.documents.convert import as_pdf
        from forms.documents.writer import save
        from forms.journey.publish_paper import publish_docx

        data = publish_docx(check)
        return save(as_pdf(data, workspace.opener.find) if out.suffix.lower() == ".pdf" else data, out, True)

    return work


def begin_review(id: str) -> Callable[[Workspace, Progress], tuple[Session, ReviewForm]]:
    def work(workspace: Workspace, progress: Progress) -> tuple[Session, ReviewForm]:
        from desktop.pages.templates.reviewing import Session, review_form

        opened = workspace.templates.open(id)
        return Session(opened, opened.review), review_form(opened, opened.review)

    return work


def correct(
    session: Session, change: Callable[[Review], Review]
) -> Callable[[Workspace, Progress], tuple[Review, ReviewForm]]:
    """Say one more thing and keep it; answers with the review as it was before, for going back."""

    def work(workspace: Workspace, progress: Progress) -> tuple[Review, ReviewForm]:
        from desktop.pages.templates.reviewing import review_form

        before = session.review
        after = change(before)
        workspace.templates.save_review(session.template.line.id, after.layer)
        session.review = after
        return before, review_form(session.template, after)

    return work


def versions(id: str) -> Callable[[Workspace, Progress], tuple[OpenedTemplate, OpenedForm, OpenedForm]]:
    """A template with the version before it, both laid out."""

    def work(workspace: Workspace, progress: Progress) -> tuple[OpenedTemplate, OpenedForm, OpenedForm]:
        from desktop.pages.templates.reviewing import drawn_form

        new = workspace.templates.open(id)
        old = new.before or new
        drawn = [drawn_form(t.line.file, t.review.document, t.applied) for t in (old, new)]
        return new, drawn[0], drawn[1]

    return work


def find_elements(text: str) -> Callable[[Workspace, Progress], tuple[ElementLine, ...]]:
    return lambda workspace, progress: workspace.browse.elements(text, limit=MOST_ELEMENTS, meant=True)


def put_away(id: str) -> Callable[[Workspace, Progress], str]:
    return lambda workspace, progress: workspace.templates.put_away(id)


def undo(decision: str) -> Callable[[Workspace, Progress], str]:
    """Undo a decision; answers with what undoing that again needs."""

    def work(workspace: Workspace, progress: Progress) -> str:
        workspace.undo_decision(decision)
        return workspace.list_decisions(everything=True)[0].id

    return work


def publish(id: str, folder: Path) -> Callable[[Workspace, Progress], Published]:
    return lambda workspace, progress: workspace.templates.publish(id, folder)


def offered(folder: Path) -> Callable[[Workspace, Progress], tuple[Offered, ...]]:
    return lambda workspace, progress: workspace.templates.offered(folder)


def take_published(
    folder: Path, sidecars: Sequence[str]
) -> Callable[[Workspace, Progress], tuple[TemplateArrival, ...]]:
    return lambda workspace, progress: workspace.templates.take_published(folder, sidecars, progress)
