"""Pictures of another size: exact values, and the same bytes whatever the processor can do."""

import hashlib
import os
import subprocess
import sys
import tracemalloc
from fractions import Fraction
from math import floor

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.leaderboard.suites import SUITES, digest, open_unchecked
from paint_gym.pictures import resampling
from paint_gym.pictures.reading import crop_square, resize
from paint_gym.pictures.resampling import area, cubic, linear, resample
from paint_gym.targets.album import Album

SIDES = st.integers(1, 12)
KERNELS = st.sampled_from([linear, cubic])
PLAIN = {
    "OPENCV_IPP": "disabled",
    "ATEN_CPU_CAPABILITY": "default",
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
    "JSIMD_FORCENONE": "1",
}
"""nothing that a processor has beyond what all of them have"""


def noise(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)


def row(values, wanted, kernel=linear):
    return resample(np.array([values], np.uint8), 1, wanted, larger=kernel)[0].tolist()


def test_small_rows_worked_out_by_hand():
    assert row([0, 90, 30], 2) == [30, 50], "each covers a pixel and a half"
    assert row([10, 20, 60, 100], 2) == [15, 80]
    assert row([0, 1], 1) == [1], "halves are rounded up"
    assert row([0, 1, 0, 0], 1) == [0]
    assert row([0, 100], 4) == [0, 25, 75, 100], "as far past a centre as a quarter, three quarters"
    assert row([0, 100], 4, cubic) == [0, 23, 77, 111], "22.66 and 77.34, and past the ends"
    assert row([0, 255], 4, cubic) == [0, 58, 197, 255], "never beyond what a byte holds"
    assert row([7], 5, cubic) == [7] * 5
    mixed = resample(np.array([[0], [101]], np.uint8), 1, 3, larger=cubic)
    assert mixed.tolist() == [[51, 51, 51]], "one side smaller, the other larger"


def exactly(kernel, size, wanted):
    """Weights as fractions, by what the kernel is said to do and not by how it does it."""
    weights = [[Fraction(0)] * size for _ in range(wanted)]
    scale = Fraction(size, wanted)
    for i, mine in enumerate(weights):
        if wanted <= size:
            for j in range(size):
                shared = min(j + 1, (i + 1) * scale) - max(j, i * scale)
                mine[j] = max(Fraction(0), shared) / scale
            continue
        centre = (i + Fraction(1, 2)) * scale - Fraction(1, 2)
        for j in range(floor(centre) - 2, floor(centre) + 4):
            mine[min(max(j, 0), size - 1)] += kernel(abs(centre - j))
    return weights


def tent(away):
    return max(Fraction(0), 1 - away)


def keys(away, a=Fraction(-3, 4)):
    if away < 1:
        return (a + 2) * away**3 - (a + 3) * away**2 + 1
    return a * away**3 - 5 * a * away**2 + 8 * a * away - 4 * a if away < 2 else Fraction(0)


def by_fractions(pixels, height, width, kernel):
    down, across = exactly(kernel, len(pixels), height), exactly(kernel, len(pixels[0]), width)
    lines = [[sum(w * x for w, x in zip(ws, line, strict=True)) for ws in across]
             for line in pixels.tolist()]  # fmt: skip
    return np.array([
        [min(255, max(0, sum(w * line[x] for w, line in zip(ws, lines, strict=True))))
         for x in range(width)] for ws in down
    ])  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(SIDES, SIDES, SIDES, SIDES, st.integers(0, 99))
def test_areas_and_straight_lines_are_exact_and_curves_nearly(rows, columns, height, width, seed):
    pixels = noise(rows, columns, seed=seed)
    half = Fraction(1, 2)
    found = resample(pixels, height, width, larger=linear)
    wanted = by_fractions(pixels, height, width, tent)
    assert found.tolist() == [[floor(x + half) for x in line] for line in wanted]
    curved = resample(pixels, height, width, larger=cubic)
    assert np.abs(curved - by_fractions(pixels, height, width, keys)).max() <= half + Fraction(1, 5)


