"""How well networks imitate brushes."""
