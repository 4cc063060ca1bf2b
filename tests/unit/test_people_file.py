"""The people file: which rows are taken, which are refused and why, and that no secret is ever repeated."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.domain.people import PersonKind
from kiosk.people_file import COLUMNS, PeopleFile, PeopleFileError, PersonRow, parse_people, read_people

BERLIN = ZoneInfo("Europe/Berlin")
HEADER = ",".join(COLUMNS)
BADGE, PIN = "04A1B2C3D4", "493817"
ANN = {"id": "p1", "name": "Ann", "badge": BADGE, "pin": PIN}


def parse(content: str | bytes, zone: ZoneInfo = BERLIN, pin_length: int = 6) -> PeopleFile:
    return parse_people(content.encode() if isinstance(content, str) else content, zone, pin_length)


def one(**cells: str) -> PeopleFile:
    """A file with Ann in it, some of her cells changed."""
    row = {**dict.fromkeys(COLUMNS, ""), **ANN, **cells}
    return parse(f"{HEADER}\n{','.join(row.values())}\n")


def accepted(**cells: str) -> PersonRow:
    (row,) = one(**cells).rows
    return row


def test_a_full_row_is_read_to_the_last_column():
    row = accepted(
        kind="Contractor",
        email="ann@example.com",
        tenant="acme",
        department="Lab",
        badge="04:a1-B2 c3d4",
        valid_from="2026-03-01T08:00:00+01:00",
        valid_until="2026-03-02T09:30Z",
        reachable="Yes",
        groups="night-watch;Zoe\u0308  lab",
    )
    assert (row.line, row.id, row.name, row.kind) == (2, "p1", "Ann", PersonKind.CONTRACTOR)
    assert (row.email, row.tenant, row.department) == ("ann@example.com", "acme", "Lab")
    assert (row.badge, row.pin, row.reachable) == (BADGE, PIN, True)
    assert row.groups == {"night-watch", "Zo\u00eb", "lab"}
    assert row.valid_from == datetime(2026, 3, 1, 7, tzinfo=UTC)
    assert row.valid_until == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def test_id_and_name_are_enough():
    (row,) = parse("name,id\nAnn,p1\n").rows
    assert row == PersonRow(line=2, id="p1", name="Ann")
    assert row.kind is PersonKind.STAFF


def test_what_is_empty_is_nothing():
    row = accepted(badge="", pin="")
    assert (row.badge, row.pin, row.email, row.tenant, row.valid_from, row.reachable) == (None,) * 5 + (False,)
    assert row.groups == frozenset()


def test_a_row_never_shows_its_secrets():
    for text in (repr(accepted()), str(accepted()), repr(one()), f"{accepted()}"):
        assert BADGE not in text
        assert PIN not in text


@pytest.mark.parametrize(
    "content",
    [
        "id,name,department\np1,Ann Berg,R&D\n",
        "id;name;department\np1;Ann Berg;R&D\n",
        "\ufeffid;name;department\r\np1;Ann Berg;R&D\r\n",
        ' ID , Name , department \n "p1" , Ann Berg , R&D '.replace(' "p1" ', '"p1"'),
        'department,id,name\n"R&D","p1","Ann Berg"',
        "\n\nid,name,department\n\n,,\np1,Ann Berg,R&D\n \n",
        "id,name,department,,\np1,Ann Berg,R&D,,\n",
        "id,name,department\rp1,Ann Berg,R&D\r",
    ],
)
def test_whatever_a_spreadsheet_writes_is_read(content):
    file = parse(content)
    assert file.refused == ()
    assert [(row.id, row.name, row.department) for row in file.rows] == [("p1", "Ann Berg", "R&D")]


def test_quoted_separators_and_quotation_marks():
    (row,) = parse('id,name\np1,"Berg, Ann ""Annie"""\n').rows
    assert row.name == 'Berg, Ann "Annie"'


