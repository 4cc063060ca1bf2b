"""Is this export of a locker kiosk's record what the kiosk recorded? The specification that runs.

    python3 verify_export.py EXPORT KEYFILE [CHECKPOINT]

Needs Python 3.8 and nothing else, and shares nothing with the kiosk's own ``audit verify``. CHECKPOINT is a file with
one that was kept elsewhere. Ends with 0, or with 1 and the first line that is wrong. The format, and what no verifier
can find, stand in ``format.md``.
"""

# ruff: noqa: T201 - it is there to print
import base64
import hashlib
import json
import re
import sys
from pathlib import Path

# How the parts of a line look: the keys in their order, and what their values may be.
HEX16, HEX32, COUNT, TEXT = '"[0-9a-f]{32}"', '"[0-9a-f]{64}"', "(?:0|[1-9][0-9]{0,18})", r'"[^"\\]*(?:\\.[^"\\]*)*"'
TIME = r'"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?Z"'
LINE = (
    rf'\{{(?:"genesis":{TEXT},)?"header":{TEXT},(?:"personal":{TEXT},"salt":{HEX32},"commitment":{HEX32}|'
    rf'"personal":null,"salt":null,"commitment":(?:null|{HEX32})),"hash":{HEX32}'
    rf'(?:,"previous":{HEX32},"proof":\[(?:{HEX32}(?:,{HEX32})*)?\])?(?:,"checkpoints":\[{TEXT}(?:,{TEXT})*\])?\}}'
)
GENESIS = (
    rf'\{{"v":1,"epoch":{HEX16},"began":{TIME},"key":{TEXT},"why":"[a-z-]+",'
    rf'"previous":(?:null|\{{"epoch":{HEX16},"size":{COUNT},"head":{HEX32}\}})\}}'
)
HEADER = (
    rf'\{{"v":1,"epoch":{HEX16},"seq":{COUNT},"type":"[a-z0-9._-]+","at":{TIME},'
    rf'"clock":"(?:synchronised|free-running|untrusted)","boot":{TEXT},"mono_ns":{COUNT},'
    rf'(?:"bank":{TEXT},)?(?:"door":{TEXT},)?(?:"assignment":{TEXT},)?(?:"opening":{TEXT},)?"detail":\{{.*\}}\}}'
)


class Elsewhere(ValueError):
    """What is wrong, on a line other than the one that was read last; the text names it."""


def need(holds, otherwise, kind=ValueError):
    if not holds:
        raise kind(otherwise)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text, length):
    raw = base64.b64decode(text)
    need(base64.b64encode(raw).decode() == text and len(raw) == length, "something is not base64, or was cut off")
    return raw


def read(text, pattern, ascii_only):
    """The JSON object that ``text`` is, if every byte of it is as the exporter writes it."""
    need(re.fullmatch(pattern, text, re.DOTALL), "this is not an event of format version 1")
    value = json.loads(text)
    written = json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
    need(written == text, "this is not written as the exporter writes it")
    return value


def read_line(raw):
    need(len(raw) <= 1 << 20 and raw.endswith(b"\n"), "the line is cut off, or longer than any event")
    line = read(raw[:-1].decode("utf-8"), LINE, ascii_only=False)
    header = read(line["header"], HEADER, ascii_only=True)
    flat = all(value is None or isinstance(value, (str, int)) for value in header["detail"].values())
    need(flat and header["seq"] > 0, "the header is none of an event")
    return line, header


# --- Ed25519 (RFC 8032, section 5.1). A point is X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z --------------------------
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT_OF_MINUS_1 = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)


def add(one, other):
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        total = add(total, point) if number & 1 else total
        point, number = add(point, point), number >> 1
    return total


