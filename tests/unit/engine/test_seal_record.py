"""The record is signed every quarter of an hour in which something happened, and when the kiosk is ended."""

from __future__ import annotations

import pytest

from kiosk.engine import dispatch
from kiosk.engine.seal_record import SEAL_EVERY_S
from tests.fakes.furniture import quick_folder
from tests.fakes.rig import Rig


def signed(rig: Rig) -> list[int]:
    """The sizes at which it was."""
    return [size for (size,) in rig.rows("SELECT size FROM audit_checkpoint ORDER BY id")]


def test_it_is_signed_after_a_quarter_of_an_hour_only_where_something_happened_and_at_the_end():
    with quick_folder() as folder:
        rig = Rig(folder)
        rig.person("ada")
        rig.waits(SEAL_EVERY_S - 1)
        assert signed(rig) == []
        rig.waits(2)
        assert signed(rig) == [len(rig.events())]
        rig.waits(2 * SEAL_EVERY_S)
        assert len(signed(rig)) == 1
        dispatch.stop(rig.kiosk)
        assert signed(rig)[1:] == [len(rig.events())]
        rig.close()


@pytest.mark.expects_log("record.head_not_kept")
def test_a_checkpoint_that_could_not_be_put_beside_the_database_undoes_nothing():
    with quick_folder() as folder:
        rig = Rig(folder)
        rig.person("ada")
        (folder / "record.head.new").mkdir()  # in its way
        with rig.store.transaction() as tx:
            tx.checkpoint()
        assert signed(rig) == [len(rig.events())]
        (folder / "record.head.new").rmdir()
        rig.store.tidy()
        assert (folder / "record.head").read_text("utf-8").split("\n")[1] == str(len(rig.events()))
        rig.close()
