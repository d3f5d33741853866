"""Every command is told to who changes things: those of flask and those of make."""

import re
from pathlib import Path

import click

from warning_signs.cli import commands as own_commands

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_each_command_of_the_site_is_in_the_guide():
    commands = []
    for own in own_commands():
        names = [f" {name}" for name in own.commands] if isinstance(own, click.Group) else [""]
        commands += [f"flask {own.name}{name}" for name in names]
    assert {"flask backup", "flask campaign change"} <= set(commands)
    assert [command for command in commands if f"`.venv/bin/{command}`" not in GUIDE] == []


def test_each_command_of_make_is_in_the_guide_or_the_readme():
    told = GUIDE + (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(
        r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {"run", "test", "bench"} <= set(targets)
    assert [target for target in targets if f"make {target}" not in told] == []
