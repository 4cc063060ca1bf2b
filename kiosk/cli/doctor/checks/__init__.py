"""The doctor's checks, one thing a file. None opens a door."""
