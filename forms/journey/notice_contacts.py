"""Whom to ask: names, telephone numbers, extensions, QQ, WeChat, mailboxes. Which words belong together is told by nearness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.journey.notice import Contact, Found
from forms.journey.notice_names import ALONE, CALLED, NICK, NO_NAME, OFFICE, REAL, SURNAMES
from forms.journey.notice_numbers import Bit, find_numbers
from forms.journey.notice_text import Flat
from forms.model.reports import Problem

_SAME = re.compile(r"微信同号|\(?同微信\)?|微信同步|手机(?:号)?(?:即|同)微信")

_OF = r"(?:业务|工作|报送|填报|具体|技术|材料|数据|政策|我局|我办|本局|县|镇)?"
_WHO = r"(?:联\s{0,2}系|联络|对接|咨询|经办|责任|报送|收表|负责)\s{0,2}(?:人|员)(?:员)?(?:姓名)?"
_LABEL = re.compile(
    rf"{_OF}{_WHO}(?:及|和|与|、|/)?(?:其)?(?:联系|咨询|办公)?(?:电话|方式|手机|号码)?\s?(?:为|是|:|：)?"
    r"|(?:联\s{0,2}系|咨询|办公|业务咨询|服务|值班|监督)?\s{0,2}(?:电\s{0,2}话|热线|手机|方式)(?:号码?)?\s?(?:为|是|:)"
    r"|(?:具体)?(?:经办|承办|主办|收件人?|交给?|报给|发给)\s?:|(?:^|(?<=[|,;\s]))人\s?:"
    r"|联系(?:方式|人|电话)(?=[ ]*[\n\r])"
    r"|(?:请|可|及时|直接)?(?:联系|咨询|询问|对接|找|致电|@)(?!群|方|表|各|我们)"
)
_FILL = (
    r"(?:有(?:问题|疑问|事)?(?:的|可)?(?:请|可)?(?:打|联系|找|问|咨询|致电)?[他她]?|微信(?:同号)?|手机|同志|[他她]的?)"
)
# '吴 139…', '李、王': a surname alone, in place of a name
_NUMBERED = r"[\s,、;:(]{0,3}(?:(?:联系|办公)?电话|手机|内线|微信|\d)"
_SURNAME = re.compile(rf"[{ALONE}](?=\s?[、/和]\s?[{ALONE}]|{_NUMBERED})")
_OF_LABEL = re.compile(rf"[\u4e00-\u9fff×某]{{2,4}}(?=[\s,、;:(\d)。-]|$)|[{SURNAMES}](?={_NUMBERED})")
_OF_POST = re.compile(rf"[{ALONE}][科局所站股镇乡部队](?=[\s,、;:(\d)。]|$)")  # 李科 for 李科长
_NAMED = re.compile(rf"{CALLED.pattern}|{_SURNAME.pattern}")
_BEHIND = re.compile(
    rf"(?:(?:[ ]{{1,3}}|\)[ ]{{0,2}})(?P<name>{CALLED.pattern}|[{ALONE}])"
    rf"|[ ]?\((?P<inside>{NICK.pattern}|[{ALONE}])(?=\)))"
    r"[ ]{0,2}(?=$|[\n。,;，、)\U0001F000-\U0001FAFF\u2600-\u27bf]|收)"
)
_TO_BEHIND = re.compile(r"[ ]{1,3}|\)[ ]{0,2}|[ ]?\(")
_TO_WHOM = re.compile(
    rf"(?:报|交|发|反馈|送|传)[给至到]?(?P<office>[\u4e00-\u9fff]{{0,10}}?)(?P<name>{NICK.pattern})(?=处|那|[,。;!\s)]|$|这|即可|收|汇总)"
)
_DAYS = r"20\d\d[-/年.]|\d{1,2}[-/月.]\d{1,2}日?[ ]|昨天|今天|前天|星期.|周.|上午|下午|\d{1,2}:\d\d"
_CLOCK = r"(?:20\d\d[-/年.])?(?:\d{1,2}[-/月.]\d{1,2}日?[ ]{1,2})?\d{1,2}:\d\d(?::\d\d)?"
_SPEAKS = re.compile(
    rf"^[^\n]{{0,24}}?(?P<name>{CALLED.pattern})[ ]{{1,4}}(?:{_DAYS})"
    rf"|^{_CLOCK}[ ]{{1,3}}[^\n]{{0,20}}?(?P<after>{CALLED.pattern})[ ]*$",
    re.MULTILINE,
)
_SIGNS = re.compile(rf"(?:-{{1,3}}|[。!~\s])[ ]?(?P<office>[\u4e00-\u9fff]{{0,8}}?)(?P<name>{CALLED.pattern})\s*$")
_FAR = 48  # characters between a name and its number


def find_contacts(flat: Flat, speaker: tuple[int, int] | None = None) -> tuple[Found[Contact], ...]:
    """Contacts in the order of their certainty and place; a number without any word that says whose it is, is unsure.
    `speaker`: where the one is named who set the deadline among the messages of a chat.
    """
    numbers = find_numbers(flat)
    labels = list(_LABEL.finditer(flat.text))
    groups: list[list[Bit]] = []
    for bit in sorted([*numbers, *_names(flat, numbers, labels)], key=lambda b: b.start):
        if groups and _belongs(flat, groups[-1], bit):
            groups[-1].append(bit)
        else:
            groups.append([bit])
    merged = _merged([found for group in groups for part in _persons(group) if (found := _contact(flat, part, labels))])
    if not any(found.value.name and (found.sure or not speaker) for found in merged):
        said = list(_speaking(flat, *speaker)) if speaker else []
        merged = _merged([*said, *merged]) if said else [*merged, *_by_the_way(flat)]
    return tuple(sorted(merged, key=lambda f: (not f.sure, not f.value.name, f.words[0].start)))


def _speaking(flat: Flat, start: int, end: int) -> Iterator[Found[Contact]]:
    """Who asks for it in a chat of several, without a number of his own; never sure."""
    behind = next((at for at in range(end - 1, start, -1) if OFFICE.fullmatch(flat.text, start, at)), start)
    whole = CALLED.match(flat.text, behind, end)  # 办公室周颖 is no 公室周
    names = [m for m in (whole, *CALLED.finditer(flat.text, start, end)) if m is not None and _is_name(m.group())]
    if names:
        name = whole if whole in names else names[-1]
        words = flat.words(*name.span())
        office = flat.text[start : name.start()].strip(" -_·(")
        yield Found(
            Contact(words.text, office if OFFICE.fullmatch(office) else ""),
            (words,),
            (Problem("notice.contact_from_chat"),),
        )


def _is_name(text: str) -> bool:
    return not NO_NAME.search(text) or bool(REAL.match(text))


def _names(flat: Flat, numbers: Sequence[Bit], labels: Sequence[re.Match[str]]) -> Iterator[Bit]:
    """Names right behind a label, and names right before a number."""
    taken: set[int] = set()
    for label in labels:
        for start, end in _behind(flat, label):
            if start not in taken:
                taken.add(start)
                yield _name(flat, start, end)
    for number in numbers:
        if number.kind in ("phone", "odd", "extension") and (found := _before(flat, number)) and found[0] not in taken:
            taken.add(found[0])
            yield _name(flat, *found)
        elif (
            number.kind in ("phone", "odd") and not found and (above := _above(flat, number)) and above[0] not in taken
        ):
            taken.add(above[0])
            yield _name(flat, *above)
        elif number.kind == "phone" and not found and (behind := _BEHIND.match(flat.text, number.end)):
            start, end = behind.span("name" if behind["name"] else "inside")
            if start not in taken and not NO_NAME.search(flat.text[start:end]):
                taken.add(start)
                yield _name(flat, start, end)


def _name(flat: Flat, start: int, end: int) -> Bit:
    """'杨 帆' is 杨帆."""
    return Bit("name", re.sub(r"\s", "", flat.raw[start:end]), start, end)


def _behind(flat: Flat, label: re.Match[str]) -> Iterator[tuple[int, int]]:
    """'联系人：民政局社会救助股 李明', 'A、B'."""
    at = label.end()
    spoken = not re.search(r"[人员:为是]\s?$", label.group())
    lead = re.match(r"[\s:\"(【】)\]]*", flat.text[at:])
    at += lead.end() if lead else 0
    if called := None if spoken else _OF_POST.match(flat.text, at):
        yield at, called.end()
        return
    office = re.match(rf"{OFFICE.pattern}[\s:,、-]{{0,3}}(?=[\u4e00-\u9fff])", flat.text[at:])
    if office:
        at += office.end()
    for _ in range(4):
        match = _NAMED.match(flat.text, at) or (None if spoken else _OF_LABEL.match(flat.text, at))
        if match is None or (spoken and not _ends(flat, match.end())):
            return
        end = _name_end(flat, match)
        name = flat.text[at:end]
        if (NO_NAME.search(name) and not REAL.match(name)) or OFFICE.fullmatch(name):
            return
        yield at, end
        more = re.match(r"\s?[、/,和]\s?(?=[\u4e00-\u9fff])", flat.text[end:])
        if more is None or not _NAMED.match(flat.text, end + more.end()):
            return
        at = end + more.end()


def _ends(flat: Flat, at: int) -> bool:
    return bool(
        re.match(r"[\s,、;:(\d)。\-\"']|$|电话|手机|同志|内线|短号|微信|的|QQ|qq|处|\(", flat.text[at : at + 4])
    ) or not re.match(r"[\u4e00-\u9fff]", flat.text[at : at + 1])


def _name_end(flat: Flat, match: re.Match[str]) -> int:
    """Without what stands glued behind: '李明电话', '张三联系'."""
    text = match.group()
    glued = re.search(r"(?<=..)(?:电话|联系|手机|内线|电|联|手|传|短|微|邮|的)$", text)
    return (
        match.start() + glued.start()
        if glued and re.match(r"电话|联系|手机|内线|传真|短号|微信|邮箱", flat.text[match.start() + glued.start() :])
        else match.end()
    )


def _before(flat: Flat, number: Bit) -> tuple[int, int] | None:
    """'李明 139…', '王科长（内线8012）', '小陈：139…', '李明，联系电话：139…'."""
    before = flat.before(number.start, 30)
    match = re.search(
        rf"(?:^|[\s,、;:(\"】)\]]|(?<=[局办股科室心站所委处找系询干员书至到给])|(?<=联系人)|(?={NICK.pattern}))"
        rf"({CALLED.pattern}|[{ALONE}])"
        rf"(?:同志|处|那里?)?(?:\([\u4e00-\u9fff]{{1,6}}\))?[\s,:;(、-]{{0,3}}{_FILL}?[\s,:;(、-]{{0,2}}(?:\(?(?:联系|办公|手机|固定|座机)?(?:电话|方式|手机"
        rf"|号码|手机号码?|座机)\s?[:为是]?)?[\s:(☎📞]{{0,3}}$",
        before,
    )
    if match is None:
        return None
    start = number.start - len(before) + match.start(1)
    name = match[1] if len(match[1]) < 3 else match[1].removesuffix("处")
    if (NO_NAME.search(name) and not REAL.match(name)) or OFFICE.fullmatch(name):
        return None
    return start, start + len(name)


def _above(flat: Flat, number: Bit) -> tuple[int, int] | None:
    """'县农机中心  倪晓东' in the line above one that holds a telephone number only."""
    start = flat.text.rfind("\n", 0, number.start) + 1
    if start == 0 or not re.fullmatch(
        r"\s*(?:联系|办公)?(?:手机|电话|方式|号码)*\s?:?\s*", flat.text[start : number.start]
    ):
        return None
    first = flat.text.rfind("\n", 0, start - 1) + 1
    line = re.search(rf"(?:^|\s|[局办股科室心站所委处]\s?)({CALLED.pattern})\s*$", flat.text[first : start - 1])
    if line is None or (NO_NAME.search(line[1]) and not REAL.match(line[1])) or OFFICE.fullmatch(line[1]):
        return None
    return first + line.start(1), first + line.end(1)


def _belongs(flat: Flat, group: Sequence[Bit], bit: Bit) -> bool:
    """Whether a piece goes on with the contact before it: near, and not a second name with a number of its own."""
    last = group[-1]
    between = flat.text[last.end : bit.start]
    if bit.start - last.end > _FAR or re.search(r"[。]|\n\s*\n", between):
        return False
    if bit.kind == "name":
        names = [b for b in group if b.kind == "name"]
        together = len(names) == len(group) and re.fullmatch(r"\s?[、/和]\s?", between)
        behind = not names and last.kind == "phone" and _TO_BEHIND.fullmatch(between)  # '139… 老何'
        return bool(together or behind) or (
            not names and re.fullmatch(r"[\s,;、(]{0,2}(?:联系|经办|负责)人(?:员)?\s?[:为是]?\s?", between) is not None
        )
    if bit.kind == "email" and not re.search(r"邮", between) and len(between) > 4:
        return False
    if bit.kind == "email" and re.search(r"发[至到送]|报[至到送]|反馈|传[至到]", between):
        return False
    return not re.search(r"群|会议|传真", between)


def _persons(group: list[Bit]) -> list[list[Bit]]:
    """'李明、王芳，电话：A、B': a number for each of them where there are as many, else all for all."""
    names = [b for b in group if b.kind == "name"]
    rest = [b for b in group if b.kind != "name"]
    if len(names) < 2:
        return [group]
    if len(rest) == len(names):
        return [sorted(pair, key=lambda b: b.start) for pair in zip(names, rest, strict=True)]
    return [[name, *rest] for name in names]


def _contact(flat: Flat, group: Sequence[Bit], labels: Sequence[re.Match[str]]) -> Found[Contact] | None:
    of = {
        kind: tuple(dict.fromkeys(b.value for b in group if b.kind == kind))
        for kind in ("name", "phone", "odd", "extension", "qq", "wechat", "email")
    }
    if not (of["name"] or of["phone"] or of["odd"] or of["extension"] or of["qq"] or of["wechat"]):
        return None
    first, last = group[0], group[-1]
    if re.search(r"传真\s?[:为]?\s?$", flat.before(first.start, 8)) and len(group) == 1:
        return None
    wechat = (
        of["wechat"] or ((of["phone"][:1]) if _SAME.search(flat.text[first.start : last.end + 12]) else ()) or ("",)
    )[0]
    contact = Contact(
        (of["name"] or ("",))[0],
        _office(flat, first.start),
        of["phone"] + of["odd"],
        of["extension"],
        (of["qq"] or ("",))[0],
        wechat,
        (of["email"] or ("",))[0],
    )
    labelled = any(label.end() > first.start - 26 and label.start() < last.end for label in labels)
    if not labelled and not (of["phone"] or of["odd"] or of["extension"]):
        return None
    doubts: tuple[Problem, ...] = ()
    if of["odd"]:
        doubts += (Problem("notice.odd_phone", (("digits", str(len(of["odd"][0]))),)),)
    if not labelled:
        doubts += (Problem("notice.contact_unlabelled"),)
    if not contact.phones and not contact.extensions and not contact.qq and not contact.wechat and not contact.email:
        doubts += (Problem("notice.contact_without_number"),)
    return Found(contact, (flat.words(first.start, last.end),), doubts)


def _office(flat: Flat, at: int) -> str:
    """'联系人：民政局社会救助股 李明'."""
    found = re.search(rf"({OFFICE.pattern})[\s:,、-]{{0,3}}$", flat.before(at, 24))
    if not found:
        return ""
    return re.sub(
        r"^.*(?:[报送交发][至给]|电话报|[报交](?=[\u4e00-\u9fff]{1,6}[办所站局]$)"
        r"|具体承办|经办|承办|主办|联系人?|咨询|请|找|致电|及时|与|向|和|是|为)",
        "",
        found[1],
    )


def _by_the_way(flat: Flat) -> Iterator[Found[Contact]]:
    """Nobody is named as the contact: to whom the form goes, who signed, or who speaks in the chat. Never sure."""
    doubt = (Problem("notice.contact_from_chat"),)
    for pattern in (_TO_WHOM, _SIGNS, _SPEAKS):
        match = pattern.search(flat.text)
        group = "after" if match and match.groupdict().get("after") else "name"
        if match is None or (NO_NAME.search(match[group]) and not REAL.match(match[group])):
            continue
        words = flat.words(*match.span(group))
        yield Found(Contact(words.text, match.groupdict().get("office") or ""), (words,), doubt)
        return


def _merged(found: Sequence[Found[Contact]]) -> list[Found[Contact]]:
    """One person told twice is one; a number under two names is a doubt."""
    out: list[Found[Contact]] = []
    for one in found:
        same = next((n for n, o in enumerate(out) if one.value.name and o.value.name == one.value.name), None)
        if same is None:
            out.append(one)
            continue
        known = out[same]
        a, b = known.value, one.value
        joined = replace(
            a,
            office=a.office or b.office,
            phones=tuple(dict.fromkeys(a.phones + b.phones)),
            extensions=tuple(dict.fromkeys(a.extensions + b.extensions)),
            qq=a.qq or b.qq,
            wechat=a.wechat or b.wechat,
            email=a.email or b.email,
        )
        out[same] = Found(joined, known.words + one.words, () if known.sure or one.sure else known.doubts)
    return [
        o for o in out if o.value.name or not any(set(o.value.phones) & set(p.value.phones) and p is not o for p in out)
    ]
