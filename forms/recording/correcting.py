"""What a person entered for a field, as a submission of its own: it is recorded, signed and can be told apart."""

from __future__ import annotations

import hashlib
import json

from forms.model.document import Value
from forms.model.facts import Observation, Submission
from forms.model.proposal import Draft, Proposal
from forms.recording.observe import raw

FILE_NAME = "人工填写"


def correction(draft: Draft, proposal: Proposal, value: Value) -> tuple[Submission, bytes]:
    """The submission of one entered value, and the bytes that stand for its original."""
    field = proposal.field
    text, kind = raw(value)
    observation = Observation(
        address=field.address, path=field.path, raw=text, raw_type=kind, unit=field.unit or "",
        unit_note=field.unit_note, period_text=field.period_text, section=field.section, table=field.table or "",
        table_kind=next((t.kind for t in draft.form.tables if t.id == field.table), ""),
        col_path=field.col_path, row_path=field.row_path, mode=field.mode, type=field.type, sentence=field.sentence,
        code=field.code,
    )  # fmt: skip
    period = draft.period.key if draft.period else ""
    body = json.dumps(
        [draft.form.fingerprint, period, draft.subject, field.address, field.path, text, kind], ensure_ascii=False
    ).encode()
    submission = Submission(
        sha256=hashlib.sha256(body).hexdigest(), file_name=f"{FILE_NAME}：{draft.template}", format="json",
        title=draft.form.title, issuer=draft.form.issuer, unit_text=draft.form.unit_text, period_text=draft.form.period_text,
        period=draft.period, period_origin="title", fingerprint=draft.form.fingerprint, status_words=(),
        observations=(observation,), source="manual", provider=draft.subject,
    )  # fmt: skip
    return submission, body
