"""Makes the kiosk's sounds: soft, short, and never a buzzer. Usage: python assets/sounds/make_sounds.py"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
FOLDER = Path(__file__).resolve().parent

# A note: when it begins (s), how long it sounds (s), its pitch (Hz), how loud (0 to 1).
Note = tuple[float, float, float, float]
SOUNDS: dict[str, list[Note]] = {
    "accepted": [(0.0, 0.16, 659.3, 0.5), (0.11, 0.26, 880.0, 0.5)],
    "refused": [(0.0, 0.18, 440.0, 0.45), (0.13, 0.26, 329.6, 0.45)],
    "door": [(0.0, 0.05, 1318.5, 0.35)],
    "tick": [(0.0, 0.03, 988.0, 0.25)],
    "chime": [(0.0, 0.38, 784.0, 0.4), (0.0, 0.38, 1174.7, 0.2)],
}


def samples(notes: list[Note]) -> bytes:
    """Sines with a soft edge that fade away."""
    length = max(start + long for start, long, _, _ in notes)
    mixed = [0.0] * int(length * RATE)
    for start, long, pitch, loud in notes:
        for n in range(int(long * RATE)):
            t = n / RATE
            shape = min(1.0, t / 0.004) * (1 - t / long) ** 1.6
            mixed[int(start * RATE) + n - 1] += loud * shape * math.sin(2 * math.pi * pitch * t)
    return b"".join(struct.pack("<h", round(32_000 * max(-1.0, min(1.0, value)))) for value in mixed)


def main() -> None:
    for name, notes in SOUNDS.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(notes))


if __name__ == "__main__":
    main()
