"""Form regions: a label and its entry beside, below or inside it; groups at the side and bars above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from forms.detection import roles, words
from forms.detection.among import under_wholes
from forms.detection.beside import Beside, ends_open, names_note
from forms.detection.build import Found
from forms.detection.incell import (
    Inner,
    before_choices,
    choices,
    inner_blanks,
    is_bracketed_prompt,
    is_prompt,
    is_skeleton,
    listed,
    skeleton_name,
    until,
)
from forms.detection.regions import Region, sign_label
from forms.detection.split_dates import date_part
from forms.detection.view import Box, Sheet, clean
from forms.model.form import Mode
from forms.values.text import normal

_PHOTO = re.compile(r"照片|贴相|寸照|\d寸")
_OPINION = re.compile(r"意\s*见|审批|公\s*章|盖\s*章|签\s*章")
_BRACKETED = re.compile(r"^[（(][^（()）]*[)）]$")  # a line under the title ('（2025年度）'), a hint
_ASKS = ("?", "？")
_OFFICE_OPINION = re.compile(
    r"^(?!.*(?:本人|个人|申请人|申报人|家长|学生|监护人|群众|征求|自己|意向|修改|反馈|我)\S{0,4}意见).*\S意见$|^审批(?:意见|结果)?$"
    r"|^\S{0,8}(?:领导|负责人|主任|书记|[镇乡县区市局院校处科所站]长|[部单]位|部门|机关|政府|党委|[县乡镇村社区市局委办科室])"
    r"(?:审批|批示|批准|签批|审定|核准)$"
)
_DATED = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日$"
)  # a letter ends with its office and day: no heading of the slip below
_PERIOD = re.compile(r"^\d{4}年(?:\d{1,2}(?:[-—至]\d{1,2})?月|第?[一二三四1-4]季度|[上下]半年)?$")
_NUMBERED = re.compile(r"^\d{1,2}[.、．](?=[^\d\s]{2})")  # of the blanks of one cell
_ANNEX = re.compile(r"^附(?:件|表)?\s*\d*\s*[:：]?")  # stands over the form, what follows is no remark of its own
_FROM_TO = re.compile(r"^(?:自|从|由|至|到|起|止|起始|截止)$")
_IN_ALL = re.compile(r"^(?:[共计约有]|共计|总共|一共|合计)$")
_SIGNING = re.compile(r"^(?:签[章字名]|盖章|signatures?)$", re.I)
_SEALING = re.compile(
    r"^[(（]?(?:单位|部门|机构)?(?:负责人|经办人)?[(（]?(?:盖章|公章|签[章字名]|加盖公章)|^\d*年月日$"
)
_HINT = re.compile(r"\s*[（(](?:例|如|若|if )[^（()）]*[)）]$|, please (?:specify|state|indicate|name)\b .+$", re.I)
_EXAMPLE = re.compile(r"[（(](?:例|如|例如)[:：]?([^（()）]{2,})[一二三四五六七八九十甲乙丙A-D][)）]$")


@dataclass(frozen=True, slots=True)
class Item:
    """A field before its path is final: `parents` are the section and the groups over its own label."""

    box: Box
    label: str
    mode: Mode
    parents: tuple[str, ...] = ()
    address: str = ""
    inner: Inner | None = None
    section: str = ""
    opinion: bool = False
    sign_line: bool = False
    signature: bool = False  # room for signing and sealing
    whole: str = ""  # the label that it is a part of ('其中：女性' of '总人口')
    listed: bool = False  # its hint shows one of a numbered set
    unit: str = ""  # printed in a cell between label and entry
    part: bool = False  # the year, the month or the day of a date written over several cells


class Pairs:
    """Reads the rows of a grid that belong to no table."""

    def __init__(self, sheet: Sheet, regions: list[Region], skip: list[Box], found: Found) -> None:
        self.sheet, self.found = sheet, found
        self.beside = Beside(sheet, regions, skip)
        self._used: set[tuple[int, int]] = set()
        self._noted = False

    def items(self) -> list[Item]:
        """What asks for something, in reading order."""
        out: list[Item] = []
        section, edge = "", -1
        held = True
        for row in self.sheet.rows:
            before, held = held, any(v is not None for v in self.sheet.raw_values(row, self.sheet.cols))
            if self.beside.within(row) or not (held or before):
                continue  # a table's row, or blanks with no label near
            line = [b for b in self.sheet.row(row) if not self.beside.outside(b, row)]
            starts = [b for b in line if b.top == row]
            texts = [b for b in starts if not b.blank]
            if not starts:
                continue
            if len(texts) == 1 and self._is_note(texts[0]):
                self._note(texts[0])
                continue
            bar = self._bar(line, texts)
            if bar is not None and (edge < 0 or texts[0].left <= edge):
                section, edge = bar, texts[0].left
                continue
            if texts and section.endswith(_ASKS) and texts[0].left <= edge and texts[0].text.endswith(_ASKS):
                section, edge = "", -1  # the next question, with its room below it
            sign_line = any(sign_label(b.text) for b in texts)
            for box in starts:
                if words.says_whom(box.text):
                    self.found.notes.append(box.raw.strip())  # 填报范围：… beside 填报单位：…
                    continue
                items = self._read(box, row, sign_line)
                if any(words.HEADING.match(normal(i.label)) for i in items) and words.HEADING.match(normal(section)):
                    section, edge = "", -1  # the next numbered heading has its room right below it
                out += [self._placed(i, "" if sign_line else section) for i in items]
        return under_wholes(out)

    def _placed(self, item: Item, section: str) -> Item:
        under = (section, *item.parents) if section and section not in item.parents else item.parents
        return replace(item, parents=under, section=section)

    def _is_note(self, box: Box) -> bool:
        if words.is_note(box.text):
            return True
        if not self._noted or sign_label(box.text) or any(not i.blank.value for i in inner_blanks(self.sheet, box)):
            return False
        after = self.beside.after(box, box.top)
        asks = after is not None and after.blank and self.sheet.drawn(after) and words.strength(box.text) >= 2
        return not (asks and self.sheet.drawn(box))

    def _note(self, box: Box) -> None:
        self._noted = not _ANNEX.match(box.text)
        self.found.notes.append(box.raw.strip())
        self.found.guard(self.sheet, box, "note")

    def _bar(self, line: list[Box], texts: list[Box]) -> str | None:
        """A text alone in its row that heads the rows below: a bar across the form, or a line with nothing to fill."""
        if len(texts) != 1 or len(texts[0].text) > 60 or choices(texts[0]) or inner_blanks(self.sheet, texts[0]):
            return None
        box = texts[0]
        if len(re.findall(r"\s{6,}", box.raw.strip())) > 1:
            return None  # hints under lines, spread over the row
        if re.search(r"[:：]\s*\S", box.text) or _BRACKETED.match(box.text) or _DATED.search(normal(box.text)):
            return None
        if any(b.blank and self.beside.is_entry(b) for b in line if b.left > box.right) or len(self.sheet.cols) < 2:
            return None
        below = self.sheet.below(box.bottom)
        if below is None or self._label_above(box, below) or not self._labels_follow(below):
            return None
        wide = box.area.width >= 0.6 * len(self.sheet.cols)
        lone = all(b.blank and not self.sheet.bordered(b) for b in line if b is not box)
        return box.text.rstrip(":：") if words.HEADING.match(normal(box.text)) or wide or lone else None

    def _labels_follow(self, row: int) -> bool:
        """Whether the next row begins with a text outside all tables, so that a bar above it makes sense."""
        first = next((b for b in self.sheet.row(row) if not b.blank), None)
        return first is not None and not self.beside.outside(first, row)

    def _label_above(self, box: Box, below: int) -> bool:
        under = self.sheet.box(below, box.left)
        room = under.blank or is_bracketed_prompt(under.text)
        drawn = room and under.left == box.left and under.top == below and self.beside.is_entry(under)
        return drawn and under.area.width >= box.area.width

    def _read(self, box: Box, row: int, sign_line: bool) -> list[Item]:
        if (box.top, box.left) in self._used:
            return []
        left = self.beside.label_left(box, row)
        if choices(box):
            own = before_choices(box)
            return self._choice(box, row, own, left) if own or left is not None else []
        if self._is_opinion(box) or (left is not None and _is_judged(box, left)):
            return self._opinion(box, row, left)
        inner = inner_blanks(self.sheet, box)
        asked = any(i.blank.form != "value" for i in inner)
        if inner and (asked or not self.beside.is_value(box, row)):
            return self._inner(box, row, inner, left, sign_line)
        if box.blank or self.beside.is_value(box, row) or is_bracketed_prompt(box.text):
            return self._entry(box, row, left)
        return []

    def _choice(self, box: Box, row: int, own: str, left: Box | None) -> list[Item]:
        label = own or (left.text if left is not None else "")
        parents = self.beside.parents(box if own or left is None else left, row)
        return [Item(box, _bare(label), "in_cell_checkbox", parents)]

    def _is_opinion(self, box: Box) -> bool:
        """A box with a heading like '审批意见' over room for writing, sealing and signing."""
        if box.raw.count("\n") < 2 or "□" in box.raw:
            return False
        return bool(_OPINION.search(next((clean(p) for p in box.raw.split("\n") if p.strip()), "")))

    def _opinion(self, box: Box, row: int, left: Box | None) -> list[Item]:
        head = next((p for p in box.raw.split("\n") if p.strip()), "")
        label = clean(re.split(r"\s{4,}", head.strip())[0]).rstrip(":：")
        parents = self.beside.parents(box, row)
        if left is not None and judged_elsewhere(left.text):
            self.found.guard(self.sheet, box, "opinion")
            return []
        if left is not None and (_is_judged(box, left) or _SEALING.match(normal(label).replace(" ", ""))):
            label, parents = _bare(left.text), self.beside.parents(left, row)  # the cell holds room and seal only
        self.found.guard(self.sheet, box, "opinion" if "意见" in label else "signature")
        return [Item(box, label, "in_cell", parents, opinion=True)]

    def _inner(self, box: Box, row: int, inner: tuple[Inner, ...], left: Box | None, sign_line: bool) -> list[Item]:
        right = self.beside.after(box, row)
        if inner[0].blank.form == "end" and len(inner) == 1 and right is None and self._room_below(box):
            return []  # the label of the wide room below it
        if right is not None and names_note(box, right):
            self.found.guard(self.sheet, box, "note")
            return []
        if (
            ends_open(inner[0].blank.form, inner[0].blank.span, len(inner))
            and right is not None
            and self._takes(box, right)
        ):
            return []  # the label of the drawn cell beside it
        lead = self.beside.lead(box, row)
        parents = self.beside.parents(box, row)
        if lead is not None and _bare(lead.text) not in parents:
            parents = (*self.beside.parents(lead, row), _bare(lead.text))
        out: list[Item] = []
        for at, one in enumerate(inner):
            if at and one.dated and not one.label and roles.role_of(inner[at - 1].label) == "signature":
                continue  # when it was signed
            address = f"{self.sheet.grid.address(box.top, box.left)}#{one.n}"
            if at and out and until(inner[at - 1], one):
                out.append(
                    replace(out[-1], label="至", parents=(*out[-1].parents, out[-1].label), address=address, inner=one)
                )
                continue
            named = (
                "" if _FROM_TO.match(one.label) or _in_all(inner[at:], left) else _NUMBERED.sub("", _bare(one.label))
            )
            named = named or skeleton_name(one, box.raw, left)
            own = named or (_bare(left.text) if left is not None else "")
            if own:
                over = parents if named or not parents or parents[-1] != own else parents[:-1]
                out.append(Item(box, own, "in_cell", over, address, one, sign_line=sign_line))
        return out

    def _room_below(self, box: Box) -> bool:
        under = self.sheet.below(box.bottom)
        if under is None or box.area.width < 3:
            return False
        room = self.sheet.box(under, box.left)
        return (
            room.blank and room.area.left == box.left and room.area.width == box.area.width and self.sheet.drawn(room)
        )

    def _takes(self, label: Box, right: Box) -> bool:
        """Whether the box right of 'label：' is drawn as its entry."""
        if choices(right) or right.formula:
            return bool(choices(right))
        inner = inner_blanks(self.sheet, right)
        if inner:
            return not inner[0].label and not skeleton_name(inner[0], right.raw, label)
        if right.blank:
            return self.sheet.drawn(right) or bool(right.raw) or not self.sheet.lined
        if _PERIOD.match(right.text):
            return False
        return self.sheet.drawn(right) and words.strength(right.text) < 2 and not re.search("[:：]", right.text)

    def _entry(self, box: Box, row: int, left: Box | None) -> list[Item]:
        if left is not None and names_note(left, box):
            self.found.guard(self.sheet, box, "note")
            return []
        if box.formula or (box.blank and not self.beside.is_entry(box)):
            return []
        if not box.blank and self.sheet.lined and not self.sheet.drawn(box):
            return []
        if words.kind_of(box.text) == "dash" and not box.blank and box.text not in ("/", "／", "—"):
            self.found.guard(self.sheet, box, "note")
            return []
        if left is not None and _PERIOD.match(box.text) and not re.search("[期时日年月]", left.text):
            return []  # the period of the form, beside another line's label
        dated = date_part(self.sheet, box, row)
        if dated is not None:
            part, label = dated
            return [Item(box, part, "cell", (*self.beside.parents(label, row), _bare(label.text)), part=True)]
        if left is not None:
            if _PHOTO.search(left.text) and box.blank and box.area.height > 2:
                return []
            if box.blank and judged_elsewhere(left.text):
                self.found.guard(self.sheet, box, "opinion")
                return []
            mode: Mode = "prompt_in_cell" if is_prompt(box.text) or is_skeleton(box) or listed(box) else "cell"
            parents = self.beside.parents(left, row)
            signed = box.blank and self._for_signing(box, left, parents)
            return [
                Item(
                    box,
                    _bare(self.beside.whole_label(left, box)),
                    mode,
                    parents,
                    signature=signed,
                    listed=_numbered(left.text),
                    unit=self.beside.unit_before(box, row),
                )
            ]
        above = self.beside.above(box)
        if above is None:
            return []
        self._used.add((above.top, above.left))
        own: Mode = "cell" if box.blank else "prompt_in_cell"
        return [Item(box, _bare(above.text), own, self.beside.parents(above, above.top))]

    def _for_signing(self, box: Box, left: Box, parents: tuple[str, ...]) -> bool:
        """A blank under a group '签章', or above and below '经办人签字：' beside one tall label."""
        if any(_SIGNING.match(normal(p).replace(" ", "")) for p in parents):
            return True
        if left.area.height <= box.area.height or re.search("意\\s*见|审批", left.text):
            return False
        beside = [self.sheet.box(row, box.left) for row in range(left.top, left.bottom + 1)]
        return any(roles.role_of(re.split("[:：]", b.text)[0]) == "signature" for b in beside if not b.blank)


def _in_all(inner: tuple[Inner, ...], left: Box | None) -> bool:
    """'共   人，其中…' beside '家庭人口': the first figure is the label's own."""
    parted = len(inner) > 1 and inner[1].label.startswith("其中")
    return left is not None and parted and bool(_IN_ALL.match(inner[0].label))


def _numbered(label: str) -> bool:
    """'意向会场（例：会场一）': the example is one of a numbered set that the label names."""
    found = _EXAMPLE.search(label)
    return found is not None and found[1] in label[: found.start()]


def judged_elsewhere(label: str) -> bool:
    """'村委会意见', '县级审批意见': another office writes it, not the one that fills in the form."""
    return bool(_OFFICE_OPINION.search(normal(label).replace(" ", "")))


def _is_judged(box: Box, left: Box) -> bool:
    """Room beside '…意见' where somebody signs, seals or dates: written by that office, all of it."""
    if not re.search(r"意\s*见|审批(?!人|单位|部门|日期|时间|文号)|审\s*核$", left.text) or choices(box) or box.blank:
        return False
    return bool(re.search(r"[盖公签]\s*[章字名]|负责人|经办人|年\s*月\s*日", box.raw))


def _bare(label: str) -> str:
    return _HINT.sub("", label.strip().rstrip(":：").strip())
