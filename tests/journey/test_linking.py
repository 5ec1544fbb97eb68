"""Which draft or template a task is about."""

from __future__ import annotations

import pytest

from forms.journey.linking import Link, is_about, link_of
from forms.journey.task_model import Task
from forms.model.templates import TemplateLine
from forms.profile.drafts import DraftHead


def template(id: str, title: str, file: str = "a.xlsx") -> TemplateLine:
    return TemplateLine(id, id, title, file, "", "month", 1, "f", "", 3)


DRAFT = DraftHead("d" * 32, "低保月报.xlsx", title="农村低保情况统计表")
SHELF = (template("t1", "农村低保情况统计表"), template("t2", "高龄津贴发放花名册"), template("t3", "月报"))


@pytest.mark.parametrize(
    ("task", "drafts", "link"),
    [
        (Task(title="关于报送的通知", template_name="农村低保情况统计表"), (DRAFT,), Link("draft", DRAFT.id)),
        (Task(title="关于报送的通知", template_name="农村低保情况统计表"), (), Link("template", "t1")),
        (Task(title="2026年4月高龄津贴发放花名册"), (DRAFT,), Link("template", "t2")),
        (Task(title="任何事", template="t2", template_name="农村低保情况统计表"), (), Link("template", "t2")),
        (Task(title="安全隐患月报"), (DRAFT,), None),  # 月报 is in many names
        (Task(title=""), (DRAFT,), None),
    ],
)
def test_a_task_is_linked_by_its_id_or_by_its_forms_name(
    task: Task, drafts: tuple[DraftHead, ...], link: Link | None
) -> None:
    assert link_of(task, drafts, SHELF) == link


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("2026年4月农村低保情况统计表", True),
        ("农村低保情况统计表.xlsx", True),
        ("高龄津贴发放花名册", False),
        ("月报.xlsx", False),
        ("", False),
    ],
)
def test_a_task_is_about_a_form_that_bears_its_name(name: str, about: bool) -> None:
    assert is_about(Task(title="关于报送的通知", template_name="农村低保情况统计表"), name) is about


def test_a_draft_that_was_written_is_not_gone_on_with() -> None:
    done = DraftHead("d" * 32, "低保月报.xlsx", title="农村低保情况统计表", state="written")
    assert link_of(Task(title="农村低保情况统计表"), (done,), ()) is None
