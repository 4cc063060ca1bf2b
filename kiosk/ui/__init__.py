"""The only package that imports Qt: it draws what the engine publishes, and sends back what a person does."""

from kiosk.ui import immortals

# Before any signal is emitted, whichever module is imported first.
immortals.keep()
