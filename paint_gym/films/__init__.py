"""Films that are painted: read frame by frame, written with their sound, kept as strokes."""
