"""How files are to be named: the rule as a notice says it ('XX镇+表名+日期'), and the name it gives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from forms.journey.notice import Found
from forms.journey.notice_text import Flat, flatten
from forms.model.period import Period
from forms.model.reports import Problem
from forms.values.calendar_math import in_words

_QUOTED = (
    r"\"(?P<quoted1>[^\"\n]{2,80})\"(?!\s?\+)|【(?P<boxed1>[^】\n]{2,80})】(?!\s?[+_-])|《(?P<booked1>[^》\n]{2,80})》"
    r"(?=\s?(?:[,。;\n]|$|命名|的?格式|为))"
)
_ONE = (
    r"(?:[^\s,。;:!?\"《》【】]|\s?\+\s?|【[^】\n]{1,20}】(?=\s?[+_-])|(?<=[+_-])【[^】\n]{1,20}】"
    r"|(?<=\+)[\"《][^\"《》\n]{1,30}[\"》]|[\"《][^\"《》\n]{1,30}[\"》](?=\s?\+))"
)
_PLAIN = rf"(?P<plain1>{_ONE}{{2,60}})"
_UP_TO = rf"(?P<plain1>{_ONE}{{2,60}}?)"
_FILE = (
    r"(?:(?:上报|报送|电子|压缩)?(?:文件夹?|材料|附件|报表|表格|压缩包|电子版|电子档|电子表格"
    r"|文档|[Ee]xcel|EXCEL|word|Word|照片|扫描件)?(?:的)?)"
)
_IS = r"\s?(?:[】\])]|统一|请|均|按照?|格式|规则|方式|要求|规范|为|成|是|以|用|采用|:|如下|\s)*\s?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_FILE}(?:重?命名|更名)(?:{_IS})(?:{_QUOTED}|{_PLAIN})",
        (
            rf"(?:{_FILE}名称?|文件名称?|表名|压缩包名)(?:[】\])]|统一|均|都|就|请|以|用|按照?|改为|改成|设为"
            rf"|写成|写为|写|应为|格式|:|为|是|(?=如|例))+\s?(?P<shown>(?:例如|如|示例|比如)\s?:?)?\s?(?:{_QUOTED}|{_PLAIN})"
        ),
        rf"{_FILE}名\s?\"(?P<quoted1>[^\"\n+_-]{{1,40}}[+_-][^\"\n]{{1,60}})\"",
        (
            rf"(?:统一)?(?:请)?(?:以|按照?|用|采用)\s?(?:{_QUOTED}|{_UP_TO})\s?(?:的|等)?(?:格式|顺序|次序"
            r"|形式|方式|规则|字样)?(?:来|统一|进行|作为?|为)?(?:命名|重命名|文件名|标题命名|为名)"
        ),
    )
)
_SUBJECT = re.compile(
    rf"(?:邮件)?(?:主题|标题)(?:名称?)?(?:统一|请|格式|注明|标注|写明|命名|写|为|是|:|以)+\s?(?:{_QUOTED}|{_PLAIN})"
)
_SENDS = r"(?:发送?|报送|上报|上传|提交|反馈)"
_TAIL = re.compile(
    r"(?:的)?(?:格式|形式|方式|规则|样式)?(?:来|统一|进行)?(?:重?命名|为文件名|作为文件名)?"
    rf"(?:(?:后|并|再|,)+(?:打包)?{_SENDS}\S*|{_SENDS}[至到给]\S*)?$"
)
_AT_NAME = re.compile(
    r"(?:文件名|表格?名称?|报表名称|名称)(?P<where>前|后)(?:面|边|头)?(?:都|统一|请|要)?(?:加上?|冠以?|注明|标注|标上|写上)"
    r"(?P<what>[^\s,。;:!?()]{2,12})"
)
_EXAMPLE = re.compile(r"^(?:如|例如|例|示例|比如)\s?[:]?\s?")
_NO_RULE = re.compile(
    r"^(?:要求|规范|统一|正确|清楚|清晰|命名|请|见|参照|参考|按|如下|不|格式|无|一致|即可"
    r"|好)\S{0,6}$|^[^-_+.]*(?:时限|单位|联系人|电话|截止|前报|报送至)\s?$"
)

_ANY = r"(?:[XxＸ×*＊○〇]{1,4}|某某?|N{1,2})"
_WHOLE = r"(?:(?<=[+_、 -])|^)(?:{words})(?=[+_、 -]|$)"
_UNIT_KIND = (
    r"(?:乡镇\(街道\)|镇\(街道\)|乡\(镇\)|镇\(乡\)|乡\(镇、?街道\)|村\(社区\)|乡镇街道|乡镇"
    r"|镇街|街道|镇|乡|村|社区|居|单位|县|局|部门|学校)"
)
Kind = Literal["unit", "title", "date", "period", "person", "other", "text"]
_PARTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "date",
        re.compile(
            rf"(?:YYYY|yyyy)[-./年]?(?:MM|mm)[-./月]?(?:DD|dd)日?|{_ANY}年{_ANY}月{_ANY}日|{_ANY}月{_ANY}[日号]"
            r"|年月日|(?:上报|报送|填报|提交|发送|制表)(?:日期|时间)|日期"
        ),
    ),
    (
        "period",
        re.compile(
            (
                rf"(?:YYYY|yyyy)[-./年]?(?:MM|mm)月?|(?:{_ANY}年)?{_ANY}月(?:份)?|{_ANY}年度?|第?{_ANY}季度"
                r"|年月(?!日)|报告期|所属期|期别|"
            )
            + _WHOLE.format(words="月份|月度|月|年度|年份|季度|期数")
        ),
    ),
    (
        "unit",
        re.compile(
            (
                rf"{_ANY}{_UNIT_KIND}(?:名称?)?|(?:填报|报送|上报)单位(?:名称|全称|简称|名)?|{_UNIT_KIND}(?:名称"
                r"|全称|简称|名)|"
            )
            + _WHOLE.format(words=rf"{_UNIT_KIND}|本单位|各单位|地区|所在镇")
        ),
    ),
    (
        "title",
        re.compile(
            r"(?:报表|表格|表册|文件|材料|附件|统计表|台账)名称?|表名|《?"
            + _ANY
            + r"(?:表|台账|花名册)》?|"
            + _WHOLE.format(words="标题|事项|事项名称|内容|项目|项目名称|名称")
        ),
    ),
    ("person", re.compile(r"(?:填报|经办|联系|报送|填表|报告)人(?:员)?(?:姓名)?|" + _WHOLE.format(words="姓名|名字"))),
    ("other", re.compile(r"(?:联系)?(?:电话|手机号码?|方式)|编号|序号|版本号?|身份证号码?")),
)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_ENDING = re.compile(r"\.(?:xlsx?|docx?|pdf|et|wps|zip|rar|7z|jpe?g)$", re.IGNORECASE)
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST = 120  # characters; with a folder before and an ending behind it stays below the 255 of Windows


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a rule: what stands for it, and its words."""

    kind: Kind
    text: str