def test_names_are_composed():
    assert accepted(name="Zoe\u0308").name == "Zo\u00eb"


@pytest.mark.parametrize(
    ("column", "cell", "instant"),
    [
        ("valid_from", "2026-07-01", datetime(2026, 6, 30, 22, tzinfo=UTC)),
        ("valid_until", "2026-07-01", datetime(2026, 7, 1, 22, tzinfo=UTC)),
        ("valid_until", "2026-03-29", datetime(2026, 3, 29, 22, tzinfo=UTC)),  # a day of 23 hours
        ("valid_until", "2026-10-25", datetime(2026, 10, 25, 23, tzinfo=UTC)),  # and one of 25
        ("valid_from", "2026-07-01T08:00", datetime(2026, 7, 1, 6, tzinfo=UTC)),
        ("valid_from", "2026-01-01 08:00:30", datetime(2026, 1, 1, 7, 0, 30, tzinfo=UTC)),
        ("valid_from", "2026-03-29T02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # a time that is skipped
        (
            "valid_from",
            "2026-10-25T02:30",
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ),  # one that comes twice: the first
        ("valid_from", "20260701T080000Z", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("valid_from", "2026-07-01T08:00-05:30", datetime(2026, 7, 1, 13, 30, tzinfo=UTC)),
    ],
)
def test_times_become_instants(column, cell, instant):
    got = getattr(accepted(**{column: cell}), column)
    assert got == instant
    assert got.tzinfo is UTC


@pytest.mark.parametrize(("cell", "reachable"), [("1", True), ("TRUE", True), ("no", False), ("0", False), ("", False)])
def test_reachable_is_yes_or_no(cell, reachable):
    assert accepted(reachable=cell).reachable is reachable


def test_a_site_with_longer_pins():
    file = parse("id,name,pin\np1,Ann,12345678\np2,Bob,123456\n", pin_length=8)
    assert [row.id for row in file.rows] == ["p1"]
    assert "The PIN has 6 digits; here PINs have 8." in file.refused[0].reason


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": ""}, "The id is empty"),
        ({"name": " "}, "The name is empty"),
        ({"id": "x" * 65}, "longer than 64"),
        ({"id": "p\u200b1"}, "invisible character"),
        ({"name": "Ann\x1b[2J"}, "name has an invisible control character"),
        ({"name": "Ann\u202eB"}, "name has an invisible control character"),
        ({"department": "x" * 1025}, "department is longer than 1024"),
        ({"kind": "guest"}, "staff, contractor and visitor"),
        ({"email": "ann"}, "no address like"),
        ({"email": "a@b@c"}, "no address like"),
        ({"badge": "04A1G2"}, "other characters than hex digits"),
        ({"badge": "4.1E+09"}, "A spreadsheet may have"),
        ({"badge": "04A1B2C3D"}, "odd number of hex digits"),
        ({"badge": "04"}, "2 hex digits"),
        ({"badge": "04" * 17}, "34 hex digits"),
        ({"badge": ":"}, "0 hex digits"),
        ({"tag": "04DE5F1E"}, "has 8 hex digits"),
        ({"tag": "04DE5F1EACC04G"}, "other characters than hex digits"),
        ({"pin": "12345"}, "dropped zeros in front"),
        ({"pin": "1234567"}, "The PIN has 7 digits"),
        ({"pin": "12 456"}, "other characters than digits"),
        ({"pin": "١٢٣٤٥٦"}, "other characters than digits"),
        ({"valid_from": "1.3.2026"}, "valid_from is no time"),
        ({"valid_until": "2026-02-30"}, "valid_until is no time"),
        ({"valid_until": "9999-12-31"}, "valid_until is no time"),
        ({"valid_from": "0001-01-01T00:00+14:00"}, "valid_from is no time"),
        ({"valid_from": "2026-03-02", "valid_until": "2026-03-01"}, "valid_until is not later than valid_from"),
        ({"valid_from": "2026-03-01T08:00Z", "valid_until": "2026-03-01T09:00+01:00"}, "not later"),
        ({"reachable": "maybe"}, "neither yes nor no"),
        ({"groups": '"a,b"'}, "comma between the groups"),
    ],
)
def test_a_refused_row_is_named_with_its_reason(cells, reason):
    file = one(**cells)
    assert file.rows == ()
    (refused,) = file.refused
    assert refused.line == 2
    assert reason in refused.reason
    assert refused.id == ("" if "id" in cells and not cells["id"] else cells.get("id", "p1").replace("\x1b", ""))[:64]
    secrets = {value for value in (cells.get("badge", BADGE), cells.get("pin", PIN)) if len(value) > 3}
    assert not any(secret in refused.reason for secret in secrets)


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ("p1,Bob,04FFFFFFFF,111222", "id"),
        ("p2,Bob,04:a1:b2:c3:d4,111222", "badge"),
        ("p2,Bob,04FFFFFFFF,493817", "PIN"),
    ],
)
def test_what_may_occur_once_is_refused_the_second_time(second, what):
    file = parse(f"id,name,badge,pin\n\np1,Ann,{BADGE},{PIN}\n{second}\n")
    assert [row.name for row in file.rows] == ["Ann"]
    (refused,) = file.refused
    assert (refused.line, refused.reason) == (4, f"The {what} is the same as on line 3.")


