"""What upstream tells is taken over, and what it is owed is kept until it has it."""
