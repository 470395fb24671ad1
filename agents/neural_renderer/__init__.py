"""Learned renderers: networks taught to draw what a brush draws."""
