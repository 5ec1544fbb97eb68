"""What stands around the tables: title, issuer, reporting unit, period, notes on units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.detection import words
from forms.detection.view import Box, Sheet, clean
from forms.model.document import Document, Paragraph
from forms.model.period import Period
from forms.values.periods import contains, find_periods, within_year
from forms.values.text import normal
from forms.values.units import note_pairs, note_units

Origin = Literal["", "title", "line", "header", "file_name", "sheet_name"]
UNIT_LABEL = re.compile(
    r"^(?:填[报表]|报送|上报|编报|统计|综合机关|被审计|申报|汇总)?(?:单位(?:详细)?(?:全?名称)?|机关名称|乡镇(?:\(街道\))?(?:名称)?|镇街|街道|部门|产区)(?:\((?:盖章|公章|章|签章)\))?$"
)
_ISSUER = re.compile(r"(?:制定机关|制表机关|发文机关|制发机关|主管部门|印发单位)\s*[:：]\s*([^\s\u3000:：]{3,30})")
_TITLE_WORD = re.compile(
    r"表$|册$|单$|台账$|报告$|快报$|总结$|统计|情况|汇总|登记|申请|记录|日志|回执|清单|审批|备案|名录|底数|一览|普查|年报|月报|季报|form|report",
    re.I,
)
_BRACKETED = re.compile(r"(?<=.)\s*[(（][^()（）]*[)）]$")  # whose it is: 参保人员名册（某镇）
_NO_TITLE = re.compile(
    r"^(?:附\s*件?|附表)\s*\d*\s*[:：]?$|^[（(]\d+[）)]$|〔\d{4}〕|^第\d+期$|^\S{0,8}\d{2}表$|^表\s*号|^单位[:：]|^密级"
)
_FILING = re.compile(r"填报|报出|上报|报送|填表|填写|制表|打印|申请")
STATUS = re.compile(
    r"初稿|草稿|讨论稿|征求意见稿|送审稿|修改稿|终稿|定稿|最终版?|上报稿?|报县\S{0,6}?(?=[)）.]|$)|公示[前后]|退回|作废|更正版?|订正|勘误|重报|副本|v\d+|[(（]\d{1,2}[)）](?=\.\w+$|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A period with where it was read."""

    period: Period | None = None
    text: str = ""
    origin: Origin = ""


def sheet_title(sheet: Sheet, first_table_row: int | None) -> Box | None:
    """The title box of a sheet: above its table, widest and largest, with the words of a title."""
    limit = first_table_row if first_table_row is not None else min(len(sheet.rows), 6)
    best: tuple[float, Box] | None = None
    for at, row in enumerate(r for r in sheet.rows[:12] if r < max(limit, 1) or (first_table_row is None and r < 6)):
        boxes = [b for b in sheet.row(row) if b.top == row and not b.blank]
        for box in boxes:
            score = _title_score(sheet, box, len(boxes)) - 0.6 * at
            if score > 1.5 and (best is None or score > best[0]):
                best = (score, box)
    return best[1] if best else None


def spelled_title(sheet: Sheet) -> list[Box]:
    """The boxes of a title written one character a cell, [] where there is none."""
    for row in sheet.rows[:4]:
        boxes = [b for b in sheet.row(row) if b.top == row and not b.blank]
        if (
            len(boxes) >= (3 if row == sheet.rows[0] else 4)
            and all(len(b.text) == 1 for b in boxes)
            and _TITLE_WORD.search("".join(b.text for b in boxes))
        ):
            return boxes
    return []


def _title_score(sheet: Sheet, box: Box, beside: int) -> float:
    text = first_line(box.raw)
    if (
        _NO_TITLE.search(text)
        or words.HEADING.match(text)
        or words.kind_of(text) != "text"
        or len(text) < 3
        or words.NOTE.match(text)
    ):
        return -9
    if re.search("[:：]", text) and not re.search(r"[:：]\S{0,12}(?:表|报告)$", text):
        return -9
    score = 2.0 if _TITLE_WORD.search(_BRACKETED.sub("", text)) else 0.0
    score += 1.5 if beside == 1 else -1.0
    score += 1.0 if box.area.width >= 0.5 * len(sheet.cols) else 0.0
    score += min(2.0, max(0.0, (box.style.size - 11) / 4)) + (0.5 if box.style.bold else 0.0)
    score += 0.5 if box.style.align == "center" else 0.0
    return score - (1.0 if len(text) > 60 else 0.0)