# Reading


def find_naming(flat: Flat) -> Found[str] | None:
    """The rule for files, as it is written; the one for a mail's subject where there is no other. Two that differ are unsure."""
    rules = _without_twins([*_rules(flat)])
    of_mail = (Problem("notice.naming_of_mail"),)
    subjects = [replace(f, doubts=of_mail) for m in _SUBJECT.finditer(flat.text) if (f := _found(flat, m))]
    if not rules:
        return subjects[0] if subjects else None
    first = next((rule for rule in rules if rule.sure), rules[0])
    others = [rule for rule in rules if rule is not first]
    if others:
        doubt = Problem("notice.two_namings", (("other", others[0].value),))
        return Found(first.value, first.words, (*first.doubts, doubt), tuple(others))
    return Found(first.value, first.words, first.doubts, tuple(subjects))


def _rules(flat: Flat) -> Iterator[Found[str]]:
    for pattern in _SHAPES:
        for match in pattern.finditer(flat.text):
            if re.search(r"(?:主题|标题)(?!及|和|、)\S{0,4}$", flat.before(match.start(), 8)):
                continue
            found = _found(flat, match)
            if found is not None:
                yield found
    for match in _AT_NAME.finditer(flat.text):
        if any(part.kind != "text" for part in parts_of(match["what"])):
            yield Found(flat.raw[match.start() : match.end()], (flat.words(*match.span()),))


def _found(flat: Flat, match: re.Match[str]) -> Found[str] | None:
    groups = match.groupdict()
    name = next(key for key in ("quoted1", "boxed1", "booked1", "plain1") if groups.get(key))
    start, end = match.span(name)
    text = flat.text[start:end]
    if name == "plain1":
        lead, length = _rule_within(text)
        start, end = start + lead, start + length
    text = flat.text[start:end].strip()
    shown = _EXAMPLE.match(text)
    if shown:
        start += shown.end()
        text = flat.text[start:end].strip()
    example = bool(shown or groups.get("shown"))
    if len(text) < 2 or _NO_RULE.search(text) or not (example or _looks_like_a_rule(text, name)):
        return None
    doubts: tuple[Problem, ...] = ()
    if example or all(part.kind == "text" for part in parts_of(text)):
        doubts = (Problem("notice.naming_example", (("name", text),)),)
    words = flat.words(start, end)
    return Found(words.text, (words,), doubts)


