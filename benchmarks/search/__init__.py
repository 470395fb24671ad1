"""How well and how fast painters that search paint."""
