"""What kiosks take from here: people, issuing keys, reservations, policies and openings, as one feed a tenant."""
