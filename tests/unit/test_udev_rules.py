"""The rules that name the kiosk's ports: nothing here can load them, so their grammar is held to udev(7)."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
RULES = [
    line
    for line in (ROOT / "packaging/udev/60-locker-kiosk.rules").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# KEY{attribute} OPERATOR "value", with commas in between.
_PART = re.compile(r'([A-Z_]+)(?:\{([A-Za-z_]+)\})?(==|!=|\+=|=)"([^"]*)"')
_MATCH = {"ACTION", "SUBSYSTEM", "SUBSYSTEMS", "KERNEL", "ATTR", "ATTRS", "ENV"}
_SET = {"GOTO", "LABEL", "IMPORT", "ENV", "GROUP", "MODE", "SYMLINK"}
# Of the readers that nfcpy 1.0.4 takes, and of the adapters that are common.
_KNOWN = {
    *("054c:0193", "054c:02e1", "054c:06c1", "054c:06c3", "04cc:0531", "04cc:2533", "04e6:5591", "04e6:5593"),
    *("072f:2200", "0403:6001", "0403:6011", "0403:6015", "1a86:7523", "10c4:ea60", "067b:2303"),
}


def parts(rule: str) -> list[tuple[str, str, str, str]]:
    """Key, attribute, operator and value of each part; a rule that is none fails."""
    found = [_PART.fullmatch(part) for part in rule.split(", ")]
    assert all(found), rule
    return [(one[1], one[2] or "", one[3], one[4]) for one in found if one]


def test_every_line_is_a_rule_of_keys_that_there_are():
    for rule in RULES:
        for key, _, operator, _ in parts(rule):
            assert key in (_MATCH if operator in ("==", "!=") else _SET), rule


def test_every_jump_goes_forward_to_one_label():
    jumps = [(at, value) for at, rule in enumerate(RULES) for key, _, _, value in parts(rule) if key == "GOTO"]
    labels = {value: at for at, rule in enumerate(RULES) for key, _, _, value in parts(rule) if key == "LABEL"}
    assert {value for _, value in jumps} == set(labels)
    assert all(labels[value] > at for at, value in jumps)


def test_the_numbers_are_those_of_known_adapters_and_readers():
    numbers = set()
    for rule in RULES:
        found = {attribute: value for key, attribute, _, value in parts(rule) if key in ("ATTR", "ATTRS")}
        numbers |= {f"{found['idVendor']}:{one}" for one in found.get("idProduct", "").split("|") if one}
    assert numbers == _KNOWN


def test_no_modem_manager_talks_to_a_lock_board_and_everybody_else_is_kept_out():
    assert any('ENV{ID_MM_DEVICE_IGNORE}="1"' in rule for rule in RULES)
    assert {value for rule in RULES for key, _, _, value in parts(rule) if key == "MODE"} == {"0660"}


def test_the_kernels_own_drivers_leave_the_reader_alone():
    text = (ROOT / "packaging/modprobe.d/locker-kiosk.conf").read_text("utf-8")
    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "blacklist pn533_usb",
        "blacklist pn533",
        "blacklist nfc",
    ]
