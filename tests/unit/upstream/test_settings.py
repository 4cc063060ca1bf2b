"""What an operator may choose: an address that is one, or none at all."""

from __future__ import annotations

import pytest

from upstream.settings import Settings


@pytest.mark.parametrize(
    "url", ["https://upstream.example.org", "http://127.0.0.1:8400", "https://[::1]:8400/", "https://x.example:443"]
)
def test_an_address_is_taken(url: str) -> None:
    assert Settings(public_url=url).public_url == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "upstream.example.org",
        "ftp://upstream.example.org",
        "https://",
        "https://upstream.example.org/v1",
        "https://upstream.example.org?x=1",
        "https://upstream.example.org/#x",
        "https://user:secret@upstream.example.org",
        "https://upstream.example.org:port",
        "https://[::1",
        "https://upstream.example.org ",
    ],
)
def test_what_is_none_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match=r"^The public address has to look like ") as found:
        Settings(public_url=url)
    assert "secret" not in str(found.value)
