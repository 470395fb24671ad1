"""Files written so that nothing is lost: whole or not at all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from jaxtyping import Float
from torch import Tensor


def to_json(config: Any) -> dict[str, Any]:
    """A frozen dataclass as plain JSON values."""
    return json.loads(json.dumps(asdict(config), default=str))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Where to write what then takes the place of `path`, all at once; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.stem}.part{path.suffix}")
    yield unfinished
    unfinished.replace(path)


def write_text(path: Path, text: str) -> None:
    """Atomic."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Atomic."""
    with replacing(path) as unfinished:
        unfinished.write_bytes(content)


def write_picture(path: Path, picture: np.ndarray) -> None:
    """RGB uint8 to PNG, atomic."""
    with replacing(path) as unfinished:
        cv2.imwrite(str(unfinished), picture[..., ::-1])


def contact_sheet(rows: Float[Tensor, "R C 3 H W"], gap: int = 4) -> np.ndarray:
    """Pictures in a grid on white, uint8 [H,W,3] RGB."""
    count, columns, _, height, width = rows.shape
    sheet = np.full((count * (height + gap) + gap, columns * (width + gap) + gap, 3), 255, np.uint8)
    pixels = (rows.clamp(0, 1) * 255).round().byte().permute(0, 1, 3, 4, 2).cpu().numpy()
    for r in range(count):
        for c in range(columns):
            y, x = gap + r * (height + gap), gap + c * (width + gap)
            sheet[y : y + height, x : x + width] = pixels[r, c]
    return sheet
