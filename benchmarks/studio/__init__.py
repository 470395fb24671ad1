"""How the studio bears many visitors at once."""
