"""Where things stand in a TOML file: the standard library's parser keeps no line numbers, and an installer needs them.

The scanner expects text that ``tomllib`` has already accepted; on anything else it still ends, with fewer answers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Path = tuple[str | int, ...]

_DEEPEST = 12
"""What is nested deeper than any site file nests is passed over, so that no file can exhaust the stack."""

_TOKEN = re.compile(
    r"""(?P<gap>[ \t\r]+|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<text>\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')
      | (?P<mark>[\[\]{}=,.])
      | (?P<word>[^\s\[\]{}=,.\#\"']+)
      | (?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


class Lines:
    """Answers on which line a key, an element or a table begins."""

    def __init__(self, text: str) -> None:
        self._found = _Scan(text).found

    def of(self, path: Sequence[str | int]) -> int | None:
        """The line of ``("compartment", 3, "door")`` (counted from 0), or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            line = self._found.get(tuple(path[:length]))
            if line is not None:
                return line
        return None


class _Scan:
    """One pass over the text that notes the line of whatever has a name or an index."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {}
        self._entries: dict[Path, int] = {}  # how many entries each array of tables has so far
        self._tokens = list(_tokens(text))
        self._at = 0
        self._document()

    def _document(self) -> None:
        table: Path = ()
        while not self._ended():
            if self._next_is("\n"):
                self._take()
            elif self._next_is("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line = self._take().line
        path: Path = ()
        is_entry = self._next_is("[")
        keys = self._keys("\n")
        for key in keys[:-1]:
            path = self._inside((*path, key), line)
        if not keys:
            return path
        path = (*path, keys[-1])
        if is_entry:
            self._note(path, line)
            self._entries[path] = self._entries.get(path, 0) + 1
        return self._inside(path, line)

    def _inside(self, path: Path, line: int) -> Path:
        """The table that ``path`` means: of an array of tables, its latest entry."""
        count = self._entries.get(path)
        path = path if count is None else (*path, count - 1)
        self._note(path, line)
        return path

    def _pair(self, table: Path) -> None:
        line = self._tokens[self._at].line
        path = table
        for key in self._keys("="):
            path = (*path, key)
            self._note(path, line)
        self._value(path)

    def _keys(self, end: str) -> list[str]:
        """The parts of a dotted key, up to ``end``, which is taken, or the end of the line, which is not."""
        keys: list[str] = []
        while not self._ended() and not self._next_is("\n"):
            token = self._take()
            if token.text == end:
                break
            if token.kind in {"word", "text"} and len(keys) <= _DEEPEST:
                keys.append(_plain(token))
        return keys

    def _value(self, path: Path) -> None:
        if self._ended() or self._next_is("\n"):
            return
        first = self._take()
        if first.text in {"[", "{"} and len(path) > _DEEPEST:
            self._skip()
        elif first.text == "[":
            self._array(path)
        elif first.text == "{":
            self._inline_table(path)
        else:
            self._scalar()

    def _array(self, path: Path) -> None:
        index = 0
        while not self._ended():
            if self._next_is("]"):
                self._take()
                return
            if self._next_is(",") or self._next_is("\n"):
                index += self._take().text == ","
                continue
            self._note((*path, index), self._tokens[self._at].line)
            self._value((*path, index))

    def _inline_table(self, path: Path) -> None:
        while not self._ended():
            if self._next_is("}"):
                self._take()
                return
            if self._next_is(",") or self._next_is("\n"):
                self._take()
                continue
            self._pair(path)

    def _scalar(self) -> None:
        """What follows the first token of a number, a time or a text."""
        while not self._ended() and self._tokens[self._at].text not in {"\n", ",", "]", "}"}:
            self._take()

    def _skip(self) -> None:
        depth = 1
        while depth and not self._ended():
            text = self._take().text
            depth += (text in {"[", "{"}) - (text in {"]", "}"})

    def _note(self, path: Path, line: int) -> None:
        self.found.setdefault(path, line)

    def _ended(self) -> bool:
        return self._at >= len(self._tokens)

    def _next_is(self, text: str) -> bool:
        return not self._ended() and self._tokens[self._at].text == text

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]


def never_closed(text: str) -> int | None:
    """The line of a quotation mark or bracket that is still open when the text ends."""
    opened = []
    for token in _tokens(text):
        if token.kind == "other" and token.text in {'"', "'"}:
            return token.line
        if token.text in {"[", "{"}:
            opened.append(token.line)
        elif token.text in {"]", "}"} and opened:
            opened.pop()
    return opened[-1] if opened else None


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "gap":
            yield _Token(kind, match.group(), line)
        line += match.group().count("\n")


def _plain(token: _Token) -> str:
    """A key without the quotation marks that it may stand in."""
    if token.kind != "text":
        return token.text
    try:
        read: Mapping[str, str] = tomllib.loads(f"key = {token.text}")
    except tomllib.TOMLDecodeError:
        return token.text
    return read["key"]
