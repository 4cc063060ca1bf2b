"""Cards of 13.56 MHz, whatever reader holds them in its field: what they say, and what that is worth. No port."""
