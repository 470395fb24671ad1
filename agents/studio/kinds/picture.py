"""Pictures as events carry them."""

from io import BytesIO
from typing import Literal

import numpy as np
from jaxtyping import UInt8
from PIL import Image

QUALITY = 85
"""of a JPEG: a look at what is on its way"""


def packed(picture: UInt8[np.ndarray, "H W 3"], kind: Literal["PNG", "JPEG"]) -> bytes:
    """A picture as a file."""
    file = BytesIO()
    Image.fromarray(picture).save(file, kind, quality=QUALITY)
    return file.getvalue()
