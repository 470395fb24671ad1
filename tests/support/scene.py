"""The scene of tests/cases, and pictures as programs write them."""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

CASES = Path(__file__).parents[1] / "cases"
SCENE = np.asarray(Image.open(CASES / "reference.png").convert("RGB")).astype(int)


def encoded(picture, kind, **options):
    data = BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()
