"""Twenty pictures, two tiny generators that learned from them, and features that cost nothing."""

from dataclasses import replace

import pytest

from agents.gan import dcgan, players
from agents.learning import session
from benchmarks.generators import reference
from tests.support.datasets import fill_folder
from tests.support.features import Colors
from tests.support.tiny import MAKES


@pytest.fixture(scope="package", autouse=True)
def colors():
    with pytest.MonkeyPatch.context() as patch:
        for module in (players, reference):
            patch.setattr(module, "load_squeezenet", lambda device="cpu": Colors())
        yield


@pytest.fixture(scope="package")
def pictures(tmp_path_factory):
    """Their folder."""
    folder = tmp_path_factory.mktemp("data") / "pictures"
    fill_folder(folder)
    return folder


@pytest.fixture(scope="package")
def runs(tmp_path_factory, pictures, colors):
    """Folders of two runs of one recipe."""
    place = tmp_path_factory.mktemp("runs")
    config = replace(MAKES, dataset="folder", data_dir=str(pictures), augment=False)
    for seed in (0, 1):
        session.train(dcgan.make, replace(config, seed=seed), place / f"maker-{seed}")
    return [place / f"maker-{seed}" for seed in (0, 1)]
