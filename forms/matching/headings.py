"""Headings and titles that only group or place: they say nothing of whom or what a column counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.matching.grammar import REST
from forms.matching.labels import Label, LabelReader
from forms.values.text import strip_numbering
from forms.vocabulary.lexicon import squeeze

_ACCOUNTS = frozenset(REST + word for word in ("收支", "资产", "资产负债", "财务", "财务收支", "收益"))
_ANSWERED_BELOW = {
    "民族": frozenset({"ethnic", "少数民族"}),
    "性别": frozenset({"sex"}),
    "年龄": frozenset({"age"}),
}
_CHANGES = re.compile(
    r"(?:[本当][年季月期]|全年)?(?:动态(?:管理|调整|变动|变化)?|增减|变动|进出)(?:变动|变化)?(?:情况)?"
)
# Autonomous townships, counties and prefectures are named for peoples (Constitution, Art. 30).
_PEOPLES_PLACE = re.compile(r"(?:[\u4e00-\u9fff]{1,4}族)+(?:自治)?(?:[州县旗]|乡(?!村)|镇|村(?!寨))")


def grouped_accounts(reader: LabelReader, said: list[frozenset[str]]) -> list[frozenset[str]]:
    """'收支 > 总收入', '资产 > 负债总额': a heading of accounts above a column that names its own says nothing more."""
    concepts = reader.lexicon.concepts
    named = any(c in concepts and concepts[c].measure == "money" for c in said[-1]) if said else False
    return [level - _ACCOUNTS for level in said[:-1]] + said[-1:] if named else said


def grouped_changes(reader: LabelReader, labels: Sequence[Label], said: list[frozenset[str]]) -> list[frozenset[str]]:
    """动态管理 of '动态管理 > 新增户数': above a column that names what came or went the heading says nothing more."""
    concepts = reader.lexicon.concepts
    came = [any(c in concepts and concepts[c].aspect == "flow" for c in level) for level in said]
    return [
        frozenset() if any(came[at + 1 :]) and _CHANGES.fullmatch(squeeze(label.text)) else level
        for at, (label, level) in enumerate(zip(labels, said, strict=True))
    ]


# Trades of the administration, and the words by which what belongs to them is known. Source: departments of county governments
# and what their statistical reports count (部门统计调查项目管理办法).
_TRADES = (
    ("教育|教育文化", "学校|小学|中学|初中|高中|幼儿|学生|教师|教职工|寄宿生|辍学|义务教育|毕业生|校车"),
    ("卫生|医疗卫生|卫生健康|卫生机构|医疗机构|医疗卫生机构|公共卫生",
     "卫生院|卫生室|医生|医师|护士|卫生技术人员|高血压|糖尿病|精神障碍|慢性病|健康档案|家庭医生|孕产妇|诊所|诊疗"),
    ("民政|社会救助|社会福利|社会保障|困难群众救助|救助保障|兜底保障",
     "低保|特困|集中供养|分散供养|临时救助|孤儿|事实无人抚养|养老机构|敬老院|高龄津贴|残疾生活补贴|残疾护理补贴|两项补贴|医疗救助"),
    ("养老服务|养老", "养老机构|养老床位|敬老院|高龄津贴"),
    ("残疾人事业|残联", "残疾|持证"),
    ("三留守|三留守人员|农村三留守人员|留守人员", "留守"),
    ("儿童福利|未成年人保护|困境儿童|困境儿童保障", "孤儿|留守儿童|困境儿童|事实无人抚养"),
    ("社会保险|社保|人社|人力资源和社会保障", "养老保险|医疗保险|工伤保险|失业保险|待遇领取"),
    ("交通|交通运输|道路交通|交通设施", "公路|道路|村道|乡道|县道|桥|客车|劝导|渡口|护路"),
    ("水利|水利设施|水利工程|水务|农田水利", "水库|山塘|堤防|灌溉|渠道|泵站|河|塘坝|水土|水窖|机井"),
    ("饮水|农村饮水|饮水安全|供水|农村供水", "供水|自来水|饮水|水窖|水源"),
    ("林业|林业生态|生态林业|林业资源|森林资源|林草", "林地|公益林|经济林|商品林|森林|造林|退耕|古树|护林|草原"),
    ("渔业|渔业生产|水产|水产业", "水产|渔民|渔船|鱼"),
    ("畜牧|畜牧业|畜牧业生产|畜牧养殖|畜禽养殖|养殖业", "生猪|牛|羊|家禽|存栏|出栏|肉|蛋|奶|规模养殖场"),
    ("种植业|种植业生产|农业生产|粮食生产|农作物|主要农作物|农作物生产|粮食作物|主要粮食作物|经济作物",
     "粮食|水稻|玉米|大豆|油菜|油料|蔬菜|茶叶|果园|薯|小麦|花生|棉花|烤烟|药材"),
    ("农机|农业机械|农业机械化", "拖拉机|收割机|机耕|机收|机播|农机|植保无人机|插秧机"),
    ("灾情|灾害|自然灾害|人口受灾|农业损失|损失|房屋倒损|住房倒损|房屋损失",
     "受灾|成灾|绝收|倒塌|严重损坏|一般损坏|安置|避险转移|经济损失|因灾"),
    ("安全生产|安全", "隐患"),
    ("应急|应急管理", "避难|灾害信息员|微型消防站|救援队"),
    ("文化|文化旅游|文旅|公共文化|旅游|文化设施", "书屋|文化广场|文物|文化遗产|景区|民宿|旅游|游客|农家乐"),
    ("市场主体|经营主体|市场监管", "个体工商户|企业|合作社|家庭农场|药店|食品|农贸市场"),
    ("司法|司法行政|法治|平安建设|综治|综合治理|社会治理|人民调解", "调解|纠纷|矫正|帮教|法律|网格|普法|法治宣传"),
    ("自然资源|国土|国土资源|土地|土地利用", "耕地|农田|地质灾害|宅基地|违法用地|征地"),
    ("生态环境|环保|人居环境|农村人居环境|环境保护|环境卫生", "污水|垃圾|厕所|排污|水源|粪污|秸秆|保洁"),
    ("乡村振兴|巩固脱贫|巩固拓展脱贫攻坚成果", "脱贫|监测对象|衔接资金|雨露计划|小额信贷|公益性岗位|搬迁|工作队"),
    ("防返贫|防止返贫|防止返贫监测|防返贫监测|返贫监测", "监测对象"),
    ("退役军人|退役军人事务|双拥|双拥优抚|优抚安置", "军人|烈属|优抚|义务兵|光荣牌|优待|抚恤|军属"),
    ("人口|人口变动|人口与户籍|人口状况", "户籍|常住|出生|死亡|迁入|迁出"),
)  # fmt: skip
_TRADE = {name: re.compile(below) for names, below in _TRADES for name in names.split("|")}
_ABOUT = re.compile(r"(?:基本)?(?:情况|概况|统计|工作|事业|领域|方面|发展|管理|类)$")


def trades(reader: LabelReader, texts: Sequence[str], said: list[frozenset[str]]) -> list[frozenset[str]]:
    """'社会救助 > 低保', '教育 > 小学': a heading that names a trade says nothing more above what the trade is known by."""
    out = list(said)
    for at, text in enumerate(texts[:-1]):
        known = _TRADE.get(_ABOUT.sub("", strip_numbering(text)[1].replace(" ", "").rstrip(":：")))
        below = frozenset().union(*out[at + 1 :])
        if known is not None and any(known.search(c) for c in below if _names_what(reader, c)):
            out[at] = frozenset()
    return out


def _names_what(reader: LabelReader, concept: str) -> bool:
    return not concept.startswith(REST) and reader.lexicon.category(concept) in _OF_SUBSTANCE


_OF_SUBSTANCE = frozenset({"topic", "population", "basis", "stockword", "flowword", "support", "care", "measure"})


def answered_below(reader: LabelReader, said: list[frozenset[str]]) -> list[frozenset[str]]:
    """民族 of '民族 > 少数民族', 性别 of '性别 > 女': columns that divide by an attribute count who has it."""
    leaf = said[-1] if said else frozenset()
    kinds = leaf | {reader.lexicon.category(c) for c in leaf}
    answered = frozenset(attribute for attribute, answers in _ANSWERED_BELOW.items() if kinds & answers)
    return [level - answered for level in said[:-1]] + said[-1:]


def without_peoples_places(title: str) -> str:
    """A title without 某某彝族乡: that is where the report is from; it doesn't say that its people are Yi."""
    return _PEOPLES_PLACE.sub("", title)
