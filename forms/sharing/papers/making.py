"""Papers as Word files: what stands in them, checked before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from forms.documents.letters import render_letter
from forms.documents.reader import read
from forms.errors import FormsError
from forms.model.papers import Difference, Elements, Need, Paper, PaperKind, ReuseLine
from forms.sharing.entries import CatalogueItem
from forms.sharing.papers.law import regulation
from forms.sharing.papers.needs_book import layout, needs_book
from forms.sharing.papers.wording import require_fit
from forms.sharing.policy import is_party_organ, why_not

FILES: Mapping[PaperKind, str] = {
    "request": "request.docx", "verification": "verification.docx", "reuse": "reuse.docx", "needs": "needs.docx",
    "cover": "cover.docx",
}  # fmt: skip
LEAVING: frozenset[PaperKind] = frozenset({"request", "verification", "cover"})  # the others stay inside
# A 函 goes to offices it isn't subordinate to (公文处理工作条例, 第八条).
_SUPERIOR = re.compile(r"人民政府$|人民政府办公[厅室]$|国务院")
_ASKED = "依法提出政务数据共享申请，明确使用依据、使用场景、使用范围、共享方式、使用时限等"
_VERIFIED = "发现政务数据不准确或者不完整的，应当及时向政务数据提供部门提出政务数据校核申请"
_NAMED = 2  # templates and entries named in a sentence


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes. `templates`: Word files of its own by kind of paper, in place of those that come with the program;
    `columns`: its own needs.json, None for ours."""

    unit: str
    templates: Mapping[str, bytes]
    columns: bytes | None = None


def request(office: Office, provider: str, needs: Sequence[Need], elements: Elements) -> Paper:
    """A request to one provider for all items needed from it.

    Raises FormsError paper.nothing, paper.receiver_missing, _party or _superior, paper.not_requestable (with the
    ground), paper.element_missing, those of wording and of letters.
    """
    if not needs:
        raise FormsError("paper.nothing", kind="request")
    for need in needs:
        _require_requestable(need, provider)
    said = _said(elements)
    titles = list(dict.fromkeys(title for need in needs for title, _ in need.uses))
    rows = [_need_row(number, need) for number, need in enumerate(needs, 1)]
    context: dict[str, object] = {
        "unit": office.unit, "provider": provider, "subject": _subject(n.entry or n.item for n in needs),
        "templates": "".join(f"《{t}》" for t in titles[:_NAMED]) + _more(titles, "份报表"),
        "article": f"{regulation().quoted('二十', _ASKED)}。", "count": len(needs), "rows": rows, **said,
    }  # fmt: skip
    return _made(office, "request", f"{office.unit}关于申请共享{context['subject']}的函", provider, context)


def verification(office: Office, provider: str, differences: Sequence[Difference]) -> Paper:
    """A request to verify values that differ (Art. 26). Raises FormsError as request()."""
    if not differences:
        raise FormsError("paper.nothing", kind="verification")
    rows = [_difference_row(number, one) for number, one in enumerate(differences, 1)]
    subject = _subject(d.item for d in differences)
    context: dict[str, object] = {
        "unit": office.unit, "provider": provider, "subject": subject, "count": len(differences), "rows": rows,
        "article": f"{regulation().quoted('二十六', _VERIFIED)}。",
    }  # fmt: skip
    return _made(office, "verification", f"{office.unit}关于申请校核{subject}的函", provider, context)


def reuse(office: Office, title: str, lines: Sequence[ReuseLine], reports: int, released: str = "") -> Paper:
    """Which fields of a template were already reported or could be shared. `reports`: how many reports were compared;
    `released`: who let it out and when, "" while it is internal."""
    held = sum(bool(line.reported) for line in lines)
    shareable = sum(bool(line.shared) for line in lines)
    new = sum(not line.reported and not line.shared for line in lines)
    rows = [
        {"number": n, "field": line.field, "reported": line.reported or "—", "office": line.office or "—",
         "shared": line.shared or "—"}
        for n, line in enumerate(lines, 1)
    ]  # fmt: skip
    context: dict[str, object] = {
        "title": title, "reports": reports, "total": len(lines), "held": held, "shareable": shareable, "new": new,
        "released": released, "rows": rows,
    }  # fmt: skip
    return _made(office, "reuse", f"《{title}》数据复用建议清单", "", context)


def needs_list(office: Office, needs: Iterable[Need], span: str) -> Paper:
    """The ranked list of needs; `span` says for which time, in words."""
    rows = _needs_rows(office, needs)
    context: dict[str, object] = {"unit": office.unit, "span": span, "count": len(rows), "rows": rows}
    return _made(office, "needs", f"{office.unit}政务数据共享需求清单", "", context)


