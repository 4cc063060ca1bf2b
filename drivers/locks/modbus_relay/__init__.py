"""Relay boards that speak Modbus RTU, Waveshare's and compatible ones. See README.md for the protocol."""
