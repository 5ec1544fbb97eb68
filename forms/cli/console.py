"""What a command prints with: tables and sentences for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from forms.progress import Progress as Watcher
from forms.sentences import Context, Language, sentence

PIPE_WIDTH = 160  # columns, where there is no terminal to ask


@dataclass(frozen=True)
class Out:
    """Where a command writes. With `as_json`, people read standard error and programs standard output."""

    as_json: bool
    language: Language
    people: Console
    errors: Console

    @staticmethod
    def make(as_json: bool, language: Language) -> Out:
        for stream in (sys.stdout, sys.stderr):
            _as_utf8(stream)
        errors = _console(stderr=True)
        return Out(as_json, language, errors if as_json else _console(stderr=False), errors)

    def say(self, code: str, context: Context = (), style: str = "") -> None:
        """A sentence for people."""
        self.people.print(sentence(code, context, self.language), style=style or None, highlight=False, markup=False)

    def complain(self, code: str, context: Context = ()) -> str:
        """An error for people, on standard error; the answer is its sentence."""
        message = sentence(code, context, self.language)
        self.errors.print(message, style="bold red", highlight=False, markup=False)
        return message

    def line(self, text: str = "", style: str = "") -> None:
        self.people.print(text, style=style or None, highlight=False, markup=False)

    def text(self, code: str, context: Context = ()) -> str:
        return sentence(code, context, self.language)

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
        """A table for people; `headings` are codes. Wide (Chinese) characters are aligned."""
        table = Table(title=title or None, title_justify="left", show_edge=False, pad_edge=False)
        for heading in headings:
            table.add_column(self.text(heading), overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        self.people.print(table, highlight=False)

    def document(self, value: object) -> None:
        """The one JSON document of standard output; nothing where people read it."""
        if self.as_json:
            sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
            sys.stdout.flush()

    @contextmanager
    def watching(self, code: str) -> Iterator[Watcher]:
        """A progress bar on standard error, drawn only on a terminal."""
        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[what]}", markup=False),
            console=self.errors,
            transient=False,
        )
        with bar:
            shown = Bar(bar, self.text(code))
            yield shown
            shown.finish()


class Bar:
    """Shows the progress of long work in a rich progress bar."""

    def __init__(self, bar: Progress, title: str) -> None:
        self._bar = bar
        self._task = bar.add_task(title, total=None, what="")

        self._total = 0

    def step(self, done: int, total: int, what: str) -> None:
        self._total = total
        self._bar.update(self._task, completed=done, total=total, what=what if done < total else "")

    def finish(self) -> None:
        """Full where there was anything to do, gone where there was not."""
        if self._total:
            self._bar.update(self._task, completed=self._total, what="")
        else:
            self._bar.remove_task(self._task)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else PIPE_WIDTH)


def _as_utf8(stream: TextIO) -> None:
    """JSON is UTF-8 whatever the system's code page; a terminal is left as it is."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure and not stream.isatty():
        reconfigure(encoding="utf-8", errors="replace")
