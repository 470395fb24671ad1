"""Sketching: what a person draws, and the window in which a translator answers it."""
