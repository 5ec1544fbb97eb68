"""The other things a notice says: what it is about, who sent it to whom, its number, how to send what, which form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from forms.journey.notice import Channel, Delivery, Found, Item, Template, Way
from forms.journey.notice_text import Flat, lines, number
from forms.model.reports import Problem
from forms.values.text import bare

_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:\([\u4e00-\u9fff]{1,4}\))?[〔\[(【]\s?20\d\d\s?[〕\])】]\s?第?\s?\d{1,5}\s?号"
    r"|[\u4e00-\u9fff]{2,10}发电\s?[〔\[]20\d\d[〕\]]\d{1,5}号"
)
_TITLE = re.compile(
    r"(?:关于)(?:[^\n。;!]|\n(?=[^\n]{1,24}的(?:紧急|补充)?(?:通知|函|通报)))[^\n。;!]{2,80}?的?(?:紧急"
    r"|补充|预)?(?:通知|函|通报|提示|提醒|公告)(?=[\s\n。,;!]|$|各)"
)
_BOOK = re.compile(r"《([^《》\n]{3,60})》")
_FORM_WORD = (
    r"(?:统计表|汇总表|花名册|登记表|备案表|明细表|调查表|情况表|台账|清册|清单|报表|月报表?"
    r"|季报表?|年报表?|半年报表?|快报表?|周报表?|(?<!工作)(?<!\d)日报表?|一览表|信息表|名册|名单|审批表"
    r"|附表|表)"
)
_FORM = re.compile(rf"(?:[\u4e00-\u9fffA-Za-z0-9()、—-]{{2,30}}?){_FORM_WORD}(?![\u4e00-\u9fff]?[扬彰达现])")
_NO_FORM = re.compile(
    r"^(?:那个|这个|那份|这份|请|各(?:乡镇|镇街|镇|乡|村(?!级)(?:\(社区\))?|社区|单位|站所)?|按|将|把|的|于|填|报|附件|此|该|本|上述|以上|所附|有关|相关|通知|认真|务必)+"
)
_ATTACHED = re.compile(r"附\s?件\s?[\d一二三四五六]?\s?[:.、]\s?(?:\d\s?[.、]\s?)?(?P<name>[^\n。;]{2,50})")
_FILE_NAME = re.compile(
    r"[^\s,。;:\"《》<>|\\/\[\]【】]{2,80}\.(?:xlsx?|docx?|et|wps|pdf|csv|ods|zip|rar)(?![A-Za-z])", re.IGNORECASE
)

_TO_START = re.compile(
    r"^\s*(?:@?\s?)(?P<to>(?:各|全县|全区|全市|全镇|有关|相关|县直|区直|市直|镇直|机关)[^\n:。]{1,60})\s?:"
    r"|^\s*(?P<one>[\u4e00-\u9fff]{2,12}(?:镇|乡|街道|县|区|市)(?:人民政府|政府|办事处|民政办(?:公室)?"
    r"|党政办)?)\s?:",
    re.MULTILINE,
)
_TO_IN = re.compile(
    r"(?:请|要求|望|@)?\s?(?P<to>各(?:位)?(?:乡镇|镇街|乡|镇|街道|村|社区|行政村|单位|县区"
    r"|区县|部门|科室|站所|有关单位|责任单位|学校)(?:\(?(?:街道|社区|居|镇|村|居委会)\)?)?(?:[、和及与]"
    r"(?:各)?(?:乡镇|镇街|镇|街道|村|社区|有关单位|县直单位|单位|部门|科室|站所|开发区|管委会"
    r"|办事处)(?:\(?(?:社区|街道)\)?)?)*(?:人民政府|办事处|民政办|负责人|联络员|经办人|包村干部"
    r"|统计员|会计)?)"
)
_CALLED_ON = re.compile(r"\s*(?:@\s?[\u4e00-\u9fff]{2,10}(?:镇|乡|街道|村|社区|站|所|办|局)[ 、,]{0,2}){1,20}")
_ALL = re.compile(r"@\s?(?:所有人|全体成员|all)", re.IGNORECASE)
_ORGAN = (
    r"[\u4e00-\u9fff×XＸ某]{2,24}(?:局|委员会|委|办公室|人民政府|政府|中心|领导小组|指挥部"
    r"|联合会|总队|支队|大队|公安分局|分局|站|所|院|部|协会|总工会|工会|团委|妇联|残联|联社"
    r"|公司|街道办事处|办事处)(?:办公室)?(?:\([\u4e00-\u9fff]{2,8}\))?"
)
_SIGNED = re.compile(rf"^\s*(?P<who>{_ORGAN})\s*(?:\(?(?:章|盖章|代章)\)?)?\s*$", re.MULTILINE)
_SIGNED_END = re.compile(
    rf"(?P<who>{_ORGAN})\s{{0,6}}(?:20\d\d|[二〇○]{{2,4}}[零一二三四五六七八九〇○]*)\s?年\s?[\d一二三四五六七八九十]{{1,2}}\s?月\s?[\d一二三四五六七八九十]{{1,3}}\s?日\s*"
    r"(?:$|\n|\()"
)
_HEAD = re.compile(rf"^\s*(?P<who>{_ORGAN}?)\s?(?:关于|文件\s*$)", re.MULTILINE)
_SPEAKER = re.compile(
    r"^\s*[\[(]?(?P<who>[\u4e00-\u9fffA-Za-z0-9·_-]{2,24}(?:\([^()\n]{1,16}\))?)[\])]?\s{1,4}(?:20\d\d[-/年]"
    r"|\d{1,2}[-/月]\d{1,2}日?\s|昨天|今天|星期.|周.|上午|下午|\d{1,2}:\d\d)",
    re.MULTILINE,
)

_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2,10}){1,3}")
_SENDING = r"(?:报送|上报|报|发送|发|反馈|提交|传|回传|推送|上传|录入|填报|交|送|填写)"
_GROUPS = (
    r"\"[^\"\n]{1,14}群\"|[\u4e00-\u9fff]{2,8}(?<!本)群(?=里|内|接龙|上报)|微信(?:工作)?群|QQ(?:工作)?群|qq群|钉钉(?:工作)?群|工作群|浙政钉(?:群)?|粤政易(?:群)?"
    r"|浙里办|赣政通|渝快政|湘政通|苏政通|皖政通|豫政通|蒙政通|川政通|闽政通|鲁通码|山东通"
    r"|海政通|桂政通|龙政通|辽政通|陕政通|甘政通|政务微信|政务钉钉|企业微信|微信|钉钉|QQ(?!邮"
    r"|号)|本群|群里|群内|私发我|私聊"
)
_SYSTEMS = (
    r"OA(?:系统|平台|办公系统)?|协同办公(?:系统|平台)?|公文(?:交换|传输|流转|管理)(?:系统"
    r"|平台)?|电子公文(?:系统|平台)?|政务(?:内网|外网|平台|服务平台|邮箱)|[\u4e00-\u9fff]{2,20}(?:信息系统"
    r"|管理系统|直报系统|信息平台|管理平台|服务平台|监测平台|统计系统|系统|平台)(?![\u4e00-\u9fff]?[建升维培])"
)
_WAYS: tuple[tuple[Channel, re.Pattern[str]], ...] = (
    ("group", re.compile(_GROUPS)),
    ("system", re.compile(_SYSTEMS)),
    ("fax", re.compile(r"传真(?:[至到]|:|号码?|\s?[\d(])\S{0,14}")),
    (
        "paper",
        re.compile(
            r"(?:纸质(?:版|材料|件|报表|文件)?|原件|盖章件|书面材料?|签字盖章(?:件|后)?(?!.{0,4}扫描))[^\n。;]{0,24}?"
            r"(?:报|送|交|寄)[送交至到达给]?(?P<where>[^\n。;,()]{0,24})|一式[一二两三四五六\d]份"
        ),
    ),
)
_NEAR = re.compile(_SENDING + r"|通过|使用|登录|以|在|通\S{0,2}方式|上$")
_ITEMS: tuple[tuple[Delivery, re.Pattern[str]], ...] = (
    (
        "scan",
        re.compile(
            r"(?:盖章|签字|签章|加盖公章)[^\n。;,]{0,8}?(?:扫描件|PDF(?:版|件)?|pdf)|扫描件|PDF(?:版"
            r"|件|格式)|盖章(?:后)?(?:的)?(?:照片|拍照)"
        ),
    ),
    (
        "electronic",
        re.compile(
            r"电子(?:版|档|表格?|文档|文件|稿)|[Ee]xcel(?:版|表|表格|文件|格式|电子版)?|EXCEL(?:版"
            r"|表|格式)?|[Ww]ord(?:版|文档|格式)?|可编辑(?:版|文件)?"
        ),
    ),
    (
        "paper",
        re.compile(
            r"纸质(?:版|材料|件|报表|文件|档)?|原件|盖章件|一式(?P<copies>[一二两三四五六\d])份|书面(?:材料|报告)"
        ),
    ),
    ("photo", re.compile(r"(?:现场)?照片|图片|影像资料|佐证材料")),
    ("stick", re.compile(r"U盘|光盘|移动存储")),
)


def find_number(flat: Flat) -> Found[str] | None:
    """The notice's own number stands at its head; one in a sentence ('根据…〔2026〕5号') belongs to another document."""
    for match in _NUMBER.finditer(flat.text):
        before = flat.before(match.start(), 12)
        if not re.search(r"根据|按照|依据|关于|《|》\s?\(|转发|印发|精神|\($", before) and not flat.text[
            match.end() :
        ].startswith((")", "文", "要求", "》")):
            return Found(flat.raw[match.start() : match.end()].strip(), (flat.words(*match.span()),))
    return None


