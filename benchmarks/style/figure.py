"""Sheets of pictures with captions."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from paint_gym.pictures.reading import fitted, resize
from renderers.files import write_figure

Picture = np.ndarray
"""bytes [H,W,3]; many of them stand in one call, so no size is checked"""
PIXELS = 100
"""of an inch"""


def draw(
    rows: Sequence[Sequence[Picture]],
    file: Path,
    *,
    side: int,
    above: Sequence[str] = (),
    beside: Sequence[str] = (),
) -> Path:
    """A table of pictures.

    Args:
        rows: as many in each.
        file: a JPEG.
        side: longer side of a picture in it, pixels.
        above: captions of the columns.
        beside: those of the rows.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    small = [[resize(x, *fitted(x.shape[0], x.shape[1], side)) for x in row] for row in rows]
    heights = [max(x.shape[0] for x in row) for row in small]
    widths = [max(row[i].shape[1] for row in small) for i in range(len(small[0]))]
    size = ((sum(widths) + 40) / PIXELS, (sum(heights) + 26 * len(heights)) / PIXELS)
    figure, axes = plt.subplots(
        len(small),
        len(small[0]),
        figsize=size,
        dpi=PIXELS,
        squeeze=False,
        gridspec_kw={"height_ratios": heights, "width_ratios": widths},
    )
    for line, pictures in zip(axes, small, strict=True):
        for at, picture in zip(line, pictures, strict=True):
            at.imshow(picture, interpolation="none")
            at.set(xticks=[], yticks=[])
            at.spines[:].set_visible(False)
    for at, words in zip(axes[0], above, strict=False):
        at.set_title(words, fontsize=9)
    for at, words in zip(axes[:, 0], beside, strict=False):
        at.set_ylabel(words, fontsize=9)
    figure.tight_layout(pad=0.4)
    write_figure(file, figure, pil_kwargs={"quality": 88})
    plt.close(figure)
    return file
