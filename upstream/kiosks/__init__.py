"""Kiosks: how they become known, by which key they are, and how that ends."""
