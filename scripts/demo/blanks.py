"""The five blank templates and the catalogue of shared sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.demo.people import living
from scripts.demo.sheet import Sheet, save_xlsx
from scripts.demo.words import briefing, readiness, save
from scripts.demo.world import CODE, COUNTY, NAMES, TOWN, World


def write(folder: Path, world: World) -> None:
    save_xlsx(folder / "1 农村低保家庭名册2026年4月.xlsx", [living([], "2026年4月", blank=True)])
    save_xlsx(folder / "2 村级基础数据核实表（2026年一季度）.xlsx", [village_facts()])
    save_xlsx(folder / "3 乡镇综合情况年报（2025年）.xlsx", [yearbook()])
    save(folder / "4 一季度社会救助工作简报（模板）.docx", briefing())
    save(folder / "5 应急管理基础信息采集表.docx", readiness(world, filled=False))


def village_facts() -> Sheet:
    """What six offices know, asked again by a seventh; 公顷 where the township reported 亩."""
    sheet = Sheet("核实表")
    sheet.title("村级基础数据核实表", 12)
    sheet.span(1, 0, 1, 5, f"制表机关：{COUNTY}统计局", "line")
    sheet.span(1, 6, 1, 11, "2026年一季度", "right")
    tree: list[Any] = [
        "村（社区）",
        "村民小组数（个）",
        "辖区面积（平方公里）",
        "耕地面积（公顷）",
        ("2025年末户籍人口", ["户数（户）", "人数（人）", "60岁及以上（人）"]),
        ("3月末农村低保", ["户数（户）", "人数（人）"]),
        ("3月末存栏", ["生猪（头）"]),
        "转移就业人数（人）",
        "村卫生室（个）",
    ]
    sheet.heading(2, 0, tree)
    sheet.rows(4, [[name, *[None] * 11] for name in NAMES])
    sheet.sums(4 + len(NAMES), 4, [1, 2, *range(3, 12)])
    end = 5 + len(NAMES)
    sheet.span(end, 0, end, 11, "说明：本表由乡镇根据各部门数据核实填报，村卫生室按实际运行数填写。", "line")
    sheet.span(end + 1, 0, end + 1, 11, "单位负责人：　　　　　　填表人：　　　　　　联系电话：", "line")
    sheet.widths = {0: 13} | dict.fromkeys(range(1, 12), 11)
    return sheet


def yearbook() -> Sheet:
    """A coded list about the township as a whole."""
    rows: list[list[Any]] = [
        ["01", "行政区域面积", "平方公里"],
        ["02", "村民委员会", "个"],
        ["03", "居民委员会", "个"],
        ["04", "村民小组", "个"],
        ["10", "年末户籍户数", "户"],
        ["11", "年末户籍人口", "人"],
        ["12", "　其中：女性", "人"],
        ["13", "年末常住人口", "人"],
        ["20", "年末耕地面积", "公顷"],
        ["21", "粮食产量", "吨"],
        ["22", "油菜籽产量", "吨"],
        ["30", "一般公共预算收入", "万元"],
        ["31", "一般公共预算支出", "万元"],
        ["32", "村集体经济收入", "万元"],
        ["40", "小学专任教师", "人"],
        ["41", "图书室藏书量", "千册"],
    ]
    sheet = Sheet("年报", landscape=False)
    sheet.title("乡镇综合情况年报表", 5)
    sheet.span(1, 0, 1, 2, f"乡镇名称：{TOWN}　　区划代码：{CODE}", "line")
    sheet.span(1, 3, 1, 4, "2025年", "right")
    sheet.heading(2, 0, ["代码", "指标名称", "计量单位", "本年数值", "备注"])
    sheet.rows(3, [[*row, None, None] for row in rows])
    for at, row in enumerate(rows):
        sheet.cells[3 + at, 1] = (row[1], "left")
    end = 3 + len(rows)
    sheet.span(end, 0, end, 4, "审核关系：11≥12；31≥30", "line")
    sheet.span(end + 1, 0, end + 1, 4, "单位负责人：　　　　　填表人：　　　　　报出日期：　　年　月　日", "line")
    sheet.widths = dict(enumerate((8, 30, 12, 14, 14)))
    return sheet


# catalogue, provider, items, attribute, condition, method, how often
CATALOGUE = (
    (
        "户籍人口统计信息",
        "县公安局",
        ("户籍户数", "户籍人口数", "女性人口数", "60岁以上人口数"),
        "无条件共享",
        "",
        "文件下载",
        "每月",
    ),
    (
        "人口基础信息",
        "县公安局",
        ("姓名", "公民身份号码", "性别", "与户主关系"),
        "有条件共享",
        "用于核验身份，按需申请",
        "接口",
        "实时",
    ),
    (
        "农村低保对象信息",
        "县民政局",
        ("户主姓名", "成员姓名", "保障类别", "保障人口", "月保障金额"),
        "有条件共享",
        "用于救助帮扶",
        "批量交换",
        "每月",
    ),
    (
        "低保资金发放信息",
        "县民政局",
        ("农村低保户数", "农村低保人数", "农村低保保障资金"),
        "无条件共享",
        "",
        "文件下载",
        "每月",
    ),
    ("特困人员信息", "县民政局", ("特困供养人数", "集中供养人数"), "无条件共享", "", "文件下载", "每月"),
    ("一卡通账户信息", "县财政局", ("一卡通账号",), "有条件共享", "限补贴发放使用", "批量交换", "每月"),
    ("乡镇财政决算信息", "县财政局", ("一般公共预算收入", "一般公共预算支出"), "无条件共享", "", "文件下载", "每年"),
    (
        "耕地资源信息",
        "县规划自然资源局",
        ("耕地面积", "林地面积", "行政区域面积"),
        "有条件共享",
        "用于农业生产统计",
        "批量交换",
        "每年",
    ),
    (
        "地质灾害隐患点信息",
        "县规划自然资源局",
        ("隐患点名称", "隐患点数量", "威胁户数"),
        "无条件共享",
        "",
        "接口",
        "每月",
    ),
    ("学校基本信息", "县教育委员会", ("专任教师数", "在校学生数"), "无条件共享", "", "文件下载", "每年"),
    ("医疗机构信息", "县卫生健康委员会", ("村卫生室数量",), "无条件共享", "", "文件下载", "每季度"),
    ("电话实名登记信息", "县公安局", ("联系电话",), "不予共享", "依据有关法律规定不予共享", "", "实时"),
    ("党组织和党员信息", "县委组织部", ("党员总数", "党组织书记"), "有条件共享", "按程序申请", "批量交换", "每季度"),
)


def write_catalogue(folder: Path) -> None:
    sheet = Sheet("目录")
    heads = [
        "序号",
        "目录编码",
        "目录名称",
        "信息项名称",
        "提供部门",
        "共享属性",
        "共享条件或依据",
        "共享方式",
        "更新频率",
    ]
    sheet.title(f"{COUNTY}政务数据目录（节选）", len(heads))
    sheet.span(1, 0, 1, len(heads) - 1, f"发布单位：{COUNTY}大数据发展中心　　2026年3月", "line")
    sheet.heading(2, 0, heads)
    rows: list[list[Any]] = []
    for at, (name, provider, items, attribute, condition, method, often) in enumerate(CATALOGUE, 1):
        for item in items:
            code = f"{CODE[:6]}/{at:06d}"
            rows.append(
                [len(rows) + 1, code, name, item, provider, attribute, condition or None, method or None, often]
            )
    sheet.rows(3, rows)
    sheet.widths = dict(enumerate((6, 16, 20, 18, 18, 12, 24, 10, 10)))
    save_xlsx(folder / f"{COUNTY}政务数据目录（节选）.xlsx", [sheet])
