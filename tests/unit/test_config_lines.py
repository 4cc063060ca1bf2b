"""Where keys stand in a TOML file."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config.lines import Lines

TEXT = '''\
# [site] is not here
title = "a # b [x]"
[site] # here
  name = "x" # name = 2
"quoted key" = 1
'literal' = 2
"uml\\u00e4ut" = 2
dotted.key.deep = 3
long = """
[bus]
x = 1 \\""" ""\\"
"""""
literal_long = \'\'\'
[[bus]]\'\'\'
array = [ # one
  1, # two
  [ 2, "]" ],

  { a = 1, b.c = [ 3 ] }, # four
]
after = 1
[[bus]]
name = "1"
when = 1979-05-27 07:32:00.5
[bus.sub]
deep = 1
[[bus.list]]
x = 1
[[bus]]
[[bus.list]]
x = 1
[[bus.list]]
x = 2
[ spaced . "table" ]
k = { m = 1, n = "}" }
last = -1.5e3'''

PLACES = [
    (("title",), 2),
    (("site",), 3),
    (("site", "name"), 4),
    (("site", "quoted key"), 5),
    (("site", "literal"), 6),
    (("site", "umläut"), 7),
    (("site", "dotted"), 8),
    (("site", "dotted", "key", "deep"), 8),
    (("site", "long"), 9),
    (("site", "literal_long"), 13),
    (("site", "array"), 15),
    (("site", "array", 0), 16),
    (("site", "array", 1, 1), 17),
    (("site", "array", 2, "a"), 19),
    (("site", "array", 2, "b", "c", 0), 19),
    (("site", "after"), 21),
    (("bus",), 22),
    (("bus", 0), 22),
    (("bus", 0, "name"), 23),
    (("bus", 0, "when"), 24),
    (("bus", 0, "sub", "deep"), 26),
    (("bus", 0, "list", 0, "x"), 28),
    (("bus", 1), 29),
    (("bus", 1, "list", 0, "x"), 31),
    (("bus", 1, "list", 1, "x"), 33),
    (("spaced", "table", "k", "n"), 35),
    (("spaced", "table", "last"), 36),
]


def test_the_sample_is_toml():
    assert tomllib.loads(TEXT)["bus"][1]["list"][1] == {"x": 2}


@pytest.mark.parametrize(("path", "line"), PLACES)
def test_everything_with_a_name_or_index_is_found(path, line):
    assert Lines(TEXT).of(path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [(("bus", 1, "nothing"), 29), (("site", "array", 9), 15), (("nowhere",), None), ((), None)],
)
def test_what_is_not_there_has_the_line_of_what_is_around_it(path, line):
    assert Lines(TEXT).of(path) == line


def test_what_is_nested_absurdly_deep_is_passed_over():
    text = f"a = {'[' * 50}{']' * 50}\nb = {{ x = {'{ y = ' * 30}1{' }' * 30} }}\nc = 1\n"
    lines = Lines(text)
    assert [lines.of((key,)) for key in "abc"] == [1, 2, 3]


@given(st.text(st.sampled_from("[]{}=.,\"'\\#\n ab1\t\r"), max_size=200))
def test_any_text_comes_to_an_end(text):
    assert Lines(text).of(("a",)) in (None, *range(1, text.count("\n") + 2))


def test_a_long_file_of_brackets_comes_to_an_end():
    assert Lines("[" * 100_000 + "{a=" * 100_000).of(("b",)) is None
