"""The numba kernel of `paint_gym.easel.pixels`: all that is done to a painted canvas, in one pass.

A strip of a channel is rounded, laid out and compared while it lies in the processor's cache.
"""

import numpy as np
from numba import prange

from renderers.workshop.kernels import kernel

STRIP = 4096  # pixels; their squared errors, at most 255^2 each, add up within 32 bits
_WHITE = np.float32(255)

# Not fastmath: a division must stay one, or the floats would not be torch's.
_inline = kernel(error_model="numpy")
_parallel = kernel(error_model="numpy", parallel=True)


@_inline
def _round(painted, shown):
    """Floats to the nearest k / 255, in place, and k."""
    for i in range(painted.shape[0]):
        byte = np.rint(painted[i] * _WHITE)
        painted[i] = byte / _WHITE
        shown[i] = np.int32(byte)  # by way of 32 bits: there is a vector instruction for that


@_inline
def _copy(source, into):
    for i in range(source.shape[0]):
        into[i] = source[i]


@_inline
def _squared_error(a, b):
    total = np.int32(0)
    for i in range(a.shape[0]):
        difference = np.int32(a[i]) - np.int32(b[i])
        total += difference * difference
    return total


@_inline
def _show_one(painted, target, progress, pixels):
    """One canvas; gives its mean squared error."""
    count = painted.shape[1]
    total = np.int64(0)
    for c in range(3):
        ours, theirs, shown, beside = painted[c], target[c], pixels[c], pixels[3 + c]
        for start in range(0, count, STRIP):
            stop = min(start + STRIP, count)
            _round(ours[start:stop], shown[start:stop])
            _copy(theirs[start:stop], beside[start:stop])
            total += _squared_error(shown[start:stop], theirs[start:stop])
    pixels[6] = progress
    return np.float32(total) / np.float32(255 * 255 * 3 * count)


@_parallel
def show(painted, target, progress, pixels, errors):
    """Round, lay out, compare; see `paint_gym.easel.pixels.show`. N is H * W.

    Args:
        painted: [B,3,N] float32 in [0, 1], rounded in place.
        target: [B,3,N] uint8.
        progress: [B] uint8.
        pixels: [B,7,N] uint8, receives canvas, target and progress.
        errors: [B] float32, receives the mean squared error, colours in [0, 1].
    """
    for b in prange(painted.shape[0]):
        errors[b] = _show_one(painted[b], target[b], progress[b], pixels[b])


@_inline
def show_few(painted, target, progress, pixels, errors):
    """The same on one thread: for so few pixels that waking another one takes longer."""
    for b in range(painted.shape[0]):
        errors[b] = _show_one(painted[b], target[b], progress[b], pixels[b])
