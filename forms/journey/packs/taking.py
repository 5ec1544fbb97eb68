"""Taking back whatever comes: what can't be a return is refused by type and size before it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from forms.detection import classification_mark
from forms.documents import reader
from forms.documents.intake import extension, sniff
from forms.documents.opening import Opener
from forms.documents.xlsx_guard_parts import token_of
from forms.documents.zip_files import read_packed
from forms.errors import FormsError
from forms.journey.packs.compare import compare
from forms.journey.packs.entries import Keys, entered, running_columns
from forms.journey.packs.handing import Brought
from forms.journey.packs.model import Finding, Pack, Returned, Rows, Share
from forms.journey.packs.plan import Names
from forms.journey.packs.recognise import recognise
from forms.model.document import Document, Value, plain
from forms.model.form import Form
from forms.values.numbers import format_number, number_of

LARGEST = 40 * 2**20  # bytes of a returned workbook; what is larger holds pictures
_HEAD = 512
_LONG = 15  # characters of an identity number
_WORKBOOKS = ("xlsx", "xls", "csv")


@dataclass(frozen=True, slots=True)
class Taker:
    """What taking back needs: the pack, its form, the other packs by their tokens, how files are opened."""

    pack: Pack
    form: Form
    others: Mapping[str, Pack]
    opener: Opener

    def take(self, path: Path, village: str = "") -> tuple[Returned, bytes]:
        """One file, with its bytes (b"" where it wasn't read). `village`: whose it is, where a person says so."""
        return self.take_one(Brought(path, path.name), village)

    def take_one(self, one: Brought, village: str = "") -> tuple[Returned, bytes]:
        """As take(), of a file that may lie in a zip."""
        try:
            data = _bytes(one.path) if not one.place else read_packed(one.path, one.place, LARGEST)
        except FormsError as error:
            return _refused(one.name, error), b""
        made = self.taken(data, one.name, village)
        return made, data if made.sha256 else b""

    def taken(self, data: bytes, name: str, village: str = "") -> Returned:
        """What the bytes of a file say; see take()."""
        try:
            document = self._document(data, name)
        except FormsError as error:
            return _refused(name, error)
        sha256 = hashlib.sha256(data).hexdigest()
        made = Returned(name, sha256, format=document.format)
        known = recognise(self.pack, document, name, token_of(data), self.others)
        share, findings = known.share, known.findings
        if village and not any(f.code == "pack.wrong_template" for f in findings):
            share = self.pack.share(village)
            findings = tuple(f for f in findings if f.code not in ("pack.unknown_village", "pack.other_village"))
        made = replace(made, village=share.village if share else "", traits=known.traits, findings=findings)
        return self._read(made, share, document) if share else made

    def _document(self, data: bytes, name: str) -> Document:
        opened = self.opener.open(data, name)
        if opened.format not in _WORKBOOKS:
            raise FormsError("pack.not_a_workbook", file=name, kind=opened.format)
        document = reader.read(opened.data, _named_as(name, opened.format), looks=False)
        if mark := classification_mark(document):
            raise FormsError("file.classified", file=name, mark=mark)
        return document

    def _read(self, made: Returned, share: Share, document: Document) -> Returned:
        read = compare(share, document)
        names = Names.of(self.pack.everyone or tuple(s.village for s in self.pack.shares))
        got = entered(self.form, share, read, names)
        findings = [*made.findings, *_about_file(made, share), *read.findings, *got.findings]
        structure = [
            f for f in findings if f.code in ("pack.column_missing", "pack.column_added", "pack.header_changed")
        ]
        if len(structure) > 1 and any(f.code == "pack.copied" for f in findings):
            findings.append(Finding("pack.older_template", "ask", found=structure[0].found))
        if not _anything_new(self.form, share, got.values, got.rows) and not self.pack.blank:
            findings.append(Finding("pack.not_filled", "ask"))
        return replace(made, findings=tuple(dict.fromkeys(findings)), values=got.values, rows=got.rows)


def _refused(name: str, error: FormsError) -> Returned:
    said = tuple((key, str(value)) for key, value in error.context.items())
    packed = error.code == "file.unsupported" and str(error.context.get("kind", "")).endswith("archive")
    return Returned(name, findings=(Finding("pack.archive" if packed else error.code, "refused", context=said),))


def _bytes(path: Path) -> bytes:
    """The bytes of what may be a workbook. Pictures, archives and scans are told by their first bytes and their size.

    Raises FormsError as reader.load and intake.sniff, and pack.too_large, pack.not_a_workbook.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError as error:
        raise FormsError("file.missing", file=path.name) from error
    except OSError as error:
        raise FormsError("file.unreadable", file=path.name) from error
    if not head:
        raise FormsError("file.empty", file=path.name)
    if head[:2] != b"PK" and head[:4] != b"\xd0\xcf\x11\xe0" and sniff(head, path.name) == "pdf":
        raise FormsError("pack.not_a_workbook", file=path.name, kind="pdf")
    if size > LARGEST:
        raise FormsError("pack.too_large", file=path.name, size=size // 2**20, limit=LARGEST // 2**20)
    return reader.load(path)


def _named_as(name: str, fmt: str) -> str:
    return name if extension(name) == fmt or fmt == "csv" else f"{Path(name).stem}.{fmt}"


def _about_file(made: Returned, share: Share) -> Iterator[Finding]:
    if share.file_name and made.file != share.file_name:
        yield Finding("pack.renamed", "note", "", share.file_name, made.file)
    if share.file_name and (made.format != "xlsx" or extension(made.file) not in ("xlsx", "")):
        yield Finding("pack.converted", "note", "", "xlsx", extension(made.file) or made.format)


def _anything_new(form: Form, share: Share, values: Mapping[str, Value], rows: Rows) -> bool:
    """Whether the village wrote anything: a value where none was handed out, or another one, or rows of a list."""
    if any(plain_of(share.values.get(a)) != plain_of(v) for a, v in values.items()):
        return True
    tables = {t.id: t for t in form.tables}
    for listed in share.lists:
        running = running_columns(tables[listed.table]) if listed.table in tables else set()
        found = [_told(dict(row), running) for row in rows.get(listed.table, ())]
        if found != [_told(row, running) for row in listed.handed]:
            return True
    return False


def _told(row: Mapping[int, Value], running: Collection[int]) -> dict[int, str]:
    return {col: plain_of(value) for col, value in row.items() if col not in running}


def plain_of(value: Value) -> str:
    """A value as its plain text, numbers alike however they are kept."""
    number = number_of(value) if isinstance(value, (int, float)) else None
    return format_number(number.value) if number else plain(value).strip()


def with_earlier(
    made: Returned, earlier: Returned | None, others: Sequence[Returned], form: Form, *, back: bool = False
) -> Returned:
    """Beside what came before: the village's file before this one, and persons whom another village returned as well.

    `back`: the earlier file was sent back, so that this one was to differ: what it changes is told and not asked about.
    """
    findings = [*made.findings]
    if earlier is not None:
        different = list(_differences(earlier, made))
        if back or any(f.code == "pack.not_filled" for f in earlier.findings):  # an empty file contradicts nothing
            different = [replace(one, level="note") for one in different]
        findings += different or [Finding("pack.twice_same", "note", "", earlier.file, made.file)]
    findings += _between(made, others, form)
    return replace(made, findings=tuple(dict.fromkeys(findings)))


def _differences(one: Returned, other: Returned) -> Iterator[Finding]:
    said = (("file", one.file),)
    for address in sorted(one.values.keys() | other.values.keys()):
        a, b = plain_of(one.values.get(address)), plain_of(other.values.get(address))
        if a != b:
            yield Finding("pack.twice_differs", "ask", address, a, b, said, address)
    for table in one.rows.keys() | other.rows.keys():
        a_rows, b_rows = (_row_set(r.rows.get(table, ())) for r in (one, other))
        if a_rows != b_rows:
            counts = (str(len(a_rows - b_rows)), str(len(b_rows - a_rows)))
            yield Finding("pack.twice_rows_differ", "ask", table, *counts, said)


def _row_set(rows: Sequence[Sequence[tuple[int, Value]]]) -> frozenset[tuple[tuple[int, str], ...]]:
    return frozenset(tuple((col, plain_of(value)) for col, value in row) for row in rows)


def _between(made: Returned, others: Sequence[Returned], form: Form) -> Iterator[Finding]:
    """Persons of this return who stand in another village's, told by their numbers."""
    for table in form.tables:
        keys, rows = Keys.of(table), made.rows.get(table.id, ())
        if keys.number < 0 or not rows:
            continue
        held = {
            number: one.village
            for one in others
            for row in one.rows.get(table.id, ())
            for col, number in row
            if col == keys.number
        }
        for place, row in enumerate(rows):
            number = next((value for col, value in row if col == keys.number), None)
            if isinstance(number, str) and len(number) >= _LONG and number in held:
                yield Finding(
                    "pack.person_elsewhere", "ask", table.id, held[number], made.village, row=(table.id, place)
                )
