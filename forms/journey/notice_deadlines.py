"""Which of a notice's points in time are deadlines, whose they are, and what contradicts what. Nothing is chosen silently."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.journey.notice import Base, Deadline, Found
from forms.journey.notice_chain import Chain
from forms.journey.notice_settling import COUNTING, Due, joined, settled
from forms.journey.notice_shifts import shifted
from forms.journey.notice_stages import addressed, stage_of
from forms.journey.notice_tables import column_head, heading_above
from forms.journey.notice_text import Flat, denied
from forms.journey.notice_times import Moment, moments
from forms.journey.recurrence import Cycling, next_due
from forms.model.reports import Problem
from forms.values.workdays import Workdays

_BEFORE = re.compile(
    r"\s?\)?\s?(?:\(?(?:含|不含|包含)[^()]{0,6}\)?)?\s?(?:(?:之|以)?前|截止|为止|止(?!痛"
    r"|损)|以内|之内|内(?!容|部)|结束前|为限)"
)
_VERB = (
    r"报送|上报|报回|报至|报到|报给|报县|报市|报镇|报区|报我|反馈|提交|上交|交至|交到|交回"
    r"|交给|发至|发到|发给|发送|发回|发我|回传|回复|回执|填报|填写|填完|完成|汇总|函复|答复|复函|上传|录入"
    r"|寄送|送达|送至|送到|送交|报名|给我|返回|传至|传给|传我|推送|送|报|交|发"
)
_ASKS = re.compile(_VERB)
_SUPERSEDED = re.compile(
    r"(?:原(?:来|先)?(?:定|为|计划|要求|通知|时限|截止)?(?:的|于|是|在|定)?\S{0,8}|(?:之前|刚才|上次)(?:说|通知|定)的?\S{0,8}|由)\s?$"
)
_MOVED = re.compile(r"\s?[(,]?\s?(?:现)?已?(?:延期|延长|调整|提前|顺延|推迟|更正)")
_ASKED_ON = re.compile(
    r"\s?(?:一大?早)?(?:我们|我镇|镇里|我)?(?:必须|一定|务必|都|就)?要?(?:统一|再|集中|一并|汇总)?(?:报送|上报|报(?:县|市|镇|给|到|至|我|区|局|乡|街)"
    r"|期间(?=报|填|上报|提交)|报(?=[\u4e00-\u9fff《]{2,}(?:表|册|单|账|数|料|结|况))(?!名|告|道|考|警|废|销|表(?!格|册|数))|反馈|提交|交(?:表|到|给|至|上来)|给我|发我|传我|收(?:表|齐)|[将把][^,。;\n]{1,24}?[报交发传送](?:上?来|给|到|至|齐|表|[\u4e00-\u9fff]{1,8}[办所站局心科](?![\u4e00-\u9fff]))|(?<=要)[报交]|(?<=必须)[报交给]|(?<=务必)[报交]|截止)"
)
_LABEL = re.compile(
    r"(?:截止|截至|截稿|报送|上报|反馈|提交|完成|填报|回复|交表|收表|交|报)(?:的)?(?:时间|日期|时限|期限|限期|节点|要求)?(?:节点)?\s?(?:[】\])〗]|为|是|定为|定于|改为|改成|调整为|调整到|延长至|延期至|延至|提前至|提前到|推迟至|推迟到|顺延至|顺延到|更正为|应为|:|在|到|至|于)+\s?[\"]?\s?$"
    r"|(?:报送|上报|反馈|提交|交表)(?:时间|日期|时限|期限)\s?$"
    r"|(?:时限|期限|限期|限时|时间要求|时间节点|deadline|DDL|ddl|最[迟晚后](?:不(?:得|能|要|可)?(?:超过|迟于|晚于))?|不[得能]?(?:迟|晚)于|务必(?:于|在)|务于|限于?|不是[^,。;\n]{1,12},\s?(?:而)?是|请于|请在|须于|应于|截止)\s?(?:[】\])]|为|是|:|于|在|到|至)*\s?[\"]?\s?$"
)
_HEADING = re.compile(
    r"[(\[【]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})?[)\]】、.]{0,2}\s?(?:填报|报送|上报|反馈|提交|截止|完成)的?(?:时间|时限|期限|日期)(?:要求|安排)?[】\]:]?"
)
_STRONG_LABEL = re.compile(
    r"截止(?:时间|日期)|时限|期限|限期|DDL|deadline|最[迟晚]|不[得能]?[迟晚]于|报送时间"
    r"|上报时间|反馈时间|提交时间|完成时间",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    r"\s?\)?\s?(?:(?:之|以)?前\s?(?:已|未|曾|出生|参加|入住|发生|登记|纳入|建成|成立|死亡|去世|办理|取得|享受|的(?!要求)|累计|存在|在册|退出|新增)"
    r"|(?:在|召开|举行|举办|开会|开展|开始|组织召开)(?!前)|起|以来|开始|实施|施行|印发|发布|的?数据|的(?:统计|存栏|人口|名单|在册|台账|通知|会议)|数据|会议|出生|(?:之|以)?后(?!勿|不))"
)
_NOT_BEFORE = re.compile(
    r"(?:数据|口径|统计|存栏|在册|信息|情况|年龄|台账)\S{0,6}截[止至]到?(?:时间|日期|时点)?\s?[为是:]?\s?$"
    r"|统计(?:时点|时间|日期|期间)\S{0,3}[为是:]?\s?$|(?:自|从|定于|拟于|将于|时点为?:?"
    r"|依据|根据|按照|贯彻|成立于|印发于|会议时间\s?:|开会时间\s?:|培训时间\s?:|有效期\S{0,4})\s?$"
)
_AS_OF = re.compile(r"截[至止]到?(?:目前)?\s?$")
_MEETING = re.compile(r"(?:召开|举行|举办|参加)\S{0,16}(?:会|培训)|开会|会议(?:时间|地点)|培训班")
_NEW_DAY = re.compile(
    r"(?:更正|改|变更|调整|延长|延期|延|提前|推迟|顺延)(?:为|成|到|至)(?:\S{1,3}\()?\s?(?:20\d\d年)?$"
)
_PUT_OFF = re.compile(
    r"(?:[改延提推宽缓放]\S{0,3}[成为到至]|那就|最[晚迟]|再?宽限(?:到|至)?|赶在)\s?(?:\S{1,3}\()?\s?$"
)
_OTHER_DAY = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,2}(?:天|个?工作日)|最后一(?:天|日|个?工作日)|首日|次日|翌日|前一[天日]|头一天|节[前后]|节假?日[前后])[,的]?\s?$"
)
_BOTH_WAYS = re.compile(
    r"(?:(?P<word>今天|明天|后天|大后天)|本?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]))"
    r"\s?\(\s?(?:(?P<month>\d{1,2})\s?[月.])?\s?(?P<day>\d{1,2})\s?[号日]\s?\)"
)
_DAYS_ON = {"今天": 0, "明天": 1, "后天": 2, "大后天": 3}
_WEEKDAYS = "一二三四五六日"
_WEEKDAY_BEHIND = re.compile(r"\d{1,2}\s?[号日]\s?\(\s?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])\s?\)")
_CHANGED = re.compile(r"更正|改为|改成|变更|调整[为到至]|延长[至到]|延期|延至|提前[至到]|推迟|顺延[至到]|勘误")
_EVENT_BASE = re.compile(
    r"(?:发生|出现|变动|变化|变更|发现|受灾|接报|事发|案发|死亡|新增|办结|结束|完成|验收"
    r"|召开)\S{0,6}?(?:之日起|之日|之时|以?后|起)[,的]?\S{0,4}$"
)

_ABOUT = re.compile(r"\s?(?:左右|前后|(?:放假|开工|开会|开学|过节)(?:之|以)?前)")
_FROM_NOW_ON = re.compile(r"今后|以后|此后|往后|之后|后续|下[个次]?[月季年]起|常态")


def find_deadlines(
    flat: Flat, base: Base, calendar: Workdays, cycles: Sequence[Cycling], chain: Chain | None = None
) -> tuple[Found[Deadline], ...]:
    """The deadline to go by first, then those of other stages. `chain`: the messages it was said in."""
    chain = chain or Chain()
    dues = _of_cycles(flat, base, calendar, cycles)
    taken = [(c.start, c.end) for c in cycles if _repeats(c)]
    found = moments(flat, base, calendar, chain)
    for moment in found:
        if not any(start < moment.end and moment.start < end + 1 for start, end in taken):
            dues += _judged(flat, moment, chain.base(moment.start, base))
    dues = _with_changed(flat, joined(dues), found)
    dues = _in_chain(flat, joined([*dues, *shifted(flat, dues, found, calendar, base, chain)]), chain)
    chosen = [due for due in dues if due.weight > 1]
    if chosen:  # another day that is said to be a deadline, if less plainly, contradicts it
        chosen += [due for due in dues if due.weight == 1 and _says_before(flat, due)]
    else:
        chosen = [replace(due, doubts=due.doubts + _weak(flat, due)) for due in dues if due.weight == 1]
    return settled(flat, chosen, calendar, chain)


def _in_chain(flat: Flat, dues: Sequence[Due], chain: Chain) -> list[Due]:
    """Without what is only answered, and for whom a day is where its speaker said so before."""
    out: list[Due] = []
    for due in dues:
        if chain.answers(flat, due.start) and not due.changed:
            continue
        message = chain.of(due.start)
        before = [d for d in out if message and (m := chain.of(d.start)) and m != message and m.who == message.who]
        said = addressed(flat.text[message.start : message.end]) if message else ""
        stage = due.deadline.stage or said or (before[-1].deadline.stage if before else "")
        due = replace(due, deadline=replace(due.deadline, stage=stage))
        out.append(due)
    return out


def _with_changed(flat: Flat, dues: list[Due], found: Sequence[Moment]) -> list[Due]:
    """'由4月28日改为4月27日': the day that was given up is shown beside the new one. Where the words say which of the two was
    given up and which holds, that is worth knowing and no doubt."""
    out = []
    for due in dues:
        start, end = flat.sentence(due.start)
        others = [m for m in found if start <= m.start < end and m.day not in (None, due.deadline.day)]
        old = [m for m in others if m.start < due.start or _SUPERSEDED.search(flat.before(m.start))]
        if due.changed and old and not any(d.start == old[-1].start for d in dues):
            given_up = old[-1]
            said = (("words", flat.raw[due.start : due.end]), ("other", flat.raw[given_up.start : given_up.end]))
            other = Deadline(given_up.day, given_up.at, given_up.part, due.deadline.stage)
            told = (Problem("notice.changed_deadline", said),)
            plainly = len(others) == 1 and _SUPERSEDED.search(flat.before(given_up.start)) and _moved(flat, due)
            due = replace(
                due,
                doubts=due.doubts if plainly else (*due.doubts, *told),
                remarks=told if plainly else (),
                others=(*due.others, other),
            )
        out.append(due)
    return out


def _moved(flat: Flat, due: Due) -> bool:
    """Whether the words right beside a day say that it is the new one."""
    return bool(_NEW_DAY.search(flat.before(due.start)) or _MOVED.match(flat.after(due.end)))


def _says_before(flat: Flat, due: Due) -> bool:
    return bool(re.search(r"[前止内]$", flat.text[due.start : due.end]) or _BEFORE.match(flat.text, due.end))


def _weak(flat: Flat, due: Due) -> tuple[Problem, ...]:
    """'4月28日下班前' alone says it well enough; a bare date does not."""
    said = _says_before(flat, due) or due.deadline.part in ("下班", "放学")
    return () if said else (Problem("notice.weak_deadline", (("words", flat.raw[due.start : due.end]),)),)


def _repeats(cycle: Cycling) -> bool:
    rule = cycle.recurrence
    return bool(rule.days) or rule.weekday is not None or rule.cycle == "day"


def _of_cycles(flat: Flat, base: Base, calendar: Workdays, cycles: Iterable[Cycling]) -> list[Due]:
    """The next due days of what comes back."""
    out = []
    for cycle in cycles:
        if not _repeats(cycle) or (_FROM_NOW_ON.search(flat.before(cycle.start)) and not cycle.recurrence.since):
            continue
        day = next_due(cycle.recurrence, base.day, calendar)
        at, part, end = _time_behind(flat, cycle.end, base, calendar)
        doubts: tuple[Problem, ...] = ()
        if cycle.recurrence.workday and day and not calendar.knows(base.day, day):
            doubts += (Problem("notice.holidays_unknown", (("year", str(day.year)),)),)
        deadline = Deadline(day, at, part, stage_of(flat, cycle.start, end))
        out.append(Due(cycle.start, end, deadline, 3, doubts))
    return out


def _time_behind(flat: Flat, end: int, base: Base, calendar: Workdays) -> tuple[dt.time | None, str, int]:
    near = [
        m for m in moments(Flat(flat.raw[end : end + 20], flat.text[end : end + 20]), base, calendar) if m.start < 3
    ]
    if near and near[0].kind == "clock":
        return near[0].at, near[0].part, end + near[0].end
    return None, "", end


def _judged(flat: Flat, moment: Moment, base: Base) -> list[Due]:
    """A deadline, or nothing where the words around say that the moment is something else."""
    before, after = flat.before(moment.start), flat.after(moment.end)
    if _STRONG_LABEL.search(column_head(flat, moment.start)) or _HEADING.fullmatch(heading_above(flat, moment.start)):
        return [_due(flat, moment, 3, base)]
    if denied(flat, moment.start, moment.end):
        return []
    if _SUPERSEDED.search(before) and _CHANGED.search(flat.text, *flat.sentence(moment.start)):
        return []
    said = _BEFORE.match(after) or _ABOUT.match(after)
    closing = (
        moment.part in ("下班", "放学")
        or moment.kind == "feast"
        or flat.text[moment.start : moment.end].endswith(("内", "前"))
        or (moment.within and re.search(r"内$", moment.within))
    )
    labelled = _LABEL.search(before)
    if base.words and any(w.start <= moment.start < w.end for w in base.words):
        return []
    if _NOT_BEHIND.match(after) and not (labelled and _STRONG_LABEL.search(labelled.group())):
        return []
    if _NOT_BEFORE.search(before) or _not_a_day_to_report(before, after, moment):
        return []
    start, end = flat.sentence(moment.start)
    asked = _ASKS.search(flat.text, moment.end, end) or _ASKS.search(flat.text, start, moment.start)
    if moment.within and "内" not in moment.within and not said:
        return []
    if not said and not closing and not labelled and (_ASKED_ON.match(after) or _moved_to(flat, moment)):
        return [_due(flat, moment, 2, base)]
    weight = (
        3 if labelled and (said or _STRONG_LABEL.search(labelled.group())) else 2 if (said or closing) and asked else 0
    )
    weight = weight or (2 if labelled and asked else 1 if said or closing or labelled else 0)
    if not weight or (_MEETING.search(flat.text[start:end]) and not (said and asked)):
        return []
    return [_due(flat, moment, weight, base)]


def _moved_to(flat: Flat, moment: Moment) -> bool:
    """'改成周四下午5点', '那就后天中午12点': a day put in the place of another one that was asked for."""
    start, end = flat.sentence(moment.start)
    return bool(
        _PUT_OFF.search(flat.before(moment.start))
        and not _MEETING.search(flat.text[start:end])
        and _ASKS.search(flat.text, 0, moment.start)
    )


def _not_a_day_to_report(before: str, after: str, moment: Moment) -> bool:
    """'截至4月30日，存栏……' counts things up to a day; '截至4月30日前报送' reports by it."""
    as_of = _AS_OF.search(before)
    return bool(as_of) and not _BEFORE.match(after) and not (moment.at or moment.part) and bool(
        re.match(r"\s?(?:的|,?\s?(?:全|我|辖区|各|累计|共|在|存栏|已|尚|还|有|实有))", after)
    )  # fmt: skip


def _due(flat: Flat, moment: Moment, weight: int, base: Base) -> Due:
    doubts = moment.doubts
    before = flat.before(moment.start, 24)
    day, at = moment.day, moment.at
    if moment.within:
        if _EVENT_BASE.search(before):
            day, at, doubts = None, None, (Problem("notice.from_event", (("words", moment.within),)),)
        elif base.kind in ("printed", "told") and "小时" not in moment.within:
            doubts += (Problem("notice.from_receipt", (("date", f"{base.day}"),)),)
    if moment.kind == "clock" and _OTHER_DAY.search(before):  # '节后上班第一天下班前': not today
        day, doubts = (
            None,
            (Problem("notice.from_event", (("words", flat.raw[max(0, moment.start - 12) : moment.end].strip()),)),),
        )
    if day is not None and _agrees(flat.text[moment.start : moment.end] + flat.after(moment.end), day, base):
        doubts = tuple(p for p in doubts if p.code not in COUNTING)
    deadline = Deadline(day, at, moment.part, stage_of(flat, moment.start, moment.end), moment.within)
    others = tuple(replace(deadline, day=other) for other in moment.others)
    said = _BEFORE.match(flat.text, moment.end)
    if about := _ABOUT.match(flat.text, moment.end):
        doubts += (Problem("notice.about", (("words", flat.raw[moment.start : about.end()]),)),)
    if day is not None and day < base.day:
        doubts += (Problem("notice.past", (("date", f"{day}"), ("base", f"{base.day}"))),)
    behind = said.end() if said else moment.end
    changed = bool(_CHANGED.search(before) or _MOVED.match(flat.after(behind)) or _moved_to(flat, moment))
    return Due(moment.start, said.end() if said else moment.end, deadline, weight, doubts, others, changed)


def _agrees(said: str, day: dt.date, base: Base) -> bool:
    """'后天（16号）', '24号（周五）': counted in two ways that don't hang together, and both give the same day."""
    if found := _BOTH_WAYS.match(said):
        if int(found["day"]) != day.day or found["month"] not in (None, str(day.month)):
            return False
        counted = found["weekday"] is None and base.day + dt.timedelta(days=_DAYS_ON[found["word"]])
        return day == counted if counted else _is_weekday(found["weekday"], day)
    behind = _WEEKDAY_BEHIND.match(said)
    return behind is not None and _is_weekday(behind["weekday"], day)


def _is_weekday(said: str, day: dt.date) -> bool:
    return _WEEKDAYS.find(said.replace("天", "日")) == day.weekday()
