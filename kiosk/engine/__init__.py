"""The use cases of a bank, one file each; ``ports.py`` says what they need of the world."""
