"""Word reports of the demo: a narrative, a form with boxes and blanks, a roster."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell

from scripts.demo.sheet import settle
from scripts.demo.villages import first_village, totals
from scripts.demo.world import CODE, COUNTY, TOWN, World

BLANK = "______"


def write(folder: Path, world: World) -> None:
    save(folder / "2026年春节走访慰问工作情况报告.docx", visits())
    save(folder / "应急能力建设登记表（2025年）.docx", readiness(world, filled=True))
    save(folder / "特困人员供养名册2026年3月.docx", destitute(world))
    save(folder / "上坪村村情登记表.docx", village_card(world))


def save(path: Path, document: Any) -> None:
    document.core_properties.author = COUNTY
    document.save(str(path))
    settle(path)


def visits() -> Any:
    doc = Document()
    title(doc, "关于2026年春节走访慰问困难群众工作情况的报告")
    paragraph(doc, f"{COUNTY}民政局：")
    text = "2026年春节期间，我镇共走访慰问困难群众126户、173人，发放慰问金37800元、慰问物资84份。其中慰问特困供养对象5人，慰问困难残疾人21人。"
    paragraph(doc, text, indent=True)
    paragraph(doc, "特此报告。", indent=True)
    paragraph(doc, f"{TOWN}人民政府\n2026年2月24日", right=True)
    return doc


def readiness(world: World, *, filled: bool) -> Any:
    """Labels at the left, blanks inside cells and boxes to tick; the same rows filled (past) and blank."""
    sums = totals(world)
    doc = Document()
    title(doc, "乡镇应急能力建设登记表" if filled else "应急管理基础信息采集表")
    paragraph(
        doc,
        f"填报单位：{TOWN}　　　　　　　　2025年12月31日"
        if filled
        else "填报单位：__________　　　　　截止时间：2026年3月31日",
    )
    rows: list[list[str]] = [
        ["乡镇名称", TOWN, "行政区划代码", CODE],
        ["应急救援队伍", "共2支，46人", "值班电话", "10000660110"],
        ["应急避难场所（个）", str(sums["shelters"]), "可容纳人数（人）", "1850"],
        ["是否配备应急广播", "☑是　□否", "储备物资仓库（个）", "1"],
        ["应急预案数量（件）", "7", "全年演练次数（次）", "9"],
    ]
    if not filled:
        rows = [
            ["乡镇名称", "", "行政区划代码", ""],
            ["值班电话", "", "应急避难场所（个）", ""],
            ["应急救援队伍", "共____支，____人", "避难场所可容纳人数（人）", ""],
            ["是否配备应急广播", "□是　□否", "地质灾害隐患点（处）", ""],
            ["卫星电话（部）", "", "备用发电机（台）", ""],
            ["2025年末户籍人口（人）", "", "2025年末户籍户数（户）", ""],
        ]
    form(doc, rows)
    paragraph(doc, "填表人：　　　　　　审核人：　　　　　　　填报日期：　　年　月　日")
    return doc


def destitute(world: World) -> Any:
    homes = [h for h in world.homes if h.destitute]
    doc = Document()
    title(doc, "特困人员救助供养名册")
    paragraph(doc, f"单位：{TOWN}民政和社会事务办公室　　　　　　2026年3月")
    head = ["序号", "姓名", "性别", "身份证号", "村", "供养方式", "月供养金（元）"]
    rows = [
        [
            str(i),
            h.head.name,
            h.head.sex,
            h.head.number,
            h.village,
            h.destitute,
            "840" if h.destitute == "集中供养" else "720",
        ]
        for i, h in enumerate(homes, 1)
    ]
    form(doc, [head, *rows], heading=True)
    return doc


def village_card(world: World) -> Any:
    village = first_village(world)
    doc = Document()
    title(doc, "村情登记表")
    rows = [
        ["村名", village.name, "党组织书记", village.secretary],
        ["联系电话", village.phone, "村民小组数", str(village.groups)],
        ["辖区面积", f"{village.area}平方公里", "耕地面积", f"{village.farmland}亩"],
        ["便民服务中心", "建筑面积 420 平方米，建成时间 2021年9月", "通客运班车", "☑通　□不通"],
        ["主导产业", "水稻、茶叶", "文化广场（个）", "2"],
    ]
    form(doc, rows)
    paragraph(doc, "登记时间：2025年12月")
    return doc


def briefing() -> Any:
    """A narrative template: underscores and underlined spaces to fill."""
    doc = Document()
    title(doc, "2026年一季度社会救助工作简报")
    paragraph(doc, f"{COUNTY}民政局：")
    first = doc.add_paragraph()
    first.paragraph_format.first_line_indent = Pt(32)
    pieces = (
        "截至2026年3月底，我镇共有农村低保对象",
        "户",
        "人，城市低保对象",
        "户",
        "人；特困供养人员",
        "人，其中集中供养",
        "人。",
    )
    for at, piece in enumerate(pieces):
        run(first, piece)
        if at < len(pieces) - 1:
            run(first, "\u00a0" * 8).underline = True
    paragraph(doc, f"2026年一季度累计发放农村低保资金{BLANK}元；3月份发放高龄津贴{BLANK}元。", indent=True)
    paragraph(doc, f"春节期间走访慰问困难群众{BLANK}户，发放慰问金{BLANK}元；临时救助{BLANK}人次。", indent=True)
    paragraph(doc, "报告人：________　　日期：________", right=True)
    return doc


def title(doc: Any, text: str) -> None:
    line = doc.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(line, text, font="方正小标宋简体", size=20)


def paragraph(doc: Any, text: str, *, indent: bool = False, right: bool = False) -> None:
    line = doc.add_paragraph()
    if indent:
        line.paragraph_format.first_line_indent = Pt(32)
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run(line, text)


def run(line: Any, text: str, font: str = "仿宋_GB2312", size: float = 15) -> Any:
    piece = line.add_run(text)
    piece.font.name, piece.font.size = font, Pt(size)
    piece._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return piece


def form(doc: Any, rows: Sequence[Sequence[str]], *, heading: bool = False) -> None:
    """A bordered table; every second column of a form (or the first row of a roster) holds labels."""
    table = doc.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            label = r == 0 if heading else c % 2 == 0
            _cell(table.cell(r, c), text, "黑体" if label else "宋体")


def _cell(cell: _Cell, text: str, font: str) -> None:
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(line, text, font=font, size=10.5)