def to_point(raw):
    y, sign = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT_OF_MINUS_1 % P
    need(y < P and x * x % P == square and (x or not sign), "the public key is none")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def to_bytes(point):
    x, y = (one * pow(point[2], P - 2, P) % P for one in point[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = to_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signature(public, message, signature):
    """Whether R = S·B - k·A, where k = SHA-512(R ‖ A ‖ message)."""
    r, s, (x, y, z, t) = signature[:32], int.from_bytes(signature[32:], "little"), to_point(public)
    k = int.from_bytes(hashlib.sha512(r + public + message).digest(), "little") % ORDER
    return len(signature) == 64 and s < ORDER and to_bytes(add(times(s, BASE), times(k, (P - x, y, z, P - t)))) == r


# --- Keys and checkpoints (C2SP signed-note, tlog-checkpoint) --------------------------------------------------------
def read_keys(text, name="the key file"):
    """The trusted public keys by their ids, of lines such as ``locker-kiosk+1a2b3c4d+BASE64``."""
    keys = {}
    for line in filter(lambda one: one and not one.startswith("#"), map(str.strip, text.lstrip("\ufeff").splitlines())):
        need(re.fullmatch(r"locker-kiosk\+[0-9a-f]{8}\+\S+", line), f"{name} has a line that is no key")
        raw, identity = unbase64(line[22:], 33), bytes.fromhex(line[13:21])
        need(raw[0] == 1 and sha(b"locker-kiosk\n", raw)[:4] == identity, f"{name} has a key that was altered")
        keys[identity] = raw[1:]
    need(keys, f"{name} has no key")
    return keys


def open_kept(text, keys, name="the checkpoint kept elsewhere"):
    """A checkpoint from a file, of which line ends and blanks around it are no part."""
    text = text[text.startswith("\ufeff") :]
    return open_checkpoint(text.replace("\r\n", "\n").strip() + "\n", keys, name)


def open_checkpoint(note, keys, name="the checkpoint here"):
    """The trusted keys that signed it, and the epoch, the size and the root of which it tells."""
    try:
        return open_note(note, keys)
    except ValueError as error:
        raise ValueError(f"{name} is no checkpoint: {error}") from None


def open_note(note, keys):
    body, _, signatures = note.rpartition("\n\n")
    need(signatures.endswith("\n") and not re.search(r"[\0-\t\x0b-\x1f\x7f]", note), "it is no signed note")
    lines = [re.fullmatch(r"— ([^\s+]+) (\S+)", line) for line in signatures[:-1].split("\n")]
    need(len(lines) <= 100 and all(lines), "it has a malformed signature")
    signed = [(line[1], unbase64(line[2], len(base64.b64decode(line[2])))) for line in lines]
    need(all(len(raw) > 4 for _, raw in signed), "it has a signature that is too short")
    need(len({(name, raw[:4]) for name, raw in signed}) == len(lines), "it has two signatures of one key")
    ours = [(keys[raw[:4]], raw[4:]) for name, raw in signed if name == "locker-kiosk" and raw[:4] in keys]
    need(ours, "none of the keys in the key file signed it; is there a newer key file?")
    right = all(is_signature(key, (body + "\n").encode(), signature) for key, signature in ours)
    told = re.fullmatch(r"locker-kiosk/([0-9a-f]{32})\n([1-9][0-9]{0,18})\n([^\n]+)", body)
    need(right and told, "its signature is wrong, or it is a note of another kind")
    return [key for key, _ in ours], told[1], int(told[2]), unbase64(told[3], 32)


# --- The record ------------------------------------------------------------------------------------------------------
class Epoch:
    """Where an epoch's chain stands after ``size`` events. ``peaks``: size and root of each full subtree."""

    def __init__(self, text, keys, number=1):
        self.began = read(text, GENESIS, ascii_only=True)
        self.name, self.key = self.began["epoch"], unbase64(self.began["key"], 32 if self.began["key"] else 0)
        without_key = (self.key, self.began["why"], self.began["previous"]) == (b"", "upgraded", None)
        known = without_key or self.key in keys.values()
        need(known, "the epoch's key is not in the key file: get a newer one by `audit key`, or ask why it changed")
        self.head, self.size, self.peaks = sha(b"lk/genesis/1", text.encode()), 0, []
        self.erased, self.accounted_for, self.first_line = set(), {}, number
        self.has_first, self.untrusted = False, 0

    def link(self, line, header, before):
        """h_n = SHA-256("lk/event/1" ‖ h_n-1 ‖ n ‖ SHA-256(header) ‖ commitment, or zeros)."""
        commitment = bytes.fromhex(line["commitment"] or "00" * 32)
        if line["personal"] is not None:
            committed = sha(b"lk/personal/1", bytes.fromhex(line["salt"]), line["personal"].encode())
            need(committed == commitment, "the personal data is not what was recorded")
        seq, told = header["seq"].to_bytes(8, "big"), sha(line["header"].encode())
        self.head, self.size = sha(b"lk/event/1", before, seq, told, commitment), header["seq"]
        self.has_first |= self.size == 1
        self.untrusted += header["clock"] == "untrusted"
        if line["personal"] is None and line["commitment"]:
            self.erased.add(self.size)
        need(self.head.hex() == line["hash"], "the event is not what was recorded")

    def append(self, line, header):
        need((header["epoch"], header["seq"]) == (self.name, self.size + 1), f"event {self.size + 1} should be here")
        self.link(line, header, self.head)
        self.peaks.append((1, sha(b"\0", self.head)))
        while len(self.peaks) > 1 and self.peaks[-1][0] == self.peaks[-2][0]:
            (size, left), (_, right) = self.peaks[-2:]
            self.peaks[-2:] = [(2 * size, sha(b"\1", left, right))]

    def root(self):
        *others, (_, root) = self.peaks
        for _, peak in reversed(others):
            root = sha(b"\1", peak, root)
        return root

    def account_for(self, ranges, why):
        """An event tells that the personal data of others before it, such as ``1-400,405``, was erased."""
        last = -1
        for one in ranges.split(","):
            match = re.fullmatch("([1-9][0-9]{0,18})(?:-([1-9][0-9]{0,18}))?", one)
            need(match and int(match[1]) > last + 1, "it is not clear of which events an erasure is told")
            first, last = int(match[1]), int(match[2] or match[1])
            need(last > first or not match[2], "it is not clear of which events an erasure is told")
            gone = last <= self.size and all(seq in self.erased for seq in range(first, last + 1))
            need(gone, "an erasure is told of personal data that is here, or that never was")
            for seq in range(first, last + 1):
                self.accounted_for.setdefault(seq, why)


def account_for_erased(line, detail, epochs):
    """An event tells of which others the personal data was erased: in its detail, or in its own personal data."""
    need(all(isinstance(detail.get(name), str) for name in ("epoch", "why")), "of what epoch, and why?")
    need(detail["epoch"] in epochs, "an erasure is told of an epoch that is not here")
    if "events" not in detail and line["personal"] is None and line["commitment"]:
        return  # the list was erased as well: by now, another event has to account for those on it
    personal = json.loads(line["personal"] or "{}")
    ranges = detail["events"] if "events" in detail else isinstance(personal, dict) and personal.get("lines")
    need(isinstance(ranges, str), "it is not clear of which events an erasure is told")
    epochs[detail["epoch"]].account_for(ranges, detail["why"])


def check_end(epoch, beyond):
    """An epoch ends. ``beyond``: the last line's checkpoints tell of so many events, more than are here; else 0."""
    end = f"event {epoch.size + 1} of epoch {epoch.name} and those after it are not here" if epoch else ""
    need(not beyond, f"{end}, but the kiosk had signed {beyond}: that epoch's end was cut off")


def check_full(lines, keys, held):
    """Every event of every epoch, one after the other."""
    epochs, epoch, notes, beyond = {}, None, [], 0
    for number, (line, header) in enumerate(lines, 1):
        if "genesis" in line:
            check_end(epoch, beyond)
            before = epoch and {"epoch": epoch.name, "size": epoch.size, "head": epoch.head.hex()}
            epoch = Epoch(line["genesis"], keys, number)
            need(epoch.began["previous"] == before, "the epoch does not follow on what stands before it")
            need(epochs.setdefault(epoch.name, epoch) is epoch, "the epoch begins twice")
            beyond = 0
        need(epoch and "proof" not in line, "this is not how a full export begins, or goes on")
        need(not beyond, "a checkpoint on the line before is over other events")
        if header["type"] == "record.erased":
            account_for_erased(line, header["detail"], epochs)
        epoch.append(line, header)
        notes = line.get("checkpoints", [])
        need(notes or epoch.size % 100 or not epoch.key, "there is a checkpoint every 100 events; here it is missing")
        need(len(set(notes)) == len(notes), "a checkpoint is here twice")
        here = [open_checkpoint(note, keys) for note in notes]
        need(all(told[1] == epoch.name and told[2] >= epoch.size for told in here), "a checkpoint is over other events")
        for signers, _, size, root in here + [told for told in held if told[1:3] == (epoch.name, epoch.size)]:
            need(epoch.key in signers, "a checkpoint is signed with another key than the epoch began with")
            need(size > epoch.size or root == epoch.root(), "a checkpoint tells of other events: some were changed")
            beyond = max(beyond, size) if size > epoch.size else beyond
    check_end(epoch, beyond)
    need(notes, "no checkpoint covers the last events: the end was cut off, or altered")
    for one in epochs.values():
        gone = min(one.erased - set(one.accounted_for), default=0)
        place = f"line {one.first_line + gone - 1}, event {gone} of epoch {one.name}"
        need(not gone, f"{place}: its personal data is gone, and no event says why", Elsewhere)
    for _, name, size, _ in held:
        need(name in epochs and size <= epochs[name].size, "the checkpoint kept elsewhere is over more events")
    return epochs


def check_selection(lines, keys, held):
    """Some events, each with the proof that it is in the tree of its epoch's checkpoint (RFC 9162, 2.1.3.2)."""
    epochs, epoch, size, root = {}, None, 0, b""
    for number, (line, header) in enumerate(lines, 1):
        if "genesis" in line:
            epoch = Epoch(line["genesis"], keys, number)
            need(epochs.setdefault(epoch.name, epoch) is epoch, "the epoch begins twice")
            need(len(line.get("checkpoints", [])) == 1, "an epoch of a selection has one checkpoint")
            signers, name, size, root = open_checkpoint(line["checkpoints"][0], keys)
            need(epoch.key in signers and name == epoch.name, "the checkpoint is not of this epoch, or not of its key")
            for kept in [told for told in held if told[1] == name and told[2] >= size]:
                need(epoch.key in kept[0] and kept[2:] == (size, root), "the checkpoint kept elsewhere contradicts it")
        need(epoch and "proof" in line, "this is not how a selection begins, or goes on")
        need("genesis" in line or "checkpoints" not in line, "an epoch of a selection has one checkpoint")
        need(header["epoch"] == epoch.name and epoch.size < header["seq"] <= size, "this event should not be here")
        before = bytes.fromhex(line["previous"])
        need(header["seq"] > epoch.size + 1 or before == epoch.head, "the event does not follow on the one before")
        epoch.link(line, header, before)
        at, index, last, siblings = sha(b"\0", epoch.head), epoch.size - 1, size - 1, line["proof"][::-1]
        while last:
            if index & 1 or index < last:  # else there is no sibling, and the node moves up as it is
                need(siblings, "the proof is too short")
                sibling = bytes.fromhex(siblings.pop())
                at = sha(b"\1", sibling, at) if index & 1 else sha(b"\1", at, sibling)
            index, last = index >> 1, last >> 1
        need(not siblings and at == root, "the event is not in the record that was signed")
    return epochs


def verify(raw_lines, keys, held=()):
    """The epochs, and whether it is a selection. Raises ValueError, which says what is wrong, and on which line.

    ``held`` are checkpoints that ``open_kept`` opened.
    """
    number = 0

    def lines():
        nonlocal number
        for number, raw in enumerate(raw_lines, 1):  # noqa: B007
            yield read_line(raw)

    try:
        rest = lines()
        first = next(rest, None)
        need(first, "the export is empty")
        is_selection = "proof" in first[0]
        check = check_selection if is_selection else check_full
        return check((one for some in ([first], rest) for one in some), keys, held), is_selection
    except Elsewhere:
        raise
    except (ValueError, RecursionError) as error:
        raise ValueError(f"line {number}: {error}" if number else str(error)) from None


def facts(epochs, is_selection):
    """What there is to know of a right export, a line each."""
    for epoch in epochs:
        why = f"began because: {epoch.began['why']}" if epoch.has_first else "how it began is not proven here"
        yield f"epoch {epoch.name}, {why}; in order, up to event {epoch.size}"
        if epoch.has_first and epoch.began["why"] not in ("installed", "upgraded", "chained"):
            yield "  WARNING: before it, events may be missing, or somebody meddled. The guide says what to ask"
        reasons = list(epoch.accounted_for.values())
        told = ", ".join(f"{reasons.count(why)} because of {why}" for why in sorted(set(reasons)))
        if epoch.erased:
            yield f"  without their personal data: {len(epoch.erased)} events ({told or 'why is not proven here'})"
        if epoch.untrusted:
            yield f"  with a clock that was not to be trusted: {epoch.untrusted} events"
    yield "A selection: what was left out of it, nobody can tell." if is_selection else "A full export."


def main(export, key_file, *checkpoints):
    try:
        keys = read_keys(Path(key_file).read_bytes().decode("utf-8"), key_file)
        held = [open_kept(Path(name).read_bytes().decode("utf-8"), keys, name) for name in checkpoints]
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    try:
        with Path(export).open("rb") as file:
            epochs, is_selection = verify(file, keys, held)
    except (OSError, ValueError) as error:
        sys.exit(f"{export}: {error}")
    for fact in facts(epochs.values(), is_selection):
        print(fact)


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) > 2 else sys.exit(__doc__)
