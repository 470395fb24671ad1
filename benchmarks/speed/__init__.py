"""How fast engines, environments and learners are, and whether the fast engine is exact."""
