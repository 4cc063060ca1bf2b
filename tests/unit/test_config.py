"""The site file: what is read, and that each fault is explained at its line."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.config import Fault, Site, SiteFileError, load_site
from kiosk.domain.compartments import Size

FROM_THE_DESIGN = """\
[site]
name = "HQ North"            # shown on the screen
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en", "de"]

[kiosk]
id = "bank-2f"
role = "bank"                # bank | reception | combined

[[bus]]
name = "left"
driver = "kerong-cu16"       # xor-8a | kerong-cu16 | kerong-cu48 | winnsen | wkly | modbus-relay
url = "/dev/serial/by-id/…"  # whatever pyserial's serial_for_url takes: a path, socket://, rfc2217://

[[reader]]
name = "badge"
driver = "em4100-serial"     # keyboard-wedge | evdev | em4100-serial | ascii-serial | twn4 | nfc | osdp | pcsc
url = "/dev/serial/by-id/…"

[[scanner]]
name = "qr"
driver = "camera"            # camera | scanner-serial
source = "/dev/video0"       # a device, a video file, or a folder: each image that appears in it is a frame

[[compartment]]
door = "01"
bank = "A"
bus = "left"
board = 0
channel = 1                  # 1 is the first lock, whatever the wire counts from
size = "M"                   # S | M | L | XL
column = 1                   # the place in the bank's front, from the left and the top
row = 1
reachable = true
"""

FULL = """\
[site]
name = "HQ North"
tenant = "acme"
building = "North"
timezone = "Europe/Berlin"
languages = ["en", "de"]
help_phone = "+49 30 123456"
help_where = "Reception"

[kiosk]
id = "bank-2f"
role = "combined"
place = "Level 2"

[screen]
width_mm = 344
bottom_mm = 900
after_column = 1
theme = "contrast"
sounds = false

[policy]
model = "day-use"
release = "18:30"
left_open_seconds = 45
codes = true
pin_length = 8

[[bus]] # first
name = "left"
driver = "xor-8a"
url = "/dev/left"
baud = 19200
feedback = "short_when_open"

[[bus]] # second
name = "right"
driver = "kerong-cu16"
url = "socket://10.0.0.5:5000"

[[reader]] # badge
name = "badge"
driver = "em4100-serial"
url = "/dev/badge"

[[reader]] # wedge
name = "wedge"
driver = "keyboard-wedge"
format = "hex"

[[scanner]]
name = "qr"
driver = "camera"
source = "frames"

[[compartment]] # one
door = "01"
bank = "A"
bus = "left"
board = 1 # one
channel = 1
size = "M"
column = 1
row = 1 # one

