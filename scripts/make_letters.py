"""Write the letter templates of resources/letters: Word files in the layout of official letters, with Jinja placeholders.

usage: uv run python -m scripts.make_letters [FOLDER]

Layout after GB/T 9704-2012: A4, margins 37/35/28/26 mm, title in 小标宋 of size two, text in 仿宋 of size three on lines of
28 points, first lines two characters in, the page's number in 宋体 of size four outside. Letterhead, number, signatory and
seal are the office's own and left open. An office replaces a template by its own file of the same name (docs/papers.md).
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "letters"
SONG, FANG, HEI = "方正小标宋简体", "仿宋_GB2312", "黑体"
TWO, THREE, FOUR, FIVE = Pt(22), Pt(16), Pt(14), Pt(10.5)
TABLE_ITEMS = (
    ("序号", 10, "{{ one.number }}"), ("目录名称（代码）", 36, "{{ one.entry }}{% if one.code %}（{{ one.code }}）{% endif %}"),
    ("数据项", 30, "{{ one.item }}"), ("共享属性", 20, "{{ one.attribute }}"), ("使用条件", 32, "{{ one.condition }}"),
    ("共享方式", 20, "{{ one.method }}"), ("更新周期", 18, "{{ one.cycle }}"), ("用于填报", 60, "{{ one.used }}"),
)  # fmt: skip
TABLE_DIFFERENCES = (
    ("序号", 10, "{{ one.number }}"), ("数据项", 34, "{{ one.item }}"), ("对象", 26, "{{ one.subject }}"),
    ("贵单位提供的数值（数据日期）", 48, "{{ one.theirs }}{% if one.their_day %}（{{ one.their_day }}）{% endif %}"),
    ("我单位掌握的数值（报告期）", 48, "{{ one.ours }}{% if one.our_day %}（{{ one.our_day }}）{% endif %}"),
    ("我单位数据来源", 60, "{{ one.source }}"),
)  # fmt: skip
TABLE_REUSE = (
    ("序号", 10, "{{ one.number }}"), ("栏目", 56, "{{ one.field }}"), ("以往报送（报表、报告期）", 66, "{{ one.reported }}"),
    ("报送对象", 34, "{{ one.office }}"), ("可共享获取（提供单位、共享属性）", 60, "{{ one.shared }}"),
)  # fmt: skip
TABLE_NEEDS = (
    ("排序", 11, "{{ one.number }}"), ("数据项", 34, "{{ one.item }}"), ("数据提供单位", 34, "{{ one.provider }}"),
    ("目录名称（代码）", 36, "{{ one.entry }}{% if one.code %}（{{ one.code }}）{% endif %}"),
    ("共享属性", 20, "{{ one.attribute }}"), ("涉及报表", 12, "{{ one.templates }}"), ("栏目数", 12, "{{ one.fields }}"),
    ("牵头部门", 26, "{{ one.lead }}"), ("申请渠道", 26, "{{ one.channel }}"), ("进展", 20, "{{ one.state }}"),
)  # fmt: skip


def request() -> Any:
    """A request for shared data with the five elements of Article 20, the items as an annex."""
    document = letter("{{ unit }}关于申请共享{{ subject }}的函", "{{ provider }}")
    for line in (
        ("为做好报表填报工作，减少重复采集，我单位在填报{{ templates }}时，需使用贵单位掌握的政务数据。{{ article }}"
        "现提出政务数据共享申请如下："),
        "一、使用依据。{{ basis }}", "二、使用场景。{{ scene }}", "三、使用范围。{{ scope }}", "四、共享方式。{{ method }}",
        "五、使用时限。{{ term }}", "六、申请共享的数据项共{{ count }}项，详见附件。",
        "我单位将按规定使用所获数据，不扩大使用范围，不用于其他目的，不提供给第三方，使用目的实现后按规定处置，并做好使用记录。",
        "妥否，请予函复。",
    ):  # fmt: skip
        body(document, line)
    annexes(document, ["申请共享数据项清单"])
    close(document)
    annex_table(document, "申请共享数据项清单", TABLE_ITEMS)
    return document


def verification() -> Any:
    """A request to verify values that differ (Article 26)."""
    document = letter("{{ unit }}关于申请校核{{ subject }}的函", "{{ provider }}")
    for line in (
        (
            "我单位在使用贵单位共享的政务数据过程中，将其与本单位已报送的数据作了比对，经比对存在差异，涉及{{ count }}项，"
            "详见附件。{{ article }}"
        ),
        "请贵单位予以核实，并将校核结果反馈我单位。如需我单位提供原始材料或者配合核对，请随时联系。",
    ):
        body(document, line)
    annexes(document, ["申请校核数据项清单"])
    close(document)
    annex_table(document, "申请校核数据项清单", TABLE_DIFFERENCES)
    return document


def cover() -> Any:
    """A note that goes with a report: what was used from where, said plainly."""
    document = letter("{{ unit }}关于报送{{ title }}的函", "{{ receiver }}")
    for line in (
        "按照要求，现将《{{ title }}》（{{ period }}）报上，请审阅。",
        "{% if notes %}有关情况说明如下：{% for note in notes %}（{{ loop.index }}）{{ note }}{% endfor %}{% endif %}",
    ):
        body(document, line)
    annexes(document, ["{{ title }}"])
    close(document)
    return document


def reuse() -> Any:
    """Which fields of a template were already reported or could be shared; internal until a leader releases it."""
    document = sheet()
    mark(document, "{% if released %}{{ released }}对外提供{% else %}内部资料　未经负责人同意不得外发{% endif %}")
    heading(document, "《{{ title }}》数据复用建议清单")
    for line in (
        (
            "本清单依据本机已有的报送记录和已导入的共享目录比对形成，{% if not released %}供内部研究使用，{% endif %}"
            "仅依据本机已导入的{{ reports }}份报表。"
        ),
        (
            "该表共{{ total }}个栏目，其中以往已报送{{ held }}个，可共享获取{{ shareable }}个，确需新填{{ new }}个。"
            "建议对已报送和可共享获取的栏目予以预填或共享，仅对确需新填的栏目组织填报。"
        ),
    ):
        body(document, line)
    table(document, TABLE_REUSE)
    return document


def needs() -> Any:
    """The ranked list of needs in the columns of a county's platform."""
    document = sheet()
    heading(document, "{{ unit }}政务数据共享需求清单")
    body(document, "统计区间：{{ span }}。按涉及报表数和栏目数由多到少排列，共{{ count }}项。")
    table(document, TABLE_NEEDS)
    return document


