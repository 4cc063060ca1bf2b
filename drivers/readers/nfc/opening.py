"""nfcpy, loaded when the first reader is connected, and its readers opened; what goes wrong is said in sentences."""

import errno
import logging
import os
import re
import warnings
from contextlib import suppress
from typing import Any

from drivers.errors import DriverError, PortDenied, PortGone

_ADDRESSES = re.compile(r"usb(:[0-9A-Fa-f]{1,4}){0,2}|tty:[^:]+:[a-z0-9]+|udp(:[^:]*(:\d{1,5})?)?")
_DEVICE_FOLDER = "/dev/"


def library() -> Any:
    """The module ``nfc.clf``. Raises PortDenied where it is not installed."""
    shown = warnings.showwarning
    try:
        import nfc.clf
        import nfc.tag.tt4
    except ImportError:
        raise PortDenied("The nfc reader needs a package that is missing. Install locker-kiosk[nfc].") from None
    if warnings.showwarning is not shown:
        logging.captureWarnings(capture=False)  # nfcpy turns this on for the whole program
    # What it logs are the bytes of cards; what went wrong it raises as well.
    logging.getLogger("nfc").setLevel(logging.CRITICAL + 1)
    return nfc.clf


def opened(url: str) -> Any:
    """The ``ContactlessFrontend`` at ``url``. Raises PortGone or PortDenied."""
    clf = library()
    if not _ADDRESSES.fullmatch(url):
        raise PortDenied(
            f"“{url}” is no address of an NFC reader. Write “usb”, “usb:072f:2200” (vendor and product) or, for a"
            " serial PN532, “tty:USB0:pn532”."
        )
    try:
        return clf.ContactlessFrontend(_path(clf, url))
    except clf.transport.libusb.USBError as error:
        raise PortGone(f"The NFC reader at {url} could not be opened: USB says {error}. Plug it in again.") from None
    except (OSError, ValueError) as error:
        raise refusal(url, error) from None


def _path(clf: Any, url: str) -> str:
    """The path that names one device wholly: only for such a path does nfcpy say why it cannot be had."""
    if url.startswith("usb"):
        return _usb_path(clf, url)
    if url.startswith("tty:/dev/"):
        _, device, chip = url.split(":")
        return f"tty:{os.path.realpath(device).removeprefix(_DEVICE_FOLDER).removeprefix('tty')}:{chip}"
    return url


def _usb_path(clf: Any, url: str) -> str:
    try:
        found = clf.transport.USB.find(url) or []
    except OSError:
        raise PortDenied("NFC readers on USB need the library libusb. Run: apt install libusb-1.0-0") from None
    for vendor, product, bus, device in found:
        if (vendor, product) in clf.device.usb_device_map:
            return f"usb:{bus:03}:{device:03}"
    raise PortGone(f"There is no NFC reader at {url} that nfcpy can drive. Plug it in; lsusb lists what is there.")


def refusal(url: str, error: Exception) -> DriverError:
    """Why a reader cannot be opened, and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.EACCES, errno.EPERM}:
        return PortDenied(
            f"The kiosk may not use the NFC reader at {url}. A udev rule gives it to the kiosk's group"
            " (drivers/readers/nfc/README.md), then plug the reader in again."
        )
    if number == errno.EBUSY:
        return PortDenied(
            f"The NFC reader at {url} is in use: by pcscd, or by the kernel's own driver. Stop pcscd, or run"
            " “modprobe -r pn533_usb pn533 nfc” and put these three on a blacklist in /etc/modprobe.d."
        )
    if number in {errno.ENODEV, errno.ENOENT}:
        return PortGone(f"The NFC reader at {url} is not there, or is one that nfcpy cannot drive (an old firmware).")
    return PortGone(f"What is at {url} does not answer like an NFC reader. Check the address, and plug it in again.")


def closed(frontend: Any) -> None:
    """Give the device back; one that was pulled out has nothing left to say."""
    with suppress(OSError, AttributeError):
        frontend.close()
