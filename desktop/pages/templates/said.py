"""What this page says in words: types of fields, kinds of periods, what became of a file, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.words import path_text, sentence

if TYPE_CHECKING:
    from forms.detection.versions import Change, FormChanges
    from forms.model.templates import Offered, TemplateArrival, TemplateLine


def type_words() -> dict[str, str]:
    """Every type a field may have, in the order they are offered."""
    translate = QCoreApplication.translate
    return {
        "text": translate("templates", "文字"), "longtext": translate("templates", "长段文字"),
        "integer": translate("templates", "整数"), "decimal": translate("templates", "小数"),
        "percent": translate("templates", "百分比"), "money": translate("templates", "金额"),
        "date": translate("templates", "日期"), "month": translate("templates", "月份"), "year": translate("templates", "年份"),
        "choice": translate("templates", "选项"), "idcard": translate("templates", "身份证号"),
        "phone": translate("templates", "电话"), "account": translate("templates", "银行账号"),
        "code": translate("templates", "代码、编号"), "email": translate("templates", "电子邮箱"),
        "signature": translate("templates", "签字盖章"), "photo": translate("templates", "照片"),
    }  # fmt: skip


def kind_word(kind: str) -> str:
    """How often a template is asked for; "" where it doesn't say."""
    translate = QCoreApplication.translate
    return {
        "month": translate("templates", "月报"), "quarter": translate("templates", "季报"), "year": translate("templates", "年报"),
        "half_year": translate("templates", "半年报"), "half": translate("templates", "半年报"), "day": translate("templates", "日报"),
        "week": translate("templates", "周报"), "as_of": translate("templates", "时点"), "ytd": translate("templates", "累计"),
    }.get(kind, "")  # fmt: skip


def mark_word(name: str) -> str:
    """A statutory mark, by the name the engine has for it."""
    translate = QCoreApplication.translate
    return {
        "表号": translate("templates", "表号"), "制定机关": translate("templates", "制定机关"),
        "批准机关": translate("templates", "批准机关"), "备案机关": translate("templates", "备案机关"),
        "批准文号": translate("templates", "批准文号"), "备案文号": translate("templates", "备案文号"),
        "批准或备案文号": translate("templates", "批准或备案文号"), "文号": translate("templates", "文号"),
        "有效期至": translate("templates", "有效期至"), "报送时限": translate("templates", "报送时限"),
    }.get(name, name)  # fmt: skip


def time_text(hours: float) -> str:
    """How long something takes: in minutes where it is less than an hour."""
    translate = QCoreApplication.translate
    if hours < 1:
        return translate("templates", "{n} 分钟").format(n=max(1, round(60 * hours)))
    return translate("templates", "{n} 小时").format(n=f"{hours:.1f}")


def arrival_text(one: TemplateArrival) -> str:
    """What became of a file, and how to go on where something is wrong."""
    translate = QCoreApplication.translate
    if one.error is not None:
        return sentence(one.error.code, one.error.context)
    nothing = translate("templates", "没有识别出要填的地方，请打开核改，指明哪里要填。")
    texts = {
        "new": translate("templates", "新模板，识别出 {fields} 项。"),
        "same": translate("templates", "就是已有的模板（仅报告期或行数不同），沿用原来的核改。"),
        "version": translate("templates", "已有模板的第 {version} 版，{changes} 处不同，请核对变化。"),
        "unchanged": translate("templates", "和已有的完全相同，没有改动。"),
    }
    text = texts[one.status].format(fields=one.fields, version=one.version, changes=one.changes)
    return nothing if not one.fields and one.status != "unchanged" else text


def arrival_word(one: TemplateArrival) -> str:
    translate = QCoreApplication.translate
    return {
        "new": translate("templates", "已导入"), "same": translate("templates", "已有"), "version": translate("templates", "新版本"),
        "unchanged": translate("templates", "没有变化"), "failed": translate("templates", "没有导入"),
    }[one.status]  # fmt: skip


def signer_text(one: Offered | TemplateLine) -> str:
    """From whom, and whether we know that desktop."""
    translate = QCoreApplication.translate
    name = getattr(one, "by", "") or getattr(one, "issuer_device", "")
    texts = {
        "own": translate("templates", "本机发布，签名后没有改动"),
        "paired": translate("templates", "{name} 签名（已配对），签名后没有改动"),
        "unknown": translate("templates", "自称 {name}，没有与本机配对，请先核实；签名后没有改动"),
        "revoked": translate("templates", "{name}，已取消信任"),
    }
    return texts.get(one.signer, "").format(name=name)


def change_lines(changes: FormChanges) -> list[tuple[str, str, str, str, str]]:
    """Every difference as (what, before, after, old address, new address), those that matter most first."""
    from forms.templates.kinship import alone

    translate = QCoreApplication.translate
    out: list[tuple[str, str, str, str, str]] = []
    came, gone = alone(changes, changes.added), alone(changes, changes.removed)
    out += [(translate("templates", "新增"), "", path_text(f.path), "", f.address) for f in came]
    out += [(translate("templates", "删除"), path_text(f.path), "", f.address, "") for f in gone]
    for pair in changes.renamed:
        word = translate("templates", "改名")
        out.append((word, path_text(pair.old.path), path_text(pair.new.path), pair.old.address, pair.new.address))
    for pair in (*changes.changed, *changes.renamed):
        out += [_detail(c, path_text(pair.new.path), pair.old.address, pair.new.address) for c in pair.changes]
    return [*_whole(changes), *_columns(changes), *out]


def _detail(change: Change, name: str, old: str, new: str) -> tuple[str, str, str, str, str]:
    translate = QCoreApplication.translate
    word = {
        "unit": translate("templates", "单位"), "type": translate("templates", "类型"), "options": translate("templates", "选项"),
    }.get(change.name, change.name)  # fmt: skip
    before, after = change.old, change.new
    if change.name == "type":
        before, after = (type_words().get(t, t) for t in (before, after))
    return word, f"{name}：{before or '—'}", f"{name}：{after or '—'}", old, new


def _whole(changes: FormChanges) -> list[tuple[str, str, str, str, str]]:
    translate = QCoreApplication.translate
    out = []
    if changes.title is not None:
        out.append((translate("templates", "标题"), changes.title.old, changes.title.new, "", ""))
    out += [(mark_word(mark.name), mark.old, mark.new, "", "") for mark in changes.marks]
    for table in changes.tables_added:
        out.append((translate("templates", "新增表格"), "", table.title or table.grid, "", ""))
    for table in changes.tables_removed:
        out.append((translate("templates", "删除表格"), table.title or table.grid, "", "", ""))
    return out


def _columns(changes: FormChanges) -> list[tuple[str, str, str, str, str]]:
    translate = QCoreApplication.translate
    out: list[tuple[str, str, str, str, str]] = []
    for table in changes.tables:
        came, gone = ({f.col_path: f.address for f in reversed(fields)} for fields in (changes.added, changes.removed))
        out += [
            (translate("templates", "新增列"), "", path_text(c.path), "", came.get(c.path, "")) for c in table.added
        ]
        gone_word = translate("templates", "删除列")
        out += [(gone_word, path_text(c.path), "", gone.get(c.path, ""), "") for c in table.removed]
        out += [
            (translate("templates", "列改名"), path_text(c.old.path), path_text(c.new.path), "", "")
            for c in table.renamed
        ]
        for pair in (*table.changed, *table.renamed):
            out += [_detail(c, path_text(pair.new.path), "", "") for c in pair.changes]
    return out
