"""Blanks in running text: which words name a blank, what it counts, under which topic, of which period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.detection.incell import unit_after
from forms.detection.view import clean
from forms.detection.wordtime import label_period
from forms.documents.blanks import Blank
from forms.values.text import normal

_BREAK = re.compile(r"[，。；;！？!?、（）()\n]")
# words that lead in; the guards keep words that only begin like one (有效期, 设备, 及格率, 还款)
_LEAD_IN = re.compile(
    r"^(?:和(?![谐解平睦])|及(?![格时])|以及|并(?![购轨网])|同时|另有?|还有?(?![款贷建田林需])|其余|剩余|止(?![付损])|目前)?"
    r"(?:[我本该全](?:[镇乡县区市村](?![民镇级委支干])|街道|社区))?(?:范围内|境内|辖区内)?"
    r"(?:共计?(?![同享建青产管])|现(?![任住状金场役代在行])|总共|合计|一共)?"
    r"(?:计?有(?![效关限机偿线])|辖(?!区)|设有?(?![备施计立置区定])|建有|拥有|现有|共有|纳入|配备|划分|实现|达到?(?![标成产])|"
    r"为(?![民农人期])|是(?!否)|约(?![定谈束])|开展)?"
)
_VERB = re.compile(
    r"^(?:累计)?(发放|支出|兑付|拨付|支付|排查受理|受理|成功化解|化解|调处|调解|办理|办结|查处|整改|新增|退出|发现)(?=\S{2,})"
)
_SHORT = frozenset(
    "支出 收入 金额 发放 发放资金 发放金额 支付 兑付 拨付 "
    "面积 产量 产值 人口 可容纳 户均 人均 其中 涉及 解决 覆盖 成功化解 化解 调解成功 整改 累计识别".split()
)
_PAIRS = (("收入", "支出"), ("支出", "收入"))
_SHARES = ("%", "％", "‰", "个百分点", "百分点")
_IS_SHARE = re.compile(r"率$|占比$|比重$|比例$")
_SUM = re.compile(r"(?:^|[，,；;])(共计?|合计|总计|一共|总共|小计)$")
_HOUSEHOLD = re.compile(r"户数?$")
_UNIT_NOUN = re.compile(
    r"^(?:个|名|位|处|所|座|家|条|支|项|件|户|人)([村镇乡组寨屯]|[\u4e00-\u9fff]{2,10}?)(?=[，。；、,;（(]|$)"
)
_BARE_NOUN = re.compile(r"^([\u4e00-\u9fff]{2,6})(?=[，。；、,;：:（(\s]|$)")
_RANGE = re.compile(r"(?:日?起)?[至到]|[—－~～-]+")
_FROM_TO = re.compile(r"自|从|由|至|到|起至|日起至|起|止")
_HOUR = re.compile(r"^[时点分秒]")
_AFTER_TIME = re.compile(r"^\s*[日时点分秒](?=\s)")  # '____时        地点：____'
_THIS_MONTH = re.compile(r"[当本]月份?")  # '9月享受____人，当月发放____元'
_A_MONTH = re.compile(r"\d月")
_EVER = re.compile(r"累计|合计|共计?")  # '三季度累计发放____元；特困人员____人': they are no sum of the quarter
_NOON = re.compile(r"(?:[上中下]午|早上?|晚上?|凌晨)?")
# words that stand behind their blank: '____同志', '____组村民', '因____原因'
_TITLE = r"同志|同学|先生|女士|老师|师傅|村民(?!委员会|小组)|居民(?!委员会)|原因|专业|职务|岗位?|班级"
_PLACE = (
    r"省|自治区|市|州|县|区|镇|乡|街道|社区|行政村|自然村|村民小组|村|居|组|社|屯|寨|队|路|街|巷|号楼|号|栋|幢|单元|室"
)
_BODY = r"村民委员会|居民委员会|村[（(]居[)）]委会|村委会|居委会|党支部|党总支|党委|人民政府|派出所|公司|学校|医院|分校|工作站|部门?"
_FOLLOWS = re.compile(f"^({_BODY}|{_TITLE}|{_PLACE})(?![\u4e00-\u9fff]{{0,6}}[:：])")
_PLACE = rf"(?:{_PLACE})(?:[（(][\u4e00-\u9fff]{{1,4}}[)）])?"
_FOLLOWS_PLACE = re.compile(f"^({_PLACE})(?![\u4e00-\u9fff]{{2,6}}[:：]|[（()）\u4e00-\u9fff]{{0,5}}[:：])")
_SPECIFIED = re.compile(r"^[（(](?!盖章|签[字名章]|公章|大写|小写|以下)([\u4e00-\u9fff]{2,8})[)）]")
# a clause of function words only: it names nothing
_NAMELESS = re.compile(
    r"(?:兹|今|现|经|系|是|为|因|由|在|到|向|请|该|我|本|贵|其|此|有|户|村|单位|镇|乡|县|校|并|于|同意|批准|证明|介绍|派|住|"
    r"居住|家|位|即|将|从|自|与|和|及|对|同|特|聘请?|邀请|尊敬的|乙方|甲方|原|已|曾|任|等|今|收到|收)*"
)
# '自愿加入____志愿服务队', '代发____补贴': what is joined, paid or asked for is named by the word behind
_JOINS = re.compile(r"(?:加入|参加|代发|申请|申领|报名|报考)$")
_JOINED = re.compile(r"^(\S{0,4}(?:队|协会|学会|合作社|社团|补贴|补助|津贴|项目|专业|岗位))(?=[，,。；;、\s]|$)")
_PLACES_HEAD = re.compile(r"村组|[住地籍]址?$|所在地?$|地$|村$|位置$")
_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[.、．)）]|[（(][一二三四五六七八九十\d]{1,2}[)）])(?=\S{2})"
)
_NO_HEAD = re.compile(
    r"^存根$|如下|承诺|声明|通知|现将|有关|请|截至|截止|说明|注意?$|证明$|[为是]$|\d{4}年|其中$|^单位$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a blank say: path of labels, unit, period words."""

    path: tuple[str, ...]
    unit: str
    period: str
    named_behind: bool = False  # by the word behind it, which is part of a name and no measure


