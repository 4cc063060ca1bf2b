"""Planning: how many people a bank serves under which policy, tried out on the kiosk's own rules."""
