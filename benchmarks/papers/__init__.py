"""The figures of the papers that this project follows, at sizes that a processor can draw."""
