"""Words on screen that several widgets share, and codes of the engine into sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.language import english
from desktop.states import State

if TYPE_CHECKING:
    from forms.model.period import Period
    from forms.model.proposal import Check, Provenance, Reason
    from forms.model.reports import Problem


def listed(parts: Iterable[str]) -> str:
    """Names one after the other, parted as the screen's language does it."""
    return QCoreApplication.translate("words", "、").join(parts)


def state_word(state: State) -> str:
    """系统预填, 待核实 ..."""
    translate = QCoreApplication.translate
    words = {
        State.FILLED: translate("words", "系统预填"),
        State.CONFIRMED: translate("words", "已核对"),
        State.SUGGESTED: translate("words", "待核实"),
        State.CONFLICT: translate("words", "数据不一致"),
        State.BLANK: translate("words", "待填"),
        State.NOT_OURS: translate("words", "无需填写"),
    }
    return words[state]


def state_meaning(state: State) -> str:
    """One sentence that says what a state asks of the clerk."""
    translate = QCoreApplication.translate
    words = {
        State.FILLED: translate("words", "由以往报送的数据预填，来源清楚，请整体核对。"),
        State.CONFIRMED: translate("words", "已由您核对或填写，将写入文件。"),
        State.SUGGESTED: translate("words", "这是可能的数值，确认之前不会写入文件。"),
        State.CONFLICT: translate("words", "不同来源的数据不一致，请选择一个或直接填写。"),
        State.BLANK: translate("words", "没有来源清楚的数据可以预填，请直接填写。"),
        State.NOT_OURS: translate("words", "公式、签字盖章或其他单位填写的位置，不用填写。"),
    }
    return words[state]


def protected_word(why: str) -> str:
    """Why nobody writes in a place."""
    translate = QCoreApplication.translate
    words = {
        "formula": translate("words", "这里是公式，会自动计算。"),
        "total": translate("words", "这里是合计。"),
        "signature": translate("words", "这里由本人签字或盖章。"),
        "opinion": translate("words", "这里由相关单位填写意见。"),
        "note": translate("words", "这里是填表说明。"),
        "sample": translate("words", "这里是示例。"),
        "locked": translate("words", "这个单元格已被发表单位锁定。"),
        "other_office": translate("words", "这里由其他单位填写。"),
        "reviewed": translate("words", "核改模板时指明这里不是填报项。"),
    }
    return words.get(why, translate("words", "这里不用填写。"))


def sentence(code: str, context: Mapping[str, object] | tuple[tuple[str, str], ...] = ()) -> str:
    """The engine's sentence for a code, in the screen's language."""
    from forms import sentences

    return sentences.sentence(code, context, "en" if english() else "zh")


def reason_sentence(reason: Reason | Problem | Check) -> str:
    return sentence(reason.code, reason.context)


def error_sentence(error: Exception) -> str:
    """What went wrong and how to go on. A defect of ours is told by its kind only: its text may hold personal data."""
    from forms.errors import FormsError

    if isinstance(error, FormsError):
        return sentence(error.code, error.context)
    if isinstance(error, OSError):
        where = error.filename or ""
        text = QCoreApplication.translate(
            "words", "无法读写“{file}”：{why}。请检查文件是否被其他程序打开、磁盘是否可用。"
        )
        return text.format(file=where, why=error.strerror or type(error).__name__)
    text = QCoreApplication.translate(
        "words", "程序出错（{kind}），已保存的数据没有改动。请重试；仍然出错时请联系维护人员。"
    )
    return text.format(kind=type(error).__name__)


def period_text(period: Period | None) -> str:
    """A period in words; "" for none."""
    if period is None:
        return ""
    start, end = period.start, period.end
    chinese = {
        "day": f"{end.year}年{end.month}月{end.day}日",
        "month": f"{start.year}年{start.month}月",
        "quarter": f"{start.year}年第{(start.month + 2) // 3}季度",
        "half": f"{start.year}年{'上' if start.month < 7 else '下'}半年",
        "year": f"{start.year}年",
        "as_of": f"截至{end.year}年{end.month}月{end.day}日",
        "ytd": f"{start.year}年1—{end.month}月累计",
        "range": f"{start:%Y-%m-%d} — {end:%Y-%m-%d}",
    }
    plain = {
        "day": f"{end}",
        "month": f"{start:%Y-%m}",
        "quarter": f"{start.year} Q{(start.month + 2) // 3}",
        "half": f"{start.year} H{1 if start.month < 7 else 2}",
        "year": f"{start.year}",
        "as_of": f"as of {end}",
        "ytd": f"January to {end:%Y-%m}",
        "range": f"{start} – {end}",
    }
    return (plain if english() else chinese)[period.kind]


def period_key_text(key: str) -> str:
    """As period_text, from a Period's key; "" for none."""
    from forms.model.period import Period

    return period_text(Period.from_key(key)) if key else ""


def period_code(period: Period | None) -> str:
    """A period as interfaces.md writes it for --period; "" where it has no such form."""
    if period is None:
        return ""
    start = period.start
    codes = {
        "day": f"{start:%Y-%m-%d}",
        "as_of": f"{period.end:%Y-%m-%d}",
        "month": f"{start:%Y-%m}",
        "quarter": f"{start.year}Q{(start.month + 2) // 3}",
        "half": f"{start.year}H{1 if start.month < 7 else 2}",
        "year": f"{start.year}",
    }
    return codes.get(period.kind, "")


def source_text(source: Provenance) -> str:
    """File, cell and period of a value's source, in one line."""
    return "　".join(part for part in (source.file, place_text(source.address), source.period) if part)


def misfit_word() -> str:
    """Of a value that is not of the kind its field asks for."""
    return QCoreApplication.translate("words", "这里要求填数字，现在是文字，请改正。")


def place_text(address: str) -> str:
    """An address as a person counts: 月报 E7; 第1个表格第3行第4列; 第2段."""
    from forms.documents.addresses import SheetPlace, WordCell, parse
    from forms.errors import FormsError

    if address.startswith("pdf:"):
        return QCoreApplication.translate("words", "PDF 填报项“{name}”").format(name=address.removeprefix("pdf:"))
    try:
        place = parse(address)
    except FormsError:
        return address
    translate = QCoreApplication.translate
    if isinstance(place, SheetPlace):
        return f"{place.sheet} {address.rpartition('!')[2].partition('#')[0]}"
    if isinstance(place, WordCell):
        table, row, col = place.steps[-1]
        text = translate("words", "第{table}个表格第{row}行第{col}列")
        return text.format(table=table + 1, row=row + 1, col=col + 1)
    return translate("words", "第{n}段").format(n=place.paragraph + 1)


def path_text(path: tuple[str, ...], most: int = 3) -> str:
    """The last labels of a field's path, outermost first."""
    return "／".join(" ".join(label.split()) for label in path[-most:])
