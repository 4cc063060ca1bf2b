"""ESC/POS: golden bytes of a slip, what becomes of letters that a code page lacks, and how answers are told apart."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import qrcode
import zxingcpp
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from PIL.Image import Image
from pyzbar import pyzbar

from drivers.emulators.printer import EscposFirmware, Slip
from drivers.printers import DRIVERS, Item, Line, QrCode
from drivers.printers.escpos import answers
from drivers.printers.escpos.letters import CODE_PAGES, spelled
from drivers.printers.escpos.slip import MOST_QR, Paper, slip_bytes

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


def test_the_library_makes_the_bytes_that_were_recorded_of_it_and_the_printer_reads_them():
    recorded = Dummy()
    recorded.set(align="center", bold=True)
    recorded.text("VISITOR\n")
    recorded.qr("LK1:AB", size=6, native=True)
    recorded.cut()
    data = bytes(recorded.output)
    assert data.startswith(
        bytes.fromhex("1B4501 1B6101 1B7400 56495349544F520A 1D286B040031413200 1D286B0300314306 1D286B0300314530")
    )
    assert data.endswith(bytes.fromhex("1B6406 1D5600"))
    assert (printed(data).lines, printed(data).qr) == (["VISITOR"], ["LK1:AB"])


@pytest.mark.parametrize("paper", [WIDE, NARROW])
def test_the_code_on_paper_is_read_by_decoders_that_did_not_write_it(paper: Paper):
    text = "LK1:" + "6BF%RN$A* 1234567890" * 9
    image = drawn(slip_bytes([Line("HQ North"), QrCode(text), Line("")], paper))
    assert [one.text for one in zxingcpp.read_barcodes(image)] == [text]
    assert [one.data.decode() for one in pyzbar.decode(image)] == [text]


def drawn(data: bytes) -> Image:
    """The QR code as a printer draws it: what is stored, in modules of so many dots, at the level that was set."""
    size, level, text = 3, "0", b""
    at = data.find(b"\x1d(k")
    while at >= 0:
        length = int.from_bytes(data[at + 3 : at + 5], "little")
        function, body = data[at + 6], data[at + 7 : at + 5 + length]
        if function == ord("C"):
            size = body[0]
        elif function == ord("E"):
            level = chr(body[0])
        elif function == ord("P"):
            text = body[1:]
        at = data.find(b"\x1d(k", at + 5 + length)
    names = (qrcode.ERROR_CORRECT_L, qrcode.ERROR_CORRECT_M, qrcode.ERROR_CORRECT_Q, qrcode.ERROR_CORRECT_H)
    code = qrcode.QRCode(error_correction=names[int(level)], box_size=size)
    code.add_data(text)
    image: Image = code.make_image().get_image().convert("L")
    return image


def python(program: str, **more: str) -> str:
    """What a program prints in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **more}, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_library_leaves_no_folder_and_no_log_handler_behind(tmp_path: Path):
    ask = "import logging; import drivers.printers.escpos.slip; print(logging.root.handlers)"
    assert (python(ask, TMPDIR=str(tmp_path)), list(tmp_path.iterdir())) == ("[]\n", [])


def test_the_library_is_not_loaded_before_there_is_a_printer():
    assert (
        python("import sys; import drivers.printers; print({'escpos', 'usb', 'yaml'} & set(sys.modules))") == "set()\n"
    )


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
    assert spelled(text, page) == expected
    assert printed(slip_bytes([Line(text)], Paper(48, 6, page, cut=True))).lines == [expected]


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


@given(ITEMS, st.sampled_from(list(CODE_PAGES)), st.sampled_from([32, 48]))
def test_whatever_a_slip_says_its_codes_arrive_and_no_letter_is_a_command(items, page: str, columns: int):
    slip = printed(slip_bytes(items, Paper(columns, 6, page, cut=True)))
    assert slip.qr == [one.text for one in items if isinstance(one, QrCode)]
    assert all(len(line) <= columns for line in slip.lines)
    assert all(len(line) <= columns // 2 for line in slip.large)
    assert not any(ord(letter) < 32 for line in slip.lines for letter in line)


@given(st.binary(max_size=40))
def test_answers_are_told_from_noise(noise: bytes):
    assert answers.real_time_answer(b"\x11\x13" + bytes(one | 0x80 for one in noise) + b"\x12") == 0x12
    assert answers.done_answer(b"\x11\x13\x92" + b"\x0c") == 0x0C


def test_settings_are_checked_by_name():
    with pytest.raises(ValueError, match="columns"):
        DRIVERS["escpos"].check_settings({"columns": 33})
    DRIVERS["escpos"].check_settings({"columns": 32, "baud": 19200, "cut": False, "answers": False, "qr_dots": 4})
