"""How points in time are spelled: the patterns of days, terms and times of day. What they mean is in notice_times."""

from __future__ import annotations

import re
from typing import Literal

from forms.journey.notice_feasts import SHAPE as FEAST

_M = r"(?<!\d)(?<!\d:)(?:1[0-2]|0?[1-9])(?!\d)|[元正](?=月)|[一二三四五六七八九十]{1,2}"
_N = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_S = "[ ]{0,2}"  # not a line's end: a chat's clock stands before it
_PARTS = "上午|下午|中午|晚上|傍晚|凌晨|早上|晚间|夜间|上班|早|晚"
_HOUR = r"(?P<hour>\d{1,2}|[零一二三四五六七八九十]{1,3})"
TIME = re.compile(
    rf"{_S}(?:\(?{_S}(?:本|这|下)?(?:周|星期|礼拜){_S}(?P<weekday>[一二三四五六日天末]){_S}\)?{_S})?[,、]?"
    rf"(?P<part>{_PARTS})?{_S}"
    rf"(?:{_HOUR}{_S}(?:[:：]{_S}(?P<minute>\d\d)(?:[:：]\d\d)?|[点时](?!内|间|候|段|限){_S}(?:(?P<min>\d{{1,2}}){_S}分|(?P<half>半)|(?P<quarter>一刻|三刻)|整|钟)?))?"
    rf"(?P<close>{_S}(?:\(?下午\)?)?(?:下班|收工|放学))?"
)
_DUE = r"(?:之|以)?前|截?止|下班|上午|下午|中午|晚上|\d{1,2}[:：点时]|\(?(?:周|星期)[一二三四五六日天]"

Kind = Literal["full", "no_year", "day", "month_end", "word", "weekday", "clock", "hours", "days", "workdays", "feast"]


_Y = rf"(?:(?P<year>20\d\d|\d\d(?=年)|[〇○零一二三四五六七八九]{{4}}|今|明|本|当|次|翌|来){_S}年(?:度)?{_S})"
SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "full",
        re.compile(
            rf"(?<!\d)(?P<year>20\d\d){_S}([./-]){_S}(?P<month>\d{{1,2}}){_S}\2{_S}(?P<day>\d{{1,2}})(?!\d)[日号]?"
        ),
    ),
    (
        "full",
        re.compile(rf"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)(?=\s?(?:{_DUE}|日))日?"),
    ),
    (
        "no_year",
        re.compile(
            rf"(?<!\d){_Y}?(?P<month>{_M}){_S}月(?:份)?{_S}(?P<day>{_N}){_S}(?:[日号]|(?={_S}(?:{_DUE}))(?!\d))"
        ),
    ),
    (
        "no_year",
        re.compile(
            rf"(?<![\d./-])(?P<month>\d{{1,2}})[./-](?P<day>\d{{1,2}})(?![\d./-]|\s?(?:万|元|亩|%))(?=[日号]"
            rf"|{_S}(?:{_DUE}))[日号]?"
        ),
    ),
    (
        "month_end",
        re.compile(
            rf"{_Y}?(?:(?P<month>{_M}){_S}月(?:份)?|(?P<rel>本|当|这个?|下个?|次|本个)?月(?:份)?"
            r"|(?P<season>本季度?|季度?|上半年|下半年|半年|本年|年))(?P<edge>(?:的)?最后一(?:[天日]|个?工作日)|底|末"
            r"|上旬|中旬|下旬|内)"
        ),
    ),
    (
        "day",
        re.compile(
            rf"(?:(?P<rel>本月|当月|这个?月|下个?月|次月)(?:份)?(?:的)?{_S}|(?<![\d月.])(?<!\d-))(?P<day>\d{{1,2}}"
            rf"|[一二三四五六七八九十]{{1,3}}){_S}(?:号(?!文|楼|令|线|院|室|门|公)|日(?!内"
            r"|均|常|期(?!间)|前下午|历|工|益|,\d))"
        ),
    ),
    (
        "weekday",
        re.compile(
            r"(?P<rel>本|这个?|下下个?|下个?|上个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末]"
            r"|(?<=[本这]周)(?:之|以)?内)(?!期|年)"
        ),
    ),
    (
        "word",
        re.compile(
            r"(?P<word>大后天|今天|今日|今晚|今早|明天|明日|明晚|明早|后天|后日|(?<!含)(?:当天|当日|当晚)|即日"
            r"|(?<![0-9一-龥])[今明](?=上午|下午))(?:之内|以内|内)?"
        ),
    ),
    ("feast", FEAST),
    ("workdays", re.compile(rf"(?P<count>{_N}|两){_S}个?{_S}工作日(?:{_S}(?:之|以)?内|后)?")),
    ("days", re.compile(rf"(?P<count>{_N}|两){_S}个?{_S}(?P<unit>自然日|日历日|天|日|周|星期|月){_S}(?:之|以)?内")),
    (
        "hours",
        re.compile(
            rf"(?P<count>\d{{1,3}}|[一二三四五六七八九十]{{1,3}}|两|半){_S}个?半?{_S}(?P<unit>小时|钟头|分钟){_S}(?:之|以)?内"
        ),
    ),
    (
        "clock",
        re.compile(
            rf"(?:(?P<part>{_PARTS})?{_S}(?<![\d.:-])(?P<hour>\d{{1,2}}){_S}(?:[:：]{_S}(?P<minute>\d\d)"
            rf"|[点时](?!内|间|候|限)(?:(?P<min>\d{{1,2}})分|(?P<half>半)|整|钟)?)|(?P<close>(?:下午)?下班)"
            rf"|(?P<noon>中午|上午|下午))(?={_S}(?:(?:之|以)?前|截止))"
        ),
    ),
)
