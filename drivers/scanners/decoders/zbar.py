"""QR codes by ZBar (``pyzbar``, which needs the system's libzbar0). Reads no light codes on a dark ground."""

from pyzbar import pyzbar

from drivers.scanners.decoders import text_in
from drivers.scanners.picture import Gray

_ONLY_QR = [pyzbar.ZBarSymbol.QRCODE]


def texts(picture: Gray) -> list[str]:
    """What the QR codes in a gray picture say. Never raises, whatever the picture."""
    try:
        found = pyzbar.decode(picture, symbols=_ONLY_QR)
    except Exception:  # noqa: BLE001 - a picture is input from a stranger; no fault of the decoders may end the scanner
        return []
    return [text for code in found if (text := text_in(code.data))]
