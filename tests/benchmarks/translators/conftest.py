"""Twenty facades that are blocks of colour, and features that cost nothing."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from agents.gan import pix2pix, players
from agents.learning import session
from benchmarks.translators import labels, segmenter, task
from benchmarks.translators.labels import COLORS
from tests.support.datasets import fill_folder
from tests.support.features import Colors
from tests.support.tiny import PAIRED

PAINTS = {"facade": (200, 180, 150), "window": (40, 60, 90), "background": (120, 190, 240)}
"""colours of the photographs, by class"""


@pytest.fixture(scope="package", autouse=True)
def colors():
    with pytest.MonkeyPatch.context() as patch:
        for module in (players, task):
            patch.setattr(module, "load_squeezenet", lambda device="cpu": Colors())
        for module in (labels, segmenter):
            patch.setattr(module, "SIDE", 64)
        patch.setattr(segmenter, "WIDTHS", (8, 8, 8))
        patch.setattr(segmenter, "STEPS", 50)
        patch.setattr(segmenter, "LR", 2e-2)
        yield


@pytest.fixture(scope="package")
def facades(tmp_path_factory):
    """The folder above theirs: photographs left, labels right."""
    folder = tmp_path_factory.mktemp("data") / "facades"
    folder.mkdir()
    for i in range(20):
        chance = np.random.default_rng(i)
        which = chance.choice(3, (4, 4), p=[0.5, 0.3, 0.2]).repeat(16, 0).repeat(16, 1)
        left, right = (
            np.array([colors[name] for name in PAINTS], np.uint8)[which]
            for colors in (PAINTS, COLORS)
        )
        left = (left * chance.uniform(0.8, 1.0)).astype(np.uint8)
        Image.fromarray(np.concatenate([left, right], 1)).save(folder / f"{i:02}.png")
    return folder.parent


@pytest.fixture(scope="package")
def pictures(tmp_path_factory):
    """A folder of twenty."""
    folder = tmp_path_factory.mktemp("data") / "pictures"
    fill_folder(folder)
    return str(folder)


@pytest.fixture(scope="package")
def taught(facades, colors):
    """The file of a segmenter of 16 px."""
    file = facades / "segmenter.safetensors"
    segmenter.segmenter(file, 16, str(facades))
    return file


@pytest.fixture(scope="package")
def hinted(tmp_path_factory, pictures, colors):
    """The folder of a run that learned to colour by hints."""
    folder = tmp_path_factory.mktemp("runs") / "hinted"
    config = replace(PAIRED, pairs="hints", dataset="folder", data_dir=pictures, updates=2)
    session.train(pix2pix.make, config, folder)
    return folder