LETTERS: dict[str, Callable[[], Any]] = {
    "request": request, "verification": verification, "cover": cover, "reuse": reuse, "needs": needs,
}  # fmt: skip


# the parts of a letter


def page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    section.different_first_page_header_footer = False
    number_pages(section)


def number_pages(section: Any) -> None:
    """— 1 —"""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(paragraph, "— ", "宋体", FOUR)
    field = run(paragraph, "", "宋体", FOUR)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        field._r.append(element)
    run(paragraph, " —", "宋体", FOUR)


def run(paragraph: Any, text: str, face: str, size: Any, bold: bool = False) -> Any:
    made = paragraph.add_run(text)
    made.font.name, made.font.size, made.font.bold = face, size, bold
    made._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return made


def spaced(paragraph: Any, points: float = 28) -> Any:
    layout = paragraph.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
    layout.space_before = layout.space_after = Pt(0)
    return paragraph


def letter(title: str, receiver: str) -> Any:
    document = docx.Document()
    page(document)
    number = spaced(document.paragraphs[0] if document.paragraphs else document.add_paragraph())
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run(number, "（发文字号由党政办编排）", FANG, THREE)
    spaced(document.add_paragraph())
    heading(document, title)
    spaced(document.add_paragraph())
    run(spaced(document.add_paragraph()), receiver + "：", FANG, THREE)
    return document


def sheet() -> Any:
    """A page on its side, for lists that are no letter."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(22)
    section.left_margin = section.right_margin = Mm(22)
    number_pages(section)
    return document


def mark(document: Any, text: str) -> None:
    run(spaced(document.add_paragraph()), text, HEI, FOUR)


def heading(document: Any, text: str) -> None:
    paragraph = spaced(document.add_paragraph(), 34)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(paragraph, text, SONG, TWO)


def body(document: Any, text: str) -> None:
    paragraph = spaced(document.add_paragraph())
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Pt(32)
    run(paragraph, text, FANG, THREE)


def annexes(document: Any, names: Sequence[str]) -> None:
    spaced(document.add_paragraph())
    for number, name in enumerate(names, 1):
        paragraph = spaced(document.add_paragraph())
        paragraph.paragraph_format.first_line_indent = Pt(32)
        lead = "附件：" if number == 1 else "　　　"
        run(paragraph, f"{lead}{name}" if len(names) == 1 else f"{lead}{number}.{name}", FANG, THREE)


def close(document: Any) -> None:
    """Signatory, seal, day and contact are left open for the 党政办."""
    for _ in range(2):
        spaced(document.add_paragraph())
    for text in ("（落款单位、印章）", "　　　　年　　月　　日"):
        paragraph = spaced(document.add_paragraph())
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(64)
        run(paragraph, text, FANG, THREE)
    paragraph = spaced(document.add_paragraph())
    paragraph.paragraph_format.first_line_indent = Pt(32)
    run(paragraph, "（联系人：　　　　　　联系电话：　　　　　　　　）", FANG, THREE)


def annex_table(document: Any, title: str, columns: Sequence[tuple[str, int, str]]) -> None:
    """The annex stands on a page of its own, on its side."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(30), Mm(30)
    run(spaced(document.add_paragraph()), "附件", HEI, THREE)
    heading(document, title)
    table(document, columns)


def table(document: Any, columns: Sequence[tuple[str, int, str]]) -> None:
    """A ruled table whose head is repeated on each page; its row is repeated for each of `rows`."""
    made = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    made.autofit = False
    for column, (_, width, _) in zip(made.columns, columns, strict=True):
        column.width = Mm(width)
    texts = ([c[0] for c in columns], ["{%tr for one in rows %}"], [c[2] for c in columns], ["{%tr endfor %}"])
    for row, line in zip(made.rows, texts, strict=True):
        for number, (_, width, _) in enumerate(columns):
            cell = row.cells[number]
            cell.width = Mm(width)
            paragraph = spaced(cell.paragraphs[0], 18)
            head = line is texts[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if head or number == 0 else WD_ALIGN_PARAGRAPH.LEFT
            run(paragraph, line[number] if number < len(line) else "", HEI if head else FANG, FIVE)
    repeated = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)


def written(document: Any) -> bytes:
    """The same template gives the same bytes: no times, no author."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.title = ""
    source = io.BytesIO()
    document.save(source)
    out = io.BytesIO()
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in package.infolist():
            fixed = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(fixed, package.read(info))
    return out.getvalue()


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in LETTERS.items():
        (folder / f"{name}.docx").write_bytes(written(make()))
    print(f"{len(LETTERS)} letters written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
