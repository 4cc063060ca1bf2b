"""The rules of sharing doors: pure values and functions, standard library only, no clock of their own."""
