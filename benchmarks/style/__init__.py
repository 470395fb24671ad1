"""How well and how fast photographs take on a painting's hand."""
