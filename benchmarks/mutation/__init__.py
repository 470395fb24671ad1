"""Whether the tests notice faults."""
