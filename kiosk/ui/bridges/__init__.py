"""One object a screen: it turns the engine's values into properties and presses into intents, and holds no rules."""
