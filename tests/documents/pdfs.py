"""PDF forms for tests, made field by field."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

Rect = tuple[float, float, float, float]


class Maker:
    """A form of one A4 page. Each method adds a field at a place of its own unless `rect` is given."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.page = self.pdf.add_blank_page(page_size=(595, 842)).obj
        self.page["/Annots"] = Array()
        font = self.pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        self.form = self.pdf.make_indirect(
            Dictionary(Fields=Array(), DA=String("/Helv 0 Tf 0 g"), DR=Dictionary(Font=Dictionary(Helv=font)))
        )
        self.pdf.Root["/AcroForm"] = self.form
        self._next = 780.0

    def print(self, *lines: tuple[str, float, float, float]) -> None:
        """Printed text: (text, x, y, size), in a Chinese face that viewers bring along."""
        inner = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="GB1", Supplement=4),
        )  # fmt: skip
        face = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong-Light"), Encoding=Name("/UniGB-UCS2-H"),
            DescendantFonts=Array([inner]),
        )  # fmt: skip
        self.page["/Resources"] = Dictionary(Font=Dictionary(F1=face))
        drawn = "".join(f"/F1 {s} Tf 1 0 0 1 {x} {y} Tm <{t.encode('utf-16-be').hex()}> Tj\n" for t, x, y, s in lines)
        self.page["/Contents"] = Stream(self.pdf, f"BT\n{drawn}ET".encode("ascii"))

    def _rect(self, rect: Rect | None) -> Array:
        if rect is None:
            rect = (200, self._next, 400, self._next + 20)
            self._next -= 40
        return Array(list(rect))

    def add(self, name: str, kind: str, rect: Rect | None = None, **more: Any) -> Any:
        box = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name(kind), T=String(name), Rect=self._rect(rect), F=4,
            MK=Dictionary(BC=Array([0.4])),
        )  # fmt: skip
        for key, value in more.items():
            box[f"/{key}"] = value
        made = self.pdf.make_indirect(box)
        self.page["/Annots"].append(made)
        self.form["/Fields"].append(made)
        return made

    def text(self, name: str, label: str = "", **more: Any) -> Any:
        return self.add(name, "/Tx", **({"TU": String(label)} if label else {}), **more)

    def tick(self, name: str, label: str = "", state: str = "/Yes") -> Any:
        more = {"TU": String(label)} if label else {}
        return self.add(name, "/Btn", AP=self._states(state), AS=Name.Off, V=Name.Off, **more)

    def choice(self, name: str, label: str, options: list[Any]) -> Any:
        return self.add(name, "/Ch", TU=String(label), Opt=Array(options), Ff=1 << 17)

    def radio(self, name: str, label: str, states: Mapping[str, str]) -> Any:
        """`states`: the name in the file -> the text beside it (kept as each button's tooltip)."""
        parent = self.pdf.make_indirect(
            Dictionary(FT=Name.Btn, Ff=1 << 15, T=String(name), TU=String(label), Kids=Array(), V=Name.Off)
        )
        for state, text in states.items():
            kid = self.pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Widget, Parent=parent, Rect=self._rect(None), F=4, TU=String(text),
                    AS=Name.Off, AP=self._states(state),
                )
            )  # fmt: skip
            parent["/Kids"].append(kid)
            self.page["/Annots"].append(kid)
        self.form["/Fields"].append(parent)
        return parent

    def _states(self, state: str) -> Dictionary:
        def look(content: bytes) -> Any:
            stream = Stream(self.pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 20, 20]))
            return self.pdf.make_indirect(stream)

        return Dictionary(N=Dictionary({state: look(b"2 w 2 2 m 18 18 l S"), "/Off": look(b"")}))

    def bytes(self, **options: Any) -> bytes:
        out = io.BytesIO()
        self.pdf.save(out, **options)
        return out.getvalue()


def form(dress: Callable[[Maker], None], **options: Any) -> bytes:
    made = Maker()
    dress(made)
    return made.bytes(**options)


def household(made: Maker) -> None:
    """A small form with a field of every kind."""
    made.text("name", "户主姓名")
    made.text("id", "身份证号", MaxLen=18, Ff=1 << 24)
    made.text("count", "家庭人口（人）")
    made.text("note", "困难情况说明", Ff=1 << 12, rect=(200, 400, 400, 480))
    made.tick("disabled", "是否残疾")
    made.choice("kind", "低保类别", [Array([String("A"), String("A类")]), Array([String("B"), String("B类")])])
    made.radio("sex", "性别", {"/0": "男", "/1": "女"})
    made.text("code", "编号", Ff=1, V=String("2026-01"))


HOUSEHOLD: dict[str, Any] = {
    "pdf:name": "覃桂芳", "pdf:id": "999101197001010010", "pdf:count": 4, "pdf:disabled": "是", "pdf:kind": "B类", "pdf:sex": "女",
    "pdf:note": "户主常年患病，医药费支出大。子女在校就读，全家收入主要靠务农和公益性岗位补贴。",
}  # fmt: skip


def reopened(data: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(data))
