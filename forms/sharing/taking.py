"""Any file of shared data, read: a catalogue in whatever layout, or a table that an office delivered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from forms.detection import classification_mark, detect
from forms.documents import reader
from forms.documents.opening import Opener
from forms.errors import FormsError
from forms.model.document import Document
from forms.model.form import Form
from forms.sharing.catalogue import is_catalogue, read_catalogue
from forms.sharing.delivered.json_rows import json_document, parsed
from forms.sharing.delivered.sqlite_rows import is_sqlite, sqlite_document
from forms.sharing.entries import Catalogue
from forms.sharing.linked import read_linked


@dataclass(frozen=True, slots=True)
class Delivered:
    """A data file of another office: as read, with what was detected in it, and its bytes."""

    document: Document
    form: Form
    data: bytes


def read_source(path: Path, opener: Opener) -> Catalogue | Delivered:
    """A file of shared data. FormsError of reading, file.classified, catalogue.empty."""
    return read_bytes(reader.load(path), path.name, opener)


def read_bytes(data: bytes, name: str, opener: Opener) -> Catalogue | Delivered:
    """The same for bytes that came from a server. `name` says what they are where they don't."""
    if is_json(data, name):
        root = parsed(data, name)
        catalogue = read_linked(root, name)
        if catalogue is not None:
            return _sound(catalogue, name)
        document = json_document(root, name)
    elif is_sqlite(data):
        document = sqlite_document(data, name)
    else:
        document = reader.read(opener.open(data, name).data, name)
    if is_catalogue(document):
        _refuse_classified(document)
        return _sound(read_catalogue(document, name), name)
    return delivered(document, data)


def delivered(document: Document, data: bytes = b"") -> Delivered:
    """A table that was delivered; one that has no bytes of its own (a database's view) gets those of its rows."""
    _refuse_classified(document)
    return Delivered(document, detect(document), data or repr([grid.values for grid in document.grids]).encode())


def _refuse_classified(document: Document) -> None:
    mark = classification_mark(document)
    if mark:
        raise FormsError("file.classified", file=document.file_name, mark=mark)


def is_json(data: bytes, name: str) -> bool:
    """By its name, or because it begins as an object or a list of objects does."""
    if name.lower().endswith((".json", ".jsonld")):
        return True
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"{", b"[{", b"[\n", b"[ ")) and not name.lower().endswith((".csv", ".tsv"))


def _sound(catalogue: Catalogue, name: str) -> Catalogue:
    if not catalogue.items:
        raise FormsError("catalogue.empty", file=name)
    return catalogue
