"""Paintings that are there, to try their hands; `paintings/README.md` says whose they are."""

from pathlib import Path

PAINTINGS = Path(__file__).parent / "paintings"
STYLES = ("wave", "church", "terrace", "composition", "monet")
"""their names"""