[[compartment]] # two
door = "02"
bank = "A"
bus = "right"
board = 0 # two
channel = 16
size = "XL"
column = 1
row = 2
reachable = true
"""


@pytest.fixture
def load(tmp_path):
    """Load a site file with this text."""

    def of(text: str) -> Site:
        path = tmp_path / "site.toml"
        path.write_text(text, encoding="utf-8")
        return load_site(path)

    return of


def faults_of(load, text: str) -> list[Fault]:
    with pytest.raises(SiteFileError) as refused:
        load(text)
    assert all(str(fault) in str(refused.value) for fault in refused.value.faults)
    return refused.value.faults


def line_of(text: str, needle: str) -> int:
    """The one line that has ``needle`` in it."""
    (line,) = [number for number, line in enumerate(text.splitlines(), 1) if needle in line]
    return line


def test_the_file_of_the_design_loads_as_it_stands(load):
    site = load(FROM_THE_DESIGN)
    assert site.site.name == "HQ North"
    assert site.site.timezone == ZoneInfo("Europe/Berlin")
    assert site.kiosk.role == "bank"
    assert [(one.door, one.size, one.reachable) for one in site.compartments] == [("01", Size.M, True)]
    assert site.buses[0].settings == {}
    assert site.scanners[0].source == "/dev/video0"


def test_what_is_left_out_has_its_default(load):
    site = load(FROM_THE_DESIGN)
    assert (site.screen.after_column, site.screen.theme, site.screen.sounds) == (None, "light", True)
    assert (site.policy.left_open_seconds, site.policy.pin_length) == (30, 6)
    assert site.policy.codes


def test_a_full_file_is_read_to_the_last_key(load):
    site = load(FULL)
    assert site.site.building == "North"
    assert site.site.languages == ("en", "de")
    assert (site.site.help_phone, site.site.help_where) == ("+49 30 123456", "Reception")
    assert site.kiosk.place == "Level 2"
    assert (site.screen.width_mm, site.screen.bottom_mm, site.screen.after_column) == (344, 900, 1)
    assert (site.screen.theme, site.screen.sounds) == ("contrast", False)
    assert site.buses[0].settings == {"baud": 19200, "feedback": "short_when_open"}
    assert site.readers[1].settings == {"format": "hex"}
    assert site.readers[1].url is None


def test_the_site_answers_what_the_composition_root_asks(load):
    site = load(FULL)
    assert site.banks == ("A",)
    assert [one.door for one in site.on_bus("right")] == ["02"]
    assert site.boards("left") == (1,)
    assert site.boards("nowhere") == ()


def test_a_relative_source_is_meant_from_the_folder_of_the_file(load, tmp_path):
    assert load(FULL).scanners[0].source == str(tmp_path / "frames")


def test_a_source_that_is_an_address_is_left_alone(load):
    text = FULL.replace('"frames"', '"rtsp://10.0.0.9/door"')
    assert load(text).scanners[0].source == "rtsp://10.0.0.9/door"


def test_a_file_from_a_windows_editor_is_read(tmp_path):
    path = tmp_path / "site.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    assert load_site(path).site.name == "HQ North"


def test_a_reception_kiosk_needs_no_doors(load):
    head = FROM_THE_DESIGN.partition("[[bus]]")[0]
    assert load(head.replace('role = "bank"', 'role = "reception"')).compartments == ()


def test_a_site_never_changes(load):
    site = load(FULL)
    with pytest.raises(ValueError, match="frozen"):
        site.compartments = ()


FAULTS = [
    # what is wrong, from, to, on the line with, in, says
    ("a text without quotation marks", 'name = "HQ North"', "name = 3", "name = 3", "[site], name", "quotation marks"),
    ("an empty text", 'name = "HQ North"', 'name = " "', 'name = " "', "[site], name", "name is empty"),
    ("a control character", '"HQ North"', '"HQ\\u001b[2J"', "HQ\\u001b", "[site], name", "can't be shown"),
    ("a missing key", 'tenant = "acme"\n', "", "[site]", "[site], tenant", 'Add a line tenant = "acme"'),
    ("an unknown key", "building =", "bilding =", "bilding =", "[site], bilding", "Did you mean building?"),
    ("a key far from any", "building =", "zzz =", "zzz =", "[site], zzz", "Possible here: name, tenant, building"),
    ("an unknown timezone", "/Berlin", "/Berln", "/Berln", "[site], timezone", "Did you mean Europe/Berlin?"),
    ("an odd timezone", "Europe/Berlin", "../../etc", "../../etc", "[site], timezone", "Names look like"),
    ("a timezone that is a number", '"Europe/Berlin"', "1", "timezone = 1", "[site], timezone", "is a text"),
    ("a language that is not shipped", '"de"]', '"fr"]', '"fr"]', "[site], languages", "Possible here: en or de."),
    ("a language twice", '"de"]', '"en"]', '"en"]', "[site], languages", "in the list twice"),
    ("no language", '["en", "de"]', "[]", "languages = []", "[site], languages", "at least 1"),
    ("a list that is none", '["en", "de"]', '"en"', 'languages = "en"', "[site], languages", "square brackets"),
    ("an id with a blank", '"bank-2f"', '"bank 2f"', '"bank 2f"', "[kiosk], id", "letters, digits"),
    ("an unknown role", '"combined"', '"comb"', '"comb"', "[kiosk], role", "Did you mean combined?"),
    ("a role that is a number", '"combined"', "1", "role = 1", "[kiosk], role", "bank, reception or combined"),
    ("a reception with doors", '"combined"', '"reception"', "role =", "[kiosk], role", "opens no doors"),
    ("a time that is none", '"18:30"', '"25:00"', '"25:00"', "[policy], release", "hours and minutes"),
    ("midnight at the end", '"18:30"', '"24:00"', '"24:00"', "[policy], release", 'write "00:00"'),
    ("a time without quotation marks", '"18:30"', "18:30:00", "18:30:00", "[policy], release", "quotation marks"),
    ("a PIN too short", "pin_length = 8", "pin_length = 5", "pin_length", "[policy], pin_length", "the least is 6"),
    ("a PIN too long", "pin_length = 8", "pin_length = 11", "pin_length", "[policy], pin_length", "the most is 10"),
    ("a yes for true", "sounds = false", 'sounds = "no"', "sounds", "[screen], sounds", "either true or false"),
    ("a column that is not there", "after_column = 1", "after_column = 2", "after_", "after_column", "only 1 "),
    ("a float for a whole number", "row = 2", "row = 2.0", "row = 2.0", 'compartment "02", row', "whole number"),
    ("true for a number", "row = 2", "row = true", "row = true", 'compartment "02", row', "whole number"),
    ("a door that is a number", 'door = "02"', "door = 2", "door = 2", "compartment no. 2, door", 'door = "01"'),
    ("channel 0", "channel = 16", "channel = 0", "channel = 0", 'compartment "02", channel', "the least is 1"),
    ("a channel that the family lacks", "channel = 16", "channel = 17", "= 17", '"02", channel', "no channel 17"),
    ("a board that the family lacks", "board = 0", "board = 16", "= 16 #", 'compartment "02", board', "no board 16"),
    ("a channel that the boards lack", "channel = 1\n", "channel = 25\n", "= 25", '"01", channel', "have 24 channels"),
    ("a size in small letters", '"XL"', '"xl"', '"xl"', 'compartment "02", size', "Did you mean XL?"),
    ("a missing channel", "channel = 16\n", "", "]] # two", 'compartment "02", channel', "Add a line channel"),
    ("an unknown bus", 'bus = "left"', 'bus = "lfet"', '"lfet"', 'compartment "01", bus', 'Did you mean "left"?'),
    ("a bus far from any", 'bus = "left"', 'bus = "q"', '"q"', 'compartment "01", bus', 'There is "left" or "right"'),
    ("a door number twice", 'door = "02"', 'door = "01 "', '"01 "', '"01", door', "already used on line 57"),
    ("a place twice", "row = 2", "row = 1 #two", "#two", '"02", row', "column 1, row 1 of bank"),
    ("an unknown driver", '"xor-8a"', '"xor8a"', '"xor8a"', 'bus "left", driver', "Did you mean xor-8a?"),
    ("a driver far from any", '"xor-8a"', '"abc"', '"abc"', 'bus "left", driver', "Possible here: kerong-cu16,"),
    ("settings amiss", '"em4100-serial"', '"osdp"', '"osdp"', 'reader "badge", driver', "needs a “key_file”"),
    ("no driver", 'driver = "xor-8a"\n', "", "]] # first", 'bus "left", driver', "driver is missing"),
    ("a setting of no driver", "feedback =", "feedbak =", "feedbak", '"left", feedbak', "Did you mean feedback?"),
    ("a setting of another driver", "feedback =", "one_means =", "one_m", '"left", one_means', "Possible here"),
    ("a setting that is wrong", "19200", '"fast"', '"fast"', 'bus "left", baud', "whole number from"),
    ("a bus name twice", 'name = "right"', 'name = "left" # 2', "# 2", 'bus "left", name', "already used on line 30"),
    ("a url twice", '"/dev/badge"', '"/dev/left"  ', '"/dev/left"  ', 'reader "badge", url', "already used on line 32"),
    ("a url for a wedge", 'format = "hex"', 'url = "/dev/x"', "/dev/x", 'reader "wedge", url', "takes no url"),
    ("no url for a reader", 'url = "/dev/badge"\n', "", "]] # badge", 'reader "badge", url', "Add a line url"),
    ("no source for a camera", "source =", "url =", 'url = "frames"', 'scanner "qr", url', "takes no url"),
    ("an unknown table", "[screen]", "[scren]", "[scren]", "scren", "Did you mean screen?"),
    ("an unknown array", "[[scanner]]", "[[scaner]]", "[[scaner]]", "scaner", "Did you mean scanner?"),
    ("a key above all tables", "[site]\n", 'x = "y"\n[site]\n', "x =", "x", "stands above all tables"),
    ("an array for a table", "[policy]", "[[policy]]", "[[policy]]", "[policy]", "[policy] in single"),
    ("a table for an array", "[[scanner]]", "[scanner]", "[scanner]", "[[scanner]]", "[[scanner]] in double"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "needle", "where", "message"),
    [(case[1:3], *case[3:]) for case in FAULTS],
    ids=[case[0] for case in FAULTS],
)
def test_a_fault_is_explained_at_its_line(load, change, needle, where, message):
    old, new = change
    assert old in FULL
    text = FULL.replace(old, new, 1)
    faults = [fault for fault in faults_of(load, text) if where in fault.where and message in fault.message]
    assert [fault.line for fault in faults] == [line_of(text, needle)]


@pytest.mark.parametrize(
    ("driver", "example"),
    [
        ("evdev", "/dev/input/by-id/…-event-kbd"),
        ("nfc", "usb"),
        ("pcsc", "ACR122U"),
        ("twn4", "/dev/serial/by-id/…"),
    ],
)
def test_a_reader_without_a_url_is_given_an_example_of_its_kind(load, driver, example):
    text = FULL.replace('driver = "em4100-serial"\nurl = "/dev/badge"', f'driver = "{driver}"', 1)
    (fault,) = faults_of(load, text)
    assert fault.message == f'url is missing. Add a line url = "{example}"'


def test_one_lock_for_two_compartments(load):
    text = FULL.replace('bus = "right"\nboard = 0', 'bus = "left"\nboard = 1').replace(
        "channel = 16", "channel = 1 # 2"
    )
    (fault,) = faults_of(load, text)
    assert fault.line == line_of(text, "channel = 1 # 2")
    assert fault.message.startswith('The lock on bus "left", board 1, channel 1 is already used on line 61.')


def test_boards_with_more_channels_say_so(load):
    text = FULL.replace("channel = 1\n", "channel = 50\n").replace("baud = 19200", "channels = 50")
    assert load(text).compartments[0].channel == 50


def test_one_fault_hides_no_other(load):
    text = FULL.replace('name = "HQ North"', "name = 3").replace('"xor-8a"', '"xor8a"').replace('"XL"', '"XXL"')
    text = text.replace('door = "02"', 'door = "01"').replace('bus = "right"', 'bus = "rigt"')
    faults = faults_of(load, text)
    assert [fault.line for fault in faults] == [2, 31, 67, 69, 72]


def test_a_faulty_bus_is_not_held_against_its_compartments(load):
    text = FULL.replace('driver = "xor-8a"\nurl = "/dev/left"\n', "")
    assert {fault.where for fault in faults_of(load, text)} == {'bus "left", driver', 'bus "left", url'}


@pytest.mark.parametrize("table", ["site", "kiosk"])
def test_a_needed_table_is_missing(load, table):
    text = FULL.replace(f"[{table}]", "[policy.x]", 1).replace("[policy]\n", "", 1)
    assert (None, f"[{table}]") in [(fault.line, fault.where) for fault in faults_of(load, text)]


def test_a_bank_without_doors_locks_or_a_way_in(load):
    head = FULL.partition("[[bus]]")[0].replace("codes = true", "codes = false").replace("after_column = 1\n", "")
    faults = faults_of(load, head)
    assert {(fault.line, fault.where) for fault in faults} == {(12, "[kiosk], role")}
    said = " ".join(fault.message for fault in faults)
    assert "[[compartment]]" in said
    assert "[[bus]]" in said
    assert "[[reader]]" in said


def test_codes_alone_are_a_way_in(load):
    head, _, rest = FULL.partition("[[reader]] # badge")
    assert load(head + "[[compartment]] # one" + rest.partition("[[compartment]] # one")[2]).readers == ()


def test_more_compartments_than_a_kiosk_has(load):
    one = '[[compartment]]\ndoor = "d{0}"\nbank = "A"\nbus = "left"\nboard = {1}\nchannel = {2}\nsize = "S"\n'
    one += "column = {0}\nrow = 1\n"
    head = FULL.partition("[[compartment]]")[0]
    doors = [one.format(number + 1, number // 24 + 1, number % 24 + 1) for number in range(513)]
    text = head + "".join(doors[:512])
    assert len(load(text).compartments) == 512
    faults = faults_of(load, head + "".join(doors))
    assert any("at most 512" in fault.message for fault in faults)
    assert {fault.line for fault in faults} <= set(range(len(text.splitlines()) + 1, len(text.splitlines()) + 10))


def test_compartments_as_a_list_of_inline_tables(load):
    rest = ', bank = "A", bus = "left", board = 0, size = "M", column = 1, '
    compartments = f'{{ door = "01"{rest}channel = 1, row = 1 }},\n  {{ door = "02"{rest}channel = "2", row = 2 }}'
    text = f"compartment = [\n  {compartments},\n]\n{FROM_THE_DESIGN.partition('[[compartment]]')[0]}"
    (fault,) = faults_of(load, text)
    assert (fault.line, fault.where) == (3, 'compartment "02", channel')


SYNTAX = [
    ("name HQ", 2, "without ="),
    ("name = HQ", 2, "quotation marks"),
    ('name = "HQ', 2, "not closed on it"),
    ('name = "HQ" North', 2, "left over"),
    ('name = "HQ"\nname = "HQ"', 3, "already given a value"),
    ('name = "HQ"\n[site]', 3, "already begun"),
    ('name = "C:\\q"', 2, "backslash"),
    ('name = "HQ"\n[kiosk', 3, "not closed"),
    ("name = [1,\n", 2, "never closed"),
    ("name = [1,\n2 3]", 3, "list are not closed"),
    ("name = { a = 1 b = 2 }", 2, "curly brackets"),
    ('name = """\nHQ', 2, "never closed"),
    ("name = '''\nHQ", 2, "never closed"),
    ("= 1", 2, "neither a [table]"),
    ("name = { = 1 }", 2, "A key is missing"),
    ('name = "HQ"\n] x', 3, "neither a [table]"),
]