def instructs(title: str) -> bool:
    """'填表说明', '指标解释': the head of a sheet that says how to fill in the form."""
    return bool(
        re.match(
            r"^(?:填[表报写]|填制|编制|使用)?(?:说明|须知|指南|要求)$|^指标解释|^注意事项$", title.replace(" ", "")
        )
    )


def is_sample(sheet: str) -> bool:
    """The name of a sheet that shows how a filled form looks."""
    return bool(re.search(r"样例|示例|范例|样表|样张|举例|填写样本|模拟填|example|sample", sheet, re.I))


def is_aid(sheet: str) -> bool:
    """The name of a sheet of instructions, codes or options."""
    name = re.sub(r"[\s\d()（）.、_-]", "", sheet)
    return instructs(name) or bool(
        re.match(
            r"^(?:\S{0,6}(?:代码|编码|码|字典|选项|下拉|参数|分类标准|指标解释)(?:表|说明|列表|对照表)?|填\S{0,3}说明|说明)$",
            name,
        )
    )


def first_line(raw: str) -> str:
    return clean(next((p for p in raw.split("\n") if p.strip()), ""))


def paragraphs_title(paragraphs: Sequence[Paragraph]) -> str:
    """The title of a Word file among the paragraphs before its first table; a title over two lines is joined."""
    best, text = 0.0, ""
    for at, paragraph in enumerate(paragraphs[:12]):
        line = clean(paragraph.text)
        if ":" in paragraph.name or not line or len(line) > 50 or _NO_TITLE.search(line) or re.search("[:：。]", line):
            continue
        score = (3.0 if _TITLE_WORD.search(line) else 0.0) + max(0.0, (paragraph.size - 10.5) / 3)
        score += (1.0 if paragraph.bold else 0.0) + (1.0 if paragraph.align == "center" else 0.0) - 0.3 * at
        if score > best:
            best, text = score, re.sub(r"^附件?\s*\d*\s+(?=\S)", "", line)
    return text


def issuer(texts: Iterable[str]) -> str:
    return next((m.group(1) for t in texts if (m := _ISSUER.search(t))), "")


def unit_note(texts: Iterable[str]) -> str:
    """The first line that gives units ('单位：户、人', '面积：公顷　产量：吨'), "" where none does."""
    return next((t.strip() for t in texts if note_units(t) or (re.search("[:：]", t) and note_pairs(t))), "")


def is_unit_label(label: str) -> bool:
    return bool(UNIT_LABEL.match(normal(label).replace(" ", "").rstrip(":")))


def named_period(
    title: str, lines: Sequence[str], headers: Sequence[str], sheets: Sequence[str], file_name: str
) -> Named:
    """The report's period: from the title, a line, the page header, a sheet's name, the file's name, in this order.

    A year in the title gives way to a month, a quarter or a day inside that year in a line under it, and to an earlier
    day as of which the figures are. A month in the title without its year ('7月份工作统计表') takes the year that stands
    elsewhere.
    """
    found = _named(title, lines, headers, sheets, file_name)
    if found.origin == "title" or found.period is None or found.period.kind != "year":
        return found
    part = within_year(title, found.period.start.year)
    return Named(part, found.text, "title") if part is not None else found


def _named(
    title: str, lines: Sequence[str], headers: Sequence[str], sheets: Sequence[str], file_name: str
) -> Named:  # fmt: skip
    in_title = _first(title, "title")
    in_line = next((n for t in lines if (n := _line(t)).period is not None), Named())
    if in_title.period is not None:
        closer = _finer(in_title.period, in_line.period) or _ahead(in_title.period, in_line.period)
        return in_line if closer else in_title
    if in_line.period is not None:
        return in_line
    for texts, origin in ((headers, "header"), (sheets, "sheet_name"), ((_stem(file_name),), "file_name")):
        for text in texts:
            found = _first(text, origin)  # type: ignore[arg-type]
            if found.period is not None:
                return found
    return Named()


def _finer(title: Period, line: Period | None) -> bool:
    if line is None or title.kind not in ("year", "range") or not contains(title, line):
        return False  # a range is most often a school year, whose figures are of a day
    return line.kind != "year" and (line.end.month, line.end.day) != (12, 31)


