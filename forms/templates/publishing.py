"""Publishing to a folder that others take templates from, and looking through such a folder.

A template is two files side by side: the form as it was issued, and a signed sidecar. Each is written whole or not at all,
the sidecar last: what lies there without a fitting sidecar is never taken in.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from forms.documents.reader import load
from forms.errors import FormsError
from forms.model.reports import Problem
from forms.model.templates import Offered, Published
from forms.profile.files import write_whole
from forms.profile.identity import Device, Identity
from forms.templates.corrections import Correction
from forms.templates.shelf import Stored
from forms.templates.signing import (
    MOST_BYTES,
    SUFFIX,
    Changed,
    Sidecar,
    Unsigned,
    names_its_file,
    opened,
    signed,
    signer_of,
)

_OFFICE = frozenset({".xlsx", ".xlsm", ".xls", ".docx", ".csv", ".pdf"})
_RESERVED = frozenset('<>:"/\\|?*')
MOST_FILES = 2_000  # looked at in one folder


def publish(
    folder: Path, one: Stored, data: bytes, layer: Sequence[Correction], identity: Identity, unit: str
) -> Published:
    """Put a template and its review into a folder. Publishing again replaces only what this desktop published.

    Raises FormsError template.folder_missing, template.folder_unwritable, template.name_taken.
    """
    if not folder.is_dir():
        raise FormsError("template.folder_missing", folder=folder.name)
    name = _file_name(one)
    said = Sidecar(
        name, one.sha256, one.title, one.issuer, one.fingerprint, one.version,
        dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), unit, identity.device.id,
        identity.device.signing.hex(), tuple(layer),
    )  # fmt: skip
    _refuse_foreign(folder, name, identity)
    try:
        write_whole(folder / name, data)
        write_whole(folder / (name + SUFFIX), signed(said, identity))
    except OSError as error:
        raise FormsError("template.folder_unwritable", folder=folder.name) from error
    return Published(name, name + SUFFIX, one.version)


def _file_name(one: Stored) -> str:
    """As it was issued; later versions say which they are."""
    name = PurePath(one.file.replace("\\", "/")).name
    clean = "".join("_" if ch in _RESERVED or ord(ch) < 32 else ch for ch in name).strip(" .") or "template"
    path = PurePath(clean)
    return clean if one.version == 1 else f"{path.stem}（第{one.version}版）{path.suffix}"


def _refuse_foreign(folder: Path, name: str, identity: Identity) -> None:
    """Nobody's file is replaced but our own: another of that name must be ours, by its sidecar."""
    file, beside = folder / name, folder / (name + SUFFIX)
    if not file.exists() and not beside.exists():
        return
    try:
        earlier = opened(_bounded(beside))
    except (OSError, ValueError, Unsigned, Changed):
        earlier = None
    ours = earlier is not None and earlier.device == identity.device.id
    if not ours:
        raise FormsError("template.name_taken", file=name, folder=folder.name)


def look(folder: Path, devices: Mapping[str, Device], held: frozenset[tuple[str, str]]) -> tuple[Offered, ...]:
    """What a folder offers: published templates with who signed them, and files that can't be taken in, with the reason.

    `held`: (hash of the file, device) of what is on our shelf. Raises FormsError template.folder_missing.
    """
    try:
        names = sorted(os.listdir(folder))[:MOST_FILES]
    except OSError as error:
        raise FormsError("template.folder_missing", folder=folder.name) from error
    sidecars = [name for name in names if name.endswith(SUFFIX)]
    out = [_offered(folder, name, devices, held) for name in sidecars]
    described = {name.removesuffix(SUFFIX) for name in sidecars}
    for name in names:
        plain = PurePath(name).suffix.lower() in _OFFICE and not name.startswith(("~$", "."))
        if plain and name not in described:
            out.append(Offered(name, error=_problem("template.unsigned", name)))
    return tuple(out)


def _offered(folder: Path, name: str, devices: Mapping[str, Device], held: frozenset[tuple[str, str]]) -> Offered:
    try:
        said, _, signer = verified(folder, name, devices)
    except FormsError as error:
        return Offered(name.removesuffix(SUFFIX), name, error=Problem(error.code, error.said))
    known = devices.get(said.device)
    return Offered(
        said.file, name, said.title, said.issuer, said.version, known.name if known else said.by, said.device[:8],
        signer, said.published, len(said.layer), (said.sha256, said.device) in held,
    )  # fmt: skip


def verified(folder: Path, name: str, devices: Mapping[str, Device]) -> tuple[Sidecar, bytes, str]:
    """A sidecar, the file it belongs to, and who signed it, all checked.

    Raises FormsError template.unsigned, template.changed (file or sidecar), template.sidecar_damaged,
    template.file_missing, template.revoked_signer, template.false_signer.
    """
    file = name.removesuffix(SUFFIX)
    try:
        said = opened(_bounded(folder / name))
    except Unsigned as error:
        raise FormsError("template.unsigned", file=file) from error
    except Changed as error:
        raise FormsError("template.changed", file=file) from error
    except (OSError, ValueError) as error:
        raise FormsError("template.sidecar_damaged", file=file) from error
    if said.file != file or PurePath(said.file).name != said.file:
        raise FormsError("template.changed", file=file)
    signer = signer_of(said, devices)
    if signer == "revoked":
        raise FormsError("template.revoked_signer", file=file, name=devices[said.device].name)
    if signer == "false":
        raise FormsError("template.false_signer", file=file)
    if not (folder / file).is_file():
        raise FormsError("template.file_missing", file=file)
    data = load(folder / file)
    if not names_its_file(said, data):
        raise FormsError("template.changed", file=file)
    return said, data, signer


def _bounded(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _problem(code: str, file: str) -> Problem:
    return Problem(code, (("file", file),))
