"""Pictures that are written: on the way, in the end, and all of it as a film."""

import json
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Float
from PIL import Image
from torch import Tensor

from agents.style.search import Stylizing
from agents.style.stylized import Pictures
from paint_gym import __version__
from paint_gym.paintings.film import write_h264
from paint_gym.paintings.painting import to_bytes
from paint_gym.pictures.reading import resize
from renderers.files import replacing

WRITTEN = (".png", ".jpg", ".jpeg", ".webp")
"""how names of pictures may end"""
QUALITY = 95
"""of JPEG and WebP"""
DESCRIPTION, SOFTWARE = 0x010E, 0x0131
"""EXIF's ImageDescription and Software"""
FRAMES, FPS = 400, 25
"""of the film, at most, but for the last, which is held; and how many a second"""
HELD = 1.5
"""seconds"""


class Watching:
    """What is written while a search goes on.

    Args:
        options: of `agents.stylize`; of what it is made, and what is wanted on the way.
        pictures: what it is made of.
        steps: of the search, at most.

    Attributes:
        about: what is written into each picture.
        files: that were written.
    """

    def __init__(self, options: Any, pictures: Pictures, steps: int):
        self.options, self.pictures = options, pictures
        self.every = -(-steps // FRAMES)
        self.frames: list[np.ndarray] = []
        self.files: list[Path] = []
        self.about: dict[str, Any] = {
            "content": options.picture,
            "style": list(options.style_image),
            "content weight": options.content_weight,
            "style weight": options.style_weight,
        }

    def __call__(self, search: Stylizing) -> None:
        """After a step."""
        epochs, out, step = self.options.save_epochs, self.options.output, search.step
        due = bool(epochs) and step % epochs == 0
        shown = self.options.film and step % self.every == 0
        if not due and not shown:
            return
        picture = self.pictures.finished(search.picture).cpu()
        if shown:
            self.frames.append(to_bytes(picture[0]))
        if due:
            file = out.with_name(f"{out.stem}-{step:06d}{out.suffix}")
            write(picture, file, {**self.about, "steps": step})
            self.files.append(file)

    def finish(self, picture: Float[Tensor, "1 3 H W"]) -> None:
        """The film, as large as the picture, with which it ends."""
        if not self.options.film:
            return
        file = self.options.output.with_suffix(".mp4")
        last = to_bytes(picture[0].cpu())
        frames = (resize(x, *last.shape[:2]) for x in self.frames)
        held = repeat(last, round(HELD * FPS))
        write_h264(chain(frames, held), file, fps=FPS)
        self.files.append(file)


def write(picture: Float[Tensor, "1 3 H W"], file: Path, about: dict[str, Any]) -> None:
    """A picture, and within it how it was made; atomic.

    Args:
        picture: in [0, 1].
        file: its name ends with one of `WRITTEN`.
        about: plain values, which are kept as JSON.
    """
    image = Image.fromarray(to_bytes(picture[0].cpu()))
    exif = image.getexif()
    exif[DESCRIPTION] = json.dumps(about)
    exif[SOFTWARE] = f"paint-gym {__version__}"
    with replacing(file) as unfinished:
        image.save(unfinished, exif=exif, quality=QUALITY)