def _ahead(title: Period, line: Period | None) -> bool:
    """A form for the year to come (2027年度征缴底数表) that prints the day its figures are of asks of that day."""
    return title.kind == "year" and line is not None and line.kind == "as_of" and line.end < title.start


# A day in a scope ('范围：截至2025年底…') or a cut-off for ages says who is listed, not what the report is for.
_SCOPE = re.compile(
    r"\s*(?:(?:注|说明|备注|填表说明)\s*[:：]\s*)?(?:填报|统计|对象|人员|摸底|核对|调查|登记)?(?:范围|对象)\s*(?:[:：]|为|是)|\s*年龄"
)
# '2025年治沙投资（万元）：____' asks for something of that year.
_OF_A_PLACE = re.compile(r"\d年(?:\d{1,2}月)?(?!度?(?:末|底|初|度)?\s*[:：])[^\d:：]{2,}[:：][\s_＿]*$")


def _line(text: str) -> Named:
    """A line's period, unless it is the date of filling in or that of one place behind it."""
    for piece in re.split(r"[\u3000\t]+|\s{2,}", text):
        prose = len(piece) > 60 and not re.match(r"\s*截[至止]", piece)
        for clause in _clauses(piece) if not prose and not _SCOPE.match(piece) else ():
            said_of = _FILING.search(clause) or _SCOPE.match(clause) or _OF_A_PLACE.search(clause)
            if clause.strip() and not said_of:
                found = _first(clause, "line")
                if found.period is not None:
                    return found
    return Named()


def _clauses(piece: str) -> list[str]:
    """'截至7月31日；仅填报老人' in two; one that says more than a day and whom to list is left whole."""
    found = re.split(r"[；;。]", piece)
    return found if re.match(r"\s*(?:数据|统计|时间)?截[至止]", piece) else [piece]


def _first(text: str, origin: Origin) -> Named:
    text = mended(text)
    periods = find_periods(text)
    if not periods or (origin == "file_name" and not _one(period for _, _, period in periods)):
        return Named()
    start, end, period = next(
        (p for p in periods[1:] if _cut_off(text, p[0]) and _finer(periods[0][2], p[2])), periods[0]
    )
    return Named(period, text[start:end], origin)


def _cut_off(text: str, start: int) -> bool:
    """'2026年度参保情况（截至2026年9月）': what is reported of the year by then."""
    return bool(re.search(r"截[至止]到?$", text[:start])) or bool(re.match(r"截[至止]", text[start:]))


def _one(periods: Iterable[Period]) -> bool:
    """Whether all of them lie in the first: a name with two months names neither."""
    first, *rest = periods
    return all(contains(first, other) for other in rest)


def mended(text: str) -> str:
    """'（2025年6）月', a slip of the hand in titles, as '（2025年6月）'."""
    return re.sub(r"(年\d{1,2})([)）])月", r"\1月\2", text)


def _stem(file_name: str) -> str:
    stem = re.sub(r"\.\w{2,5}$", "", file_name)
    stem = re.sub(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)", r"\1年\2月", stem)
    return re.sub(r"(?<![\d.\-年])((?:19|20)\d\d)(?=$|[（(_])", r"\1年", stem)  # a year alone ends the name


def of_file(file_name: str) -> str:
    """The title of a file that has no room for one (CSV): its name, where that has the words of a title."""
    stem = re.sub(r"\.\w{2,5}$", "", file_name).replace("_", " ")
    return stem if _TITLE_WORD.search(_BRACKETED.sub("", stem.strip())) else ""


def status_words(title: str, file_name: str) -> tuple[str, ...]:
    seen: list[str] = []
    for text in (title, file_name):
        seen += [
            m.group().strip("()（）") if m.group().strip("()（）").isalpha() else m.group()
            for m in STATUS.finditer(text)
        ]
    return tuple(dict.fromkeys(seen))


def header_texts(document: Document) -> list[str]:
    texts = [t for g in document.grids for t in (g.header_text, g.footer_text) if t]
    texts += [
        p.text for p in document.paragraphs if ":" in p.name and p.name.split(":")[0].startswith(("header", "footer"))
    ]
    return texts
