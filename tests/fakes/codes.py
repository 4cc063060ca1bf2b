"""The QR codes in a picture, read as a kiosk's camera reads them."""

from drivers.scanners.decoders import decoder
from drivers.scanners.picture import Gray


def texts(picture: Gray) -> list[str]:
    """What they say."""
    return decoder()(picture)
