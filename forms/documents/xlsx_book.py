"""A workbook's outline: its sheets and their parts, names, date system; strings and formats when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lxml import etree

from forms.documents.xlsx_strings import Text, shared_strings
from forms.documents.xlsx_styles import Styles, read_styles
from forms.documents.zips import Package, local, main_part, parse_xml, relations, words
from forms.errors import FormsError

_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    name: str
    part: str
    state: Literal["visible", "hidden", "veryHidden"]


@dataclass(frozen=True, slots=True)
class DefinedName:
    name: str
    formula: str
    sheet: int | None  # index of the sheet it is local to


class Book:
    """The outline of an .xlsx or .xlsm package. Raises FormsError("file.damaged") where it has none."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = main_part(package, "xl/workbook.xml")
        self.root = parse_xml(package.read(self.part), package.file_name, self.part)
        self.relations = relations(package, self.part)
        self.sheets = self._sheets()
        self.names = self._names()
        properties = next((e for e in self.root if local(e) == "workbookPr"), None)
        self.from_1904 = properties is not None and properties.get("date1904") in _TRUE

    def _sheets(self) -> tuple[SheetEntry, ...]:
        """Worksheets only: chart and dialog sheets hold no cells."""
        out = []
        for e in self.root.iter():
            if local(e) != "sheet":
                continue
            ids = [value for key, value in e.attrib.items() if str(key).endswith("}id")]
            kind, part = self.relations.get(str(ids[0]) if ids else "", ("", ""))
            if kind == "worksheet" and part in self.package:
                state = e.get("state", "visible")
                out.append(SheetEntry(e.get("name", ""), part, _state(state)))
        if not out:
            raise FormsError("file.damaged", file=self.package.file_name, part=self.part)
        return tuple(out)

    def _names(self) -> tuple[DefinedName, ...]:
        out = []
        for e in self.root.iter():
            if local(e) == "definedName":
                sheet = e.get("localSheetId")
                out.append(
                    DefinedName(
                        e.get("name", ""),
                        words(e).strip(),
                        int(sheet) if sheet and sheet.isdecimal() else None,
                    )
                )
        return tuple(out)

    def entry(self, sheet: str) -> SheetEntry | None:
        """A sheet by its name, spelling first, then without regard to case."""
        exact = next((s for s in self.sheets if s.name == sheet), None)
        return exact or next((s for s in self.sheets if s.name.casefold() == sheet.casefold()), None)

    def part_of(self, kind: str) -> str | None:
        return next((part for k, part in self.relations.values() if k == kind and part in self.package), None)

    @cached_property
    def strings(self) -> list[Text]:
        part = self.part_of("sharedStrings")
        return shared_strings(self.package.read(part)) if part else []

    @cached_property
    def styles(self) -> Styles:
        return read_styles(self._tree("styles"), self._tree("theme"))

    def _tree(self, kind: str) -> etree._Element | None:
        part = self.part_of(kind)
        return parse_xml(self.package.read(part), self.package.file_name, part) if part else None


def _state(word: str) -> Literal["visible", "hidden", "veryHidden"]:
    return "veryHidden" if word == "veryHidden" else "hidden" if word == "hidden" else "visible"


def program(package: Package) -> str:
    """The program that wrote the package (docProps/app.xml); "" where it isn't said."""
    if "docProps/app.xml" not in package:
        return ""
    try:
        root = parse_xml(package.read("docProps/app.xml"), package.file_name, "docProps/app.xml")
    except FormsError:
        return ""  # nothing of the form stands in it
    words = {local(e): (e.text or "").strip() for e in root}
    return words.get("Application", "")[:100]
