"""What a person entered for a field, as a submission of its own: it is recorded, signed and can be told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from forms.model.document import Value
from forms.model.facts import Observation, Submission
from forms.model.form import Field
from forms.model.proposal import Draft, Proposal
from forms.recording.observe import RawType, raw

FILE_NAME = "人工填写"
FORMAT = "json"  # of what stands for the original: no file that could be shown


def correction(draft: Draft, proposal: Proposal, value: Value) -> tuple[Submission, bytes]:
    """The submission of one entered value, and the bytes that stand for its original.

    The labels beside the place are kept as blanks: a telephone behind a post's column is understood only with them.
    """
    field = proposal.field
    text, kind = raw(value)
    kinds = {t.id: t.kind for t in draft.form.tables}
    places = _with_what_stands_beside(draft.form.fields, field)
    period = draft.period.key if draft.period else ""
    body = json.dumps(
        [draft.form.fingerprint, period, draft.subject, field.address, field.path, text, kind], ensure_ascii=False
    ).encode()
    submission = Submission(
        sha256=hashlib.sha256(body).hexdigest(), file_name=f"{FILE_NAME}：{draft.template}", format=FORMAT,
        title=draft.form.title, issuer=draft.form.issuer, unit_text=draft.form.unit_text, period_text=draft.form.period_text,
        period=draft.period, period_origin="title", fingerprint=draft.form.fingerprint, status_words=(),
        observations=tuple(
            _observed(f, kinds.get(f.table or "", ""), *((text, kind) if f is field else ("", "s"))) for f in places
        ),
        source="manual", provider=draft.subject,
    )  # fmt: skip
    return submission, body


def _with_what_stands_beside(fields: Iterable[Field], entered: Field) -> list[Field]:
    """The field in its place among one of each column of its table, or among the other single fields."""
    out: list[Field] = []
    columns: set[tuple[str, ...]] = {entered.col_path} if entered.table else set()
    for field in fields:
        if field.address == entered.address:
            out.append(entered)
        elif field.table == entered.table and (not field.table or field.col_path not in columns):
            columns.add(field.col_path)
            out.append(field)
    return out if entered in out else [*out, entered]


def _observed(field: Field, table_kind: str, text: str, kind: RawType) -> Observation:
    return Observation(
        address=field.address, path=field.path, raw=text, raw_type=kind, unit=field.unit or "",
        unit_note=field.unit_note, period_text=field.period_text, section=field.section, table=field.table or "",
        table_kind=table_kind, col_path=field.col_path, row_path=field.row_path, mode=field.mode, type=field.type,
        sentence=field.sentence, code=field.code,
    )  # fmt: skip
