"""The use cases of visitors: at reception from check-in to leaving, at the bank what a pass opens."""
