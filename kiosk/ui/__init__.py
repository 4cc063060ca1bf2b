"""The only package that imports Qt: it draws what the engine publishes, and sends back what a person does."""
