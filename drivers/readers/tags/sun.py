"""Messages of NTAG 424 DNA tags ("SUN", secure unique NFC): a URL that is another one at each tap; sheet 2.8.

Two parameters of the URL are what the tag made: 16 bytes of encrypted PICCData and 8 bytes of MAC, in hex, called
``e`` and ``c`` or, as the maker's notes have it, ``picc_data`` and ``cmac``. Decrypted (AES-128-CBC, IV 0) the
PICCData are ``C7``, seven bytes of UID, three bytes of counter (low byte first) and five of padding. The MAC is made
with a key of this one tap, ``CMAC(K, 3CC3 0001 0080 UID COUNTER)``: every second byte of its CMAC over nothing, from
the second on.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.cmac import CMAC

from drivers.errors import DriverError
from drivers.readers.base import Tap
from drivers.readers.private_file import private_bytes

_MOST_BYTES = 65_536
"""Of a file with keys: some hundreds of them, with comments."""

USUAL_NAMES = (("e", "c"), ("picc_data", "cmac"))
"""What the two parameters are called where nothing else is set."""

_TAG_UID_COUNTER = 0xC7
"""PICCDataTag: the UID is there, the counter is there, and the UID has seven bytes."""

_FACTORY_KEY = bytes(16)
_SESSION_MAC = bytes.fromhex("3CC300010080")
_PICC_DATA = re.compile("[0-9A-Fa-f]{32}")
_MAC = re.compile("[0-9A-Fa-f]{16}")
_MOST_PARAMETERS = 20
_KEY_LINE = re.compile(r"([0-9A-Fa-f]{32})(?:\s+([0-9A-Fa-f]{32}))?")


@dataclass(frozen=True, slots=True)
class SunKey:
    """What decrypts the PICCData (SDMMetaReadKey) and what makes the MAC (SDMFileReadKey), 16 bytes each."""

    data: bytes = field(repr=False)
    mac: bytes = field(repr=False)


class SunVerifier:
    """Tells a tag's message from anything else. Several keys are tried in turn: old and new while they are changed."""

    def __init__(self, keys: Iterable[SunKey], names: Iterable[tuple[str, str]] = USUAL_NAMES) -> None:
        self._keys = tuple(keys)
        self._names = tuple(names)

    def verify(self, text: str) -> Tap | None:
        """The tap that ``text`` proves, or None. Whether its counter is above the last one is for the caller."""
        message = _message_in(text, self._names)
        if message is None:
            return None
        return next((tap for key in self._keys if (tap := _tap(*message, key))), None)


def read_keys(path: str) -> tuple[SunKey, ...]:
    """The keys in a file that only its owner may read: 32 hex digits a line, or twice 32 for data and MAC.

    ``#`` begins a comment. Raises DriverError, whose sentence never holds a part of the file.
    """
    try:
        lines = private_bytes(path, "sun_keys", _MOST_BYTES).decode("ascii").splitlines()
    except ValueError:
        raise DriverError(f"The file with the SUN keys, {path}, is no text. Write one key a line, in hex.") from None
    said = ((at, line.partition("#")[0].strip()) for at, line in enumerate(lines, 1))
    keys = tuple(_key(path, at, text) for at, text in said if text)
    if not keys:
        raise DriverError(f"The file with the SUN keys, {path}, holds no key. Write one a line: 32 hex digits.")
    return keys


def _key(path: str, at: int, text: str) -> SunKey:
    found = _KEY_LINE.fullmatch(text)
    if found is None:
        raise DriverError(
            f"Line {at} of {path} is no SUN key. A key has 32 hex digits; two on a line are those for data and for MAC."
        )
    key = SunKey(bytes.fromhex(found[1]), bytes.fromhex(found[2] or found[1]))
    if _FACTORY_KEY in {key.data, key.mac}:
        raise DriverError(
            f"Line {at} of {path} is the key of new tags, which everybody knows. Give the tags one of yours."
        )
    return key


def _message_in(text: str, names: Iterable[tuple[str, str]]) -> tuple[bytes, bytes] | None:
    """The encrypted PICCData and the MAC."""
    try:
        parameters = parse_qs(urlsplit(text).query, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return None
    for data_name, mac_name in names:
        data, mac = _only(parameters, data_name, _PICC_DATA), _only(parameters, mac_name, _MAC)
        if data and mac:
            return data, mac
    return None


def _only(parameters: Mapping[str, list[str]], name: str, form: re.Pattern[str]) -> bytes | None:
    """The one value of this form; a parameter that is there twice says nothing certain."""
    values = parameters.get(name, [])
    return bytes.fromhex(values[0]) if len(values) == 1 and form.fullmatch(values[0]) else None


def _tap(encrypted: bytes, mac: bytes, key: SunKey) -> Tap | None:
    decryptor = Cipher(AES(key.data), CBC(bytes(16))).decryptor()
    plain = decryptor.update(encrypted) + decryptor.finalize()
    uid, counter = plain[1:8], plain[8:11]
    expected = _cmac(_cmac(key.mac, _SESSION_MAC + uid + counter), b"")[1::2]
    if not compare_digest(expected, mac) or plain[0] != _TAG_UID_COUNTER:
        return None
    return Tap(uid.hex().upper(), int.from_bytes(counter, "little"))


def _cmac(key: bytes, data: bytes) -> bytes:
    mac = CMAC(AES(key))
    mac.update(data)
    return mac.finalize()
