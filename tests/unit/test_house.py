"""House rules that no other tool holds: sizes, docstrings, what the rules import, and what may not be committed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kiosk

ROOT = Path(__file__).resolve().parents[2]
CODE = {".py", ".qml", ".sh"}
# A longer file says near its top why it is one: a comment with these words.
REASON = re.compile(r"long because", re.IGNORECASE)
LONGEST = 500
ADR_HEADINGS = ["## Context", "## Decision", "## Consequences"]

# In pieces, so that this file does not contain what it looks for.
INDEX_HOSTS = re.compile("|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org"]))
MACHINE_PATHS = re.compile(r"(?:^|[^.\w])/(?:wo" + r"rk|ro" + r"ot|fa" + r"rm)/")


def _tracked() -> list[Path]:
    """What is committed, and what would be with the next `git add`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


FILES = _tracked()
PYTHON = [f for f in FILES if f.suffix == ".py"]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _text(path: Path) -> str:
    """The text of a file; nothing of a picture, a sound or a database."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", errors="replace")


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{_name(f)}:{number}: {line.strip()}"
        for f in FILES
        for number, line in enumerate(_text(f).splitlines(), 1)
        if pattern.search(line)
    ]


def test_a_long_file_says_why():
    long = [f for f in FILES if f.suffix in CODE and len(_text(f).splitlines()) > LONGEST]
    assert [_name(f) for f in long if not REASON.search("\n".join(_text(f).splitlines()[:30]))] == []


def test_every_python_file_says_what_it_is():
    assert [_name(f) for f in PYTHON if not ast.get_docstring(ast.parse(_text(f)))] == []


def test_nothing_names_a_package_index():
    assert _lines_with(INDEX_HOSTS) == []


def test_nothing_names_a_path_of_somebodys_machine():
    assert _lines_with(MACHINE_PATHS) == []


def _imports(path: Path) -> set[str]:
    """The top-level names that a file imports, and those of kiosk by their two first parts."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(_text(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return {".".join(name.split(".")[: 2 if name.startswith("kiosk") else 1]) for name in found}


@pytest.mark.parametrize("path", [f for f in PYTHON if "kiosk/domain" in _name(f)], ids=_name)
def test_the_rules_use_the_standard_library_only(path):
    assert _imports(path) - sys.stdlib_module_names <= {"kiosk.domain"}


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=_name)
def test_a_lock_pins_by_hash_and_names_no_address(lock):
    text = _text(lock)
    pins = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert [pin.splitlines()[0] for pin in pins if not re.match(r"\S+==\S+ .*\n +--hash=sha256:", pin)] == []
    assert not re.search(r"://|^-", text, re.MULTILINE)


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert kiosk.__version__ == project["version"]


@pytest.mark.parametrize("record", sorted((ROOT / "docs" / "adr").glob("[0-9]*.md")), ids=_name)
def test_a_decision_record_has_its_parts(record):
    text = _text(record)
    assert [heading for heading in ADR_HEADINGS if heading not in text] == []
    assert re.match(r"# \d+\. ", text), "starts with its number"


LINKS = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\":]+)\"")


@pytest.mark.parametrize("guide", [f for f in FILES if f.suffix == ".md"], ids=_name)
def test_a_link_in_a_guide_leads_somewhere(guide):
    links = [first or second for first, second in LINKS.findall(_text(guide))]
    assert [link for link in links if not (guide.parent / link).exists()] == []
