"""What a value of the site file may be, beside times: texts, names, colours, addresses."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, PlainValidator, StringConstraints

from kiosk.config.faults import nearest, quoted, unknown_word
from kiosk.domain.compartments import Size
from kiosk.domain.operators import Right, Role
from kiosk.domain.policy import SecondFactor

# WCAG 2.2, 1.4.3: text on a tenant's accent is white.
LEAST_CONTRAST = 4.5

# More visitors than this don't come at once; a number with a digit too many is a slip.
MOST_PASSES = 500

PUBLIC_KEY_BYTES = 32

# This machine, by the names that it has for itself.
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def printable(value: str) -> str:
    """The text, composed as people files are, or the objection to what is in it."""
    if not value.isprintable():
        raise ValueError("This text holds a character that can't be shown. Type it again.")
    return unicodedata.normalize("NFC", value)


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value):
        raise ValueError(f"{quoted(value)} has other characters than letters, digits, dots, dashes and underscores.")
    return value


def _one_word(value: str) -> str:
    if re.search(r"[\s;,]", value):
        raise ValueError("A group is one word, as in the column groups of people files: no blank, comma or semicolon.")
    return value


def second_factor(value: object) -> SecondFactor:
    """true, false, or "weak"."""
    if isinstance(value, (bool, str)) and value in {one.value for one in SecondFactor}:
        return SecondFactor(value)
    raise ValueError(
        f"{quoted(value)} is not when a second factor is asked for. Write true or false without quotation marks, or "
        '"weak": after whatever can be copied, watched or told.'
    )


def _timezone(value: object) -> ZoneInfo:
    if not isinstance(value, str):
        raise ValueError('The timezone is a text, like timezone = "Europe/Berlin"')  # noqa: TRY004 (pydantic's way)
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        meant = nearest(value, available_timezones())
        hint = f"Did you mean {meant}?" if meant else "Names look like Europe/Berlin."
        raise ValueError(f"This computer knows no timezone {quoted(value)}. {hint}") from None


def _accent(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError(f'{quoted(value)} is no colour like "#0b57a4".')
    contrast = contrast_with_white(value)
    if contrast < LEAST_CONTRAST:
        # Cut, not rounded, so that what is too little never reads as enough.
        raise ValueError(
            f"White text is hard to read on {value}: the contrast is {int(contrast * 10) / 10}, "
            f"and {LEAST_CONTRAST} is the least. Write a darker colour."
        )
    return value.lower()


def contrast_with_white(colour: str) -> float:
    """WCAG's contrast ratio of white and ``#rrggbb``, from 1 to 21."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.05 / (luminance + 0.05)


def _linear(value: float) -> float:
    """One channel of sRGB, without its curve."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _notice_url(value: str) -> str:
    """No message repeats the address: what is wrong with it may be a secret in the wrong place."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://\S+", value):
        raise ValueError('This is no address like "mailtos://mail.example.com?to={email}".')
    if re.match(r"[^:]+://[^/?]*:[^/?]*@", value):
        raise ValueError(
            "There is a password in this address, and many may read this file. Write the address into a file of its "
            'own, and file = "/etc/locker-kiosk/notices.urls" here.'
        )
    return value


def _upstream_url(value: str) -> str:
    """``https``; without it, whoever is on the network could read names and be upstream. On this machine nobody is."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host or any(one.isspace() or one in "\\<>" for one in value):
        raise ValueError('This is no address like "https://lockers.example.com".')
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("Only the address itself goes here: nothing before an @, and nothing after a ? or #.")
    if parts.scheme == "http" and host not in LOOPBACK:
        raise ValueError("Names of people would cross the network readable by all. Write https:// in front.")
    return value.rstrip("/")


def _pass_counts(value: object) -> Mapping[Size, int]:
    """``{ S = 4, M = 6 }``."""
    if not isinstance(value, dict):
        raise ValueError("This is a list of sizes in curly brackets, like passes = { S = 4, M = 6 }")  # noqa: TRY004
    sizes = [one.value for one in Size]
    for size, count in value.items():
        if size not in sizes:
            raise ValueError(unknown_word(size, sizes, "a size"))
        if type(count) is not int or not 0 <= count <= MOST_PASSES:
            raise ValueError(f"How many passes of size {size} may be out is a whole number from 0 to {MOST_PASSES}.")
    return {Size(size): count for size, count in value.items()}


def _role_rights(value: object) -> Mapping[Role, frozenset[Right]]:
    """``{ installer = ["map", "health"] }``; a role that is left out has its usual rights."""
    if not isinstance(value, dict):
        raise ValueError('These are lists of rights by role, like rights = { security = ["map", "open"] }')  # noqa: TRY004
    roles, rights = [one.value for one in Role], [one.value for one in Right]
    for role, given in value.items():
        if role not in roles:
            raise ValueError(unknown_word(role, roles, "a role"))
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            raise ValueError(f'The rights of {role} are a list of words, like {role} = ["map", "open"]')
        for one in given:
            if one not in rights:
                raise ValueError(unknown_word(one, rights, "a right"))
    return {Role(role): frozenset(map(Right, given)) for role, given in value.items()}


def _public_key(value: object) -> bytes:
    """Ed25519, 32 bytes, as ``operator recovery-key`` prints it."""
    try:
        key = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        key = b""
    if len(key) != PUBLIC_KEY_BYTES:
        raise ValueError("This is no public key as locker-kiosk operator recovery-key prints it: 44 characters.")
    return key


def _strip(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most)


Text = Annotated[str, _strip(80), AfterValidator(printable)]
Long = Annotated[str, _strip(400), AfterValidator(printable)]
# What a door's plate holds, large enough to be read from two metres.
Short = Annotated[str, _strip(5), AfterValidator(printable)]
Identifier = Annotated[str, _strip(64), AfterValidator(_identifier)]
Word = Annotated[str, _strip(80), AfterValidator(printable), AfterValidator(_one_word)]
Accent = Annotated[str, _strip(80), AfterValidator(printable), AfterValidator(_accent)]
NoticeUrl = Annotated[str, _strip(400), AfterValidator(printable), AfterValidator(_notice_url)]
UpstreamUrl = Annotated[str, _strip(400), AfterValidator(printable), AfterValidator(_upstream_url)]
PassCounts = Annotated[Mapping[Size, int], PlainValidator(_pass_counts)]
RoleRights = Annotated[Mapping[Role, frozenset[Right]], PlainValidator(_role_rights)]
PublicKey = Annotated[bytes, PlainValidator(_public_key)]
TimeZone = Annotated[ZoneInfo, PlainValidator(_timezone)]
