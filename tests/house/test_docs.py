"""Documents say what is there: every command with its options, every room, the two commands of the README."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.cli.run import parser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(top: argparse.ArgumentParser, prefix: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command and subcommand with its parser: "fillonce sources import"."""
    inner = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]
    if not inner:
        yield prefix, top
    for action in inner:
        for name, child in action.choices.items():
            yield from commands(child, f"{prefix} {name}")


PAGES = sorted(page.relative_to(ROOT).as_posix() for page in [*DOCS.glob("*.md"), *ROOT.glob("*.md")])
COMMANDS = dict(commands(parser(), "fillonce"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    section = re.search(rf"## `{command}[^\n]*\n(.*?)(\n## |\Z)", read("docs/cli.md"), re.DOTALL)
    assert section, f"docs/cli.md has no section for {command}"
    options = [text for action in COMMANDS[command]._actions for text in action.option_strings if text.startswith("--")]
    assert [o for o in options if o not in ("--help",) and f"`{o}" not in section[0]] == []


def test_every_setting_is_documented() -> None:
    text = read("docs/cli.md")
    files = [file for room in ("forms", "desktop") for file in (ROOT / room).rglob("*.py")]
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    settings = set(re.findall(r"[\"'](FILLONCE_[A-Z_]+)[\"']", source))
    assert settings
    assert [name for name in sorted(settings) if f"`{name}`" not in text] == []


def test_every_room_has_a_line_in_the_map() -> None:
    text = read("docs/architecture.md")
    rooms = [f"forms/{p.parent.name}/" for p in sorted((ROOT / "forms").glob("*/__init__.py"))]
    singles = [f"forms/{p.name}" for p in sorted((ROOT / "forms").glob("*.py")) if p.name != "__init__.py"]
    places = [*rooms, *singles, "desktop/", "resources/", "tests/", "scripts/"]
    assert [place for place in places if f"- `{place}`" not in text] == []


def test_the_map_names_nothing_that_is_not_there() -> None:
    named = re.findall(r"`((?:forms|desktop|resources|tests|scripts|docs)/[\w./-]*)`", read("docs/architecture.md"))
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_has_the_two_commands_and_the_notice(readme: str) -> None:
    text = read(readme)
    assert "pip install uv && uv run fillonce demo" in text
    assert "pip install uv && uv run pytest" in text
    assert "非涉密" in text
    for package in ("libegl1", "libxcb-cursor0", "fonts-wqy-microhei"):
        assert package in text


@pytest.mark.parametrize("page", PAGES)
def test_links_between_documents_lead_somewhere(page: str) -> None:
    links = [target.split("#")[0] for target in re.findall(r"\]\((?!https?:)([^)]+)\)", read(page))]
    assert [link for link in links if link and not ((ROOT / page).parent / link).exists()] == []


def test_the_version_of_the_program_is_in_the_changelog() -> None:
    import forms

    assert f"## {forms.__version__}" in read("CHANGELOG.md")
