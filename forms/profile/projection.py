"""What the journal means: facts, tables, elements, subjects. Replaceable at any time. The second half of a Profile."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from forms.errors import FormsError
from forms.model.facts import Fact
from forms.profile import entities, heads
from forms.profile import facts as fact_table
from forms.profile.database import Database
from forms.profile.rows import Counts, LocalElement, RecordId, Status, SubjectRow, TableHead

Key = tuple[str, str, str]  # element, subject, period key


class Projection:
    """Computed by the recorder from the journal; losing it loses nothing."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def replace_projection(
        self,
        submission_id: RecordId,
        facts: Sequence[Fact],
        tables: Sequence[TableHead] = (),
        elements: Sequence[LocalElement] = (),
        subjects: Sequence[SubjectRow] = (),
        version: int = 0,
    ) -> None:
        """Put all of this in place of what was projected from the submission before, in one transaction.

        `version` is the recorder's, so that it finds later what needs to be projected again.
        Raises FormsError record.unknown.
        """
        with self._db.transaction():
            number = heads.number_of(self._db, submission_id)
            if number is None:
                raise FormsError("record.unknown", record=submission_id[:8])
            fact_table.replace(self._db, number, facts)
            entities.replace_tables(self._db, number, tables)
            entities.replace_elements(self._db, number, elements)
            entities.replace_subjects(self._db, number, subjects)
            self._db.execute(
                "UPDATE submissions SET version = ?, facts = ? WHERE record = ?", (version, len(facts), number)
            )

    def set_heads(self, head_ids: Collection[RecordId], statuses: Mapping[RecordId, Status] | None = None) -> None:
        """Which submissions count as sources. The others are superseded unless `statuses` names a draft or a return."""
        heads.set_heads(self._db, head_ids, statuses or {})

    def facts_for(
        self,
        elements: Collection[str],
        subjects: Collection[str] | None = None,
        periods: Collection[str] | None = None,
        heads_only: bool = True,
    ) -> list[Fact]:
        """Facts of any of these elements (and subjects, and period keys), in one query."""
        return fact_table.select(self._db, elements, subjects, periods, heads_only)

    def facts_of_pairs(self, pairs: Collection[tuple[str, str]], periods: Collection[str] | None = None) -> list[Fact]:
        """Facts of heads for these (element, subject), of these period keys or of all."""
        return fact_table.of_pairs(self._db, pairs, periods)

    def differing(self, lasting: Collection[str]) -> list[tuple[str, str]]:
        """(element, subject) of which submissions that count say different things for one period; of the elements in
        `lasting`, for any period."""
        return fact_table.differing(self._db, lasting)

    def differing_between(
        self, pairs: Sequence[tuple[str, str]], periods: Sequence[tuple[str, str]] | None
    ) -> list[tuple[str, str, str]]:
        """(element, other, subject) of which submissions that count say different things under the two elements of a
        pair, for two periods that mean the same time (`periods`; None: for any)."""
        return fact_table.differing_between(self._db, pairs, periods)

    def period_keys(self) -> list[str]:
        """The keys of all periods that facts may have."""
        return fact_table.period_keys(self._db)

    def values_by_key(self, keys: Sequence[Key]) -> list[Fact | None]:
        """For each (element, subject, period) the fact of the latest head, in the order of the keys."""
        return fact_table.by_keys(self._db, keys)

    def facts_of(self, submission_id: RecordId) -> list[Fact]:
        """All facts of a submission, head or not, in the order they were read."""
        return fact_table.of_submission(self._db, submission_id)

    def elements(self) -> list[LocalElement]:
        return entities.elements(self._db)

    def subjects(self, kind: str | None = None) -> list[SubjectRow]:
        return entities.subjects(self._db, kind)

    def find_subject(self, text: str) -> list[SubjectRow]:
        """Subjects with this id, key or exact name. More than one: ambiguous."""
        return entities.find_subject(self._db, text)

    def described_subjects(self) -> dict[str, list[str]]:
        """Subjects known by name, village and birth alone -> those with an ID number described the same."""
        return entities.described(self._db)

    def twin_subjects(self) -> list[tuple[str, str]]:
        """Pairs with different ID numbers that are described the same."""
        return entities.twins(self._db)

    def subject_uses(self, subjects: Collection[str]) -> dict[str, frozenset[RecordId]]:
        """Subject -> the submissions that count and name it."""
        return entities.uses(self._db, subjects)

    def table_heads(self, signature: str | None = None, heads_only: bool = True) -> list[TableHead]:
        """Tables (with this signature), those of later submissions last."""
        return entities.table_heads(self._db, signature, heads_only)

    def counts(self) -> Counts:
        row = self._db.row(
            """SELECT (SELECT count(*) FROM visible), count(*), coalesce(sum(facts), 0),
            (SELECT count(*) FROM elements), (SELECT count(*) FROM subjects) FROM submissions"""
        )
        return Counts(*(row or (0, 0, 0, 0, 0)))

    def clear_projection(self) -> None:
        """Forget what records mean, and list the submissions anew from the journal."""
        with self._db.transaction():
            for table in ("facts", "tables", "element_uses", "elements", "subject_uses", "subject_keys", "subjects"):
                self._db.execute(f"DELETE FROM {table}")
            self._db.execute("DELETE FROM symbols")
            self._db.execute("DELETE FROM submissions")
            for (number,) in self._db.rows("SELECT n FROM visible WHERE kind = 'submission' ORDER BY height, id"):
                heads.add(self._db, number)

    def forget_unseen(self) -> None:
        """Drop what was projected from submissions that may not be seen any more (a revoked or forked device)."""
        gone = self._db.rows("SELECT record FROM submissions WHERE record NOT IN (SELECT n FROM visible)")
        with self._db.transaction():
            for (number,) in gone:
                fact_table.replace(self._db, number, ())
                entities.replace_tables(self._db, number, ())
                entities.replace_elements(self._db, number, ())
                entities.replace_subjects(self._db, number, ())
            numbers = json.dumps([number for (number,) in gone])
            self._db.execute("DELETE FROM submissions WHERE record IN (SELECT value FROM json_each(?))", (numbers,))