def needs_workbook(office: Office, needs: Iterable[Need], span: str) -> Paper:
    """The same list as an .xlsx file, in the columns of a county's platform. Raises FormsError letter.unreadable."""
    data = needs_book(layout(office.columns), _needs_rows(office, needs), office.unit, span)
    return Paper("needs", f"{office.unit}政务数据共享需求清单", "", data, ())


def _needs_rows(office: Office, needs: Iterable[Need]) -> list[dict[str, object]]:
    words = layout(office.columns).states
    return [
        _need_row(number, need) | {"unit": office.unit, "state": words.get(need.state, "")}
        for number, need in enumerate(ranked(needs), 1)
    ]


def cover(office: Office, receiver: str, title: str, period: str, notes: Sequence[str] = ()) -> Paper:
    """A note that goes with a report. Raises FormsError paper.receiver_missing, _party or _superior, and those of wording."""
    context: dict[str, object] = {
        "unit": office.unit, "receiver": receiver, "title": title, "period": period, "notes": list(notes),
    }  # fmt: skip
    return _made(office, "cover", f"{office.unit}关于报送{title}的函", receiver, context)


def ranked(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Those that most templates, then most fields ask for come first."""
    return tuple(sorted(needs, key=lambda n: (-len(n.uses), -n.fields, n.provider, n.code, n.item)))


def _made(office: Office, kind: PaperKind, title: str, receiver: str, context: Mapping[str, object]) -> Paper:
    """Rendered, read again and checked as it would leave: whatever the template of an office adds is checked with it."""
    if kind in LEAVING:
        _require_receiver(receiver)
    file = FILES[kind]
    data = render_letter(office.templates.get(kind) or own_template(kind), context, file)
    running = tuple(p.text for p in read(data, file).paragraphs if p.text.strip())
    require_fit(running)
    return Paper(kind, title, receiver, data, running)


def own_template(kind: PaperKind) -> bytes:
    """The template that comes with the program."""
    return own_file(FILES[kind])


def own_file(name: str) -> bytes:
    """One of the files that an office may put its own in place of."""
    return (files("resources") / "letters" / name).read_bytes()


def _require_receiver(receiver: str) -> None:
    if not receiver.strip():
        raise FormsError("paper.receiver_missing")
    if is_party_organ(receiver):
        raise FormsError("paper.receiver_party", receiver=receiver)
    if _SUPERIOR.search(receiver.strip()):
        raise FormsError("paper.receiver_superior", receiver=receiver)


def _require_requestable(need: Need, provider: str) -> None:
    if need.provider != provider:
        raise FormsError("paper.other_provider", item=need.item, provider=need.provider)
    ground = why_not(_as_item(need))
    if ground:
        raise FormsError("paper.not_requestable", item=need.item, ground=ground)


def _as_item(need: Need) -> CatalogueItem:
    return CatalogueItem(
        need.code, need.entry, need.item, need.provider, "", need.attribute,  # type: ignore[arg-type]
        need.condition, need.method, need.cycle, "", "", "",
    )  # fmt: skip


def _said(elements: Elements) -> dict[str, object]:
    """All five, each a sentence."""
    names = {"basis": "使用依据", "scene": "使用场景", "scope": "使用范围", "method": "共享方式", "term": "使用时限"}
    out: dict[str, object] = {}
    for name, words in names.items():
        text = str(getattr(elements, name)).strip()
        if not text:
            raise FormsError("paper.element_missing", element=words)
        out[name] = text if text.endswith(("。", "；")) else text + "。"
    return out


def _need_row(number: int, need: Need) -> dict[str, object]:
    used = "；".join(f"{title}（{count}栏）" for title, count in need.uses)
    return {
        "number": number, "entry": need.entry, "code": need.code, "item": need.item, "provider": need.provider,
        "attribute": need.attribute, "condition": need.condition, "method": need.method, "cycle": need.cycle,
        "used": used, "templates": len(need.uses), "fields": need.fields, "lead": need.lead, "channel": need.channel,
        "state": need.state,
    }  # fmt: skip


def _difference_row(number: int, one: Difference) -> dict[str, object]:
    return {
        "number": number, "item": one.item, "subject": one.subject, "theirs": one.theirs, "their_day": one.their_day,
        "ours": one.ours, "our_day": one.our_day, "source": one.source,
    }  # fmt: skip


def _subject(names: Iterable[str]) -> str:
    """'甲、乙等5类数据', or '甲、乙数据' where there are no more."""
    once = list(dict.fromkeys(names))
    return "、".join(once[:_NAMED]) + (_more(once, "类数据") or "数据")


def _more(once: Sequence[str], what: str) -> str:
    """'等5份报表', "" where all were named."""
    return f"等{len(once)}{what}" if len(once) > _NAMED else ""
