"""Compound files (the container of .xls): read within bounds, write back with only the asked streams replaced.

Layout after [MS-CFB]. Directory entries are kept byte for byte apart from the start sector and size of streams, so
names, tree, class ids and times stay as they were.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from forms.errors import FormsError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END, FAT_MARK, DIFAT_MARK = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
MAX_BYTES = 128 * 1024 * 1024
_ENTRY = 128
_HEADER_SLOTS = 109  # FAT sectors named in the header itself
_MINI_CUTOFF = 4096
_MINI = 64
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A directory entry: `raw` are its 128 bytes, `kind` 0 unused, 1 storage, 2 stream, 5 root."""

    raw: bytes
    name: str
    kind: int
    start: int
    size: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound file taken apart. `streams` maps an entry's index to the stream's bytes."""

    header: bytes
    entries: tuple[Entry, ...]
    streams: Mapping[int, bytes]

    def index(self, name: str) -> int | None:
        """The entry of the stream `name` (in any case) right under the root, None where there is none."""
        wanted = name.lower()
        return next((i for i, e in enumerate(self.entries) if e.kind == _STREAM and e.path.lower() == wanted), None)

    def stream(self, name: str) -> bytes | None:
        at = self.index(name)
        return None if at is None else self.streams[at]


def is_compound(data: bytes) -> bool:
    return data[:8] == SIGNATURE


def read_compound(data: bytes, file_name: str = "") -> Compound:
    """Takes a compound file apart; every chain is followed at most once round.

    Raises file.damaged where the structure doesn't hold, file.too_large above MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise FormsError("file.too_large", file=file_name, limit=MAX_BYTES // 2**20)
    try:
        return _read(data)
    except (struct.error, ValueError, IndexError) as error:
        raise FormsError("file.damaged", file=file_name) from error


def _read(data: bytes) -> Compound:
    if not is_compound(data) or len(data) < 512:
        raise ValueError("no compound file")
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError("sector size")
    size = 1 << shift
    fat = _fat(data, size)
    directory = _chain(data, fat, struct.unpack_from("<I", data, 48)[0], size)
    entries = _with_paths(_entries(directory, wide=shift == 12))
    mini_fat = _numbers(_chain(data, fat, struct.unpack_from("<I", data, 60)[0], size))
    root = next((e for e in entries if e.kind == _ROOT), None)
    mini = _chain(data, fat, root.start, size)[: root.size] if root and root.size else b""
    return Compound(data[:512], entries, _streams(data, entries, fat, size, mini, mini_fat))


def _streams(
    data: bytes, entries: tuple[Entry, ...], fat: list[int], size: int, mini: bytes, mini_fat: list[int]
) -> dict[int, bytes]:
    out: dict[int, bytes] = {}
    left = 2 * len(data)  # chains that share sectors could otherwise multiply the file
    for i, entry in enumerate(entries):
        if entry.kind != _STREAM:
            continue
        if entry.size == 0:
            out[i] = b""
        elif entry.size < _MINI_CUTOFF:
            out[i] = _mini_chain(mini, mini_fat, entry)
        else:
            out[i] = _chain(data, fat, entry.start, size, entry.size)[: entry.size]
        if len(out[i]) < entry.size:
            raise ValueError("stream too short")
        left -= len(out[i])
        if left < 0:
            raise ValueError("streams share sectors")
    return out


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = (number + 1) * size
    if number > 0xFFFFFFF0 or start >= len(data):
        raise ValueError("sector outside the file")
    return data[start : start + size].ljust(size, b"\0")  # some programs cut the last sector short


def _fat(data: bytes, size: int) -> list[int]:
    sectors = _numbers(data[76:512])
    following, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
    while following < 0xFFFFFFFA:
        if following in seen:
            raise ValueError("cyclic table")
        seen.add(following)
        more = _numbers(_sector(data, following, size))
        sectors += more[:-1]
        following = more[-1]
    named = [s for s in sectors if s < 0xFFFFFFFA]
    enough = len(data) // size // (size // 4) + 1  # what stands behind would tell of sectors that aren't there
    return _numbers(b"".join(_sector(data, s, size) for s in named[:enough]))


def _chain(data: bytes, fat: list[int], start: int, size: int, wanted: int | None = None) -> bytes:
    pieces, at = list[bytes](), start
    while at < 0xFFFFFFFA and (wanted is None or len(pieces) * size < wanted):
        if at >= len(fat) or len(pieces) > len(fat):
            raise ValueError("broken or cyclic chain")
        pieces.append(_sector(data, at, size))
        at = fat[at]
    return b"".join(pieces)


def _mini_chain(mini: bytes, mini_fat: list[int], entry: Entry) -> bytes:
    pieces, at, left = list[bytes](), entry.start, entry.size
    while left > 0:
        if at >= len(mini_fat) or (at + 1) * _MINI > len(mini) + _MINI - 1:
            raise ValueError("broken chain")
        pieces.append(mini[at * _MINI : (at + 1) * _MINI])
        at, left = mini_fat[at], left - _MINI
    return b"".join(pieces)[: entry.size]


