"""Doors that are opened from afar: asked for here, done by the kiosk or not at all, and never late."""
