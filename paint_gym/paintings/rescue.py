"""A painting's files, written together; where they cannot be, its strokes at least are kept."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from tqdm import tqdm

from paint_gym.paintings.painting import Painting
from renderers.files import together


@contextmanager
def all_or_strokes(painting: Painting, folder: Path) -> Iterator[Path]:
    """Where to write what then takes its place in `folder`, all at once: see `together`.

    If something cannot be written, and after Ctrl-C, nothing there is replaced and the strokes are
    kept under a name of their own.

    Raises:
        OSError: names the file that could not be written, and where the strokes are.
    """
    try:
        with together(folder) as unfinished:
            yield unfinished
    except OSError as error:
        where = f"{_said(painting, folder)}, to be drawn again once there is room"
        raise OSError(error.errno, f"{error.strerror}; {where}", error.filename) from error
    except KeyboardInterrupt:
        tqdm.write(f"stopped; {_said(painting, folder)}")
        raise


def _said(painting: Painting, folder: Path) -> str:
    kept = keep_strokes(painting, folder)
    return f"the strokes are in {kept}" if kept else "the strokes could be kept nowhere"


def keep_strokes(painting: Painting, folder: Path) -> Path | None:
    """The strokes alone, in the folder or else in a temporary one; None if neither takes them."""
    name = f"strokes-{sha256(painting.strokes.numpy().tobytes()).hexdigest()[:8]}.npz"
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            painting.save(place / name)
        except OSError:
            continue
        return place / name
    return None
