"""Why an epoch began, for people: what it means for what stands before it, and what to do about it."""

from __future__ import annotations

WELL = frozenset({"installed", "upgraded", "chained"})
"""Why epochs begin where nothing was lost and nobody meddled."""

_COMPARE = "Compare with a checkpoint of your own (--checkpoint)"
_LOST = f"{_COMPARE}, or with record.head.lost-… in the kiosk's data folder: it says how many there had been."

_MEANING = {
    "restored": f"a backup was put back. Events since that backup may be missing. {_LOST}",
    "rolled-back": (
        f"the database was older than what the kiosk had signed: an older one was put back. Events are missing. {_LOST}"
    ),
    "broken": (
        "the database had been changed by something other than the kiosk. Events at the end of the epoch before may be "
        f"missing. {_COMPARE}, and ask who had access to the kiosk's disk."
    ),
    "key-lost": (
        "the key that the record is signed with was gone. Ask who removed it. From here on the record is signed with "
        f"another key. {_COMPARE}."
    ),
    "key-replaced": (
        "the key that the record is signed with was another one. Ask who replaced it: whoever did may have written "
        f"what follows. {_COMPARE}."
    ),
}


def warning(epoch: str, why: str) -> str | None:
    """What to know of an epoch that began for this reason; None where all was well."""
    if why in WELL:
        return None
    meaning = _MEANING.get(why, f"of something that this verifier does not know ({why}). Ask why.")
    return f"WARNING: epoch {epoch} began because {meaning}"