def find_title(flat: Flat) -> Found[str] | None:
    """What it is about: the heading, else a form it names."""
    match = _TITLE.search(flat.text)
    if (
        match
        and match.start() < 400
        and not re.search(r"《$|根据\S{0,20}$|按照\S{0,20}$", flat.text[max(0, match.start() - 24) : match.start()])
    ):
        words = flat.words(*match.span())
        return Found(re.sub(r"\s+", "", words.text), (words,))
    book = _BOOK.search(flat.text)
    if book:
        return Found(flat.raw[book.start(1) : book.end(1)], (flat.words(*book.span(1)),))
    form = next(_forms(flat), None)
    return (
        Found(flat.raw[form[0] : form[1]], (flat.words(*form),), (Problem("notice.title_from_words"),))
        if form
        else None
    )


def _forms(flat: Flat) -> Iterator[tuple[int, int]]:
    for match in _FORM.finditer(flat.text):
        start, end = match.span()
        cut = _NO_FORM.match(match.group())
        start += cut.end() if cut else 0
        verb = max(
            (
                m.end()
                for m in re.finditer(
                    r"(?:前?报送|上报|填报|填写|提交|完成|做好|发送|下发|反馈|前将|前把|前报|日前|把|请?将"
                    r"|发给?我|的(?=\d{4}年))",
                    flat.text[start:end],
                )
            ),
            default=0,
        )
        start += verb
        cut = _NO_FORM.match(flat.text[start:end])
        start += cut.end() if cut else 0
        if end - start > 3:
            yield start, end


