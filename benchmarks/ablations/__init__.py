"""What learns, compared: variants of an agent, other algorithms, other pictures."""
