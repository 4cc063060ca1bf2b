"""Whether an event is sealed as it stands: its personal data by the commitment, all of it by the hash in the chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.audit import chain, checkpoint
from kiosk.audit.checkpoint import Checkpoint
from kiosk.audit.fault import Kind, Wrong
from kiosk.audit.header import Header, parse_header
from kiosk.audit.line import Line, parse_line
from kiosk.audit.note import NoteError, UnknownKey, open_note

UNKNOWN_KEY = (
    "The key that this epoch began with is not in the key file. If the kiosk was given a new key, get a newer key file "
    "from it with `audit key`. If nobody knows of that, ask why the key changed before you trust what follows."
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint whose signature by ``key`` is right. ``note`` is its text."""

    checkpoint: Checkpoint
    key: bytes
    note: str


def is_committed(line: Line) -> bool:
    """Whether the personal data is what was committed to; so it is where there is none."""
    return line.personal is None or line.salt is None or chain.commitment(line.salt, line.personal) == line.commitment


def open_checkpoints(line: Line, header: Header, keys: Sequence[bytes]) -> tuple[Signed, ...]:
    """The checkpoints on a line. Raises Wrong where one is not signed by one of ``keys``, or not over this size."""
    if len(set(line.checkpoints)) < len(line.checkpoints):
        raise Wrong(Kind.CHECKPOINT, "The same checkpoint stands here twice.")
    found = tuple(open_checkpoint(note, keys, "The checkpoint here") for note in line.checkpoints)
    for one in found:
        if one.checkpoint.epoch != header.epoch:
            raise Wrong(Kind.CHECKPOINT, f"The checkpoint here belongs to epoch {one.checkpoint.epoch}.")
    return found


def open_checkpoint(note: str, keys: Sequence[bytes], what: str) -> Signed:
    """A checkpoint that one of ``keys`` signed. Raises Wrong, which names it as ``what``."""
    try:
        opened = open_note(note, keys)
    except UnknownKey:
        raise Wrong(Kind.CHECKPOINT_KEY, f"{what} was not signed with a key of the key file.") from None
    except NoteError as error:
        raise Wrong(Kind.CHECKPOINT, f"{what} is no checkpoint: {error}.") from None
    try:
        return Signed(checkpoint.parse(opened.body), opened.key, note)
    except ValueError:
        raise Wrong(Kind.CHECKPOINT, f"{what} is no checkpoint: it is a signed note, but of another kind.") from None


def check_key(signed: Signed, key: bytes, what: str) -> None:
    """Raise Wrong unless ``key``, which the epoch began with, is among those that signed."""
    if signed.key == key:
        return
    try:
        open_note(signed.note, [key])
    except NoteError:
        raise Wrong(Kind.CHECKPOINT_KEY, f"{what} was signed with another key than the epoch began with.") from None


def check_seal(before: bytes, line: Line, header: Header, follower: bytes | None) -> None:
    """Raise Wrong, which says what was changed, unless the event is sealed as it stands.

    ``before`` is the hash before it, ``follower`` the line after it, which helps to tell whether the event was changed
    or only its hash.
    """
    linked = chain.link(before, header.seq, line.header, line.commitment)
    if linked == line.hash:
        if not is_committed(line):
            raise Wrong(Kind.PERSONAL, "Its personal data, or the salt, is not what was recorded.")
        return
    if line.personal is not None and line.salt is not None:
        committed = chain.commitment(line.salt, line.personal)
        if committed != line.commitment and chain.link(before, header.seq, line.header, committed) == line.hash:
            raise Wrong(Kind.COMMITMENT, "Its commitment is not what was recorded; the personal data is.")
    if follower is not None and _follows(linked, header, follower):
        raise Wrong(Kind.HASH, "Its hash is not what was recorded; the event itself is.")
    if header.seq == 1:
        raise Wrong(Kind.GENESIS, "What the epoch began with, or this first event of it, is not what was recorded.")
    raise Wrong(Kind.HEADER, "Its header (or its hash, or its commitment) is not what was recorded.")


def _follows(before: bytes, header: Header, raw: bytes) -> bool:
    """Whether the line ``raw`` is the next event, and continues the chain from ``before``."""
    try:
        line = parse_line(raw)
        told = parse_header(line.header)
    except Wrong:
        return False
    is_next = (told.epoch, told.seq) == (header.epoch, header.seq + 1)
    return is_next and chain.link(before, told.seq, line.header, line.commitment) == line.hash
