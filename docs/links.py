"""`python docs/links.py docs/_build/html`: every link inside the built site leads somewhere.

LinkChecker would do, but as root it becomes nobody, who may not read where CI works.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """A page's links and anchors."""

    def __init__(self, file: Path):
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(file.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note them."""
        found = {name: value for name, value in attrs if value is not None}
        self.links += [found[name] for name in ("href", "src", "poster") if name in found]
        self.anchors |= {found[name] for name in ("id", "name") if name in found}


def broken(site: Path) -> list[str]:
    """`page: link` of each that leads nowhere; other sites are not asked."""
    pages = {file.resolve(): Page(file) for file in site.rglob("*.html")}
    found = []
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            goal = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            there = goal.is_file() or (goal / "index.html").is_file()
            anchored = not parts.fragment or goal not in pages
            if not there or not (anchored or unquote(parts.fragment) in pages[goal].anchors):
                found.append(f"{file.relative_to(site.resolve())}: {link}")
    return found


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if lines := broken(folder):
        sys.exit("links that lead nowhere:\n" + "\n".join(lines))
    print(f"every link in {folder} leads somewhere")
