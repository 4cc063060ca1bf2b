"""What a transaction can do, by subject; ``kiosk.store.transaction`` puts them together."""
