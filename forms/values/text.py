"""Text as people type it, brought to one spelling: for comparing, never for writing back."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("〔【［[{〖", "("),
        **dict.fromkeys("〕】］]}〗", ")"),
        **dict.fromkeys("‐‑‒–—―−﹣－~～〜", "-"),
        **dict.fromkeys("“”„‟〝〞「」『』", '"'),
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("•・‧∙⋅", "·"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
    }
)
_CJK = r"\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SOFT = r"()\"':;,.!?、。《》<>/%\-"
_INNER_SPACE = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}{_SOFT}])|(?<=[{_SOFT}])\s+(?=[{_CJK}])")
_RUNS = ((re.compile(r"-{2,}"), "-"), (re.compile(r"\s+"), " "))

_NUMERAL = "〇零一二三四五六七八九十百"
_NUMBERING = re.compile(
    rf"""\s*(?:
        (?P<level>\d{{1,2}}(?:\.\d{{1,2}})+)(?:[\s、.]+)        # 1.1 text
      | \((?P<round>\d{{1,2}}|[{_NUMERAL}]{{1,3}})\)[、.]?      # (1) (一)
      | (?P<half>\d{{1,2}}|[{_NUMERAL}]{{1,3}})\)               # 1) 一)
      | (?P<point>\d{{1,2}})(?:、|\.(?!\d))                     # 1、 1.
      | 第?(?P<word>[{_NUMERAL}]{{1,3}})[、.]                   # 一、
      | (?P<roman>[IVX]{{1,4}})[、.]
    )\s*""",
    re.VERBOSE,
)
_CIRCLED = re.compile(r"\s*([\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289\u2160-\u216b])[、.．]?\s*")

_SHORT = 80
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "Ｏ": 0, "两": 2, "兩": 2}
_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿", strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000}


def normal(text: str) -> str:
    """One spelling: half-width, one kind of bracket, dash and quote, no spaces between Chinese characters.

    Case, numbering and punctuation stay. ㎡ becomes m2, ① becomes 1 (see strip_numbering for those).
    """
    return _remembered(text) if len(text) <= _SHORT else _normal(text)


def _normal(text: str) -> str:
    out = unicodedata.normalize("NFKC", text.translate(_UNIFIED)).translate(_UNIFIED)
    for pattern, instead in _RUNS:
        out = pattern.sub(instead, out)
    return _INNER_SPACE.sub("", out).strip()


_remembered = lru_cache(maxsize=1 << 14)(_normal)  # the same labels come again and again


def strip_numbering(text: str) -> tuple[str, str]:
    """('一、基本情况') -> ('一', '基本情况'); ('1.5亩以上') -> ('', '1.5亩以上'). The rest is normal()."""
    circled = _CIRCLED.match(text)
    if circled and circled.end() < len(text):
        sign = unicodedata.normalize("NFKC", circled.group(1)).strip("()")
        return sign, normal(text[circled.end() :])
    whole = normal(text)
    found = _NUMBERING.match(whole)
    if not found or found.end() == len(whole):
        return "", whole
    return next(g for g in found.groups() if g), whole[found.end() :]


def bare(text: str) -> str:
    """normal() without numbering, spaces and punctuation, for asking whether two labels are the same words.

    What carries meaning stays: % ‰, comparison signs, and '-', '.', '/' between digits (18-60岁 is not 1860岁).
    """
    rest = strip_numbering(text)[1]
    kept = [c for i, c in enumerate(rest) if _carries_meaning(rest, i, c)]
    return "".join(kept).casefold()


def _carries_meaning(text: str, at: int, char: str) -> bool:
    if char in "%‰":
        return True
    if char in "-./":
        return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
    return unicodedata.category(char)[0] not in "PZC" and unicodedata.category(char) not in ("So", "Sk")


def chinese_int(text: str) -> int | None:
    """一百零五 -> 105, 二〇二五 -> 2025, 十万 -> 100000; None for anything else, colloquial 一百五 too."""
    word = "".join(_FORMAL.get(c, c) for c in text.strip())
    if not word or len(word) > 24:
        return None
    if all(c in _DIGITS for c in word):
        if len(word) > 1 and any(c in "两兩" for c in word):
            return None
        return int("".join(str(_DIGITS[c]) for c in word))
    value = _by_places(word)
    if value is None or value >= 10**12 or chinese_numeral(value) != _canonical(word):
        return None
    return value


def chinese_numeral(value: int) -> str:
    """105 -> 一百零五, 15 -> 十五. `value` from 0 to 999999999999."""
    if not 0 <= value < 10**12:
        raise ValueError("chinese_numeral takes 0 to 999999999999")
    words = ""
    for place, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, place)
        if part:
            gap = words and part < 1000
            words += ("零" if gap else "") + _below_ten_thousand(part) + mark
    return re.sub("^一十", "十", words) or "零"


def _below_ten_thousand(value: int) -> str:
    out = ""
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            out += "零一二三四五六七八九"[digit] + mark
        elif out and value and not out.endswith("零"):
            out += "零"
    return out


def _canonical(word: str) -> str:
    word = "".join("零一二三四五六七八九"[_DIGITS[c]] if c in _DIGITS else c for c in word)
    return re.sub("^一十", "十", word)


def _by_places(word: str) -> int | None:
    high = total = section = digit = 0
    for char in word:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _POWERS:
            section += (digit or (1 if char == "十" else 0)) * _POWERS[char]
            digit = 0
        elif char == "万":
            total, section, digit = (section + digit) * 10**4, 0, 0
        elif char == "亿":
            high, total, section, digit = (total + section + digit) * 10**8, 0, 0, 0
        else:
            return None
    return high + total + section + digit
