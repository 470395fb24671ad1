"""A stroke's gradients, gathered in the lanes of one vector: column n of its row in lane n."""

import triton
import triton.language as tl

LANES = tl.constexpr(32)
"""a power of two, not below NUMBERS"""


@triton.jit
def put(out, column, values):
    """Lane `column` of `out` [LANES] becomes the sum of `values` over the tile."""
    lane = tl.arange(0, LANES)
    return tl.where(lane == column, tl.sum(values), out)
