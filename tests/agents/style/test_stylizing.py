"""The search through sizes: what it finds, when it ends, and that it goes on exactly."""

from itertools import pairwise

import pytest
import torch

from agents.search import Aloud
from agents.search.descent import quietly
from agents.search.movers import MOVERS
from agents.style.plan import Plan
from agents.style.search import smoothed
from agents.style.wanted import Weights
from paint_gym.pictures.lab import light_of, to_lab
from paint_gym.scores import make_score
from tests.support.styles import PAIRS, bundled, found, pictures, small, stylizing, wanted

EVERY = pytest.mark.parametrize("optimizer", MOVERS)
THREE = Plan((16, 24, 32), (4, 4, 4))


@EVERY
def test_a_style_is_taken_on(optimizer):
    search = stylizing(plan=Plan((40,), (25,)), optimizer=optimizer)
    begun, _ = search.goal.both(search.goal.photograph)
    quietly(search)
    style, content = found(search)
    assert style < 0.5 * float(begun)
    assert 0 < content < 2


@EVERY
@pytest.mark.parametrize("init", ["content", "noise", "a picture"])
def test_the_same_seed_is_the_same_picture_wherever_it_begins(init, optimizer):
    begin = bundled("ihc") if init == "a picture" else init

    def made(seed=0):
        return quietly(
            stylizing(plan=Plan((32,), (5,)), init=begin, seed=seed, optimizer=optimizer)
        )

    one = made()
    assert torch.equal(one, made())
    assert 0 <= float(one.min()) < float(one.max()) <= 1
    assert torch.equal(one, made(seed=1)) == (init != "noise")


def test_it_begins_where_it_is_told_to():
    of, side = pictures("coffee"), 32
    content = of.first("content", side, seed=0)
    assert torch.equal(content, small("coffee", side))
    noise = of.first("noise", side, seed=0)
    assert noise.shape == content.shape
    assert abs(float(noise.mean()) - 0.5) < 0.05
    picture = of.first(bundled("brick"), side, seed=0)
    assert picture.shape == content.shape
    assert abs(float(picture.mean() - small("brick", 64).mean())) < 0.02


def test_more_weight_of_content_leaves_more_of_it():
    """As 3 to 1, 10 to 1 and 30 to 1, of which each means something."""
    for content, style in PAIRS:
        apart = []
        for weight in (3.0, 10.0, 30.0):
            search = stylizing(
                pictures(content, style), Plan((32,), (25,)), weights=Weights(weight, 1.0)
            )
            quietly(search)
            apart.append(found(search))
        assert all(a[1] > 1.1 * b[1] for a, b in pairwise(apart))
        assert all(a[0] < b[0] for a, b in pairwise(apart))


def test_of_several_styles_the_one_that_counts_more_shows_more():
    mixed = [
        stylizing(pictures("coffee", "brick", "ihc", blend=blend), Plan((32,), (20,)))
        for blend in ([1.0, 0.0], [1.0, 1.0], [0.0, 1.0])
    ]
    goal = wanted(small("coffee", 32), (small("brick", 32), 1.0))
    apart = [float(goal.both(quietly(x))[0]) for x in mixed]
    assert apart[0] < apart[1] < apart[2]


def test_own_colors_are_the_photograph_s():
    of = pictures("coffee", "ihc", own_colors=True)
    picture = of.finished(quietly(stylizing(of)))
    photograph = small("coffee", 40)
    apart = (to_lab(picture) - to_lab(photograph))[:, 1:].abs()
    within = apart.amax((0, 1)) < 0.02  # where the light has this colour
    assert float(within.float().mean()) > 0.9
    assert float((light_of(picture) - light_of(photograph)).abs().mean()) > 0.02
    plain = pictures("coffee", "ihc")
    other = plain.finished(torch.rand(photograph.shape))
    assert not torch.equal(of.finished(other), other)
    assert torch.equal(plain.finished(other), other)


def test_each_size_begins_with_the_one_before_and_goes_through_all():
    sizes, losses = [], []

    def note(search):
        sizes.append((max(search.picture.shape[2:]), search.at))
        losses.append(float(search.least))

    search = stylizing(plan=THREE, watch=note)
    picture = quietly(search)
    assert sizes == [(side, at) for side in THREE.sides for at in (1, 2, 3, 4)]
    assert picture.shape == small("coffee", 32).shape
    assert search.share == 1
    fresh = stylizing(plan=Plan((32,), (4,)))
    fresh.advance()
    assert losses[8] < float(fresh.least)


def test_a_share_grows_to_1_also_where_a_size_is_left_early():
    search = stylizing(plan=Plan((24, 32, 40), (30, 30, 30)), change=0.02)
    shares = [search.share]
    while search.share < 1:
        search.advance()
        shares.append(search.share)
    assert all(a <= b for a, b in pairwise(shares))
    assert search.stage == 2
    assert search.settled
    assert 3 < search.step < 90


def test_what_is_found_is_the_best_or_the_average_whichever_is_better():
    search = stylizing(pace=0.2)  # so fast that pictures swing about what they look for
    losses = []
    while search.share < 1:
        losses.append(float(search.advance()))
    last, average = (float(search.loss(x)) for x in (search.mover.numbers, search.mean))
    picture = search.finish()
    assert float(search.loss(picture)) == pytest.approx(min(*losses, last, average), rel=1e-5)
    assert average < min(*losses, last)


@EVERY
@pytest.mark.parametrize("after", [4, 6, 11])
def test_it_goes_on_exactly_from_any_size(optimizer, after, tmp_path):
    whole = stylizing(plan=THREE, optimizer=optimizer)
    wanted = quietly(whole)
    first, file = stylizing(plan=THREE, optimizer=optimizer), tmp_path / "search.safetensors"
    for _ in range(after):
        first.advance()
    Aloud(file).save(first)
    again = stylizing(plan=THREE, optimizer=optimizer)
    assert torch.equal(Aloud(file, resume=True)(again), wanted)
    assert (again.step, again.stage, again.at) == (12, 2, 4)


@pytest.mark.parametrize(
    "wrong",
    [{"stage": 3}, {"stage": "x"}, {"at": 5}, {"at": -1}, {"mean": torch.zeros(1, 3, 2, 2)},
     {"step": -1}],
    ids=str,
)  # fmt: skip
def test_a_state_that_cannot_be_is_refused(wrong):
    search = stylizing(plan=THREE)
    search.advance()
    with pytest.raises(ValueError):
        stylizing(plan=THREE).load_state_dict(search.state_dict() | wrong)


def test_what_is_kept_of_other_sizes_is_refused(tmp_path):
    file = tmp_path / "search.safetensors"
    search = stylizing(plan=THREE)
    search.advance()
    Aloud(file).save(search)
    with pytest.raises(ValueError, match="holds no search that can go on"):
        Aloud(file, resume=True)(stylizing(plan=Plan((20,), (4,))))


def test_noise_is_taken_away_and_nothing_else():
    picture = small("coffee", 48)
    noisy = (picture + 0.1 * torch.randn(picture.shape)).clamp(0, 1)
    plain = smoothed(noisy, 0.1)
    assert torch.equal(smoothed(noisy, 0), noisy)
    rough = make_score("tv")
    assert float(rough(plain, plain)) > 0.5 * float(rough(noisy, noisy))
    assert float((plain - picture).square().mean()) < float((noisy - picture).square().mean())
    assert 0 <= float(plain.min()) < float(plain.max()) <= 1
