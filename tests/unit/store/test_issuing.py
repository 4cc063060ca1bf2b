"""The issuing key of a data folder: made once, kept, and never replaced where it is damaged or lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from kiosk.domain.passes import key_id
from kiosk.engine.ports import StoreError
from kiosk.passes import key_card, sealed, trust_file
from kiosk.passes.trust_file import TrustFile
from kiosk.store import backups
from kiosk.store.data_folder import DataFolder
from kiosk.store.handing_out import hand_out
from kiosk.store.issuing import FolderIssuer
from kiosk.store.library import Library
from kiosk.store.make_safe import CannotRestore
from kiosk.store.restore import restore
from tests.fakes.kept import Kept
from tests.fakes.sealed_passes import NINE, a_pass

TENANTS = frozenset({"acme"})


def _issuer(folder: Path, **more: object) -> FolderIssuer:
    return FolderIssuer(folder, "reception", "HQ North", TENANTS, **more)  # type: ignore[arg-type]


def test_a_key_is_made_at_first_need_and_for_its_owner_alone(tmp_path: Path):
    issuer = _issuer(tmp_path)
    assert issuer.trusted_if_made() is None
    assert list(tmp_path.iterdir()) == [], "a bank that issues nothing has no key to lose"
    key = issuer.trusted()
    assert [path.name for path in tmp_path.iterdir()] == ["issuing.key"]
    assert (tmp_path / "issuing.key").stat().st_mode & 0o777 == 0o600
    assert (key.issuer, key.site, key.tenants, key.id) == ("reception", "HQ North", TENANTS, key_id(key.public))
    assert issuer.trusted_if_made() == key


def test_after_a_restart_it_is_the_same_in_all_that_it_signs_and_derives(tmp_path: Path):
    before, after = _issuer(tmp_path), _issuer(tmp_path)
    assert before.trusted() == after.trusted()
    assert before.seal(a_pass()) == after.seal(a_pass())
    assert before.key_card() == after.key_card()
    assert before.code("00112233445566ff") == after.code("00112233445566ff")
    assert before.invitation("visit-1") == after.invitation("visit-1")


def test_two_kiosks_have_nothing_in_common(tmp_path: Path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = _issuer(tmp_path / "one"), _issuer(tmp_path / "two")
    assert one.trusted().public != two.trusted().public
    assert one.code("00112233445566ff") != two.code("00112233445566ff")
    assert one.invitation("visit-1")[0] != two.invitation("visit-1")[0]


def test_what_it_seals_others_take_by_what_it_hands_out(tmp_path: Path):
    issuer = _issuer(tmp_path)
    by_card = key_card.read(issuer.key_card())
    by_file = trust_file.read(issuer.trust_file(TrustFile(issuer.trusted(), NINE))).key
    assert by_card == by_file == issuer.trusted()
    assert sealed.read(issuer.seal(a_pass()), {by_card.id: by_card}) == (a_pass(), by_card)


def test_a_damaged_key_is_not_replaced(tmp_path: Path):
    _issuer(tmp_path).trusted()
    path = tmp_path / "issuing.key"
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole + b"\0", bytes([whole[0] ^ 1]) + whole[1:], whole[:40] + b"\0" + whole[41:]):
        path.write_bytes(damaged)
        for use in (FolderIssuer.trusted, FolderIssuer.key_card):
            with pytest.raises(StoreError, match=r"damaged\. Put it back from the backup of this kiosk\.$"):
                use(_issuer(tmp_path))
        assert path.read_bytes() == damaged
        assert [other.name for other in tmp_path.iterdir()] == ["issuing.key"]
    path.write_bytes(whole)
    assert _issuer(tmp_path).trusted()


@pytest.mark.expects_log("issuing.key_unreadable")
def test_a_damaged_key_is_told_once_to_whoever_only_asks_whether_there_is_one(tmp_path: Path):
    key, path = _issuer(tmp_path).trusted(), tmp_path / "issuing.key"
    whole = path.read_bytes()
    path.write_bytes(b"damaged")
    issuer = _issuer(tmp_path)
    with capture_logs() as logged:
        assert issuer.trusted_if_made() is issuer.trusted_if_made() is None
    assert [one["event"] for one in logged] == ["issuing.key_unreadable"]
    path.write_bytes(whole)
    assert issuer.trusted_if_made() == key


def test_a_lost_key_is_not_replaced_where_passes_are_out(tmp_path: Path):
    with pytest.raises(StoreError, match=r"missing.*Put it back from the backup of this kiosk\.$"):
        _issuer(tmp_path, may_make=lambda: False).seal(a_pass())
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_is_put_back_while_the_kiosk_runs_is_taken(tmp_path: Path):
    _issuer(tmp_path).trusted()
    path = tmp_path / "issuing.key"
    whole = path.read_bytes()
    path.write_bytes(b"damaged")
    issuer = _issuer(tmp_path)
    with pytest.raises(StoreError):
        issuer.trusted()
    path.write_bytes(whole)
    assert issuer.trusted()


def test_a_key_that_was_half_written_when_the_power_went_is_written_anew(tmp_path: Path):
    (tmp_path / "issuing.new").write_bytes(b"half")
    assert _issuer(tmp_path).trusted() == _issuer(tmp_path).trusted()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(StoreError, match="can't be written"):
        _issuer(tmp_path / "gone").trusted()


def test_a_kiosk_starts_without_the_library_that_signs(tmp_path: Path):
    """Neither a bank that was never shown a pass nor a reception that has its key loads it."""
    _issuer(tmp_path).trusted()
    code = (
        "import sys; from pathlib import Path; from kiosk.engine import ports; from kiosk.store import issuing;"
        "from kiosk.passes import claims, codes, key_card, sealed, trust_file;"
        "one = issuing.FolderIssuer(Path(sys.argv[1]), 'r', '', frozenset());"
        "one.trusted(); one.code('0123456789abcdef'); one.invitation('v');"
        "print(*{'cryptography', 'cbor2', 'qrcode'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


# --- another machine --------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path, sqlite: Library) -> Kept:
    """A kiosk that issues passes, with a backup."""
    kept = Kept(tmp_path / "data", sqlite)
    kept.give("01", "ada")
    _issuer(kept.folder.path).trusted()
    kept.back_up()
    return kept


def _handed_out(kept: Kept, to: Path) -> Path:
    hand_out(kept.folder, backups.listed(kept.folder, kept.library)[0].path, to, kept.library)
    return to


def _put_back(kept: Kept, folder: DataFolder, keys: Path) -> None:
    restore(folder, kept.library, kept.clock, keys / "kiosk.db", keys=keys)


def test_another_machine_goes_on_issuing_the_same_passes(kept: Kept, tmp_path: Path):
    out = _handed_out(kept, tmp_path / "out")
    assert (out / "issuing.key").stat().st_mode & 0o777 == 0o600
    folder = DataFolder(tmp_path / "new machine")
    folder.make()
    _put_back(kept, folder, out)
    assert folder.issuing_key.stat().st_mode & 0o777 == 0o600
    assert _issuer(folder.path).seal(a_pass()) == _issuer(kept.folder.path).seal(a_pass())


def test_an_issuing_key_is_never_replaced_by_a_restore(kept: Kept, tmp_path: Path):
    out = _handed_out(kept, tmp_path / "out")
    kept.folder.issuing_key.unlink()
    mine = _issuer(kept.folder.path).trusted()
    with pytest.raises(CannotRestore, match=r"issuing\.key is another one than"):
        _put_back(kept, kept.folder, out)
    assert _issuer(kept.folder.path).trusted() == mine


def test_a_lost_issuing_key_comes_back_with_a_restore(kept: Kept, tmp_path: Path):
    out = _handed_out(kept, tmp_path / "out")
    before = _issuer(kept.folder.path).trusted()
    kept.folder.issuing_key.unlink()
    _put_back(kept, kept.folder, out)
    assert _issuer(kept.folder.path).trusted() == before


def test_a_kiosk_that_issues_nothing_hands_out_no_key_for_it(kept: Kept, tmp_path: Path):
    kept.folder.issuing_key.unlink()
    out = _handed_out(kept, tmp_path / "out")
    assert not (out / "issuing.key").exists()
    assert (out / "kiosk.db").exists()


# --- what is told -----------------------------------------------------------------------------------------------------


def test_the_secret_half_is_in_no_text(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    caplog.set_level(0)
    issuer = _issuer(tmp_path)
    told = "".join([repr(issuer), repr(issuer.trusted()), repr(issuer._key), issuer.key_card(), caplog.text])
    private = (tmp_path / "issuing.key").read_bytes()[:32]
    assert private.hex() not in told
    assert repr(private) not in told
