"""What 共享数据 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from forms.model.endpoints import Arrivals, Endpoint
    from forms.model.reports import Problem, RowProblem, SourceCheck, SourceImport, SourcePreview
    from forms.progress import Progress
    from forms.sentences import Language
    from forms.sharing.crosscheck import Comparison
    from forms.sharing.delivered.desk import DeliveryLine
    from forms.sharing.desk import CatalogueLine, ItemLine
    from forms.sharing.editions import Change
    from forms.workspace import Workspace

Made = TypeVar("Made")
MOST = 300  # items shown at once


@dataclass(frozen=True, slots=True)
class Wish:
    """A file that is to be taken in. `provider` "": as the file says; `good_rows`: the others where rows are bad."""

    path: Path
    provider: str = ""
    as_of: dt.date | None = None
    purpose: str = ""
    until: dt.date | None = None
    good_rows: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    catalogues: tuple[CatalogueLine, ...]
    deliveries: tuple[DeliveryLine, ...]
    providers: tuple[tuple[str, int], ...]
    endpoints: tuple[Endpoint, ...]
    arrivals: Arrivals


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed from version to version; not `both`: there is only one."""

    before: str
    after: str
    changes: tuple[Change, ...]
    both: bool


@dataclass(frozen=True, slots=True)
class Supply:
    """How many fields of a template a shared source could supply. `id`: the template's."""

    id: str
    title: str
    counts: SourceCheck


def held() -> Callable[[Workspace, Progress], Held]:
    def work(workspace: Workspace, progress: Progress) -> Held:
        sources = workspace.sources
        return Held(
            sources.catalogues(),
            sources.deliveries(),
            sources.providers(),
            sources.endpoints.all(),
            workspace.arrivals,
        )

    return work


def typical(text: str, attribute: str) -> Callable[[Workspace, Progress], tuple[ItemLine, ...]]:
    """The starter catalogue's items, found as those of catalogues are."""
    return lambda workspace, _: workspace.sources.typical_items(text, attribute)


def changes(name: str) -> Callable[[Workspace, Progress], Changed]:
    """What changed between the last two versions of a catalogue."""

    def work(workspace: Workspace, _: Progress) -> Changed:
        before, after, found = workspace.sources.changes(name)
        return Changed(before.version if before else "", after.version if after else "", found, before is not None)

    return work


def items(text: str, provider: str, attribute: str) -> Callable[[Workspace, Progress], tuple[ItemLine, ...]]:
    """At most `MOST` + 1, so that it shows whether there are more."""
    return lambda workspace, _: workspace.sources.items(text, provider, attribute, 0, MOST + 1)


def previews(paths: Sequence[Path]) -> Callable[[Workspace, Progress], tuple[SourcePreview, ...]]:
    """What each file would bring; one that can't be read doesn't hold up the others."""
    from forms.model.reports import SourcePreview

    def read(workspace: Workspace, path: Path) -> SourcePreview:
        return workspace.sources.preview(path)

    return _each(paths, read, lambda path, problem: SourcePreview(path.name, "", error=problem))


def bring_in(files: Sequence[Wish]) -> Callable[[Workspace, Progress], tuple[SourceImport, ...]]:
    """Catalogues and delivered files, each on the terms it is wished on."""
    from forms.model.reports import SourceImport

    wishes = {one.path: one for one in files}

    def take(workspace: Workspace, path: Path) -> SourceImport:
        from forms.sharing.delivered.book import Terms

        one = wishes[path]
        terms = Terms(one.provider, one.purpose, one.until, one.as_of, good_rows=one.good_rows)
        return workspace.sources.take(path, terms)

    return _each(list(wishes), take, lambda path, problem: SourceImport(path.name, "", error=problem))


def save_rows(rows: Sequence[RowProblem], out: Path, language: Language) -> Callable[[Workspace, Progress], Path]:
    """What is wrong with the rows of a file as a table, for the office that delivered it."""

    def work(_: Workspace, progress: Progress) -> Path:
        from forms.sentences import sentence, word
        from forms.sharing.delivered.row_table import HEADS, write_rows

        heads = [word(head, language) for head in HEADS]
        return write_rows(rows, out, heads, lambda why: sentence(why.code, why.context, language))

    return work


def _each(
    paths: Sequence[Path], do: Callable[[Workspace, Path], Made], failed: Callable[[Path, Problem], Made]
) -> Callable[[Workspace, Progress], tuple[Made, ...]]:
    """One after the other; stops between two files."""

    def one(workspace: Workspace, path: Path) -> Made:
        from forms.errors import FormsError
        from forms.model.reports import Problem

        try:
            return do(workspace, path)
        except FormsError as error:
            return failed(path, Problem(error.code, error.said))

    def work(workspace: Workspace, progress: Progress) -> tuple[Made, ...]:
        done = []
        for number, path in enumerate(paths):
            progress.step(number, len(paths), path.name)
            done.append(one(workspace, path))
        return tuple(done)

    return work


def compare(delivery: str) -> Callable[[Workspace, Progress], Comparison]:
    """A delivery against what was reported."""
    return lambda workspace, _: workspace.sources.compare(delivery)


def dispose(delivery: str) -> Callable[[Workspace, Progress], int]:
    """How many facts went."""
    return lambda workspace, _: workspace.sources.delivered.dispose(delivery)


def supplies() -> Callable[[Workspace, Progress], tuple[Supply, ...]]:
    """Counts for every template that is kept; those with most that could be supplied first."""

    def work(workspace: Workspace, progress: Progress) -> tuple[Supply, ...]:
        from forms.errors import FormsError

        kept = workspace.templates.heads()
        found = []
        for number, one in enumerate(kept):
            progress.step(number, len(kept), one.file)
            try:
                found.append(Supply(one.id, one.title or one.file, workspace.templates.check(one.id)))
            except FormsError:
                continue  # its file hasn't come with the exchange yet; 报表模板 says so
        return tuple(sorted(found, key=lambda s: (-s.counts.shareable, s.title)))

    return work


def fields_of(template: str) -> Callable[[Workspace, Progress], SourceCheck]:
    """Field by field, with what comes near and what isn't shared."""

    def work(workspace: Workspace, progress: Progress) -> SourceCheck:
        from desktop.passing import copy_of_template

        return workspace.check_sources(copy_of_template(template)(workspace, progress))

    return work
