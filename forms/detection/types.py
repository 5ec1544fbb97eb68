"""The type of a field: from its label, its unit, its validation, and what it holds."""

from __future__ import annotations

import re
from functools import lru_cache

from forms.model.document import Grid
from forms.model.form import FieldType
from forms.values.text import normal
from forms.values.units import split_label_unit, unit_of

_MONEY = re.compile(
    r"金额|资金(?!来源|用途)|收入(?!来源|情况|类)|支出(?!情况)|产值|收益|资产|负债|权益|补助(?!标准依据)|津贴|保障金|供养金|单价|费用?$|"
    r"工资|价格|投资|(?<![基五白冶合])金$|税(?!务)|(?:缴|交|收)党费(?!党员)|缴\S{0,4}费数|费总额|annual sales",
    re.I,
)
_COUNT = re.compile(
    r"人数|户数|个数|点数|总数|数量|次数|[户人件个处栋间层套台辆头只羽份名家所支员口组委机构]数|人口|户次|人次|存栏|出栏|岁数|年龄|周岁|"
    r"天数|年限|no\. of",
    re.I,
)
_RULES: tuple[tuple[re.Pattern[str], FieldType], ...] = (
    (re.compile(r"大写"), "text"),  # an amount in words
    (re.compile(r"签名|签字|签章|盖章$|手印|signature", re.I), "signature"),
    (re.compile(r"照片|相片|贴照"), "photo"),
    (re.compile(r"(?:身份|居民)证(?:件)?(?:号码?|编号)?$|公民身份号码|^证件号码?$|身份证件号"), "idcard"),
    (re.compile(r"账号|账户$|卡号|帐号|银行卡"), "account"),
    (re.compile(r"电话|手机|联系方式|传真|热线|telephone|phone|fax", re.I), "phone"),
    (re.compile(r"邮箱|e-?mail|电子邮件", re.I), "email"),
    (re.compile(r"代码$|编码$|证号$|编号$|信用代码|残疾人?证号码?|残疾证号|邮政编码|邮编|证件?号码$"), "code"),
    (re.compile(r"^是否|有无|能否"), "choice"),
    (re.compile(r"经纬度|地理坐标|^坐标"), "text"),  # two figures in one place
    (re.compile(r"年龄(?:段|组|区间|层次?)$"), "text"),  # 80-89周岁
    (re.compile(r"起止|(?:使用|营业|办公|开放|服务|值班)时间$"), "text"),  # from when to when
    (re.compile(r"年月日|日期|出生日|时点|截止|何时|date|дата", re.I), "date"),
    (re.compile(r"年月$|月份$|起保|入住时间|出生年月"), "month"),
    (re.compile(r"年份$|年代$|年度$"), "year"),
    (re.compile(r"时间$"), "date"),
    (re.compile(r"(?:名称|事由|事项|科目|用途|对象|方式|渠道|地点|单位)$"), "text"),
    (re.compile(r"内容$|问题$|要求$|建议$"), "longtext"),
    (re.compile(r"率$|占比|比重|比例$|百分比|%|同比|环比"), "percent"),
    (re.compile(r"人均|户均"), "decimal"),
    (_MONEY, "money"),
    (re.compile(r"面积|建面|产量|里程|海拔|距离|长度|宽度|高度|体积|容积|重量|角$|均产|单产|总产|厚|经度|纬度|系数"), "decimal"),
    (_COUNT, "integer"),
    (re.compile(r"意见|内容|说明|备注|摘要|情况$|理由|原因$|经历|简介|措施|describe|why|how long|description", re.I), "longtext"),
    (re.compile(r"(?<![多少函参代年期月季度末初计成预决])数$"), "integer"),  # 隐患数, 调解成功数: whatever is counted
)  # fmt: skip
_SPECIFY = re.compile(r",\s*(?:please|if )\b.*$", re.I)  # 'Press, please specify issue and date' asks for a text
_INTEGER_UNITS = re.compile(r"^(?:person|count:)")
_CHOICE_LABEL = re.compile(
    r"^(?:性别|政治面貌|婚姻状况|gender|sex)$|check ?mark|tick (?:one|the|as)|请?(?:打|划|画)[√勾]|勾选|单选|多选", re.I
)


@lru_cache(maxsize=16384)
def by_label(label: str, unit: str | None = None) -> FieldType:
    """'耕地面积（亩）' -> decimal, '农村低保户数' -> integer, '身份证号' -> idcard; text where nothing tells."""
    text = _SPECIFY.sub("", normal(label))
    name = split_label_unit(text)[0]
    if _CHOICE_LABEL.search(name):
        return "choice"
    for pattern, kind in _RULES:
        if pattern.search(name):
            if kind in ("longtext", "date", "month", "year") and unit and unit_of(unit) is not None and unit != "年":
                continue
            return _by_unit(unit) or kind if kind in ("integer", "decimal", "money", "percent") else kind
    return _by_unit(unit) or "text"


def _by_unit(unit: str | None) -> FieldType | None:
    known = unit_of(unit) if unit else None
    if known is None:
        return None
    if known.dimension.startswith("money"):
        return "money"
    if known.dimension == "ratio":
        return "percent"
    if "/" not in known.dimension and _INTEGER_UNITS.match(known.dimension) and known.factor == 1:
        return "integer"
    return "decimal"


def validation_of(grid: Grid, row: int, col: int) -> tuple[str, tuple[str, ...]]:
    """The kind and the options of the data validation on a cell, ("", ()) where it has none."""
    for rule in grid.validations:
        if any((row, col) in area for area in rule.areas):
            return rule.kind, rule.options
    return "", ()


def field_type(label: str, unit: str | None, options: tuple[str, ...], validation: str = "") -> FieldType:
    """The type with options and the cell's own validation taken into account."""
    if options or validation == "list":
        return "choice"
    kind = by_label(label, unit)
    if kind == "text" and validation in ("whole", "decimal", "date"):
        return {"whole": "integer", "decimal": "decimal", "date": "date"}[validation]  # type: ignore[return-value]
    return kind
