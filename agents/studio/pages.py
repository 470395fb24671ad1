"""The page's files: a fixed list, read from the folder beside this once and never by a name."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "page"
FIRST = "index.html"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Page:
    """One of its files.

    Attributes:
        content: bytes.
        kind: as HTTP names it.
    """

    content: bytes
    kind: str


def pages(folder: Path = FOLDER) -> dict[str, Page]:
    """Those that are there, by name."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {x.name: Page(x.read_bytes(), KINDS[x.suffix]) for x in files if x.suffix in KINDS}
