"""A person on a ladder before an emulated bank: sees doors spring open, types their numbers, pushes them shut."""

from tests.fakes.wire_bank import EmulatedBank


class Installer:
    """Answers a walk. ``jammed`` doors are freed when asked to try once more.

    After ``stop_after`` numbers typed, the walk is quit. They see how many ``plugs`` a board has. One who is not
    ``willing`` lets no lock be opened. ``told`` are all lines that were said, ``asked`` the questions.
    """

    def __init__(
        self,
        bank: EmulatedBank,
        jammed: tuple[str, ...] = (),
        stop_after: int | None = None,
        plugs: int = 8,
        *,
        willing: bool = True,
        overwrites: bool = True,
    ) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self.stop_after = stop_after
        self._bank = bank
        self._plugs = plugs
        self._jammed = list(jammed)
        self._refused = (*([] if willing else ["Open the first"]), *([] if overwrites else [" is there. Overwrite"]))

    def say(self, line: str = "") -> None:
        self.told.append(line)
        if line.startswith("Shut door "):
            self._shut()

    def ask(self, question: str) -> str:
        self.asked.append(question)
        if question.startswith("Which number"):
            return self._number()
        if question.startswith("Shut door "):
            self._shut()
            return ""
        if question.startswith("At ") and "once more" in question:
            return self._free()
        if any(part in question for part in self._refused):
            return "n"
        return "y" if question.endswith(("[Y/n]", "[y/N]")) else ""

    def has_answered(self) -> bool:
        return False

    def said(self) -> str:
        """All that was said."""
        return "\n".join(self.told)

    def _open(self) -> list[str]:
        return list(self._bank.do("doors")["open"])

    def _number(self) -> str:
        opened = self._open()
        if not opened and self._beyond():
            return "n"
        assert len(opened) < 2, opened
        if opened and self.stop_after is not None:
            if self.stop_after == 0:
                self._shut()
                return "q"
            self.stop_after -= 1
        return opened[0] if opened else ""

    def _beyond(self) -> bool:
        """Whether this channel has none of the plugs that they see on the board."""
        place = next(line for line in reversed(self.told) if line.startswith("Board "))
        return int(place.split("channel ")[1].split()[0]) > self._plugs

    def _shut(self) -> None:
        for door in self._open():
            self._bank.do(f"shut {door}")

    def _free(self) -> str:
        if not self._jammed:
            return "n"
        while self._jammed:
            self._bank.do(f"free {self._jammed.pop()}")
        return "y"
