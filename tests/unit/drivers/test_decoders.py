"""What each decoder of QR codes promises, whatever the picture; and that it reads what the default was chosen by."""

import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.errors import PortDenied
from drivers.scanners import DRIVERS, MAX_TEXT, decoders
from drivers.scanners.decoders import Decoder, decoder
from drivers.scanners.picture import Gray
from tests.bench.qr_corpus import CATEGORIES, a_pass, corpus, finished


@pytest.fixture(params=decoders.NAMES)
def texts(request: pytest.FixtureRequest) -> Decoder:
    return decoder(request.param)


def code(text: str | bytes, size: int = 400) -> Gray:
    picture = np.array(qrcode.make(text).convert("L"), dtype=np.uint8)
    return cv2.resize(picture, (size, size), interpolation=cv2.INTER_NEAREST).astype(np.uint8)


def test_the_camera_can_be_told_which():
    for name in decoders.NAMES:
        DRIVERS["camera"].check_settings({"decoder": name})
    with pytest.raises(ValueError, match="decoder"):
        DRIVERS["camera"].check_settings({"decoder": "eyes"})
    with pytest.raises(ValueError, match="zxing"):
        decoder("eyes")


def test_a_decoder_whose_library_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setitem(sys.modules, "pyzbar", None)
    monkeypatch.delitem(sys.modules, "drivers.scanners.decoders.zbar", raising=False)
    with pytest.raises(PortDenied, match=r"decoder zbar can't be loaded .* set another"):
        DRIVERS["camera"].connect(str(tmp_path), {"decoder": "zbar"})


@pytest.mark.parametrize("payload", [bytes(range(128, 256)), "x" * (MAX_TEXT + 1), b"\xff\xfe\xfd\xfc", ""])
def test_payloads_that_are_no_pass_are_ignored_or_text(texts: Decoder, payload: str | bytes):
    assert all(0 < len(text) <= MAX_TEXT for text in texts(code(payload, 1000)))


@pytest.mark.parametrize("text", ["x" * MAX_TEXT, "LK1:A %*+-./:$Z", "0123456789"])
def test_a_text_is_read_as_it_is(texts: Decoder, text: str):
    assert texts(code(text, 1000)) == [text]


@pytest.mark.parametrize("text", ["Grüße", "漢字"])
def test_the_default_reads_what_is_not_ascii(text: str):
    assert decoder()(code(text.encode(), 1000)) == [text]


def test_other_kinds_of_barcode_are_ignored(texts: Decoder):
    zxingcpp = pytest.importorskip("zxingcpp")
    for kind in ("MicroQRCode", "RMQRCode", "DataMatrix", "Aztec", "Code128"):
        barcode = zxingcpp.create_barcode("12345", getattr(zxingcpp.BarcodeFormat, kind))
        assert texts(np.array(barcode.to_image(scale=6, add_quiet_zones=True))) == []


def test_two_codes_in_one_picture_are_both_read(texts: Decoder):
    assert sorted(texts(np.hstack([code("left"), code("right")]))) == ["left", "right"]


def test_large_pictures_are_looked_at_smaller(texts: Decoder):
    wide = np.full((5000, 7000), 255, dtype=np.uint8)
    wide[500:2500, 500:2500] = code("LK1:LARGE", 2000)
    assert texts(wide) == ["LK1:LARGE"]


@pytest.mark.parametrize("shape", [(0, 0), (0, 9), (1, 1), (1, 30000), (30000, 1)])
def test_pictures_of_no_shape_have_none(texts: Decoder, shape: tuple[int, int]):
    assert texts(np.zeros(shape, dtype=np.uint8)) == []


@given(st.integers(0, 2**32), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=20, deadline=None)
def test_any_picture_has_texts_or_none(seed: int, height: int, width: int):
    picture = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    assert [decoder(name)(picture) for name in decoders.NAMES] == [[], []]


@given(st.integers(0, 2**32), st.floats(0, 0.5))
@settings(max_examples=15, deadline=None)
def test_a_damaged_code_reads_right_or_not_at_all(seed: int, share: float):
    random = np.random.default_rng(seed)
    picture = code("LK1.visitor", 200)
    damaged = np.where(random.random(picture.shape) < share, random.integers(0, 256, picture.shape), picture)
    for name in decoders.NAMES:
        assert set(decoder(name)(damaged.astype(np.uint8))) <= {"LK1.visitor"}


def test_the_corpus_is_the_same_each_time():
    one, again = (next(corpus(seed=5, of_each=1)) for _ in range(2))
    assert (one.category, one.level, one.text) == ("clean", 1, again.text)
    assert np.array_equal(one.picture, again.picture)


@pytest.mark.parametrize("category", ["tilted", "phone askew"])
def test_what_is_a_little_wrong_is_read(texts: Decoder, category: str):
    random = np.random.default_rng(5)
    text = a_pass(random)
    assert texts(finished(CATEGORIES[category](random, text, 1))) == [text]


def test_the_default_reads_light_codes_on_a_dark_ground():
    random = np.random.default_rng(5)
    text = a_pass(random)
    assert decoder()(finished(CATEGORIES["dark mode"](random, text, 1))) == [text]
