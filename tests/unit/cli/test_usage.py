"""How the command line is used: help with examples, and a sentence for what it does not know."""

import re
import subprocess
import sys

import pytest
import typer.main
from typer._click import Command, Context
from typer.core import TyperGroup

from kiosk import __version__, cli
from tests.unit.cli.conftest import Run

GROUPS = {(name,) for name in cli.GROUPS}


def _commands() -> list[tuple[str, ...]]:
    found = []

    def walk(command: Command, path: tuple[str, ...]) -> None:
        if not isinstance(command, TyperGroup):
            found.append(path)
            return
        context = Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one is not None
            walk(one, (*path, name))

    walk(typer.main.get_command(cli.app), ())
    return found


COMMANDS = _commands()


def test_the_walk_found_commands():
    assert {("run",), ("status",), ("people", "import"), ("config", "check")} <= set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_help_of_each_command_shows_an_example_of_it(path: tuple[str, ...], run: Run):
    done = run(*path, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"Example: locker-kiosk {' '.join(path)}" in re.sub(r"\s+", " ", done.out)
    assert run(*path, "-h") == done


@pytest.mark.parametrize("path", [(), *sorted(GROUPS)], ids=lambda path: " ".join(path) or "all")
def test_the_help_of_a_group_lists_what_there_is(path: tuple[str, ...], run: Run):
    done = run(*path, "--help")
    assert done.code == 0
    below = {one[len(path)] for one in COMMANDS if one[: len(path)] == path}
    assert all(re.search(rf"^  {name}\b", done.out, re.MULTILINE) for name in below)


def test_a_command_loads_only_what_it_needs():
    """A kiosk must start in 1.5 s."""
    program = (
        "import sys; from kiosk.cli import app; app(['run', '--help'], standalone_mode=False); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "kiosk.cli.run" in loaded
    assert not {"kiosk.planning", "kiosk.cli.people", "matplotlib", "cryptography", "PySide6"} & set(loaded)


def test_the_version_is_told(run: Run):
    done = run("--version")
    assert (done.code, done.out) == (0, f"locker-kiosk {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("run", "--confg", "site.toml"), "--confg"),
        (("run", "--config", "site.toml"), "--data"),
        (("sttaus",), "sttaus"),
        (("people", "imprt"), "imprt"),
        (("config", "check"), "FILE"),
        (("config", "check", "a.toml", "b.toml"), "b.toml"),
        (("status", "--data"), "--data"),
        (("demo", "--driver", "abloy"), "abloy"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_it_does_not_know_is_named_in_a_sentence(arguments: tuple[str, ...], named: str, run: Run):
    done = run(*arguments)
    assert (done.code, done.out) == (64, "")
    assert named in done.err
    assert "Traceback" not in done.err
