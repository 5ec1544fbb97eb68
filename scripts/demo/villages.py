"""Past reports about villages and the township: police, agriculture, finance, labour and natural resources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.demo.sheet import Sheet, save_xls, save_xlsx
from scripts.demo.world import CODE, COUNTY, NAMES, TOWN, Village, World

DISPUTED = "桃湾村"  # whose registered population the township's own list gives differently


def write(folder: Path, world: World) -> None:
    save_xlsx(folder / "户籍人口统计年报2025年（派出所）.xlsx", [registered(world)])
    save_xlsx(folder / "村（社区）概况一览表（2025年末）.xlsx", [overview(world)])
    save_xlsx(folder / "2025年农业农村经济主要指标.xlsx", [farming(world)])
    save_xlsx(folder / "2025年村集体经济资产及收入情况表.xlsx", [assets(world)])
    save_xls(folder / "财政收支情况表-2025年.xls", [budget()])
    save_xlsx(folder / "畜禽存栏出栏情况（2026年一季度）.xlsx", [livestock(world)])
    save_xlsx(folder / "农村劳动力外出务工情况2026年1季度.xlsx", labour(world))
    save_xlsx(folder / "地质灾害隐患点台账2026年3月.xlsx", [hazards(world)])
    save_xlsx(folder / "耕地地力保护补贴发放清册2025.xlsx", [subsidy(world)])


def registered(world: World) -> Sheet:
    """Three levels of headings and '其中' columns; the diagonal corner of old forms is a slash here."""
    sheet = Sheet("年报")
    sheet.title("２０２５年户籍人口统计年报表", 11)
    sheet.span(1, 0, 1, 5, f"填报单位：{TOWN}派出所", "line")
    sheet.span(1, 6, 1, 10, "单位：户、人", "right")
    ages = ("按年龄分", ["0—17岁", "60岁及以上", ("其中", ["80岁及以上"])])
    moves = ("全年变动", ["出生", "死亡", "迁入", "迁出"])
    sheet.heading(2, 0, ["项目\\村别", ("年末户籍人口", ["户数", "总人口", "其中：女"]), ages, moves])
    rows = [
        [
            v.name,
            v.households,
            v.population,
            v.women,
            v.minors,
            v.over60,
            v.over80,
            v.population // 110,
            v.population // 140,
            5,
            9,
        ]
        for v in world.villages
    ]
    sheet.rows(5, rows)
    sheet.sums(5 + len(rows), 5, range(1, 11))
    end = 6 + len(rows)
    sheet.span(end, 0, end, 10, "所长：　　　　　制表：　　　　　报出日期：2026年1月6日", "line")
    sheet.widths = {0: 14} | dict.fromkeys(range(1, 11), 10)
    return sheet


def overview(world: World) -> Sheet:
    """The township office's own list: attributes of villages, and a population that differs in one place."""
    sheet = Sheet("概况")
    sheet.title("各村（社区）基本概况一览表", 11)
    sheet.span(1, 0, 1, 10, f"{TOWN}党政综合办公室整理　　　　2025年12月31日", "right")
    heads = ["村（社区）名称", "统计用区划代码", "辖区面积（平方公里）", "村民小组（个）", "平均海拔（米）", "户籍人口（人）", "常住人口（人）",
             "耕地面积（亩）", "林地面积（亩）", "党组织书记", "联系电话"]  # fmt: skip
    sheet.heading(2, 0, heads)
    rows = [
        [v.name, v.code, v.area, v.groups, v.altitude, v.population + (13 if v.name == DISPUTED else 0), v.residents,
         v.farmland, v.woodland, v.secretary, v.phone]
        for v in world.villages
    ]  # fmt: skip
    sheet.rows(3, rows)
    sheet.widths = dict(enumerate((12, 15, 11, 10, 10, 10, 10, 10, 10, 11, 13)))
    return sheet


