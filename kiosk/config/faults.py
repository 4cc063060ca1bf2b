"""What is wrong with a site file, in sentences for whoever stands on the ladder."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel
from pydantic.fields import FieldInfo

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right. ``line`` is None where the file as a whole is meant; ``where`` names the place."""

    line: int | None
    where: str
    message: str

    def __str__(self) -> str:
        place = [f"line {self.line}"] if self.line is not None else []
        return f"{', '.join([*place, *filter(None, [self.where])]) or 'the file'}: {self.message}"


class SiteFileError(Exception):
    """A site file that can't be used; ``faults`` has everything that is wrong with it, from top to bottom."""

    def __init__(self, path: Path, faults: Iterable[Fault]) -> None:
        self.path = path
        self.faults = sorted(faults, key=lambda fault: (fault.line is None, fault.line or 0))
        super().__init__("\n".join([f"The site file {path} can't be used.", *map(str, self.faults)]))


def quoted(value: object) -> str:
    """A value from the file, as a message repeats it."""
    return f'"{harmless(value if isinstance(value, str) else repr(value))}"'


def harmless(text: str, longest: int = 40) -> str:
    """Words from the file, short, and without what would steer the terminal that shows them."""
    clean = "".join(one if one.isprintable() else "?" for one in text[: longest + 1])
    return f"{clean[:longest]}…" if len(clean) > longest else clean


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    by_lower = {one.lower(): one for one in known}
    found = difflib.get_close_matches(str(word).lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def one_of(known: Iterable[object]) -> str:
    """Names as a list for a message."""
    words = [str(one) for one in known]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def unknown_word(word: object, known: Sequence[str], what: str) -> str:
    """The sentence for a word that is none of ``known``, with the one that was probably meant."""
    meant = nearest(word, known)
    hint = f"Did you mean {meant}?" if meant else f"Possible here: {one_of(known)}."
    return f"{quoted(word)} is not {what}. {hint}"


def unknown_name(what: str, name: str, names: Sequence[str], none_there: str) -> str:
    """The sentence for a name that nothing in the file has; ``none_there`` is said where it has none at all."""
    if not names:
        return f"There is no {what} {quoted(name)}. {none_there}"
    meant = nearest(name, names)
    hint = f"Did you mean {quoted(meant)}?" if meant else f"There is {one_of(quoted(one) for one in names)}."
    return f"There is no {what} {quoted(name)}. {hint}"


def worded(error: ErrorDetails, model: type[BaseModel]) -> str:
    """The sentence for what pydantic found at a key of ``model``."""
    key = str(error["loc"][0]) if error["loc"] else ""
    field = model.model_fields.get(key)
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return unknown_word(key, list(model.model_fields), "a key that belongs here")
    if kind in {"literal_error", "enum"}:
        return _not_a_choice(error["input"], str(context["expected"]))
    template = _SENTENCES.get(kind, "This does not fit: {reason}.")
    return template.format(key=key, example=_example(field), reason=error["msg"], **_bounds(context))


def _not_a_choice(given: object, expected: str) -> str:
    known = expected.replace("'", "").replace(" or ", ", ").split(", ")
    if not isinstance(given, str):
        return f"Write one of these between quotation marks: {one_of(known)}."
    return unknown_word(given, known, "one of the choices")


def _example(field: FieldInfo | None) -> str:
    examples = field.examples if field else None
    return str(examples[0]) if examples else "…"


def _bounds(context: Mapping[str, object]) -> dict[str, object]:
    names = ("ge", "le", "gt", "lt", "min_length", "max_length")
    return {"bound": next((context[name] for name in names if name in context), "")}


_SENTENCES: Mapping[str, str] = {
    "missing": "{key} is missing. Add a line {key} = {example}",
    "string_type": "{key} is a text: write it between quotation marks, like {key} = {example}",
    "int_type": "{key} is a whole number: write it without quotation marks, like {key} = {example}",
    "float_type": "{key} is a number: write it without quotation marks, like {key} = {example}",
    "bool_type": "{key} is either true or false, without quotation marks.",
    "list_type": "{key} is a list: write it in square brackets, like {key} = {example}",
    "tuple_type": "{key} is a list: write it in square brackets, like {key} = {example}",
    "greater_than_equal": "{key} is too small: the least is {bound}.",
    "less_than_equal": "{key} is too large: the most is {bound}.",
    "string_too_short": "{key} is empty. Write something, like {key} = {example}",
    "string_too_long": "{key} is too long: at most {bound} characters fit.",
    "too_short": "{key} is empty: it needs at least {bound}, like {key} = {example}",
    "too_long": "{key} has too many entries: at most {bound}.",
}
