"""What a walk writes into a site file: the wires, and nothing else changes."""

import tomllib

import pytest

from kiosk.cli.doctor.walk.file import CannotPatch, NewDoor, Wired, patched

TEXT = """\
# The bank by the lifts.
[[bus]]
name = "left"  # behind the panel
driver = "xor-8a"
url = "/dev/ttyUSB0"
feedback = 'short_when_locked' # as the maker says

# The first door:
[[compartment]]
door = "01"
bank = "A"
bus = "left"
board = 1
channel = 1 # ?
size = "M"
column = 1
row = 1

[[compartment]]
door = "02"
bank = "A"
bus = "left"
board = 1
channel = 2
size = "L"
column = 1
row = 2

[policy]
model = "day-use"
"""
NEW = {"09": NewDoor("A", "S", 3, 1, told=True), "10": NewDoor("A", "M", 4, 1, told=False)}


def wired(doors: dict[tuple[int, int], str], *visited: tuple[int, int], **settings: str) -> Wired:
    return Wired("left", doors, settings, frozenset({*doors, *visited}), {})


def test_only_the_wires_of_a_door_change_and_remarks_stay():
    text = patched(TEXT, [wired({(1, 7): "01", (2, 2): "02"}, feedback="short_when_open")], {})
    changed = [(old, new) for old, new in zip(TEXT.split("\n"), text.split("\n"), strict=True) if old != new]
    assert changed == [
        ("feedback = 'short_when_locked' # as the maker says", 'feedback = "short_when_open" # as the maker says'),
        ("channel = 1 # ?", "channel = 7 # ?"),
        ("board = 1", "board = 2"),
    ]


def test_a_setting_that_was_not_there_comes_below_the_driver():
    text = patched(TEXT, [wired({(1, 1): "01", (1, 2): "02"}, bitmap_order="low_first")], {})
    assert tomllib.loads(text)["bus"][0]["bitmap_order"] == "low_first"
    assert [line for line in text.split("\n") if line not in TEXT.split("\n")] == [
        'bitmap_order = "low_first"  # doctor walk'
    ]


def test_a_door_whose_channel_opened_another_is_kept_as_a_comment_with_the_reason():
    text = patched(TEXT, [wired({(1, 2): "01"}, (1, 1))], {})
    assert [one["door"] for one in tomllib.loads(text)["compartment"]] == ["01"]
    assert (
        "# doctor walk: did not spring open in the walk; this channel opened another door\n# [[compartment]]\n" in text
    )
    assert '# door = "02"\n' in text
    assert tomllib.loads(text)["policy"] == {"model": "day-use"}


def test_a_door_that_was_not_walked_by_stays():
    text = patched(TEXT, [wired({(1, 1): "01"})], {})
    assert text == TEXT


def test_new_doors_come_last_and_what_was_not_told_of_them_is_marked():
    text = patched(TEXT, [wired({(1, 1): "01", (1, 3): "09", (1, 4): "10"}, (1, 2))], NEW)
    added = tomllib.loads(text)["compartment"][1:]
    assert [(one["door"], one["channel"], one["size"], one["column"], one["row"]) for one in added] == [
        ("09", 3, "S", 3, 1),
        ("10", 4, "M", 4, 1),
    ]
    assert text.count("# doctor walk: not told") == 3


@pytest.mark.parametrize("door", ['"', "\\", "ü\x7f", "=s"])
def test_a_number_of_any_characters_is_written_so_that_it_is_read_again(door: str):
    text = patched(TEXT, [wired({(1, 3): door})], {door: NEW["09"]})
    assert tomllib.loads(text)["compartment"][-1]["door"] == door


@pytest.mark.parametrize(
    "text",
    [
        'bus = [{name = "left", driver = "xor-8a"}]\ncompartment = [{door = "01", bus = "left", channel = 9}]',
        '[[bus]]\nname = "left"\n[[compartment]]\ndoor = "01"\nbus = "left"\nboard = 1\n"chan\\u006eel" = 9\n',
    ],
)
def test_what_can_not_be_changed_line_by_line_is_refused_and_not_damaged(text: str):
    with pytest.raises(CannotPatch):
        patched(text, [wired({(1, 1): "01"})], {})
