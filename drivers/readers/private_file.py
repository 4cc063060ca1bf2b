"""A file with keys that only its owner may read: of an OSDP reader, of tags that prove themselves."""

import os
import stat

from drivers.errors import DriverError


def private_bytes(path: str, setting: str, most: int) -> bytes:
    """At most ``most`` bytes of the file that ``setting`` names.

    Raises DriverError with a sentence, which never says what stands in the file.
    """
    look = f"Check the path in {setting}, and whether the kiosk's user may read it"
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe must not keep us waiting
        try:
            mode = os.fstat(descriptor).st_mode
            content = os.read(descriptor, most) if stat.S_ISREG(mode) else b""
        finally:
            os.close(descriptor)
    except OSError as error:
        raise DriverError(f"The key file {path} can't be read ({error.strerror}). {look}.") from error
    if not stat.S_ISREG(mode):
        raise DriverError(f"The key file {path} is no file. {look}.")
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise DriverError(f"Others may use the key file {path}. Only the kiosk's user may: chmod 600 {path}")
    return content
