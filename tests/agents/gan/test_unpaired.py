"""CycleGAN and CUT: pools, both ways, and that places are told apart."""

from dataclasses import replace

import pytest
import torch

from agents.gan import cut, cyclegan
from agents.gan.pool import Pool
from agents.gan.translators import load_translator
from agents.learning import session
from agents.learning.learner import begin
from tests.support.tiny import CONTRASTS, CYCLES

CPU = torch.device("cpu")


def learner(recipe, config):
    return begin(recipe.make, config, CPU, say=print)[0]


def test_a_pool_shows_what_is_new_until_it_is_full_then_half_of_it_is_old():
    pool = Pool(50, torch.Generator().manual_seed(0))
    numbers = torch.arange(1050.0)[:, None, None, None].expand(-1, 3, 1, 1)
    shown = pool.among(numbers)[:, 0, 0, 0]
    assert torch.equal(shown[:50], numbers[:50, 0, 0, 0])
    old = shown < torch.arange(1050)
    assert len(pool.kept) == 50
    assert float(old[50:].float().mean()) == pytest.approx(0.5, abs=0.05)
    assert len(shown[50:].unique()) == 1000, "what is shown again leaves the pool"


def test_a_pool_of_none_shows_what_is_new():
    made = torch.rand(4, 3, 2, 2, requires_grad=True)
    shown = Pool(0, torch.Generator()).among(made)
    assert torch.equal(shown, made)
    assert not shown.requires_grad


@pytest.mark.parametrize("recipe", [cyclegan, cut])
def test_the_papers_presets_have_the_papers_numbers(recipe):
    paper = recipe.PRESETS["paper"]
    assert (paper.size, paper.channels, paper.critic_channels, paper.patch) == (256, 64, 64, 70)
    assert (paper.loss, paper.batch_size, paper.lr, paper.betas) == (
        "lsgan", 1, 2e-4, (0.5, 0.999),
    )  # fmt: skip
    assert paper.network()["blocks"] == 9
    assert replace(paper, size=128).network()["blocks"] == 6
    assert paper.gan * 0.5 == 1  # least squares, which are halved


def test_cyclegan_weighs_and_cut_looks_as_their_papers_do():
    paper = cyclegan.PRESETS["paper"]
    assert (paper.cycle, paper.identity, paper.pool) == (10, 0.5, 50)
    paper = cut.PRESETS["paper"]
    assert (paper.contrast, paper.places, paper.tau) == (1, 256, 0.07)
    maps = learner(cut, CONTRASTS).maker.maps(torch.rand(1, 3, 16, 16))
    assert [x.shape[1] for x in maps] == [3, 8, 16, 16, 16]


def test_what_needs_two_kinds_of_pictures_refuses_lines_and_lights():
    with pytest.raises(ValueError, match="edges gives no pictures"):
        learner(cyclegan, replace(CYCLES, pairs="edges", wanted=None))
    with pytest.raises(ValueError, match="--wanted means nothing to --pairs edges"):
        replace(CYCLES, pairs="edges")


def test_cyclegan_keeps_both_ways(tmp_path):
    session.train(cyclegan.make, CYCLES, tmp_path)
    there, about = load_translator(tmp_path)
    back, said = load_translator(tmp_path / "final_back.safetensors")
    given = torch.rand(1, 3, 16, 16)
    assert not torch.equal(there(given), back(given))
    assert said.spec["pairs"] == {**about.spec["pairs"], "back": True}


def test_a_place_is_known_from_itself_better_than_from_another_picture():
    found = learner(cut, CONTRASTS)
    picture, other = torch.rand(2, 1, 3, 16, 16)
    assert found.contrast(picture, picture) < found.contrast(picture, other)


def test_what_was_given_teaches_nothing_but_what_was_made_does():
    """As in the published code: keys are not learned from."""
    found = learner(cut, CONTRASTS)
    given, made = (torch.rand(1, 3, 16, 16, requires_grad=True) for _ in range(2))
    slopes = torch.autograd.grad(found.contrast(given, made), [given, made], allow_unused=True)
    assert slopes[0] is None
    assert slopes[1].abs().sum() > 0


@pytest.mark.parametrize(
    ("recipe", "config", "loss"),
    [(cyclegan, CYCLES, "generator/cycle"), (cut, CONTRASTS, "generator/contrast")],
)
def test_a_batch_is_learned_by_heart(recipe, config, loss):
    """Each begins anew with colours that norms take away: only of what they know is it little."""
    found = learner(recipe, replace(config, channels=8, lr=2e-3, updates=1000, gan=0.1, add=False))
    given, wanted = found.pairs.plain(torch.tensor([0, 1]))[0].split(1)
    losses = [float(found.teach(given, wanted)[loss].detach()) for _ in range(60)]
    assert sum(losses[-5:]) < 0.6 * sum(losses[:5])
