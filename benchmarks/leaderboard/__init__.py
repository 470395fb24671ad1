"""Who paints best, by strokes drawn again: frozen suites, submissions, results, the page."""
