"""Qt's event loop as the bank's: the window and the wires live in one thread."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer


class QtLoop:
    """A loop of drivers.emulators.loop.Loop, inside the application's."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._notifiers: dict[int, QSocketNotifier] = {}
        self._stopped = False

    def watch(self, descriptor: int, ready: Callable[[], None]) -> None:
        notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda *_: ready())
        self._notifiers[descriptor] = notifier

    def unwatch(self, descriptor: int) -> None:
        self._notifiers.pop(descriptor).setEnabled(False)

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        QTimer.singleShot(round(seconds * 1000), call)

    def run(self) -> None:
        if not self._stopped:
            self._application.exec()

    def stop(self) -> None:
        self._stopped = True
        self._application.quit()
