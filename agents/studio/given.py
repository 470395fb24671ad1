"""Pictures that are there for everybody: photographs, and paintings whose hands are taken."""

from pathlib import Path

from agents.style.examples import PAINTINGS, STYLES
from paint_gym.pictures.bundled import find_picture

BUNDLED = "bundled:"
STYLE = "style:"
PICTURES = (
    "coffee.png",
    "chelsea.png",
    "astronaut.png",
    "rocket.jpg",
    "camera.png",
    "hubble_deep_field.jpg",
    "retina.jpg",
    "motorcycle_left.png",
    "coins.png",
)
"""of scikit-image's, those that are worth painting"""


def given_pictures() -> dict[str, Path]:
    """Those that are there, by their names in orders: bundled:NAME and style:NAME."""
    folder = find_picture(BUNDLED + PICTURES[0]).parent
    found = {f"{BUNDLED}{name}": folder / name for name in PICTURES}
    found |= {f"{STYLE}{name}": PAINTINGS / f"{name}.webp" for name in STYLES}
    return {name: file for name, file in found.items() if file.is_file()}
