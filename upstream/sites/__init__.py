"""The whole site: what each bank can give, and who has a compartment where, as the kiosks tell it."""
