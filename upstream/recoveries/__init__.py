"""Operators without a PIN, who may once be shown a new one by the kiosk."""
