"""The hardware of a locker bank: lock boards, badge readers, scanners and receipt printers, and an emulated bank.

Usable on its own: nothing here knows the kiosk, and only :mod:`drivers.emulators.window` knows Qt.
A family of hardware is one folder or file and one line in its registry (``drivers.locks.DRIVERS`` and its like).
"""
