"""What an operator may choose about the service."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

MAX_BODY = 4 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """``public_url`` is the address that kiosks use, such as ``https://upstream.example.org``.

    With it, only requests that were signed for that address are taken. Without it, whatever address a request was sent
    to is right, and the scheme is the one that this process sees: behind a proxy that speaks TLS it has to be given.
    """

    public_url: str | None = None
    max_body: int = MAX_BODY
    poll_s: int = 5

    def __post_init__(self) -> None:
        """``ValueError``, a sentence, where the address is none."""
        if self.public_url is None:
            return
        if not _is_origin(self.public_url):
            raise ValueError("The public address has to look like https://upstream.example.org, without a path.")


def _is_origin(url: str) -> bool:
    """Whether it says how, where and at which port to ask, and nothing else."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return False
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    is_plain = url.lower().removesuffix("/") == f"{parts.scheme}://{host}{port}" and " " not in url
    return is_plain and parts.scheme in {"http", "https"} and bool(host)
