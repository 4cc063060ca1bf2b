"""Readers at an RS-485 line that speak OSDP (IEC 60839-11-5), through libosdp. See README.md."""
