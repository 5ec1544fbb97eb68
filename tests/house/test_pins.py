"""The pins of pyproject.toml: exact, hash-checked, without index lines, the same as uv.lock and the environment."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from scripts.pins import PinError, pins, with_pins

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = PROJECT["tool"]["uv"]["constraint-dependencies"]
VERSIONS = {pin.split("==")[0].lower(): pin.split("==")[1].split(";")[0].strip() for pin in PINS}


def test_every_direct_dependency_is_pinned() -> None:
    direct = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    names = {requirement.split(">=")[0].strip().lower() for requirement in direct}
    assert names - set(VERSIONS) == set()


def test_pins_are_those_of_the_environment() -> None:
    here = {d.metadata["Name"].lower().replace("_", "-"): d.version for d in metadata.distributions()}
    differ = {name: (version, here[name]) for name, version in VERSIONS.items() if here.get(name, version) != version}
    assert differ == {}


def test_pins_are_those_of_the_lock_file() -> None:
    lock = ROOT / "uv.lock"
    if not lock.exists():
        pytest.skip("uv.lock is not tracked; uv writes it")
    locked = {p["name"]: p.get("version") for p in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]}
    assert {name: locked.get(name) for name in VERSIONS} == VERSIONS


def test_a_hash_is_asked_for_each_pin_and_then_dropped() -> None:
    assert pins("a==1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n") == ["a==1"]


def test_a_marker_stays_only_where_it_tells_two_versions_apart() -> None:
    line = "a=={} ; python_version {} '3.12' \\\n    --hash=sha256:aa\n"
    assert pins(line.format(1, "<")) == ["a==1"]
    both = pins(line.format(1, "<") + line.format(2, ">="))
    assert both == ["a==1 ; python_version < '3.12'", "a==2 ; python_version >= '3.12'"]


@pytest.mark.parametrize(
    "export",
    [
        "a==1\n",
        "a==1 \\\n    --hash=md5:aa\n",
        "a>=1 \\\n    --hash=sha256:aa\n",
        "--index-url x\na==1 \\\n    --hash=sha256:aa\n",
    ],
)
def test_an_export_that_is_not_hash_checked_is_refused(export: str) -> None:
    with pytest.raises(PinError):
        pins(export)


def test_pins_replace_those_that_stand() -> None:
    once = with_pins("[tool.uv]\npackage = true\n", ["a==1"])
    assert with_pins(once, ["b==2"]) == '[tool.uv]\nconstraint-dependencies = [\n  "b==2",\n]\npackage = true\n'
