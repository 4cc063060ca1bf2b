"""Finding out how a bank is wired: which boards answer, how their bits are to be read, and which lock is which door.

Nothing here talks to a person: whoever leads a walk along the doors asks, and tells what was seen.
"""
