"""Control groups: folders in which Linux, and so a container, says what a process may use."""

from collections.abc import Iterator
from pathlib import Path

PROC, GROUPS = Path("/proc"), Path("/sys/fs/cgroup")


def above(kind: str) -> Iterator[Path]:
    """Folders of the groups above this process that govern memory or cpu, in either version."""
    for line in lines(PROC / "self" / "cgroup"):
        _, kinds, own = line.split(":", 2)
        if not kinds:
            root = GROUPS
        elif kind in kinds.split(","):
            root = GROUPS / kind if (GROUPS / kind).is_dir() else GROUPS / kinds
        else:
            continue
        for folder in (own, *map(str, Path(own).parents)):
            yield root / folder.lstrip("/")


def lines(file: Path) -> list[str]:
    """Of a file of the system; none where it is not there or may not be read."""
    try:
        return file.read_text().splitlines()
    except OSError:
        return []
