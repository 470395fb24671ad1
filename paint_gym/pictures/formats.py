"""Formats of pictures that can be read here: their names, and the endings of their files."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from PIL import Image, ImageFile

HEIF = ("pi_heif", "pillow_heif")
"""packages that teach Pillow HEIC, of phones"""
ELSEWHERE = ("EPS", "MPEG")
"""formats that Pillow knows, and can show only through another program, or not at all"""


@cache
def formats() -> tuple[str, ...]:
    """Pillow's names of the formats that it shows by itself."""
    Image.init()
    for package in HEIF:
        if find_spec(package):
            import_module(package).register_heif_opener()
            break
    return tuple(x for x, (kind, _) in Image.OPEN.items() if x not in ELSEWHERE and _shows(kind))


def _shows(kind: object) -> bool:
    return not (isinstance(kind, type) and issubclass(kind, ImageFile.StubImageFile))


@cache
def endings() -> frozenset[str]:
    """Of the names of files that hold pictures; for HEIC, whether or not it can be read here."""
    shown = formats()
    read = (ending for ending, name in Image.registered_extensions().items() if name in shown)
    return frozenset({*read, ".mpo", ".hdr", ".pam", ".heic", ".heif", ".hif"})
