"""The studio: a page on which a photograph is painted while one watches."""