def test_a_refused_row_takes_nothing_away():
    file = parse(f"id,name,badge,pin\np1,Ann,{BADGE},12\np1,Ann,{BADGE},{PIN}\n")
    assert [row.line for row in file.rows] == [3]
    assert [refused.line for refused in file.refused] == [2]


@pytest.mark.parametrize(
    ("row", "line", "id_", "reason"),
    [
        ("p2,Bob,x,y", 3, "p2", "more fields than the 3 columns"),
        ("p1,Ann", 3, "p1", "ends after field 2; the first line names 3 columns"),
        ('p1,"Ann"x,', 3, "", "do not match"),
        ('p1,"Ann\nBerg",x', 3, "", "closes only on line 4"),
        ("p1," + "x" * 50_000 + ",", 3, "", "far too long"),
        ('p1,"' + "x\n" * 50_000 + '",', 3, "", "closes only on line 50003"),
    ],
)
def test_a_malformed_row_spoils_no_other(row, line, id_, reason):
    file = parse(f"id,name,department\np0,Zoe,x\n{row}\np9,Cem,x\n")
    assert [row.id for row in file.rows] == ["p0", "p9"]
    (refused,) = file.refused
    assert (refused.line, refused.id) == (line, id_)
    assert reason in refused.reason


def test_cells_that_may_have_slipped_are_not_repeated_as_an_id():
    file = parse(f"name,id,pin\nBerg,Ann,{PIN},x\n{PIN},p1\n")
    assert [refused.id for refused in file.refused] == ["", ""]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "empty"),
        (b"\n \n", 1, "empty"),
        ("id,name\np1,Ann\n".encode("utf-16"), 1, "UTF-16"),
        (b"id,name\np1,Ann\np2,B\0b\n", 3, "NUL"),
        ("id,name\np1,Zoë\n".encode("latin-1"), 2, "not UTF-8"),
        (b'id,name\np1,Ann\np2,"Bob\np3,Cem\n', 3, "never closed"),
        (b'id,"name\np1,Ann\n', 1, "never closed"),
        (b'id,"name\n",x\n', 1, "closes only on line 2"),
        (b"id,name,pinn\n", 1, "Column 3 (\u201cpinn\u201d) is none that we know. Did you mean \u201cpin\u201d?"),
        (b"id,name,Valid From\n", 1, "Did you mean \u201cvalid_from\u201d?"),
        (b"id,name,shoe\n", 1, "The columns are: id, name, kind"),
        (b"id,name,493817\n", 1, "Column 3 is none that we know."),
        (b"id,,name\n", 1, "Column 2 has no name"),
        (b"id,name,id\n", 1, "\u201cid\u201d is there twice"),
        (b"id,badge\n", 1, "\u201cname\u201d is missing"),
        (b"name;badge\n", 1, "\u201cid\u201d is missing"),
        (b"p1,Ann,04A1B2C3D4,493817\n", 1, "does not name the columns"),
        (b"id" + b",x" * 5000, 1, "far too long"),
        (b"x" * ((32 << 20) + 1), None, "larger than 32 MiB"),
    ],
)
def test_a_file_that_can_not_be_used(content, line, message):
    with pytest.raises(PeopleFileError) as refused:
        parse(content)
    assert refused.value.line == line
    assert message in refused.value.message
    assert PIN not in str(refused.value)


