"""`python docs/screenshot.py WEIGHTS SKETCH.json PICTURE.webp`: the window as it is, as a picture.

SKETCH.json is one that the window has kept; what is shown beside it are the weights' answers. With
SDL_VIDEODRIVER=dummy no screen is needed.
"""

import sys
from pathlib import Path

import pygame
from PIL import Image

from agents.gan.translators import load_translator
from agents.sketch import Options, open_page
from agents.sketching.keep import read_sketch
from agents.sketching.sketch import Sketch
from agents.sketching.window import SketchWindow

WIDE = 800
"""of the picture, pixels"""


def shoot(weights: Path, sketch: Path, picture: Path) -> None:
    """Open, wait for the answer, keep what is shown."""
    translate, about = load_translator(weights)
    kept = read_sketch(sketch)
    page = open_page(about.spec["pairs"], Options(weights), kept)
    window = SketchWindow(Sketch(page, kept.marks), translate, Path("sketches"), tell=print)
    window.answers.settled()
    window.frame()
    pixels = pygame.surfarray.array3d(window.screen).swapaxes(0, 1)
    window.close()
    shown = Image.fromarray(pixels)
    small = shown.resize((WIDE, WIDE * shown.height // shown.width), Image.Resampling.LANCZOS)
    small.save(picture, quality=80)


if __name__ == "__main__":
    shoot(*map(Path, sys.argv[1:]))
