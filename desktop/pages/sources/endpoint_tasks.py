"""What 数据接口 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.model.endpoints import Arrivals, Endpoint, Watched
    from forms.model.reports import SourceImport, SourcePreview
    from forms.progress import Progress
    from forms.workspace import Workspace


def watched() -> Callable[[Workspace, Progress], tuple[Watched, ...]]:
    return lambda workspace, _: workspace.watched_folders()


def note(found: Arrivals) -> Callable[[Workspace, Progress], Arrivals]:
    """Keep what lies in the folders where pages ask for it; what was kept before."""

    def work(workspace: Workspace, _: Progress) -> Arrivals:
        before, workspace.arrivals = workspace.arrivals, found
        return before

    return work


def keep(endpoint: Endpoint, secret: str) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, _: workspace.sources.endpoints.put(endpoint, secret)


def remove(name: str) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, _: workspace.sources.endpoints.remove(name)


def test(endpoint: Endpoint, secret: str) -> Callable[[Workspace, Progress], tuple[SourcePreview, ...]]:
    return lambda workspace, progress: workspace.sources.endpoints.test(endpoint, secret, progress=progress)


def fetch(names: Sequence[str], good_rows: bool = False) -> Callable[[Workspace, Progress], tuple[SourceImport, ...]]:
    """From one after the other; one that is down doesn't hold up the others. Stops between two."""

    def work(workspace: Workspace, progress: Progress) -> tuple[SourceImport, ...]:
        from forms.errors import FormsError
        from forms.model.reports import Problem, SourceImport

        done: list[SourceImport] = []
        for number, name in enumerate(names):
            progress.step(number, len(names), name)
            try:
                done += workspace.sources.endpoints.fetch(name, progress=progress, good_rows=good_rows)
            except FormsError as error:
                done.append(SourceImport(name, "", error=Problem(error.code, error.said)))
        return tuple(done)

    return work
