"""A tile, and a stroke's scratch over it: what the forms and the walk agree on.

A tile is 16 x 16 pixels, held as rows of 256. A stroke is a row of numbers as in
`renderers.forms.form`, its lengths in pixels. Shading a stroke fills planes of 256 numbers, one
for each pixel:

| plane    | what it holds                                                                 |
|----------|-------------------------------------------------------------------------------|
| COVERAGE | share of the pixel that the stroke covers                                     |
| ALONG    | how far along the stroke the pixel lies; undefined where nothing changes      |
| ALPHA    | opacity                                                                       |
| BELOW    | three planes: the picture under the stroke; later, gradients                  |
| FIRST, SECOND | what the form keeps for its gradient                                     |
"""

import numpy as np
from numba import njit

from renderers.workshop.kernels import kernel

TILE = 16
PIXELS = TILE * TILE
COVERAGE, ALONG, ALPHA, BELOW, FIRST, SECOND = 0, 1, 2, 3, 6, 7
PLANES = 8
INK, OPACITY, FADE, SHAPE = 0, 6, 7, 8  # columns of a row
NUMBERS = 20
WAY = NUMBERS - 1  # column: how the stroke is laid, see `way`
UNTOUCHED = 0  # the stroke misses the tile; planes undefined
SOLID = 1  # coverage 1 and one opacity everywhere; of ALONG and ALPHA all pixels are the same
FULL = 2  # coverage 1 everywhere: no gradient through it
VARIED = 3

HALF_DIAGONAL = np.float32(0.5 * (TILE - 1) * 2**0.5 + 0.01)  # centre to farthest pixel centre
HALF = np.float32(0.5)
ZERO = np.float32(0)
ONE = np.float32(1)
TWO = np.float32(2)
FOUR = np.float32(4)
TINY = np.float32(1e-11)  # added under a root, pixels squared

# float32 throughout: an int or float literal would promote to float64 and halve the vectors;
# the numpy error model: a check for division by zero would keep loops from being vectorised.
inline = kernel(fastmath=True, error_model="numpy")
inlined = njit(fastmath=True, error_model="numpy", inline="always")
"""what must not become a call: a choice between kernels (LLVM would leave it one, and the walk
is slower then), a part of a long one"""
parallel = kernel(fastmath=True, error_model="numpy", parallel=True)


@inline
def way(s):
    """Number of the stroke's form, whether ink or opacity changes along it, and whether ink does.

    One number for all three: see `launch.code_of`.
    """
    code = int(s[WAY])
    return code >> 2, (code & 2) != 0, (code & 1) != 0


@inline
def clip(x, low, high):
    """`x` between two bounds."""
    return min(max(x, low), high)


@inline
def fill(plane, value):
    """One value for every pixel."""
    for q in range(PIXELS):
        plane[q] = value