def find_issuer(flat: Flat) -> Found[str] | None:
    """Who signed it; else whose heading it bears; else who speaks in the chat (unsure)."""
    for pattern in (_SIGNED_END, _SIGNED, _HEAD):
        found = [m for m in pattern.finditer(flat.text) if m["who"] and not m["who"].startswith("各")]
        if found:
            match = found[-1] if pattern is not _HEAD else found[0]
            words = flat.words(*match.span("who"))
            return Found(re.sub(r"\s+", "", words.text), (words,))
    speaker = _SPEAKER.search(flat.text)
    if speaker and not re.match(r"20\d\d|附件", speaker["who"]):
        words = flat.words(*speaker.span("who"))
        return Found(words.text, (words,), (Problem("notice.issuer_from_chat"),))
    return None


def find_receivers(flat: Flat) -> Found[str] | None:
    match = _TO_START.search(flat.text)
    if match is None and (called := _CALLED_ON.match(flat.text)):
        return Found(flat.raw[: called.end()].strip(), (flat.words(*called.span()),))
    if match:
        words = flat.words(*match.span("to" if match["to"] else "one"))
        return Found(words.text, (words,))
    named = _TO_IN.search(flat.text)
    if named:
        words = flat.words(*named.span("to"))
        return Found(words.text, (words,))
    everyone = _ALL.search(flat.text)
    if everyone is None:
        return None
    words = flat.words(*everyone.span())
    return Found(words.text, (words,), (Problem("notice.receivers_all"),))


