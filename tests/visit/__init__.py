"""A whole visit, at two kiosks that can't talk: it is a test, and the picture strip of the README."""
