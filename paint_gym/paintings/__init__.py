"""Paintings: finished lists of strokes, and the files that are made of them."""