def find_channels(flat: Flat, people: Sequence[str] = ()) -> tuple[Found[Way], ...]:
    """Where it is to be sent; `people`: mailboxes of contacts, which are no place to send to unless the words say so."""
    out: list[Found[Way]] = []
    for match in _EMAIL.finditer(flat.text):
        sending = re.search(rf"{_SENDING}[^\n。;]{{0,24}}$|邮箱\s?[:为]?\s?$", flat.before(match.start(), 30))
        if sending or match.group() not in people:
            out.append(Found(Way("email", match.group()), (flat.words(*match.span()),)))
    for kind, pattern in _WAYS:
        for match in pattern.finditer(flat.text):
            if kind in ("group", "system") and not _is_way(flat, match):
                continue
            where = (match.groupdict().get("where") or "").strip() if kind == "paper" else match.group()
            where = re.sub(
                r"^.*?(?:登录|通过|利用|使用|录入|上传[至到]?|报送[至到]|填报[至到]?|在|至|到|经|由)(?=[\u4e00-\u9fffA-Z]{2})",
                "",
                where,
            )
            out.append(Found(Way(kind, where), (flat.words(*match.span()),)))
    mail = re.search(r"(?:电子)?邮(?:箱|件)", flat.text)
    if (
        mail
        and not any(f.value.kind == "email" for f in out)
        and not re.match(r".{0,2}(?:主题|标题)", flat.after(mail.end()))
    ):
        out.append(Found(Way("email"), (flat.words(*mail.span()),), (Problem("notice.mailbox_missing"),)))
    return tuple({f.value: f for f in reversed(out)}.values())[::-1]


def _is_way(flat: Flat, match: re.Match[str]) -> bool:
    """A system or group is a way to send where the sentence sends something by it, not where it is only spoken of."""
    before, after = flat.before(match.start(), 14), flat.after(match.end(), 14)
    if re.match(r"同号|号\s?[:是为]?\s?[A-Za-z\d]|\s?[:]\s?[A-Za-z\d]", after):
        return False
    return bool(_NEAR.search(before) or re.match(rf"\S{{0,6}}{_SENDING}|[上中内里]|方式", after))


def find_items(flat: Flat) -> tuple[Found[Item], ...]:
    out: dict[str, Found[Item]] = {}
    for kind, pattern in _ITEMS:
        for match in pattern.finditer(flat.text):
            if re.search(
                r"(?:不|无|无需|不用|不再|毋须)(?:需|要|用)?(?:报送?|交|提交)?$", flat.before(match.start(), 8)
            ):
                continue
            copies = number(match.groupdict().get("copies") or "") or 0
            known = out.get(kind)
            if known is None or (copies and not known.value.copies):
                out[kind] = Found(Item(kind, copies), (flat.words(*match.span()),))
    return tuple(out.values())


def find_templates(flat: Flat, attachments: Sequence[str]) -> tuple[Found[Template], ...]:
    """The forms that are named, each with the attachment that bears its name; attachments nobody names come last, unsure."""
    named: list[tuple[str, int, int]] = []
    for pattern, group in ((_FILE_NAME, 0), (_BOOK, 1), (_ATTACHED, "name")):
        for match in pattern.finditer(flat.text):
            start, end = match.span(group)
            if pattern is _BOOK and (
                not re.search(_FORM_WORD + r"$|表", match[1])
                or re.search(r"通知|办法|条例|方案|意见|细则|制度", match[1])
            ):
                continue
            if pattern is _ATTACHED:
                named += _listed(flat, start, end)
            else:
                named.append((flat.raw[start:end], start, end))
    out: dict[str, Found[Template]] = {}
    for name, start, end in named:
        key = bare(PurePath(name).stem if _FILE_NAME.fullmatch(name) else name)
        if key and not any(key in known or known in key for known in out):
            out[key] = Found(Template(name.strip(), _attachment(key, attachments)), (flat.words(start, end),))
    used = {f.value.file for f in out.values()}
    rest = [a for a in attachments if a not in used]
    alone = len(rest) == 1 and not any(used - {""})
    doubts = () if alone else (Problem("notice.template_not_named"),)
    return (*out.values(), *(Found(Template(PurePath(a).stem, a), (), doubts) for a in rest))


def _listed(flat: Flat, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """'附件：1.××表 2.××表', each name without its number."""
    for match in re.finditer(r"(?:(?<=\s)|^)(?:\d{1,2}\s?[.、]\s?)?([^\s《》\"]{3,50})", flat.text[start:end]):
        at, stop = start + match.start(1), start + match.end(1)
        if re.search(_FORM_WORD, flat.text[at:stop]):
            yield flat.raw[at:stop], at, stop


def _attachment(key: str, attachments: Sequence[str]) -> str:
    stems = {name: bare(PurePath(name).stem) for name in attachments}
    return next((n for n, stem in stems.items() if stem == key), "") or next(
        (n for n, s in stems.items() if s and (key in s or s in key)), ""
    )


def marked_lines(flat: Flat) -> Iterator[str]:
    """Lines that may bear a mark of secrecy: the first of the text."""
    for _, (start, end) in zip(range(12), lines(flat), strict=False):
        yield flat.raw[start:end]
