"""Office packages (zip): bounded reading of parts, and writing that copies every untouched member byte for byte."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from forms.documents.intake import MAX_PART, MAX_RATIO, RATIO_FROM, check_zip
from forms.errors import FormsError

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_FAST_FROM = 4 * 2**20  # bytes; larger parts are packed with a quicker level
_ZIP64 = 0x0001


class Package:
    """A zip package in memory. Part names are looked up without regard to case, backslashes and a leading slash."""

    def __init__(self, data: bytes, file_name: str = "") -> None:
        self.data = data
        self.file_name = file_name
        self.infos = check_zip(data, file_name)
        self._by_name = {plain_name(info.filename): info for info in self.infos}

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._by_name

    def names(self) -> list[str]:
        """Part names as they are spelt, with forward slashes."""
        return [info.filename.replace("\\", "/").lstrip("/") for info in self.infos]

    def read(self, name: str) -> bytes:
        """A part, unpacked. Raises file.damaged (missing or broken), file.zip_bomb (more comes out than it may)."""
        info = self._by_name.get(plain_name(name))
        if info is None:
            raise FormsError("file.damaged", file=self.file_name, part=name)
        raw = self.data[self._start(info) : self._start(info) + info.compress_size]
        try:
            out = self._unpack(raw, info)
        except zlib.error as error:
            raise FormsError("file.damaged", file=self.file_name, part=name) from error
        if len(out) != info.file_size or zlib.crc32(out) != info.CRC:
            raise FormsError("file.damaged", file=self.file_name, part=name)
        return out

    def _unpack(self, raw: bytes, info: zipfile.ZipInfo) -> bytes:
        if info.compress_type == zipfile.ZIP_STORED:
            return raw
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise FormsError("file.damaged", file=self.file_name, part=info.filename)
        limit = min(MAX_PART, max(RATIO_FROM, len(raw) * MAX_RATIO), info.file_size)
        unpacker = zlib.decompressobj(-15)
        out = unpacker.decompress(raw, limit + 1)
        if len(out) > limit:  # more comes out than the directory declares
            raise FormsError("file.zip_bomb", file=self.file_name)
        return out

    def _head(self, info: zipfile.ZipInfo) -> tuple[bytes, int, int, int, int, int, int, int, int, int, int]:
        """The local header: signature, version, flags, method, time, date, crc, sizes, lengths of name and extra."""
        if info.header_offset < 0 or info.header_offset + _LOCAL.size > len(self.data):
            raise FormsError("file.damaged", file=self.file_name, part=info.filename)
        head = _LOCAL.unpack_from(self.data, info.header_offset)
        if head[0] != b"PK\3\4":
            raise FormsError("file.damaged", file=self.file_name, part=info.filename)
        return head

    def _start(self, info: zipfile.ZipInfo) -> int:
        head = self._head(info)
        return info.header_offset + _LOCAL.size + head[9] + head[10]

    def rewritten(
        self,
        changed: Mapping[str, bytes],
        dropped: frozenset[str] = frozenset(),
        added: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """The package with some parts replaced: same members, order and names; untouched ones keep their packed bytes.

        `changed` maps part names to new contents; `dropped` names parts to leave out; `added` parts
        stand behind the others.
        """
        new = {plain_name(name): content for name, content in changed.items()}
        gone = {plain_name(name) for name in dropped}
        out = io.BytesIO()
        central: list[bytes] = []
        for info in self.infos:
            key = plain_name(info.filename)
            if key not in gone:
                central.append(self._copy(out, info, new.get(key)))
        central += [_added(out, name, content) for name, content in (added or {}).items()]
        start = out.tell()
        out.write(b"".join(central))
        size = out.tell() - start
        out.write(_END.pack(b"PK\5\6", 0, 0, len(central), len(central), size, start, 0))
        return out.getvalue()

    def _copy(self, out: io.BytesIO, info: zipfile.ZipInfo, content: bytes | None) -> bytes:
        """Write one member, its sizes in the header; return its entry of the central directory."""
        head = self._head(info)
        name_at = info.header_offset + _LOCAL.size
        name = _raw_name(info)
        extra = _without_zip64(self.data[name_at + head[9] : name_at + head[9] + head[10]])
        start = self._start(info)
        packed, method, crc, size = (
            memoryview(self.data)[start : start + info.compress_size],
            info.compress_type,
            info.CRC,
            info.file_size,
        )
        if content is not None:
            packed, method = memoryview(deflated(content)), zipfile.ZIP_DEFLATED
            crc, size = zlib.crc32(content), len(content)
        offset = out.tell()
        flags = info.flag_bits & ~0x08
        time, date = head[4], head[5]
        out.write(
            _LOCAL.pack(b"PK\3\4", head[1], flags, method, time, date, crc, len(packed), size, len(name), len(extra))
        )
        out.write(name)
        out.write(extra)
        out.write(packed)
        more, comment = _without_zip64(info.extra), info.comment
        made_by = info.create_system << 8 | info.create_version
        entry = _CENTRAL.pack(
            b"PK\1\2", made_by, head[1], flags, method, time, date, crc, len(packed), size,
            len(name), len(more), len(comment), 0, info.internal_attr, info.external_attr, offset,
        )  # fmt: skip
        return entry + name + more + comment


def _added(out: io.BytesIO, name: str, content: bytes) -> bytes:
    """Write a member that wasn't there (of the first day a zip knows); return its entry of the central directory."""
    packed, raw, offset = deflated(content), name.encode("ascii"), out.tell()
    crc, day = zlib.crc32(content), 33
    sizes = (crc, len(packed), len(content), len(raw), 0)
    out.write(_LOCAL.pack(b"PK\3\4", 20, 0, zipfile.ZIP_DEFLATED, 0, day, *sizes))
    out.write(raw + packed)
    return _CENTRAL.pack(b"PK\1\2", 20, 20, 0, zipfile.ZIP_DEFLATED, 0, day, *sizes, 0, 0, 0, 0, offset) + raw


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A new zip of these files, of the first day a zip knows: the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """A member's name as its bytes stand in the central directory."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")


def plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6 if len(content) < _FAST_FROM else 2, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without zip64 sizes, which would contradict the plain ones that are written."""
    out, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind != _ZIP64:
            out += extra[at : at + 4 + size]
        at += 4 + size
    return out


def parse_xml(data: bytes, file_name: str = "", part: str = "") -> etree._Element:
    """A part as a tree, with entities, network and document types off. Raises file.damaged."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_blank_text=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormsError("file.damaged", file=file_name, part=part) from error
    if b"<!DOCTYPE" in data[:4096]:
        raise FormsError("file.damaged", file=file_name, part=part)
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    tag: object = element.tag  # comments have a function here
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words(element: etree._Element) -> str:
    """All text inside an element, comments left out."""
    return str(element.xpath("string()"))


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """id -> (last word of the type, target part) of a part's relationships; external targets are left out."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if rels not in package:
        return {}
    out: dict[str, tuple[str, str]] = {}
    for item in parse_xml(package.read(rels), package.file_name, rels):
        target = item.get("Target")
        if local(item) != "Relationship" or not target or item.get("TargetMode") == "External":
            continue
        target = target.replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        out[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], path)
    return out


def main_part(package: Package, default: str) -> str:
    """The part that a package's own relationships call its document; `default` where they don't say."""
    for kind, target in relations(package, "").values():
        if kind == "officeDocument" and target in package:
            return target
    return default
