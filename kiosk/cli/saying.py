"""What a command prints: as it is meant, whatever somebody has typed into a name or a note, and wherever it goes."""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import sys
from typing import TextIO

import typer

# What moves the cursor, begins a line, or turns the order of what follows: the controls of ASCII and Latin-1, the line
# and paragraph separators, and the marks of the bidirectional algorithm (Unicode UAX #9).
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def visible(text: str, but: str = "") -> str:
    """``text`` with its control characters, all ``but`` these, written out by a backslash, as JSON does it.

    Else a note with a line break would look like two events, and one with an escape sequence like anything at all.
    """
    return _CONTROLS.sub(lambda found: found[0] if found[0] in but else _written_out(found[0]), text)


def counted(number: int, what: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def say(line: str) -> None:
    """Print a line."""
    typer.echo(visible(line))


def say_json(value: object, indent: int | None = 1) -> None:
    """Print JSON. What breaks lines in it stands between the values, never within one."""
    typer.echo(visible(json.dumps(value, ensure_ascii=False, indent=indent), but="\n"))


def complain(text: str) -> None:
    """Print lines on stderr."""
    try:
        typer.echo(visible(text, but="\n"), err=True)
    except OSError:
        silence(sys.stderr)  # it is closed, or its disk is full: nobody can be told but by the exit code


def take_any_text() -> None:
    """Have what the encoding of stdout or stderr doesn't know written out, and not end the command.

    As JSON does it, since what is printed may be JSON.
    """
    codecs.register_error("written out", _written_out_by)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="written out")


def silence(stream: TextIO | None) -> None:
    """Nothing more can be written there: Python must not try it again at its end, and complain."""
    if stream is None:
        return  # Python itself found it closed
    nowhere = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _written_out(character: str) -> str:
    """With two escapes beyond the Basic Multilingual Plane."""
    return json.dumps(character)[1:-1].replace("\x7f", "\\u007f")  # which JSON does without


def _written_out_by(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(_written_out(one) for one in error.object[error.start : error.end]), error.end