def _entries(directory: bytes, wide: bool) -> tuple[Entry, ...]:
    out = []
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        raw = directory[at : at + _ENTRY]
        length = struct.unpack_from("<H", raw, 64)[0]
        name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, low, high = struct.unpack_from("<III", raw, 116)
        out.append(Entry(raw, name, raw[66], start, low | (high << 32 if wide else 0)))
    return tuple(out)


def _with_paths(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Gives every entry its path below the root ("A/B"), walking each node of the tree once."""
    paths: dict[int, str] = {}
    todo = [(i, "") for i in ([_u32(entries[0].raw, 76)] if entries else [])]
    seen: set[int] = set()
    while todo:
        i, parent = todo.pop()
        if i >= len(entries) or i in seen:
            continue
        seen.add(i)
        entry = entries[i]
        paths[i] = parent + entry.name
        todo += [(_u32(entry.raw, 68), parent), (_u32(entry.raw, 72), parent)]
        if entry.kind == 1:
            todo.append((_u32(entry.raw, 76), paths[i] + "/"))
    return tuple(Entry(e.raw, e.name, e.kind, e.start, e.size, paths.get(i, "")) for i, e in enumerate(entries))


def _u32(raw: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", raw, at)[0])


# ---- writing


class _Sectors:
    """Sectors of a file in the making with their allocation table."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.body = bytearray()
        self.fat: list[int] = []

    def add(self, data: bytes) -> int:
        """Appends `data` as a chain, answers its first sector (END for nothing)."""
        if not data:
            return END
        first, count = len(self.fat), -(-len(data) // self.size)
        self.body += data.ljust(count * self.size, b"\0")
        self.fat += [*range(first + 1, first + count), END]
        return first

    def add_marked(self, count: int, mark: int) -> int:
        first = len(self.fat)
        self.body += bytes(count * self.size)
        self.fat += [mark] * count
        return first

    def put(self, sector: int, numbers: list[int]) -> None:
        raw = struct.pack(f"<{len(numbers)}I", *numbers)
        self.body[sector * self.size : sector * self.size + len(raw)] = raw


def write_compound(source: Compound, replaced: Mapping[int, bytes]) -> bytes:
    """The compound file with the streams of the given entries replaced, all else as it was."""
    size = 1 << struct.unpack_from("<H", source.header, 30)[0]
    sectors, raws = _Sectors(size), [bytearray(e.raw) for e in source.entries]
    mini, mini_fat = bytearray(), list[int]()
    for i, entry in enumerate(source.entries):
        if entry.kind != _STREAM:
            continue
        content = replaced.get(i, source.streams[i])
        small = len(content) < _MINI_CUTOFF
        start = _add_mini(content, mini, mini_fat) if small else sectors.add(content)
        struct.pack_into("<III", raws[i], 116, start, len(content), 0)
    root = next(i for i, e in enumerate(source.entries) if e.kind == _ROOT)
    struct.pack_into("<III", raws[root], 116, sectors.add(bytes(mini)), len(mini), 0)
    padded = mini_fat + [FREE] * (-len(mini_fat) % (size // 4))
    mini_start = sectors.add(struct.pack(f"<{len(padded)}I", *padded))
    directory = b"".join(bytes(r) for r in raws)
    directory_start = sectors.add(directory)
    header = bytearray(source.header)
    struct.pack_into("<I", header, 40, -(-len(directory) // size) if size == 4096 else 0)
    struct.pack_into("<I", header, 48, directory_start)
    struct.pack_into("<II", header, 60, mini_start, len(padded) * 4 // size)
    _finish(header, sectors)
    return bytes(header).ljust(size, b"\0") + bytes(sectors.body)


def _add_mini(content: bytes, mini: bytearray, mini_fat: list[int]) -> int:
    if not content:
        return END
    first, count = len(mini_fat), -(-len(content) // _MINI)
    mini += content.ljust(count * _MINI, b"\0")
    mini_fat += [*range(first + 1, first + count), END]
    return first


def _finish(header: bytearray, sectors: _Sectors) -> None:
    """Adds the allocation table (and its own table where the header can't name all of it) and tells the header."""
    slots = sectors.size // 4
    used, tables, extra = len(sectors.fat), 0, 0
    while True:  # the tables take sectors that they must list themselves
        need = -(-(used + tables + extra) // slots)
        more = max(0, -(-(need - _HEADER_SLOTS) // (slots - 1)))
        if (need, more) == (tables, extra):
            break
        tables, extra = need, more
    fat_start = sectors.add_marked(tables, FAT_MARK)
    extra_start = sectors.add_marked(extra, DIFAT_MARK)
    numbers = list(range(fat_start, fat_start + tables))
    padded = sectors.fat + [FREE] * (tables * slots - len(sectors.fat))
    sectors.put(fat_start, padded)
    in_header, rest = numbers[:_HEADER_SLOTS], numbers[_HEADER_SLOTS:]
    for k in range(extra):
        piece = rest[k * (slots - 1) : (k + 1) * (slots - 1)]
        following = extra_start + k + 1 if k + 1 < extra else END
        sectors.put(extra_start + k, [*piece, *([FREE] * (slots - 1 - len(piece))), following])
    struct.pack_into("<I", header, 44, tables)
    struct.pack_into("<II", header, 68, extra_start if extra else END, extra)
    struct.pack_into(f"<{_HEADER_SLOTS}I", header, 76, *in_header, *([FREE] * (_HEADER_SLOTS - len(in_header))))
