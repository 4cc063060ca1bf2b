"""The use cases of facilities mode: who gets in, what is seen, and what is done to compartments, people and parts."""
