"""How good networks are that make pictures of pictures: games, critics, hints, distances."""
