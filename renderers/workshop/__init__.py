"""The workshop: files, numbers, processors and commands; nothing in it knows what a stroke is."""
