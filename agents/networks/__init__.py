"""Networks that choose strokes, and those that value them."""