def _rule_within(text: str) -> tuple[int, int]:
    """Start and end of the rule in words without quotes: without '以' before, '的格式命名' and an open bracket's end behind."""
    tail = _TAIL.search(text)
    body = text[: tail.start()] if tail and tail.start() >= 2 else text
    lead = re.match(r"(?:以|按照?|用|为|成|统一|请)+", body)
    body = re.sub(r"\(\s?(?:例|如|示|比|即|格式)[^()]*$", "", body).rstrip(" .的后并、+")
    while body.endswith(")") and body.count(")") > body.count("("):
        body = body[:-1].rstrip(" .的后并、+")
    return (lead.end() if lead else 0), len(body)


def _looks_like_a_rule(text: str, group: str) -> bool:
    if any(part.kind != "text" for part in parts_of(text)):
        return True
    return (group != "plain1" and not re.search(r"[,。;]", text)) or bool(re.search(r"[+_-]", text))


def _without_twins(rules: list[Found[str]]) -> list[Found[str]]:
    """The same words found by two shapes are one rule: the longer reading that is a rule counts."""
    out: list[Found[str]] = []
    for rule in sorted(rules, key=lambda f: (f.words[0].start, -f.words[0].end)):
        overlapping = [o for o in out if rule.words[0].start < o.words[0].end]
        if not overlapping and not any(flatten(o.value).text == flatten(rule.value).text for o in out):
            out.append(rule)
    return out


def parts_of(rule: str) -> tuple[Part, ...]:
    """What a rule is made of, in its order. '+' only joins; '-' and '_' belong to the name."""
    text = flatten(rule).text.strip("\"'")
    if (told := _AT_NAME.fullmatch(text)) is not None:  # '表名前面加乡镇名'
        added, title = parts_of(told["what"]), (Part("title", "表名"),)
        return (*added, *title) if told["where"] == "前" else (*title, *added)
    taken: list[tuple[int, int, Kind]] = []
    for kind, pattern in _PARTS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in taken):
                taken.append((*match.span(), kind))
    out, at = [], 0
    for start, end, kind in sorted(taken):
        out += [Part("text", text[at:start]), Part(kind, text[start:end])]
        at = end
    out.append(Part("text", text[at:]))
    joined = (Part(p.kind, re.sub(r"\s?[+、]\s?|[\"《》【】]", "", p.text)) if p.kind == "text" else p for p in out)
    return tuple(part for part in joined if part.text)


# Naming


def name_for(
    rule: str,
    unit: str = "",
    title: str = "",
    period: Period | None = None,
    date: dt.date | None = None,
    person: str = "",
) -> str:
    """The file's name without an ending, safe on every system. What can't be filled in is left out: see unresolved_parts."""
    rule = _ENDING.sub("", rule.strip())
    said = "".join(
        part.text if part.kind == "text" else _value(part, unit, title, period, date, person) for part in parts_of(rule)
    )
    return safe_name(said)


def unresolved_parts(
    rule: str,
    unit: str = "",
    title: str = "",
    period: Period | None = None,
    date: dt.date | None = None,
    person: str = "",
) -> tuple[str, ...]:
    """The parts of a rule that name_for() left out for want of a value, as the rule writes them."""
    return tuple(
        p.text for p in parts_of(rule) if p.kind != "text" and not _value(p, unit, title, period, date, person)
    )


def safe_name(text: str) -> str:
    """A name for a file: nothing a system forbids, no blanks or points at its ends, at most 120 characters; "" for nothing."""
    name = re.sub(r"\s+", " ", _UNSAFE.sub("", text)).strip(" .")[:_LONGEST].strip(" .")
    name = re.sub(r"([-_])\1+", r"\1", name).strip("-_ ")
    return f"_{name}" if _RESERVED.match(name) else name


def _value(part: Part, unit: str, title: str, period: Period | None, date: dt.date | None, person: str) -> str:
    if part.kind == "date":
        return _written_date(part.text, date) if date else ""
    if part.kind == "period":
        return _written_period(part.text, period) if period else ""
    return {"unit": unit, "title": title, "person": person}.get(part.kind, "")


def _written_date(words: str, date: dt.date) -> str:
    if re.search(r"[-./]", words):
        return f"{date:%Y-%m-%d}"
    if "年" in words and words != "年月日":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.month}月{date.day}日" if re.search(r"月.*[日号]", words) and words != "年月日" else f"{date:%Y%m%d}"


def _written_period(words: str, period: Period) -> str:
    if re.match(r"(?:YYYY|yyyy)", words):
        return f"{period.end:%Y-%m}" if re.search(r"[-./]", words) else f"{period.end:%Y%m}"
    whole = in_words(period)
    if "季" in words and period.kind == "quarter":
        return whole.partition("年")[2]
    if words.startswith(("月",)) or re.match(rf"{_ANY}月", words):
        return f"{period.end.month}月" if period.kind == "month" else whole
    if re.fullmatch(rf"(?:{_ANY})?年[度份]?", words):
        return f"{period.end.year}年"
    return whole
