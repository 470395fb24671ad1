"""pix2pixHD: its stages, what is kept of each, and what critics see."""

from dataclasses import replace

import pytest
import torch

from agents.gan import pix2pixhd
from agents.gan.translators import load_translator
from agents.learning.learner import begin
from tests.support.tiny import ENLARGES

CPU = torch.device("cpu")
CONFIG = replace(ENLARGES, updates=8, coarse=0.25, fine=0.25)


@pytest.fixture
def learner():
    return begin(pix2pixhd.make, CONFIG, CPU, say=print)[0]


def state(net):
    return torch.cat([x.detach().flatten() for x in net.parameters()])


def moved(learner, update):
    """Whether the coarse and the fine one learn in an update."""
    net = learner.maker.net
    parts = {"coarse": net.coarse.stages, "coarse end": net.coarse.end, "fine": net.begin}
    before = {name: state(part) for name, part in parts.items()}
    learner.step(update)
    return {name for name, part in parts.items() if not torch.equal(before[name], state(part))}


def test_first_the_coarse_one_learns_then_the_fine_one_then_both(learner):
    stages = [moved(learner, update) for update in range(6)]
    assert stages[:2] == [{"coarse", "coarse end"}] * 2
    assert stages[2:4] == [{"fine"}] * 2
    assert stages[4:] == [{"coarse", "fine"}] * 2


def test_what_is_kept_of_the_coarse_stage_is_the_coarse_picture(learner, tmp_path):
    given = torch.rand(1, 1, 32, 32)
    for update, file in ((0, "coarse"), (4, "both")):
        learner.step(update)
        learner.keep(tmp_path / f"{file}.safetensors", {})
    coarse, both = (load_translator(tmp_path / f"{x}.safetensors")[0] for x in ("coarse", "both"))
    assert [bool(x.translator.net.fine) for x in (coarse, both)] == [False, True]
    assert coarse(given).shape == both(given).shape == (1, 3, 32, 32)
    rough = [float((x(given).diff(dim=3)).abs().mean()) for x in (coarse, both)]
    assert rough[0] != rough[1]


def test_the_paper_s_preset_has_the_paper_s_numbers():
    paper = pix2pixhd.PRESETS["paper"]
    assert (paper.channels, paper.blocks, paper.fine_blocks, paper.halvings) == (64, 9, 3, 4)
    assert (paper.num_critics, paper.patch, paper.match, paper.norm) == (3, 70, 10, "instance")
    assert paper.gan * 0.5 == 1  # least squares, which are halved
    assert (paper.loss, paper.lr, paper.betas, paper.batch_size) == (
        "lsgan", 2e-4, (0.5, 0.999), 1,
    )  # fmt: skip


def test_what_is_wanted_looks_to_critics_as_it_does(learner):
    given, wanted, made = torch.rand(1, 1, 32, 32), *torch.rand(2, 1, 3, 32, 32)
    assert learner.unlike(made, wanted, given) > 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"num_critics": 4}, "--patch 16 needs pictures"),
        ({"size": 36}, "--size must be a multiple"),
    ],
)
def test_what_does_not_fit_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        replace(CONFIG, **wrong)