def farming(world: World) -> Sheet:
    """A coded list in two blocks side by side, with 其中 rows and a rule below."""
    farmland = sum(v.farmland for v in world.villages)
    left: list[list[Any]] = [
        ["01", "村民委员会", "个", len(NAMES) - 1],
        ["02", "居民委员会", "个", 1],
        ["03", "村民小组", "个", sum(v.groups for v in world.villages)],
        ["04", "年末耕地面积", "亩", farmland],
        ["05", "　其中：水田", "亩", round(farmland * 0.58)],
        ["06", "　　　　旱地", "亩", farmland - round(farmland * 0.58)],
        ["07", "农村用电量", "万千瓦时", 412.6],
        ["08", "农用机械总动力", "千瓦", 6390],
    ]
    right: list[list[Any]] = [
        ["09", "粮食播种面积", "亩", 11260],
        ["10", "　其中：水稻", "亩", 5480],
        ["11", "　　　　玉米", "亩", 3720],
        ["12", "粮食产量", "吨", 4987.5],
        ["13", "　其中：水稻", "吨", 2822.4],
        ["14", "　　　　玉米", "吨", 1413.6],
        ["15", "油菜籽产量", "吨", 391.8],
        ["16", "农民专业合作社", "个", 9],
    ]
    sheet = Sheet("农经")
    sheet.title("农业农村经济主要指标表", 8)
    sheet.span(1, 0, 1, 3, f"综合机关：{COUNTY}农业农村委员会", "line")
    sheet.span(1, 4, 1, 7, "2025年", "right")
    sheet.span(2, 0, 2, 3, f"填报单位：{TOWN}农业农村办公室", "line")
    for at, block in ((0, left), (4, right)):
        sheet.heading(3, at, ["行次", "指标名称", "计量单位", "本年实际"])
        sheet.rows(4, block, left=at)
        for row in range(len(block)):
            sheet.cells[4 + row, at + 1] = (block[row][1], "left")
    sheet.span(12, 0, 12, 7, "审核关系：04=05+06；09≥10+11；12≥13+14", "line")
    sheet.widths = dict(enumerate((6, 20, 11, 11, 6, 20, 11, 11)))
    return sheet


def assets(world: World) -> Sheet:
    sheet = Sheet("资产")
    sheet.title("村级集体经济资产及收入情况表", 6)
    sheet.span(1, 0, 1, 2, f"编制：{TOWN}财政所　　2025年度", "line")
    sheet.span(1, 3, 1, 5, "单位：万元", "right")
    sheet.heading(
        2,
        0,
        [
            "村（社区）",
            ("年末资产", ["固定资产", "流动资产"]),
            "年末负债",
            "本年集体经济收入",
            "收入5万元以上（是/否）",
        ],
    )
    rows = [[v.name, *v.assets, "是" if v.assets[3] > 5 else "否"] for v in world.villages]
    sheet.rows(4, rows)
    sheet.sums(4 + len(rows), 4, range(1, 5))
    sheet.put(4 + len(rows), 5, "—", "total")
    sheet.widths = dict(enumerate((14, 12, 12, 12, 15, 13)))
    return sheet


def budget() -> Sheet:
    """Amounts in yuan, which next year's form asks in ten thousand yuan."""
    sheet = Sheet("收支", landscape=False)
    sheet.title("乡镇财政收支情况表", 3)
    sheet.put(1, 0, f"填报单位：{TOWN}财政所")
    sheet.put(1, 2, "2025年　单位：元", "right")
    sheet.heading(2, 0, ["项　　目", "本年预算数", "本年决算数"])
    rows: list[list[Any]] = [
        ["一般公共预算收入", 4300000, 4526000],
        ["　其中：税收收入", 3100000, 3308500],
        ["一般公共预算支出", 21000000, 22185400],
        ["　其中：农林水支出", 7600000, 7942100],
        ["　　　　社会保障和就业支出", 3900000, 3876300],
        ["政府性基金收入", 0, 0],
    ]
    sheet.rows(3, rows)
    for row in range(len(rows)):
        sheet.cells[3 + row, 0] = (rows[row][0], "left")
    sheet.widths = {0: 34, 1: 18, 2: 18}
    return sheet


