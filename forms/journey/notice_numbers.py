"""Numbers one can be reached by, as a notice writes them: telephones, extensions, QQ, WeChat, mailboxes, spoken numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forms.journey.notice_names import CALLED
from forms.journey.notice_text import Flat

_X = r"[\dXx×*]"
_MOBILE = rf"(?<![\dA-Za-z@.])1[3-9]\d[\s-]?{_X}{{4}}[\s-]?\d{{4}}(?![\dA-Za-z@])"
_LANDLINE = rf"(?<![\dA-Za-z@.-])\(?0\d{{2,3}}\)?[\s-]{{0,3}}{_X}{_X}{{6,7}}(?!\d)"
_SHORT_LAND = rf"(?<![\dA-Za-z@.〔\[-])[1-9]{_X}{{6,7}}(?![\d年月@])"
_PHONE = re.compile(rf"{_MOBILE}|{_LANDLINE}|{_SHORT_LAND}")
_ODD_PHONE = re.compile(r"(?<![\dA-Za-z@.-])\d{9,13}(?![\dA-Za-z@])")
_EXTENSION = re.compile(r"(?:内线|分机|转|短号|小号|虚拟网|V网)\s?(?:号)?(?:码)?\s?[:为]?\s?(\d{3,6})(?!\d)")
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2,10}){1,3}")
_QQ = re.compile(r"(?:QQ|qq|扣扣)(?!群|邮箱)\s?(?:号码?)?\s?[:为是]?\s?([1-9]\d{4,11})(?!\d|@)")
_WECHAT = re.compile(
    r"(?:微信|VX|vx|wechat)(?!群|小程序|公众|工作)\s?(?:号码?)?\s?[:为是]?\s?([A-Za-z][A-Za-z0-9_-]{4,19}"
    r"|1[3-9]\d{9})(?![A-Za-z0-9])"
)
_DIGITS = "〇零幺一二三四五六七八九"
_SPOKEN = re.compile(
    rf"(?:(?<=打我)|(?<=打)|(?<=电话)|(?<=手机)|(?<=号码))[是为:]?[ ]?"
    rf"((?:电话[ ]?)?[{_DIGITS}](?:[ ]?[{_DIGITS}]){{6,11}})"
)
_SAID = {ord(sign): str(digit) for sign, digit in zip(_DIGITS, (0, 0, 1, *range(1, 10)), strict=True)}


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a contact: its kind, its value and its place."""

    kind: str
    value: str
    start: int
    end: int


def find_numbers(flat: Flat) -> list[Bit]:
    out: list[Bit] = []
    shapes = (
        ("email", _EMAIL, 0),
        ("qq", _QQ, 1),
        ("wechat", _WECHAT, 1),
        ("extension", _EXTENSION, 1),
        ("phone", _PHONE, 0),
        ("odd", _ODD_PHONE, 0),
        ("spoken", _SPOKEN, 1),  # as a telephone writes down what was said
    )
    for kind, pattern, group in shapes:
        for match in pattern.finditer(flat.text):
            if any(b.start < match.end() and match.start() < b.end for b in out):
                continue
            if kind == "phone" and not _is_phone(flat, match):
                continue
            if kind == "odd" and not re.search(
                r"(?:电话|手机|联系人?\S{0,6})\s?[:为是]?\s?$", flat.before(match.start(), 14)
            ):
                continue
            out.append(_bit(kind, match, group))
    return out


def _bit(kind: str, match: re.Match[str], group: int) -> Bit:
    text = match.group(group)
    if kind == "spoken":
        digits = re.sub(r"\D", "", text.translate(_SAID))
        kind = "phone" if len(digits) in (7, 8, 11, 12) else "odd"
        return Bit(kind, digits, *match.span(group))
    return Bit(kind, _tidy(text, kind), match.start(), match.end())


def _is_phone(flat: Flat, match: re.Match[str]) -> bool:
    """Seven or eight digits alone may be anything: they need a word for telephone or a name near."""
    before = flat.before(match.start(), 24)
    if before.endswith("(") and re.match(r"\)\s*(?:20\d\d[-/年]|\d{1,2}[-/月:])", flat.text[match.end() :]):
        return False  # an account of QQ between a name and the time
    if re.search(r"(?:监督|举报|投诉|传真)\S{0,4}\s?:?\s?$", before):
        return False
    if (
        re.search(r"(?:QQ|qq|群)\S{0,4}$|(?:号码|编号|代码|账号|证号|文号|会议号|密码|房间号)\s?[:为]?\s?$", before)
        and "电话" not in before[-8:]
    ):
        return False
    digits = re.sub(r"\D", "", match.group())
    if len(digits) > 8 or match.group().startswith(("0", "(0")) or len(match.group()) > 8:
        return True
    if re.fullmatch(r"20[0-3]\d[01]\d[0-3]\d", digits):
        return False
    return bool(
        re.search(
            r"电话|联系|咨询|热线|传真|手机|[Tt]el|☎|📞|办公",
            before + flat.raw[max(0, match.start() - 3) : match.start()],
        )
        or CALLED.search(before[-6:])
        or re.search(r"\d[、,/;]\s?$", before)
    )


def _tidy(text: str, kind: str) -> str:
    if kind == "phone" and text.lstrip("(").startswith("0"):
        parts = re.findall(rf"{_X}+", text)
        whole = "".join(parts)
        area = len(parts[0]) if len(parts) > 1 else 3 if whole.startswith(("010", "02")) else 4
        return f"{whole[:area]}-{whole[area:]}"
    return re.sub(r"\s|(?<=\d)-(?=[\dXx*×])", "", text) if kind in ("phone", "odd") else text
