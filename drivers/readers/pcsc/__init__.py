"""Readers behind the PC/SC service (pcscd)."""
