"""What a text looks like: a label, a value, a total, a place, a note. General words of the trade, nothing of one form.

A filled report must be read as its blank template is, so a label has to be known by its words, not by the blank beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from forms.model.document import Value
from forms.values.text import normal
from forms.values.units import split_label_unit, unit_of

Kind = Literal["blank", "number", "date", "code", "dash", "option", "text"]

BOXES = "□☐☑☒√✓✔■▢◻◼"
OPEN_BOXES = "□☐▢◻"
_TICKLESS = re.compile(r"[(（]\s*[√✓✔]\s*[)）]")  # '低保户（√）' is a column to tick in, not a choice
_YEAR = re.compile(r"^(?:19|20)\d\d年(?:\d{1,2}月末?|末)?$")
DASH = re.compile(r"^[-—–―－/／\\*×＊·]{1,4}$")
_NUMBER = re.compile(r"^[+-]?\d[\d,]*(?:\.\d+)?[%‰]?$|^[+-]?\.\d+$")
_DATE = re.compile(r"^(?:19|20)\d\d(?:[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?|年)$")
_CODE = re.compile(r"^(?=.*\d{4})[A-Za-z]{0,3}[\dXx*-]{5,}[\dA-Za-z]*$")

_EXACT = frozenset(
    "序号 序 编号 代码 行次 栏次 项目 指标 指标名称 项目名称 数值 数量 数据 单位 计量单位 备注 说明 合计 小计 总计 其中 总数 "
    "姓名 户主 性别 民族 年龄 籍贯 职务 职称 学历 村 组 村别 村名 社区 乡镇 镇 行政村 村组 组别 类别 类型 等级 关系 电话 手机 "
    "账号 卡号 地址 住址 邮编 邮箱 传真 学号 专业 班级 年级 学校 内容 金额 面积 产量 产值 收入 支出 户 人 男 女 户数 人数 "
    "名称 规模 位置 地点 经度 纬度 计划 实播 播种 播种面积 本期 上期 本月 上月 本年 上年 累计 同比 环比 增减 占比 比重 意见 "
    "结果 评级 材质 规格 型号 品牌 单价 总价 用途 来源 党员 干部 负责人 联系人 监护人 申请人 填表人 审核人 经办人 书记 主任 "
    "村主任 支部书记 林地 耕地 电话号码 儿童 健康 身份证 文化 婚姻 婚否 房屋 住房 签字 签名 签章 盖章 日期 时间 年份 月份 "
    "邮政编码 灾种 点名 甲 乙 牛 羊 猪 生猪 山羊 家禽 水稻 稻谷 玉米 大豆 红苕 油菜 马铃薯 小麦 支 流出 流入 小学 初中 期末 期初 "
    "name sex gender date age address telephone phone fax e-mail email nationality title no no. item unit".split()
)
_SUFFIX = re.compile(
    r"(?:姓名|名称|名字|人名|性别|民族|年龄|周岁|籍贯|日期|时间|年月日?|年份|月份|时点|时段|年限|年代|身份证|证件|证号|号码?|编号|"
    r"代码|编码|账号|账户|卡号|电话|手机|热线|传真|邮箱|邮编|所在地|地址|住址|地点|位置|场所|驻地|单位|部门|机构|机关|学校|医院|银行|支行|"
    r"开户行|职务|职业|职称|岗位|学历|学位|文化程度|程度|专业|特长|面貌|状况|情况|意见|评价|结论|结果|说明|备注|内容|事项|方式|方法|"
    r"办法|措施|原因|理由|关系|类别|类型|种类|类|等级|级别|等次|层次|规模|规格|型号|品牌|材质|结构|性质|属性|来源|用途|意愿|需求|"
    r"能力|风险|病种|疾病|数|数量|个数|总数|户数|人数|人次|户次|总户数|总人口|人口|劳动力|家庭|户|人员|人|员|者|对象|儿童|老人|妇女|"
    r"老年人|残疾人|学生|教师|党员|干部|率|额|量|面积|产量|产值|总产|均产|单产|收入|支出|收益|金额|资金|资产|负债|权益|补助|补贴|"
    r"津贴|标准|水平|保障金|供养金|费用?|款项?|税|价格|单价|均价|均|比重|占比|比例|比率|指数|存栏|出栏|存量|增减|增长|增幅|累计|合计|"
    r"小计|总计|总值|净值|里程|长度|宽度|高度|海拔|距离|体积|容积|重量|温度|层数|栋数|间数|套数|床位|房屋|住房|土地|耕地|林地|水田|"
    r"园地|草地|播种|计划|任务|目标|进度|完成|负责人|责任人|联系人|经办人|监护人|护理人|申请人|代表人|填表人|审核人|书记|主任|"
    r"会长|站长|组长|校长|镇长|乡长|林长|网格员|护林员|管水员|信息|简介|概况|经历|签字|签名|签章|盖章|公章|"
    r"低保|五保|特困|医保|养老保险|保险|参保|工程|设施|设备|项目|名单|厕所|道路|公路|村庄|村寨|鼓楼|风雨桥|合同|产业|车间|商铺|"
    r"角|系数|折射角|依据|距离|环境|灵敏度|补偿|评分|得分|分数|名次|排名|月数|天数|次数|工资|年级|班级|组别|村别|村组|小组|网格|"
    r"动态|变动|构成|分类|变化|对比|基数|基础|底数|去向|现状|条件|特征|特点|优势|问题|困难|建议|计量|期限|有效期|届次|政策|统计期|报告期|所属期|税期|"
    r"形式|质量|年收入|题目|摘要|议题|会场|党支部|党总支|党委|党组织|支部|村民小组|社区|乡镇|党工委)$"
)
_ASK = re.compile(r"^(?:是否|有无|能否|可否|有何|为何|何时|几|第几|因何|需|已|未|应|实)\S{1,20}|[?？]$")
_LABEL_ANY = re.compile(
    r"^(?:其中|本月|本季|本年|本期|上月|上季|上年|上期|去年|今年|当年|当月|期末|期初|年末|季末|月末|全年|户籍|常住)"
)
_PART = re.compile("其中:.")
_VALUE = re.compile(
    r"^(?:男|女|是|否|有|无|不详|不适用|未知|暂无|汉族|[^:\s]{1,4}(?<!民)族|健康|良好|已婚|未婚|离异|丧偶|有配偶|小学|初中|高中|中专|大专|"
    r"本科|文盲|群众|[一二三四五六七八九十\d]+[组社级]|√|×|因[病残学灾]\S{0,6}|一般|合格|优秀|基本合格)$"
)
_PEOPLES = frozenset(
    ("侗族", "苗族", "土家族", "瑶族", "彝族", "回族", "藏族", "壮族", "少数民族")
)  # they head columns too
_ADDRESS = re.compile(
    r"(?:省|市|县|区|镇|乡|街道).{1,12}(?:村|社区|街|路|大道|巷).{0,8}(?:组|号|室|栋|幢)|[村区]\d+组$|\S村[一二三四五六七八九十]+组$"
)
_ORGAN = re.compile(
    r"(?:人民政府|委员会|管理局|有限公司|合作社|农商行\S*|支行|信用社|中心小学|中学|办事处|服务中心|\S{2}党支部)$"
)

TOTAL = re.compile(
    r"^(?:合计|总计|小计|共计|总和|合计数|总数|计|全[镇乡县市区村省国街]|[全各本][镇乡县]?\S{0,3}合计|\S{0,6}[合小总]计)$"
)
PLACE_HEAD = re.compile(
    r"^(?:所[在属])?(?:村\(?社区\)?|村[/、]?社区|村\(?居\)?|村别|村名|行政村|村委会|村居|社区|乡镇\(?街道\)?|乡镇|镇\(?街道?\)?|街道|县\(?市?区?\)?|区县|地区|"
    r"村|村集体(?:经济组织)?|村\(?居\)?名称|村\(?社区\)?名称|村名称|行政区划|单位|单位名称|党支部|支部|所在党支部|辖区|片区|网格|学校|部门)$"
)
SEQ_HEAD = re.compile(r"^(?:序号?|编号|栏次|行次|合同序号|顺序号?|no\.?|项次|№|户编号|户序号)$", re.I)
CODE_HEAD = re.compile(r"^(?:代码|行次|编码|指标代码|行号|编号|栏次|码)$")
ITEM_HEAD = re.compile(
    r"^(?:指标名称|指标|项目|项目名称|指标项目?|填表项目|内容|指标内容|(?:调查|填报|填写|统计|信息)(?:内容|事项|项目?|指标)|信息项?|名称|物资名称|统计指标|调查项目|\S{0,4}指标(?:名称)?|事项|科目|填报内容|\S{2}名称)$"
)
UNIT_HEAD = re.compile(r"^(?:计量单位|单位|计算单位|度量单位)$")
VALUE_HEAD = re.compile(
    r"^(?:数量|数值|数据|数额|金额|填报数|统计数|实际数|本期|本期数|本月数?|本年数?|本季数?|季末数?|季末\(本季\)数|年末数?|数|值|填报值|填报内容|内容|"
    r"填[报写](?:数据?|数值|栏|项|情况)?|实际(?:情况|数值)|具体(?:数据|内容|情况)|统计数据?|选[项择]|请选择|勾选|回答|答案|答复|结果|情况|填写内容|面积|\d{4}年|决算数|预算数|实绩|完成数|累计数?)$"
)
ANSWER_HEAD = re.compile(r"^(?:选[项择]|请选择|勾选|回答|答案|答复|填写内容|填报内容|填[报写](?:栏|项))$")
REMARK = re.compile(r"^(?:备注|备\s*注|说明|附注)$")
PERSON_HEAD = re.compile(
    r"^(?:姓名|户主|户主姓名|身份证号?码?|公民身份号码|身份证件号码?|证件号码?|居民身份证\S*|\S{0,6}姓名|家庭成员|与户主关系|户主关系|护林员|残疾人证号?码?|残疾证号码?|客户姓名)$"
)
ROLE_WORD = re.compile(
    r"责任人|负责人|书记|监测[人员]|监护人|联系人|林长|网格员|管水员|护林员|主任|站长|村长|组长|经办人|管护员|干部"
)
WORKS = re.compile(
    r"^(?:建设单位|责任单位|业主单位|项目业主|施工单位|建设地点|建设内容|建设规模|总投资|开工时间|竣工时间)"
)
THING_CODE = re.compile(
    r"(?:标识码|识别码|信用代码|机构代码|(?:项目|学校|企业|设施|设备|工程|线路|路线|桥梁|船舶?|地块|图斑|宗地|水库|网格|养殖场?)(?:代码|编码))$"
)
# Whose name stands beside a place: not of those whom a list is made for.
POST_NAME = re.compile(
    r"^(?!户主|客户|老[年人]|学生|学员|儿童|幼儿|孤儿|残疾|对象|人员|家庭|成员|本人|申请|享受|救助|保障|补贴|监测|监护|农户|党员|职工|患者|死|亡|参保|户籍|村民|居民|基本|个人)"
    r"\S{2,12}(?:\(\S{1,12}\))?姓名$"
)
OWN_PERSON = re.compile(r"^(?:性别|民族|年龄|周岁|出生\S{0,4}|\S{0,6}身份证\S{0,4}|证件号码?|与户主关系)$")
VILLAGE = re.compile(r"(?:村|社区|居委会|居|寨|屯|庄|湾|坝|组)$")
THING_HEAD = re.compile(
    r"^(?:\S{0,6}(?:点|点位|隐患点|危险区|企业|单位|合作社|水库)(?:名称|名)?|项目名称|工程名称|名称|点名|\S{0,4}\(\S*点\)|危险区\(\S+\))$"
)
LIST_WORDS = re.compile(r"花名册|名册|名录|清单|台账|名单|明细表?|清册|一览|摸底表|登记册|公示表")
NOTE = re.compile(
    r"^(?:注|备注|说明|填表说明|填报说明|审核关系|校核关系|逻辑关系|(?:(?:填报|摸底|核对|核查|调查|登记|排查|采集|上报)(?:对象)?)?范围|要求|补助标准|补贴标准|统计范围|提示|注意(?:事项)?|附|附件\d*|note|共\s*\d+\s*[家户人条])\s*[:：\d]|^[★※*]",
    re.I,
)
# 截至2026年7月31日；仅填报90周岁及以上老人: whom a list is to hold, however the line begins.
_WHOM = re.compile(
    r"(?:^|[；;。，,:：\s])(?:本表|此表)?(?:只|仅|限|仅限|只限)(?:填报|填写|统计|登记|上报)(?!\s*[:：_])"
)
_SAYS_WHOM = re.compile(
    r"^(?:填报|统计|摸底|核对|核查|调查|登记|排查|采集|上报)?(?:对象|范围|对象范围|对象及范围)\s*[:：]\s*"
    r"[^\s:：_＿□☐]*(?:的[^\s:：]{1,12}|人员|对象|户|家庭|人|者|全部|所有)[^:：_＿□☐]*$"
)
SIGN = re.compile(
    r"(?:填[报表]|审[核批]|复核|制表|经办|报告|核查|采集|调查|登记|统计|主要|分管|单位|部门)?(?:负责人|填报人|填表人|审核人|制表人?|复核人?|经办人|[造制]册人?|造表人?|编制人|报告人|核查人|采集人|调查人|"
    r"统计负责人|主要领导|分管领导|承办人|校对人?|主管|签发人?|制单人?|登记人|填表|填报日期|报出日期|填表日期|上报日期|报告日期|填表时间|填报时间|申请时间|申请日期|采集时间|核查日期|[造制]册[日时][期间]|编制[日时][期间])"
)
HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、(?![二三四五六]级)|第[一二三四五六七八九十]{1,2}部分|[IVX]{1,4}[、.])"
)


def says_whom(text: str) -> bool:
    """Whether a text says whom a list is to hold (填报范围：本镇低保户), wherever it stands in its line."""
    return bool(_SAYS_WHOM.match(text))


def is_note(text: str) -> bool:
    """Whether a text explains the form: begins as notes do, or says who alone is to be listed."""
    return bool(NOTE.match(text) or _WHOM.search(text) or says_whom(text))


@lru_cache(maxsize=65536)
def kind_of(text: str) -> Kind:
    """The kind of a cell's text (already clean)."""
    if not text:
        return "blank"
    flat = normal(text).replace(" ", "")
    if not flat or set(flat) <= {"_", "＿"}:
        return "blank"
    if DASH.match(flat):
        return "dash"
    if len(flat) >= 4 and set(flat) <= set(OPEN_BOXES):
        return "blank"  # one box a digit
    if any(ch in _TICKLESS.sub("", text) for ch in BOXES) and len(flat) > 1:
        return "option"
    if _NUMBER.match(flat):
        return "code" if len(re.sub(r"\D", "", flat)) >= 10 else "number"
    if _DATE.match(flat):
        return "date"
    if _CODE.match(flat):
        return "code"
    return "text"