@dataclass(frozen=True, slots=True)
class _Spot:
    """A blank with the text between the blank before and the one behind it."""

    blank: Blank
    between: str
    raw: str
    after: str
    dated_before: bool
    more: bool  # another blank follows


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words that name a blank: as printed, and without lead-in; whether they go on a list begun before ('、'), whether
    a colon parts them from the blank."""

    said: str
    name: str
    joined: bool = False
    direct: bool = False
    inside: bool = False  # in the sentence, and in the brackets, of the blank before

    @property
    def among(self) -> bool:
        return self.name.startswith("其中")


@dataclass(slots=True)
class _Course:
    """What a text has said so far."""

    head: str = ""  # '二、表决结果：' before the words of its blanks
    whole: bool = False  # the head stands over the paragraph, not over its sentence only
    topic: str = ""
    colon: bool = False  # the topic is a label with a colon
    parent: str = ""  # the whole that 其中 parts stand under
    parent_unit: str = ""
    verb: str = ""
    lasting: str = ""  # period words that still hold
    clock: bool = False  # the blank before is the hour of a date
    places: str = ""  # the label whose blanks are named by the words behind them ('村组：____村____组')

    amount: str = ""  # the topic before that is no share

    @property
    def over(self) -> tuple[str, ...]:
        return (self.head,) if self.head else ()

    def whole_of(self, unit: str) -> str:
        """What a part counted in `unit` is a part of: never of a share, but of what that is a share of."""
        share = unit not in _SHARES and _IS_SHARE.search(self.topic)
        return self.amount if share and self.amount else self.topic


def read_blanks(text: str, blanks: Sequence[Blank]) -> list[Reading]:
    """The reading of every blank, from the left: a blank with nothing but a unit before it counts the same noun."""
    out: list[Reading] = []
    course = _Course()
    for at, blank in enumerate(blanks):
        start = blanks[at - 1].span[1] if at else 0
        more = at + 1 < len(blanks)
        end = blanks[at + 1].span[0] if more else len(text)
        dated = at > 0 and blanks[at - 1].kind == "date"
        between = text[start : blank.span[0]]
        between = _AFTER_TIME.sub("", between) if dated or course.clock else between
        spot = _Spot(blank, between, text[slice(*blank.span)], text[blank.span[1] : end], dated, more)
        out.append(_reading(course, spot, out))
    return _measured(out)


def _reading(course: _Course, spot: _Spot, out: Sequence[Reading]) -> Reading:
    unit = unit_after(spot.after)
    period = _period(spot.between, course.lasting)
    if re.search(r"[。\n]", spot.between):
        course.places = ""
        course.head = course.head if course.whole else ""
    clause = _clause(course, spot.between, out)
    course.lasting = course.lasting if clause.among else period
    if (spot.dated_before or course.clock) and (after_date := _after_date(course, spot, period)) is not None:
        return after_date
    if path := _named_behind(course, spot, clause, bool(out)):
        return Reading(path, "", period, named_behind=True)
    if not clause.name:
        return _nameless(course, spot, unit, period, out)
    if _FROM_TO.fullmatch(clause.name) and course.topic and spot.blank.kind != "date":
        return Reading((*course.over, course.topic), unit, period)
    return _named(course, clause, unit, period)


def _counterpart(topic: str, noun: str) -> str:
    """'财政收入____万元，支出____万元': the second is 财政支出, no part of the first; '' where the two are no pair."""
    for one, other in _PAIRS:
        if noun == other and topic.endswith(one):
            return topic.removesuffix(one) + other
    return ""


def _after_date(course: _Course, spot: _Spot, period: str) -> Reading | None:
    """The hour of the date before ('____年____月____日____时'), or the end of a span ('____月____日至____月____日')."""
    said = re.sub(r"^[日时点分]", "", clean(spot.between))
    course.clock = bool(_NOON.fullmatch(said) and _HOUR.match(spot.after.strip()))
    if course.clock:
        return Reading((), "", period)
    if spot.blank.kind == "date" and _RANGE.fullmatch(said):
        return Reading((*course.over, *((course.topic,) if course.colon else ()), "至"), "", period)
    return None


def _named(course: _Course, clause: _Clause, unit: str, period: str) -> Reading:
    """The reading of a blank with words of its own before it."""
    course.places = ""
    course.verb, noun = _verb(clause.name, course.verb if clause.joined else "")
    label = course.verb + noun if course.verb and not clause.among else noun
    if clause.among:
        course.parent, course.parent_unit = course.whole_of(unit), unit
    elif not clause.joined and (clause.direct or not clause.inside or unit != course.parent_unit):
        course.parent = ""
    if not clause.among and (other := _counterpart(course.topic, noun)):
        noun = label = other
    if noun in _SHORT and course.topic and not clause.among:
        return Reading((*course.over, course.topic, noun), unit, period)
    if not clause.among and not course.parent:
        course.topic, course.colon = label, clause.direct
        course.amount = course.amount if unit in _SHARES else label
    return Reading((*course.over, *((course.parent,) if course.parent else ()), label), unit, period)


def _nameless(course: _Course, spot: _Spot, unit: str, period: str, out: Sequence[Reading]) -> Reading:
    """The reading of a blank with no words of its own: the noun before it in another unit, else the words behind it."""
    if spot.blank.kind == "date":
        return Reading((*course.over, skeleton_words(spot.raw)), "", period)
    before = out[-1] if out and out[-1].path else None
    summed = _SUM.search(clean(spot.between))
    if summed and before is not None and not _alike(before.unit, unit):
        return Reading((*course.over, summed.group(1)), unit, period)
    parted = bool(re.search(r"[，,；;。]\s*$", spot.between))
    if before is not None and not parted:
        return replace(before, unit=unit, period=period)
    noun = _noun_after(spot.after) or (unit if len(unit) > 1 else "")
    if noun:
        course.topic, course.parent, course.colon = noun, "", False
        return Reading((*course.over, noun), unit, period)
    return replace(before, unit=unit, period=period) if before is not None else Reading((), unit, period)


def skeleton_words(raw: str) -> str:
    """What a date skeleton with no label is called: its own words ('年月日', '2026年第季度')."""
    return re.sub(r"[\s_＿]+", "", raw)


def _alike(one: str, other: str) -> bool:
    """Households and persons of one noun are counted together."""
    people = ("户", "人", "名", "人次", "户次")
    return one != other and one in people and other in people


def _clause(course: _Course, between: str, before: Sequence[Reading]) -> _Clause:
    """The words that name a blank; a heading before them is noted ('二、表决结果：同意')."""
    tail = between
    if before:
        unit = before[-1].unit
        if before[-1].named_behind and clean(tail) != before[-1].path[-1]:
            unit = before[-1].path[-1]
        tail = re.sub(rf"^[\s\u3000\u00a0]*{re.escape(unit)}", "", tail) if unit else tail
    tail = re.sub(r"其中\s*[:：]", "其中", tail)
    tail = re.sub(r"[¥￥]\s*$", "", tail) if len(tail) > 1 else tail
    labelled = re.search(r"([^。；;，,\s：:]+)[:：](?:人民币|RMB|[¥￥])?$", clean(tail))
    if labelled:
        label = re.split(r"[（(](?![^（(]*[)）])", labelled.group(1))[-1]
        course.head = "" if before and not course.whole else course.head
        return _Clause(label, label, direct=True)
    _note_head(course, tail, not before)
    joined = bool(before) and bool(re.match(r"^\s*[、和及]", tail))
    pieces = list(_BREAK.split(tail))
    last = clean(_several(tail, pieces, bool(before))).strip('《“"')
    if not last and len(pieces) > 1 and re.search(r"[（(]\s*$", tail):
        last = clean(pieces[-2])
    last = re.split("[:：]", last)[-2] if re.search("[:：]$", last) else re.split("[:：]", last)[-1]
    last = re.sub(r"^\S{0,3}(?:截至|截止)\S*?(?:末|底|日|时|月)", "", last)
    stripped = last if last.startswith("其中") else _LEAD_IN.sub("", last)
    if re.search(r"[:：]\s*$", between):
        stripped = last
    name = re.sub(r"[约达为共有计]$", "", stripped).strip(" :：")
    return _Clause(last, name, joined, inside=bool(re.fullmatch(r"[^。；;）)]*", tail)))


def _several(tail: str, pieces: Sequence[str], later: bool) -> str:
    """The last piece, with those before it that it stands in one list with: '中小学、幼儿园随迁子女____人' counts both."""
    at, last = len(pieces) - 1, pieces[-1]
    while at > (1 if later else 0) and tail[: len(tail) - len(last)].endswith("、") and len(pieces[at - 1].strip()) > 1:
        at -= 1
        last = f"{pieces[at]}、{last}"
    return last


def _note_head(course: _Course, tail: str, first: bool) -> None:
    """A heading in the line of its blanks: '基本情况：总人口____人', '一、社会救助。截至季末，…'."""
    numbered = re.match(r"\s*([^。；;，,\s：:]{4,16})(?:。|[:：])", tail) if first else None
    if numbered and _NUMBER.match(numbered.group(1)) and not _NO_HEAD.search(numbered.group(1)):
        course.head, course.whole = clean(numbered.group(1)), True
        return
    found = re.search(r"(?:^|[。；;，,\s])([^。；;，,\s：:]{2,16})[:：][^：:]*$", clean(tail))
    if found and not _NO_HEAD.search(found.group(1)):
        course.head, course.whole = found.group(1), False
        course.topic = course.parent = ""


def _named_behind(course: _Course, spot: _Spot, clause: _Clause, later: bool) -> tuple[str, ...]:
    """'____同志', '系我村____组村民', '村组：____村____组': the path by the word behind, () where words before it name it."""
    after = spot.after.strip()
    place = re.match(_FOLLOWS_PLACE, after)
    if course.places and re.fullmatch(_PLACE, clean(spot.between)):
        return (*course.over, course.places, *((place.group(1),) if place else ()))
    if clause.direct:
        if place is None or not spot.more or place.end() != len(after) or not _PLACES_HEAD.search(clause.name):
            return ()
        course.places = clause.name
        return (*course.over, clause.name, place.group(1))
    joined = _JOINED.match(after) if _JOINS.search(clause.said) else None
    if joined is not None:
        return (*course.over, joined.group(1))
    found = _FOLLOWS.match(after) or _SPECIFIED.match(after)
    if found is None or not _NAMELESS.fullmatch(clause.said):
        return ()
    if not clause.said and later and not re.search(r"[，,。；;\s]$", spot.between):
        return ()
    return (*course.over, found.group(1))


def _period(between: str, period: str) -> str:
    """Period words of a stretch; they hold until the sentence ends or names others."""
    own = label_period([p for p in re.split(r"[，。；;：:]", between) if p.strip()])
    if own and not (_THIS_MONTH.fullmatch(own) and _A_MONTH.search(period)):
        return own
    if re.search(r"[。\n]", between):
        return ""
    return _EVER.sub("", period) or period if re.search(r"[，；;]", between) else period


def _verb(clause: str, carried: str) -> tuple[str, str]:
    """('发放', '农村低保金') of '一季度累计发放农村低保金'; in a list the verb is carried on."""
    cut = label_period((clause,))
    if cut and cut != "累计" and normal(clause).startswith(cut) and len(clause) > len(cut) + 1:
        clause = _LEAD_IN.sub("", normal(clause)[len(cut) :].lstrip("的末底"))
    found = _VERB.match(clause)
    if found:
        return found.group(1), clause[found.end() :]
    return carried, clause


def _noun_after(after: str) -> str:
    """'辖____个村民小组': the noun stands behind the unit."""
    found = _UNIT_NOUN.match(after.strip()) or _BARE_NOUN.match(after.strip())
    return found.group(1) if found else ""


def _measured(readings: Sequence[Reading]) -> list[Reading]:
    """A noun counted in households and in persons side by side is two labels: 农村低保户数, 农村低保人数."""
    out = []
    for at, one in enumerate(readings):
        beside = (*readings[max(at - 1, 0) : at], *readings[at + 1 : at + 2])
        twin = any(r.path == one.path and r.unit != one.unit and r.unit for r in beside)
        out.append(replace(one, path=(*one.path[:-1], _counted(one.path[-1], one.unit))) if twin and one.path else one)
    return out


def _counted(label: str, unit: str) -> str:
    base = re.sub(r"(?:户数|人数)$", "", label)
    if unit == "户":
        return base if _HOUSEHOLD.search(base) else f"{base}户数"
    if unit in ("人", "名"):
        return f"{base}人数"
    if unit in ("人次", "户次", "场次") and not label.endswith(unit):
        return f"{label}{unit}"
    return label