def test_reading_from_the_disk(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("id,name\np1,Ann\n", encoding="utf-8")
    assert [row.id for row in read_people(path, BERLIN, 6).rows] == ["p1"]


@pytest.mark.parametrize(
    ("name", "says"), [("missing.csv", "no such file"), (".", "can't be read"), ("\0", "can't be read")]
)
def test_a_file_that_is_not_there(tmp_path, name, says):
    with pytest.raises(PeopleFileError, match=says):
        read_people(tmp_path / name, BERLIN, 6)


def test_a_file_without_end():
    with pytest.raises(PeopleFileError, match="larger than"):
        read_people(Path("/dev/zero"), BERLIN, 6)


# --- anything at all ------------------------------------------------------------------------------------------------

CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["p1", "", "yes", "staff", "a@b", BADGE, PIN, "2026-03-01", "2026-03-01T08:00", "0001-01-01", '"']),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2}|Z)?)?", fullmatch=True),
)


def check(content: bytes) -> None:
    lines = content.count(b"\n") + content.count(b"\r") + 1
    try:
        file = parse(content)
    except PeopleFileError as error:
        assert error.line is None or 1 <= error.line <= lines  # noqa: PT017
        return
    for row in file.rows:
        assert row.id
        assert row.name
    numbers = [row.line for row in file.rows] + [refused.line for refused in file.refused]
    assert all(2 <= number <= lines for number in numbers)


@given(st.binary(max_size=300))
@example(b"id,name\n\xc2\x85,\x1c\n")
def test_any_bytes(content):
    check(content)


@given(st.binary(max_size=300))
def test_any_bytes_below_a_header(content):
    check(HEADER.encode() + b"\n" + content)


@given(st.lists(st.lists(CELL, min_size=len(COLUMNS), max_size=len(COLUMNS) + 1), max_size=4), st.sampled_from(",;"))
def test_any_cells(rows, delimiter):
    lines = [HEADER.replace(",", delimiter), *(delimiter.join(row) for row in rows)]
    check("\n".join(lines).encode())


@given(st.text("0123456789ABCDEF", min_size=5, max_size=40), st.sampled_from(COLUMNS[1:]), st.integers(4, 9))
def test_no_reason_repeats_a_cell(secret, column, extra):
    for row in ({column: secret}, {"badge": secret, column: f"{secret}!"}):
        for refused in one(**row).refused:
            assert secret not in refused.reason
    for refused in parse(f"id,name\np1,Ann{f',{secret}' * extra}\n").refused:
        assert secret not in refused.reason
        assert refused.id == "p1"


def test_a_tag_stands_beside_the_badge_and_is_in_no_text_form():
    row = accepted(tag="04:de:5f-1e ACC040")
    assert (row.badge, row.tag) == (BADGE, "04DE5F1EACC040")
    assert "04DE5F1EACC040" not in repr(row)
    assert accepted().tag is None
    file = parse("id,name,tag\np1,Ann,04DE5F1EACC040\np2,Bob,04de5f1eacc040\n")
    assert [one.reason for one in file.refused] == ["The tag is the same as on line 2."]