def kind_of_value(value: Value, text: str) -> Kind:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number"
    if value is not None and not isinstance(value, (str, bool)):
        return "date"
    return kind_of(text)


@lru_cache(maxsize=65536)
def strength(text: str) -> int:
    """How much a text looks like a label: 2 surely, 1 rather, 0 can't say, -1 rather a value, -2 surely a value."""
    flat = normal(text).replace(" ", "")
    part = _PART.match(flat)  # whatever it is called
    if part or _YEAR.match(flat):
        return 2 if part else 1
    if kind_of(text) != "text":
        return -2
    if _VALUE.match(flat) and flat not in _EXACT and flat not in _PEOPLES:
        return -2
    label, unit = split_label_unit(flat)
    core = re.sub(r"\([^()]*\)$", "", label).rstrip(":*") or label
    if _ADDRESS.search(flat) and not unit:
        return -2
    if flat.rstrip(":").casefold() in _EXACT or core.casefold() in _EXACT:
        return 2
    if unit and unit_of(unit) is not None:
        return 2
    if core.endswith(("?", "？")):
        return 1
    if len(core) > (30 if re.search(r"[\u4e00-\u9fff]", core) else 120) or core.endswith(("。", "；", ";")):
        return -1
    if _ORGAN.search(core):
        return -1
    if _SUFFIX.search(core) or _ASK.search(flat) or _LABEL_ANY.match(flat) or flat.endswith(":"):
        return 2 if len(core) <= 20 else 1
    if re.search(r"\d{4}年|\d+[-—]\d+岁|以上$|以下$", flat):
        return 1
    return 0


@lru_cache(maxsize=65536)
def core(text: str) -> str:
    """A header without unit, colon, spaces: for asking which head word it is."""
    flat = normal(text).replace(" ", "").rstrip(":*")
    return split_label_unit(flat)[0].rstrip(":")


@lru_cache(maxsize=1 << 14)
def is_total(text: str) -> bool:
    return bool(TOTAL.match(normal(text).replace(" ", "").rstrip(":")))