@pytest.mark.parametrize(("bad", "line", "message"), SYNTAX)
def test_what_is_no_toml_is_explained_at_its_line(load, bad, line, message):
    (fault,) = faults_of(load, f"[site]\n{bad}\n# the end\n")
    assert message in fault.message
    assert fault.line == line


@pytest.mark.parametrize("text", [f"a = {'[' * 5000}", f"a = {'9' * 5000}", "a = 2026-02-30T00:00:00"])
def test_what_the_parser_itself_trips_over(load, text):
    assert faults_of(load, text)


def test_a_file_that_is_not_utf_8(tmp_path):
    path = tmp_path / "site.toml"
    path.write_bytes('[site]\nname = "Büro"\n'.encode("latin-1"))
    with pytest.raises(SiteFileError) as refused:
        load_site(path)
    assert [(fault.line, "UTF-8" in fault.message) for fault in refused.value.faults] == [(2, True)]


@pytest.mark.parametrize(
    ("name", "says"), [("missing.toml", "no such file"), (".", "a folder"), ("a\0b", "can't be read")]
)
def test_a_file_that_can_not_be_read(tmp_path, name, says):
    with pytest.raises(SiteFileError, match=says) as refused:
        load_site(tmp_path / name)
    assert refused.value.faults[0].line is None


def test_a_file_without_end():
    with pytest.raises(SiteFileError, match="larger than 1 MiB"):
        load_site(Path("/dev/zero"))


def test_an_empty_file_names_what_it_lacks(load):
    assert [fault.where for fault in faults_of(load, "")] == ["[site]", "[kiosk]"]
