"""The pictures that open the README and the environment's page: paintings, one as it comes to be.

paintings.webp  four photographs, painted by `agents.paint` as told in PAINTED
moving.webp     the first of them, stroke after stroke
episode.webp    an episode of the environment, played by the shipped actor
"""

import shlex
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import cv2
import gymnasium
import numpy as np
import torch
from jaxtyping import UInt8
from PIL import Image

from agents import paint
from agents.painters.weights import load_painter
from benchmarks.places import DOCS
from paint_gym.paintings.film import schedule
from paint_gym.paintings.painting import Painting, load_painting
from renderers.files import write_bytes
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Positive

PAINTED = (
    "bundled:chelsea.png --strokes 1500 --brush oil",
    "bundled:coffee.png --strokes 800 --brush watercolor",
    "bundled:astronaut.png --strokes 1000",
    "bundled:rocket.jpg --strokes 500 --brush triangle",
)
"""what `agents.paint` is told, but for the time"""
WIDTH, HEIGHT, GAP = 720, 480, 8
"""of a painting on the sheet, pixels; between two"""
CAT = 10
"""the picture of the episode: number in the test split of `photos`"""
FRAMES, PAUSE, HELD = 60, 100, 2500
"""of the moving picture; milliseconds for each, and for the last"""


@dataclass(frozen=True)
class Opening(OnThreads):
    """How the opening pictures are made."""

    seconds: Positive = 60.0
    """time for each search"""
    figures: Path = DOCS / "pictures"
    """folder of what is written"""


def run(options: Opening) -> list[Path]:
    """Paint, play, write."""
    paintings = [painted(told, options.seconds) for told in PAINTED]
    files = {
        "paintings.webp": still(sheet([crop(x.render(x_side(x))) for x in paintings])),
        "moving.webp": moving(coming_to_be(paintings[0])),
        "episode.webp": moving(episode()),
    }
    written = []
    for name, content in files.items():
        write_bytes(options.figures / name, content)
        written.append(options.figures / name)
        print(f"{written[-1]}: {len(content) / 1e3:.0f} kB")
    return written


def painted(told: str, seconds: float) -> Painting:
    """What `agents.paint` makes of these words."""
    with tempfile.TemporaryDirectory() as folder:
        paint.main([*shlex.split(told), "--seconds", str(seconds), "--out", folder])
        return load_painting(Path(folder) / "painting.npz")


def x_side(painting: Painting) -> int:
    """The longer side at which it covers its place on the sheet."""
    scale = max(WIDTH / painting.width, HEIGHT / painting.height)
    return int(np.ceil(scale * max(painting.width, painting.height)))


def crop(picture: UInt8[np.ndarray, "H W 3"]) -> UInt8[np.ndarray, "h w 3"]:
    """Its middle, where it is wider than its place; nearer to its top, where it is higher."""
    top, left = (picture.shape[0] - HEIGHT) // 8, (picture.shape[1] - WIDTH) // 2
    return picture[top : top + HEIGHT, left : left + WIDTH]


def sheet(pictures: Sequence[UInt8[np.ndarray, "h w 3"]]) -> UInt8[np.ndarray, "H W 3"]:
    """Two by two on white."""
    across = np.full((HEIGHT, GAP, 3), 255, np.uint8)
    rows = [np.hstack([a, across, b]) for a, b in zip(pictures[::2], pictures[1::2], strict=True)]
    return np.vstack([rows[0], np.full((GAP, rows[0].shape[1], 3), 255, np.uint8), rows[1]])


def coming_to_be(painting: Painting) -> list[UInt8[np.ndarray, "H W 3"]]:
    """The painting after ever more strokes."""
    return [
        crop(x) for x in painting.frames(schedule(len(painting.strokes), FRAMES), x_side(painting))
    ]


@torch.no_grad()
def episode() -> list[UInt8[np.ndarray, "H W 3"]]:
    """What the environment shows of an episode, half as large."""
    env = gymnasium.make("PaintCanvas-v0", dataset="photos", split="test", render_mode="rgb_array")
    painter = load_painter()
    observation, _ = env.reset(seed=0, options={"target_ids": [CAT]})
    target = torch.from_numpy(observation[None, 3:6]) / 255
    strokes = painter.paint(target, 200)[0].reshape(40, -1)
    frames = [np.asarray(env.render())]
    for action in strokes.numpy():
        env.step(action)
        frames.append(np.asarray(env.render()))
    env.close()
    return [
        cv2.resize(frame, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) for frame in frames
    ]


def still(picture: UInt8[np.ndarray, "H W 3"]) -> bytes:
    """As WebP."""
    written = BytesIO()
    Image.fromarray(picture).save(written, "WEBP", quality=88, method=6)
    return written.getvalue()


def moving(frames: Sequence[UInt8[np.ndarray, "H W 3"]]) -> bytes:
    """As WebP that plays for ever, holding its last frame."""
    written, images = BytesIO(), [Image.fromarray(frame) for frame in frames]
    pauses = [PAUSE] * (len(images) - 1) + [HELD]
    images[0].save(
        written,
        "WEBP",
        save_all=True,
        append_images=images[1:],
        duration=pauses,
        loop=0,
        quality=75,
        method=6,
    )
    return written.getvalue()
