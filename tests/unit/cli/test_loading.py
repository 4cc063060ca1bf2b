"""The collector while modules are loaded: it rests, and works again whatever comes of it."""

from __future__ import annotations

import gc

import pytest

from kiosk.cli.loading import loading


def test_the_collector_rests_while_modules_are_loaded_and_works_again_after():
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    with pytest.raises(ImportError), loading():
        raise ImportError
    assert gc.isenabled()


def test_whoever_switched_it_off_keeps_it_off():
    gc.disable()
    try:
        with loading():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
