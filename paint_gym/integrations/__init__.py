"""Adapters for other libraries' environments; each imports its library, none is imported here."""
