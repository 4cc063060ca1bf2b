"""ESC/POS: golden bytes of a slip, what becomes of letters that a code page lacks, and how answers are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.printer import EscposFirmware, Slip
from drivers.printers import DRIVERS, Item, Line, QrCode
from drivers.printers.escpos import codec
from drivers.printers.escpos.codec import MOST_QR, Paper, encoded, slip_bytes

WIDE = Paper(columns=48, qr_dots=6, code_page="pc858", cut=True)
NARROW = Paper(columns=32, qr_dots=4, code_page="wpc1252", cut=False)


def test_a_slip_is_these_bytes():
    slip: list[Item] = [Line("Grüße"), Line("Bank A", large=True), QrCode("LK1:AB"), Line("")]
    assert slip_bytes(slip, WIDE) == bytes.fromhex(
        "1B40 1B7413 1B6101"
        "1D2100 4772 81 E1 65 0A"
        "1D2111 42616E6B2041 0A"
        "1D286B040031413200 1D286B0300314306 1D286B0300314531"
        "1D286B0900315030 4C4B313A4142 1D286B0300315130 0A"
        "1D2100 0A"
        "1D564200"
    )


def test_a_printer_without_a_knife_feeds_for_tearing_off():
    assert slip_bytes([Line("€")], NARROW) == bytes.fromhex("1B40 1B7410 1B6101 1D2100 80 0A 1B6406")


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("Grüße €", "pc858", "Grüße €"),
        ("Grüße €", "pc437", "Grüße EUR"),
        ("Łukasz Śmigły", "pc858", "Lukasz Smigly"),
        ("Jiří Dvořák", "wpc1252", "Jirí Dvorák"),
        ("“quoted” – here…", "pc850", '"quoted" - here...'),
        ("Şule Ağaoğlu ı", "pc858", "Sule Agaoglu i"),
        ("ﬁne Ⅳ", "pc858", "fine IV"),
        ("e\u0301", "pc858", "é"),
        ("Олена", "pc858", "?????"),
        ("a\u001b@b\u0000", "pc858", "a@b"),
    ],
)
def test_what_a_page_lacks_is_written_in_similar_letters(text: str, page: str, expected: str):
    codec_name = {"wpc1252": "cp1252"}.get(page, page.replace("pc", "cp"))
    assert encoded(text, page).decode(codec_name) == expected


def lines(*slip: Line, paper: Paper = WIDE) -> list[str]:
    return printed(slip_bytes(slip, paper)).lines


def printed(data: bytes) -> Slip:
    found: list[Slip] = []
    firmware = EscposFirmware(lambda _, __: None, found.append)
    firmware.hear(data)
    (slip,) = found
    return slip


def test_long_lines_are_cut_between_words_and_large_ones_at_half():
    text = "Hold the QR code to the scanner there: your door opens, as often as you like."
    assert lines(Line(text)) == ["Hold the QR code to the scanner there: your door", "opens, as often as you like."]
    assert all(len(one) <= 24 for one in printed(slip_bytes([Line(text, large=True)], WIDE)).large)


def test_a_name_of_question_marks_is_left_out_and_a_question_is_not():
    assert lines(Line("Олена Коваль", may_drop=True), Line("Is it full?")) == ["Is it full?"]
    assert lines(Line("Why? Where? Who?", may_drop=True)) == ["Why? Where? Who?"]
    assert lines(Line("Олена")) == ["?????"]


def test_a_qr_code_that_cannot_be_one_is_refused():
    for text in ("", "a" * (MOST_QR + 1), "ä"):
        with pytest.raises(ValueError, match=r"QR|ascii"):
            slip_bytes([QrCode(text)], WIDE)


ITEMS: st.SearchStrategy[list[Item]] = st.lists(
    st.builds(Line, st.text(max_size=60), st.booleans(), st.booleans())
    | st.builds(QrCode, st.text("ABCDEFGHIJ0123456789 $%*+-./:", min_size=1, max_size=300)),
    max_size=8,
)


@given(ITEMS, st.sampled_from(list(codec.CODE_PAGES)), st.sampled_from([32, 48]))
def test_whatever_a_slip_says_its_codes_arrive_and_no_letter_is_a_command(items, page: str, columns: int):
    slip = printed(slip_bytes(items, Paper(columns, 6, page, cut=True)))
    assert slip.qr == [one.text for one in items if isinstance(one, QrCode)]
    assert all(len(line) <= columns for line in slip.lines)
    assert all(len(line) <= columns // 2 for line in slip.large)
    assert not any(ord(letter) < 32 for line in slip.lines for letter in line)


@given(st.binary(max_size=40))
def test_answers_are_told_from_noise(noise: bytes):
    assert codec.real_time_answer(b"\x11\x13" + bytes(one | 0x80 for one in noise) + b"\x12") == 0x12
    assert codec.done_answer(b"\x11\x13\x92" + b"\x0c") == 0x0C


def test_settings_are_checked_by_name():
    with pytest.raises(ValueError, match="columns"):
        DRIVERS["escpos"].check_settings({"columns": 33})
    DRIVERS["escpos"].check_settings({"columns": 32, "baud": 19200, "cut": False, "answers": False, "qr_dots": 4})
