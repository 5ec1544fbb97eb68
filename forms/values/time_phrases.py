"""Phrases of time inside a label that lean on the report's own period: 上年二季度, 年初至6月末累计, 1至本月累计, 四月份.

The whole phrase counts: in 上年同期累计 neither 上年 nor 上年同期 alone is what is meant.
"""

from __future__ import annotations

import re

_N = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:上一?年度?|去年|今年|本年度?|当年)"
_TO = r"(?:-|至|到)"
_SPAN = rf"(?:自?年初{_TO}(?:本[月季期]度?|{_N}月份?)|(?<![\d.]){_N}(?:月份?)?{_TO}(?:本[月季]度?|{_N}月份?))(?:末|底)?"
_PART = rf"(?:{_SPAN}|第?[一二三四1-4]季度(?:末|底)?|[上下]半年(?:末|底)?|(?<![\d.]){_N}月(?:份|末|底)?(?![龄\d])|同[期月季])"
_PHRASE = re.compile(
    rf"(?:{_YEAR}的?{_PART}|{_SPAN}|自?年初(?:以来)?(?=累计)|(?:今年|本年|年初|(?<![\d.])(?:1|一)月份?)以来|(?<![\d.一二三四五六七八九十年]){_N}月份)(?:累计)?"
)
_OF_BRACKETS = re.compile(rf"(?P<year>上年|去年)同期\((?P<part>{_PART}(?:累计)?)\)")


def time_phrase(text: str) -> tuple[int, int, str] | None:
    """The first phrase in a text of normal() spelling, as (start, end, words); the words of 上年同期（1-6月） are 上年1-6月."""
    bracket = _OF_BRACKETS.search(text)
    if bracket is not None:
        return bracket.start(), bracket.end(), bracket["year"] + bracket["part"]
    found = _PHRASE.search(text)
    if found is None:
        return None
    return found.start(), found.end(), found.group()
