"""The service that many kiosks report to, and take their people, policies and bookings from."""
