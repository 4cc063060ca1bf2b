"""Bookings: what kiosks have agreed to keep is sold, once, and bound to a door when its person comes."""
