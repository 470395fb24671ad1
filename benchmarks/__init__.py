"""Scores, tables and figures. Floor 3: imports every floor below."""
