"""The first thing that an NDEF message says, a URI or a text; pure, for whatever bytes a tag may hold.

A record: a byte of flags and kind, the length of its type, the length of its payload (one byte, or four), perhaps the
length of an id, then type, id and payload. Kind 1 with the type ``U`` is a URI (a byte that stands for its beginning,
then UTF-8), with the type ``T`` a text (a byte: the encoding and the length of the language, the language, the text).
Source: NFC Forum, NDEF 1.0, URI RTD 1.0 and Text RTD 1.0.
"""

from collections.abc import Iterator

_CHUNKED, _SHORT, _HAS_ID, _KIND, _WELL_KNOWN = 0x20, 0x10, 0x08, 0x07, 1
_UTF16, _LANGUAGE_LENGTH = 0x80, 0x3F

_BEGINNINGS = (
    "", "http://www.", "https://www.", "http://", "https://", "tel:", "mailto:", "ftp://anonymous:anonymous@",
    "ftp://ftp.", "ftps://", "sftp://", "smb://", "nfs://", "ftp://", "dav://", "news:", "telnet://", "imap:",
    "rtsp://", "urn:", "pop:", "sip:", "sips:", "tftp:", "btspp://", "btl2cap://", "btgoep://", "tcpobex://",
    "irdaobex://", "file://", "urn:epc:id:", "urn:epc:tag:", "urn:epc:pat:", "urn:epc:raw:", "urn:epc:", "urn:nfc:",
)  # fmt: skip
"""What the first byte of a URI stands for."""


def first_words(message: bytes) -> str | None:
    """The first URI or text of the message, or None where there is none up to its end or its first fault."""
    return next((words for kind, payload in _records(message) if (words := _words(kind, payload)) is not None), None)


def _records(message: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The well-known records: type and payload. Others are stepped over; a fault, or a record in pieces, ends it."""
    at = 0
    while at + 3 <= len(message):
        flags, type_length = message[at], message[at + 1]
        length_size = 1 if flags & _SHORT else 4
        id_size = 1 if flags & _HAS_ID else 0
        lengths = at + 2 + length_size
        if flags & _CHUNKED or lengths + id_size > len(message):
            return
        type_at = lengths + id_size
        payload_at = type_at + type_length + (message[lengths] if id_size else 0)
        at = payload_at + int.from_bytes(message[lengths - length_size : lengths], "big")
        if at > len(message):
            return
        if flags & _KIND == _WELL_KNOWN:
            yield message[type_at : type_at + type_length], message[payload_at:at]


def _words(kind: bytes, payload: bytes) -> str | None:
    if not payload:
        return None
    try:
        if kind == b"U" and payload[0] < len(_BEGINNINGS):
            return _BEGINNINGS[payload[0]] + payload[1:].decode("utf-8")
        if kind == b"T":
            return payload[1 + (payload[0] & _LANGUAGE_LENGTH) :].decode("utf-16" if payload[0] & _UTF16 else "utf-8")
    except UnicodeDecodeError:
        return None
    return None
