"""The emulated bank: boards, readers, a printer and a camera that a kiosk cannot tell from hardware.

Another process, on pseudo-terminals: ``python -m drivers.emulators --layout LAYOUT.json``. See README.md.
"""