@settings(max_examples=40, deadline=None)
@given(SIDES, SIDES, SIDES, SIDES, KERNELS, st.integers(0, 99))
def test_what_holds_for_every_picture(rows, columns, height, width, kernel, seed):
    pixels = noise(2, rows, columns, seed=seed)
    found = resample(pixels, height, width, larger=kernel)
    for one, alone in zip(found, pixels, strict=True):
        assert np.array_equal(one, resample(alone, height, width, larger=kernel)), (
            "a batch, one by one"
        )
    mirrored = resample(pixels[:, ::-1, ::-1], height, width, larger=kernel)
    assert np.array_equal(mirrored[:, ::-1, ::-1], found)
    turned = resample(pixels.swapaxes(1, 2), width, height, larger=kernel)
    assert np.array_equal(turned.swapaxes(1, 2), found)
    beside = pixels.transpose(1, 2, 0).reshape(rows, -1)
    together = resample(beside, height, width, larger=kernel, channels=2).reshape(height, width, 2)
    assert np.array_equal(together.transpose(2, 0, 1), found), "channels, one by one"
    flat = np.full_like(pixels, seed)
    assert (resample(flat, height, width, larger=kernel) == seed).all(), (
        "one colour stays that colour"
    )
    portions = resampling.PORTION
    try:
        resampling.PORTION = 1
        assert np.array_equal(resample(pixels, height, width, larger=kernel), found)
    finally:
        resampling.PORTION = portions


@pytest.mark.parametrize("factor", [2, 3, 5])
def test_blocks_of_pixels_become_their_mean(factor):
    pixels = noise(4 * factor, 6 * factor, 3)
    blocks = pixels.reshape(4, factor, 6, factor, 3).sum((1, 3))
    assert np.array_equal(resize(pixels, 4, 6), np.floor(blocks / factor**2 + 0.5))


def test_nothing_overflows_on_sides_that_share_no_factor():
    for height, width in ((4999, 5003), (99_991, 3), (3, 99_991)):
        assert (
            resample(np.full((height, width), 255, np.uint8), 7, 11, larger=linear) == 255
        ).all()
    assert (resample(np.full((3, 2), 255, np.uint8), 4999, 7, larger=cubic) == 255).all()


def test_a_cropped_photograph_is_not_copied():
    square = crop_square(np.zeros((3000, 4000, 3), np.uint8))
    tracemalloc.start()
    resize(square, 128, 128)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < square.size / 3


def test_weights_sum_to_one_everywhere():
    for kernel, size, wanted in ((area, 1000, 128), (linear, 28, 128), (cubic, 101, 999)):
        taps = kernel(size, wanted)
        assert (taps.weight.sum(1) == taps.whole).all()
        assert taps.at.min() == 0
        assert taps.at.max() == size - 1


def test_a_picture_is_what_it_was_with_opencv_but_for_a_level_here_and_there():
    photograph = cv2.GaussianBlur(noise(211, 317, 3), (0, 0), 2)
    for height, width, how in ((128, 192, cv2.INTER_AREA), (300, 451, cv2.INTER_CUBIC)):
        before = cv2.resize(photograph, (width, height), interpolation=how)
        apart = np.abs(resize(photograph, height, width).astype(int) - before)
        assert apart.max() <= 1
        assert (apart > 0).mean() < 0.1  # OpenCV's own ways differ: 0.04 without its SIMD


def test_small_pictures_are_brought_to_size_where_only_one_side_differs():
    digits = Album(torch.from_numpy(noise(3, 1, 8, 16)), 16)
    assert digits[torch.tensor([2, 0])].shape == (2, 3, 16, 16)


def fingerprint():
    """Of pictures made on every way to a target: areas, straight lines, curves, a JPEG file."""
    found = hashlib.sha256(digest(open_unchecked(SUITES["photos-10"]).targets).encode())
    digits = Album(torch.from_numpy(noise(9, 1, 28, 28)), 128)
    found.update(digest(digits[torch.arange(9)]).encode())
    found.update(resize(noise(32, 40, 3), 128, 100).tobytes())
    found.update(resize(noise(480, 641, 3), 97, 128).tobytes())
    return found.hexdigest()


def elsewhere(**plain):
    """The fingerprint on a processor that has less."""
    code = "import cv2, torch, tests.paint_gym.test_resampling as t; cv2.setUseOptimized(False); "
    code += "torch.set_num_threads(2); print(t.fingerprint())"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **plain}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[-1]


def test_the_bytes_are_the_same_on_a_processor_that_has_nothing_special():
    assert elsewhere(**PLAIN) == fingerprint()


LEVELS = ["default", "avx2", "avx512"]


@pytest.mark.thorough
@pytest.mark.parametrize("torch_has", LEVELS)
@pytest.mark.parametrize("ipp", ["disabled", "sse42", "avx2"])
def test_the_bytes_are_the_same_on_every_processor(torch_has, ipp):
    here = torch.backends.cpu.get_cpu_capability().lower()
    if here in LEVELS and LEVELS.index(torch_has) > LEVELS.index(here):
        pytest.skip(f"this processor has no {torch_has}")
    assert elsewhere(ATEN_CPU_CAPABILITY=torch_has, OPENCV_IPP=ipp) == fingerprint()
