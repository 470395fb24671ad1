"""How good networks are that make pictures: distances to real ones, comparisons, speed."""
