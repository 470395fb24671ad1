"""Painters: what turns targets into strokes."""
