"""Form controls of a sheet: linked cells are known, offered as choices, and written together with the control's state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest

from forms.detection.detect import detect
from forms.documents.writer import write
from forms.documents.xlsx_controls import with_state
from forms.model.document import Value
from forms.model.form import Field
from forms.model.proposal import Answer, TableAnswer, Written
from tests.documents.sheets import MAIN, PACKAGE, RELS, grid, names, part, raw_book, reopened

CONTROLS = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
TEXTS = "http://schemas.openxmlformats.org/drawingml/2006/main"
STATES = (
    'objectType="CheckBox" checked="Checked" fmlaLink="$F$2" lockText="1" noThreeD="1"',
    'objectType="Drop" dropStyle="combo" dx="16" fmlaLink="$F$3" fmlaRange="$H$1:$H$4" noThreeD="1" sel="2" val="0"',
    'objectType="Radio" checked="Checked" firstButton="1" fmlaLink="表!$F$4" lockText="1" noThreeD="1"',
    'objectType="Radio" lockText="1" noThreeD="1"',
    'objectType="CheckBox" fmlaLink="$F$5" lockText="1"',
)
SHAPES = ("已参加保险", "", "自有", "租用", "同意公开")


def _text(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def _body() -> str:
    rows = [_text("A1", "农户登记表") + _text("H1", "水稻")]
    rows.append(_text("A2", "保险") + '<c r="F2" t="b"><v>1</v></c>' + _text("H2", "小麦"))
    rows.append(_text("A3", "主要作物") + '<c r="F3"><v>2</v></c>')
    rows.append(_text("A4", "土地来源") + '<c r="F4"><v>1</v></c>' + _text("H4", "玉米"))
    rows.append(_text("A5", "公示"))
    return "".join(f'<row r="{n}">{cells}</row>' for n, cells in enumerate(rows, 1))


Place = tuple[int, int, int, int]  # top, left, bottom, right


def _controls(places: Sequence[Place]) -> str:
    one = (
        '<control shapeId="{n}" r:id="c{i}" name="c{i}"><controlPr><anchor><from><xdr:col>{p[1]}</xdr:col>'
        "<xdr:row>{p[0]}</xdr:row></from><to><xdr:col>{p[3]}</xdr:col><xdr:row>{p[2]}</xdr:row></to></anchor></controlPr>"
        "</control>"
    )
    return "<controls>" + "".join(one.format(n=1025 + i, i=i, p=p) for i, p in enumerate(places)) + "</controls>"


ROWS: tuple[Place, ...] = ((1, 1, 2, 2), (2, 1, 3, 2), (3, 1, 4, 2), (3, 1, 4, 2), (4, 1, 5, 2))
CHECKED = "\n   <x:Checked>1</x:Checked>"


def drawn(number: int, kind: str, held: str = "") -> str:
    return (
        f'<v:shape id="c{number}" o:spid="_x0000_s{number}" type="#_x0000_t201" style="x"><v:textbox><div>x</div></v:textbox>'
        f'<x:ClientData ObjectType="{kind}"><x:SizeWithCells/>{held}\n   <x:NoThreeD/>\n  </x:ClientData></v:shape>\n'
    )


VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">\n'
    + drawn(1025, "Checkbox", CHECKED) + drawn(1026, "Drop", "<x:Sel>2</x:Sel>") + drawn(1027, "Radio", CHECKED)
    + drawn(1028, "Radio") + drawn(1029, "Checkbox") + "</xml>"
)  # fmt: skip


def controlled(
    states: Sequence[str] = STATES,
    labels: Sequence[str] = SHAPES,
    places: Sequence[Place] = ROWS,
    *,
    vml: str = "",
    named: Mapping[str, str] | None = None,
) -> bytes:
    """A sheet with controls; `named` are defined names of the book."""
    sheet = (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELS}" xmlns:xdr="{DRAWING}"><sheetData>{_body()}</sheetData>'
        f'<drawing r:id="d"/>{_controls(places)}</worksheet>'
    )
    shapes = "".join(
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="{1025 + i}" name="x"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{text}</a:t>'
        "</a:r></a:p></xdr:txBody></xdr:sp>"
        for i, text in enumerate(labels)
    )
    links = "".join(
        f'<Relationship Id="c{i}" Type="{RELS}/ctrlProp" Target="../ctrlProps/ctrlProp{i}.xml"/>'
        for i in range(len(states))
    )
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" '
        f'Type="{RELS}/drawing" Target="../drawings/drawing1.xml"/>{links}</Relationships>',
        "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="{TEXTS}">{shapes}</xdr:wsDr>',
    }
    more |= {
        f"xl/ctrlProps/ctrlProp{i}.xml": f'<formControlPr xmlns="{CONTROLS}" {state}/>'
        for i, state in enumerate(states)
    }
    if vml:
        more["xl/drawings/vmlDrawing1.vml"] = vml
        rels = "xl/worksheets/_rels/sheet1.xml.rels"
        link = f'<Relationship Id="v" Type="{RELS}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>'
        more[rels] = more[rels].replace("</Relationships>", link)
    if named:
        defined = "".join(f'<definedName name="{name}">{text}</definedName>' for name, text in named.items())
        plain = raw_book(sheet)
        more["xl/workbook.xml"] = (
            part(plain, "xl/workbook.xml")
            .decode()
            .replace("</sheets>", f"</sheets><definedNames>{defined}</definedNames>")
        )
    return raw_book(sheet, more=more)


def put(address: str, value: Value) -> Written:
    return write(controlled(), "xlsx", [Answer(f"表!{address}", value)], [])


def fields() -> dict[str, Field]:
    return {f.address: f for f in detect(reopened(controlled())).fields}


def state(data: bytes, number: int) -> str:
    return part(data, f"xl/ctrlProps/ctrlProp{number}.xml").decode()


def test_linked_cells_are_known_with_their_options() -> None:
    linked = grid(controlled()).linked
    assert {cell: (c.kind, c.label, c.options) for cell, c in linked.items()} == {
        (1, 5): ("check", "已参加保险", ()),
        (2, 5): ("list", "", ("水稻", "小麦", "", "玉米")),
        (3, 5): ("radio", "", ("自有", "租用")),
        (4, 5): ("check", "同意公开", ()),
    }


@pytest.mark.parametrize(
    ("address", "path", "options", "value"),
    [
        ("表!F2", ("保险", "已参加保险"), ("是", "否"), "是"),
        ("表!F3", ("主要作物",), ("水稻", "小麦", "玉米"), "小麦"),
        ("表!F4", ("土地来源",), ("自有", "租用"), "自有"),
        ("表!F5", ("公示", "同意公开"), ("是", "否"), None),
    ],
)
def test_linked_cells_are_offered_as_choices(
    address: str, path: tuple[str, ...], options: tuple[str, ...], value: Value
) -> None:
    found = fields()[address]
    assert (found.path, found.type, found.options, found.value) == (path, "choice", options, value)


@pytest.mark.parametrize(
    ("address", "answer", "held", "changed"),
    [
        ("F2", "否", False, (0,)),
        ("F5", "是", True, (4,)),
        ("F5", True, True, (4,)),
        ("F3", "玉米", 4, (1,)),
        ("F4", "租用", 2, (2, 3)),
    ],
)
def test_the_cell_and_its_control_agree_and_nothing_else_changes(
    address: str, answer: Value, held: Value, changed: tuple[int, ...]
) -> None:
    before, made = controlled(), put(address, answer)
    row, col = int(address[1]) - 1, 5
    assert grid(made.data).value(row, col) == held
    assert made.notes == ()
    differ = {name for name in names(before) if part(before, name) != part(made.data, name)}
    assert differ == {"xl/worksheets/sheet1.xml", *(f"xl/ctrlProps/ctrlProp{n}.xml" for n in changed)}


def test_a_control_shows_what_its_cell_holds() -> None:
    assert state(put("F2", "否").data, 0) == state(controlled(), 0).replace(' checked="Checked"', "")
    assert state(put("F5", "是").data, 4) == state(controlled(), 4).replace("/>", ' checked="Checked"/>')
    assert state(put("F3", "玉米").data, 1) == state(controlled(), 1).replace('sel="2"', 'sel="4"')
    made = put("F4", "租用").data
    assert [bool(re.search("checked", state(made, n))) for n in (2, 3)] == [False, True]


def test_an_option_that_is_not_there_is_noted() -> None:
    made = put("F3", "高粱")
    assert [note.code for note in made.notes] == ["write.not_placed"]
    assert made.data == write(controlled(), "xlsx", [], []).data


def test_controls_move_with_rows_that_are_inserted_and_keep_their_new_state() -> None:
    rows = (((1, "甲"),), ((1, "乙"),))
    made = write(controlled(), "xlsx", [Answer("表!F5", "是")], [TableAnswer("表", 1, 1, rows)]).data
    assert 'fmlaLink="$F$6"' in state(made, 4)
    assert 'checked="Checked"' in state(made, 4)
    assert grid(made).value(5, 5) is True


def test_a_state_is_taken_out_and_put_in_without_touching_the_rest() -> None:
    data = b'<?xml version="1.0"?>\n<x:formControlPr a="1"  checked="Checked" b="2"></x:formControlPr>'
    without = with_state(data, "checked", "")
    assert without == b'<?xml version="1.0"?>\n<x:formControlPr a="1" b="2"></x:formControlPr>'
    assert with_state(without, "checked", "Checked") == without.replace(b'b="2"', b'b="2" checked="Checked"')


# ---- the copy in the VML drawing


@pytest.mark.parametrize(
    ("address", "answer", "old", "new"),
    [
        ("F2", "否", drawn(1025, "Checkbox", CHECKED), drawn(1025, "Checkbox")),
        (
            "F5",
            "是",
            drawn(1029, "Checkbox"),
            drawn(1029, "Checkbox").replace("\n  </x:Client", CHECKED + "\n  </x:Client"),
        ),
        ("F3", "玉米", "<x:Sel>2</x:Sel>", "<x:Sel>4</x:Sel>"),
    ],
)
def test_the_drawing_s_copy_of_a_control_shows_the_same(address: str, answer: str, old: str, new: str) -> None:
    made = write(controlled(vml=VML), "xlsx", [Answer(f"表!{address}", answer)], []).data
    assert part(made, "xl/drawings/vmlDrawing1.vml").decode() == VML.replace(old, new)


def test_of_a_group_s_copies_one_is_checked() -> None:
    made = write(controlled(vml=VML), "xlsx", [Answer("表!F4", "租用")], []).data
    shown = part(made, "xl/drawings/vmlDrawing1.vml").decode().split("<v:shape ")
    assert ["<x:Checked>" in shape for shape in shown[3:5]] == [False, True]


# ---- names and group boxes


def test_links_and_lists_are_found_through_names() -> None:
    states = ('objectType="Drop" fmlaLink="结果" fmlaRange="各种" sel="0"',)
    named = {"结果": "表!$F$3", "各种": "作物", "作物": "表!$H$1:$H$4"}
    linked = grid(controlled(states, ("",), ROWS[:1], named=named)).linked
    assert {cell: c.options for cell, c in linked.items()} == {(2, 5): ("水稻", "小麦", "", "玉米")}


def test_names_that_go_in_circles_lead_nowhere() -> None:
    states = ('objectType="Drop" fmlaLink="甲" fmlaRange="$H$1:$H$4"',)
    assert grid(controlled(states, ("",), ROWS[:1], named={"甲": "乙", "乙": "甲"})).linked == {}


def test_option_buttons_belong_together_by_the_box_around_them() -> None:
    button, box = 'objectType="Radio"', 'objectType="GBox"'
    states = (f'{button} fmlaLink="$F$3"', f'{button} fmlaLink="$F$4"', button, button, box, box, button)
    labels = ("甲", "子", "乙", "丑", "", "", "寅")
    places: list[Place] = [
        (2, 1, 3, 2), (5, 1, 6, 2), (2, 3, 3, 4), (5, 3, 6, 4), (1, 0, 4, 9), (4, 0, 8, 9), (6, 3, 7, 4)
    ]  # fmt: skip
    linked = grid(controlled(states, labels, places)).linked
    assert {cell: c.options for cell, c in linked.items()} == {(2, 5): ("甲", "乙"), (3, 5): ("子", "丑", "寅")}
