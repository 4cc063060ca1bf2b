"""Upstream in the site file: https, or this very machine."""

from datetime import timedelta

import pytest

from tests.fakes.site_text import DOORS, doors, load, only_fault

TWO_DOORS = doors(*DOORS[:2])


def test_a_kiosk_reports_to_nobody_unless_it_is_told_to():
    assert load(TWO_DOORS).upstream.url is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://lockers.example.com", "https://lockers.example.com"),
        ("https://lockers.example.com:8443/acme/", "https://lockers.example.com:8443/acme"),
        ("http://127.0.0.1:8400", "http://127.0.0.1:8400"),
        ("http://localhost:8400/", "http://localhost:8400"),
        ("http://[::1]:8400", "http://[::1]:8400"),
    ],
)
def test_an_address(written: str, meant: str):
    assert load(f'{TWO_DOORS}[upstream]\nurl = "{written}"\n').upstream.url == meant


def test_the_other_banks_that_are_near():
    assert load(f'{TWO_DOORS}[upstream]\nurl = "https://a.example"\nnear = ["C", "B"]\n').upstream.near == ("C", "B")


def test_what_may_be_sold():
    table = f'{TWO_DOORS}[upstream]\nurl = "https://a.example"\n'
    default, set_ = load(table).upstream, load(f'{table}lease = 0.5\nlead = "2h"\nahead_days = 7\n').upstream
    assert (default.lease, default.lead, default.ahead_days) == (0.0, timedelta(hours=1), 14)
    assert (set_.lease, set_.lead, set_.ahead_days) == (0.5, timedelta(hours=2), 7)


def test_a_relative_file_is_meant_from_the_folder_of_the_site_file():
    found = load(f'{TWO_DOORS}[upstream]\nurl = "https://a.example"\nca_file = "ca.pem"\n').upstream
    assert found.ca_file == "/etc/locker-kiosk/ca.pem"


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ('url = "http://lockers.example.com"', "https://"),
        ('url = "http://10.0.0.1"', "https://"),
        ('url = "lockers.example.com"', "no address"),
        ('url = "ftp://lockers.example.com"', "no address"),
        ('url = "https://"', "no address"),
        ('url = "https://a:99999999"', "no address"),
        ('url = "https://kiosk:hunter2@lockers.example.com"', "nothing before an @"),
        ('url = "https://lockers.example.com/?a=1"', "nothing after"),
        ('ca_file = "x.pem"', "not said where upstream is"),
        ("", "not said where upstream is"),
        ('url = "https://a.example"\nnear = ["B", "A"]', "Bank A is the kiosk's own"),
        ('url = "https://a.example"\nnear = ["B", "C", "B"]', "Bank B is there twice"),
        ('url = "https://a.example"\nnear = ["Bank B"]', "other characters"),
        ('url = "https://a.example"\nlease = 1.5', "too large: the most is 1"),
        ('url = "https://a.example"\nlease = -0.5', "too small"),
        ('url = "https://a.example"\nlead = "32d"', "the most is 31d"),
        ('url = "https://a.example"\nlead = 3600', 'a text like "90min"'),
        ('url = "https://a.example"\nahead_days = 61', "too large: the most is 60"),
    ],
)
def test_what_is_wrong_is_said(table: str, sentence: str):
    fault = only_fault(f"{TWO_DOORS}[upstream]\n{table}\n")
    assert sentence in fault.message
    assert "hunter2" not in fault.message