def livestock(world: World) -> Sheet:
    sheet = Sheet("畜牧")
    sheet.title("畜禽存栏、出栏情况季报表", 6)
    sheet.span(1, 0, 1, 5, f"{TOWN}畜牧兽医站　　2026年一季度　　单位：头、只", "line")
    stock = ("季末存栏", ["生猪", "牛", "羊"])
    sheet.heading(2, 0, ["村　名", stock, ("本季出栏", ["生猪"]), "备注"])
    sheet.rows(4, [[v.name, v.pigs, v.cattle, v.sheep, v.sold_pigs, None] for v in world.villages])
    sheet.sums(4 + len(NAMES), 4, range(1, 5))
    sheet.put(4 + len(NAMES), 5, None, "total")
    sheet.widths = dict(enumerate((14, 10, 10, 10, 10, 12)))
    return sheet


def labour(world: World) -> list[Sheet]:
    """This quarter, and the last one on a hidden sheet."""
    return [_labour(world, "本季", "2026年一季度", 0), _labour(world, "上季", "2025年四季度", 17)]


def _labour(world: World, name: str, period: str, fewer: int) -> Sheet:
    sheet = Sheet(name, hidden=bool(fewer))
    sheet.title("农村劳动力转移就业情况表", 5)
    sheet.span(1, 0, 1, 4, f"报送：{TOWN}劳动就业和社会保障服务所　报告期：{period}　计量单位：人", "line")
    sheet.heading(2, 0, ["村（社区）", "转移就业总人数", ("其中", ["县内", "县外省内", "省外"])])
    rows = [[v.name, sum(v.workers) - fewer, v.workers[0], v.workers[1], v.workers[2] - fewer] for v in world.villages]
    sheet.rows(4, rows)
    sheet.sums(4 + len(rows), 4, range(1, 5))
    sheet.widths = {0: 14} | dict.fromkeys(range(1, 5), 13)
    return sheet


def hazards(world: World) -> Sheet:
    sheet = Sheet("隐患点")
    sheet.title("地质灾害隐患点管理台账", 9)
    sheet.span(1, 0, 1, 8, f"{TOWN}自然资源所　　　　　　更新时间：2026年3月", "line")
    people = ("威胁对象", ["户数（户）", "人数（人）"])
    sheet.heading(2, 0, ["序号", "隐患点名称", "所在村", "灾害类型", people, "监测人", "监测人电话", "避险地点"])
    sheet.rows(4, [[i, *row] for i, row in enumerate(_points(world), 1)])
    sheet.widths = dict(enumerate((6, 20, 11, 10, 10, 10, 10, 13, 16)))
    return sheet


def _points(world: World) -> list[list[Any]]:
    kinds = ("滑坡", "崩塌", "不稳定斜坡")
    places = ("老屋院子", "后槽", "水井湾", "大路边")
    return [
        [
            f"{v.name}{places[at]}{kinds[at % 3]}",
            v.name,
            kinds[at % 3],
            3 + at * 2,
            11 + at * 7,
            v.secretary,
            v.phone,
            f"{v.name}便民服务中心",
        ]
        for v in world.villages
        for at in range(v.hazards)
    ]


def subsidy(world: World) -> Sheet:
    sheet = Sheet("清册")
    sheet.title("耕地地力保护补贴发放清册", 9)
    sheet.span(1, 0, 1, 8, f"{TOWN}财政所　　2025年度　　补贴标准：112元/亩　　单位：亩、元", "line")
    sheet.heading(2, 0, ["序号", "户主", "身份证号码", "村", "组", "补贴面积", "补贴金额", "一卡通账号", "联系电话"])
    rows = [
        [i, h.head.name, h.head.number, h.village, f"{h.group}组", h.land, round(h.land * 112, 2), h.account, h.phone]
        for i, h in enumerate(world.homes, 1)
    ]
    sheet.rows(3, rows)
    sheet.sums(3 + len(rows), 3, [5, 6])
    for col in (1, 2, 3, 4, 7, 8):
        sheet.put(3 + len(rows), col, None, "total")
    sheet.widths = dict(enumerate((6, 10, 21, 11, 7, 10, 11, 21, 13)))
    return sheet


def totals(world: World) -> dict[str, int]:
    """Sums over the villages that Word reports repeat."""
    fields = ("households", "population", "farmland", "hazards", "shelters")
    return {name: sum(getattr(v, name) for v in world.villages) for name in fields}


def first_village(world: World) -> Village:
    return world.villages[1]


__all__ = ["CODE", "first_village", "totals", "write"]
