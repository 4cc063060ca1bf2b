"""What an NTAG 424 DNA tag says at a tap; made here as the tag makes it, for those who verify it."""

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from cryptography.hazmat.primitives.cmac import CMAC


def parameters(data_key: bytes, mac_key: bytes, uid: bytes, counter: int, tag: int = 0xC7) -> tuple[bytes, bytes]:
    """The encrypted PICCData and the MAC. One block with an IV of zeros is the block itself."""
    mirrored = uid + counter.to_bytes(3, "little")
    encryptor = Cipher(AES(data_key), ECB()).encryptor()
    data = encryptor.update(bytes((tag,)) + mirrored + b"\xda\x5c\xf6\x09\x41")
    session = _mac(mac_key, bytes.fromhex("3CC300010080") + mirrored)
    return data, bytes(_mac(session, b"")[at] for at in range(1, 16, 2))


def url(key: bytes, uid: bytes, counter: int, names: tuple[str, str] = ("e", "c")) -> str:
    data, mac = parameters(key, key, uid, counter)
    return f"https://tag.example.com/?{names[0]}={data.hex().upper()}&{names[1]}={mac.hex().upper()}"


def _mac(key: bytes, data: bytes) -> bytes:
    mac = CMAC(AES(key))
    mac.update(data)
    return mac.finalize()
