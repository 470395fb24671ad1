"""What is made of photographs: drawings, dots of colour, blocks, paintings."""

import numpy as np
import pytest
import torch

from paint_gym.metrics import psnr, squared_error
from paint_gym.pairs import PAIRS, make_pairs
from paint_gym.pairs.edges import LINES
from paint_gym.pairs.hints import MOST, Hint, drawn_hints, hint_of, some, with_hints
from paint_gym.pairs.strokes import layers
from paint_gym.pictures.lab import light_of, recolour, to_lab
from paint_gym.targets import make_targets

SIZE = 64
ROWS = torch.arange(8)


def made(name, **more):
    return make_pairs(name, **{"dataset": "photos", "size": SIZE} | more)


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("line", LINES)
def test_every_kind_of_line_is_some_ink_on_white_paper(line):
    given, _ = made("edges", lines=(line,)).plain(ROWS)
    ink = 1 - given.mean((1, 2, 3))
    assert ink.max() < 0.7
    assert ink.max() > 0.005
    empty = LINES[line](np.ones((SIZE, SIZE), np.float32), np.random.default_rng(0))
    assert (empty == 1).all()


def test_lines_differ_as_they_say():
    ink = {}
    for line in ("clean", "broken", "thick", "thin"):
        ink[line] = (1 - made("edges", lines=(line,)).plain(ROWS)[0]).sum()
    assert ink["broken"] < 0.85 * ink["clean"]
    assert ink["thick"] > 1.5 * ink["clean"]
    assert ink["thin"] < ink["clean"]


def test_drawings_are_of_every_kind_and_drawn_anew():
    pairs = made("edges", crop=1.0, mirror=False)
    same = torch.zeros(40, dtype=torch.int64)
    given, wanted = pairs.batch(same, seeded())
    assert torch.equal(wanted[0], wanted[1])
    assert len(torch.unique(given.flatten(1), dim=0)) > 30
    with pytest.raises(KeyError, match="Did you mean 'xdog'"):
        made("edges", lines=("xdogs",))


@pytest.mark.parametrize("name", ["edges", "blocks", "strokes"])
def test_what_is_given_is_mirrored_with_what_is_wanted(name):
    """Many pairs of one picture: what is given is like what is wanted, mirrored or not."""
    pairs = made(name, crop=1.0)
    given, wanted = pairs.batch(torch.zeros(12, dtype=torch.int64), seeded())
    first = (wanted == wanted[0]).flatten(1).all(1)
    assert 0 < first.sum() < 12
    usual = given.mean(1)[first].mean(0)
    turned = given.mean(1)[~first].mean(0)
    assert (usual - turned.flip(-1)).abs().mean() < (usual - turned).abs().mean()


def test_the_grey_of_a_photograph_and_its_own_colours_are_the_photograph():
    given, wanted = made("grey").batch(ROWS, seeded())
    torch.testing.assert_close(recolour(given, to_lab(wanted)[:, 1:]), wanted, atol=2e-3, rtol=0)


def test_hints_are_the_photograph_s_own_colours_where_they_lie():
    given, wanted = made("hints").batch(torch.arange(40), seeded())
    torch.testing.assert_close(given[:, :1], light_of(wanted))
    marked = given[:, 3:] > 0
    shown = (2 * given[:, 1:3] - 1 - to_lab(wanted)[:, 1:]).abs().mean(1, keepdim=True)
    assert shown[marked].mean() < 0.05


def test_few_hints_are_common_and_many_are_seen():
    chance = seeded()
    counts = torch.tensor([some(chance) for _ in range(2000)])
    assert counts.min() == 0
    assert counts.max() in range(30, MOST + 1)
    assert counts.median() in range(3, 8)
    many = drawn_hints(torch.rand(3, 20, 30, generator=chance), 200, chance)
    assert {hint.side for hint in many} == set(range(1, 10))
    assert max(hint.column for hint in many) == 29
    assert max(hint.row for hint in many) == 19


def test_a_person_s_dots_lie_where_they_are_put():
    light = torch.full((1, 10, 12), 0.5)
    red = hint_of(torch.tensor([1.0, 0.0, 0.0]), 3, 2, side=3)
    given = with_hints(light, [red, Hint(11, 9, 5, 0.0, -0.5), Hint(-40, 2, 3, 1.0, 1.0)])
    assert torch.equal(
        given[3].nonzero()[:9], torch.cartesian_prod(*[torch.arange(3)] * 2) + torch.tensor([1, 2])
    )
    assert given[3].sum() == 9 + 3 * 3
    torch.testing.assert_close(given[1:, 2, 3], torch.tensor([(red.a + 1) / 2, (red.b + 1) / 2, 1]))
    assert given[2, 9, 11] == 0.25
    assert with_hints(light, [])[1:].unique().tolist() == [0, 0.5]
    assert red.a > 0.6
    assert torch.equal(
        PAIRS["hints"].given_of(torch.full((1, 3, 10, 12), 0.5))[0, 3], torch.zeros(10, 12)
    )


def test_a_dot_colours_what_is_near_and_as_light():
    light = torch.full((1, 20, 40), 0.3)
    light[:, :, 20:] = 0.8
    red, blue = Hint(3, 10, 3, 0.6, 0.4), Hint(36, 10, 3, 0.0, -0.6)
    given = 2 * with_hints(light, [red, blue])[1:3] - 1
    assert (given[0, :, :20] > 0.55).all()  # up to the edge of what is as light
    assert (given[0, :, 20:] < 0.05).all()
    assert (given[1, :, 20:] < -0.55).all()
    alone = 2 * with_hints(light, [red])[1:3] - 1
    assert (alone[:, 10, 39].abs() < 1e-3).all()  # far away in another light: none


def test_blocks_are_few_flat_colours_like_the_photograph():
    given, wanted = made("blocks").plain(ROWS)
    for one in given:
        assert len(torch.unique(one.flatten(1), dim=1).T) in range(2, 13)
    assert psnr(squared_error(given, wanted)).mean() > 17


def test_more_strokes_are_nearer_to_the_photograph():
    error = [
        (given - wanted).square().mean()
        for given, wanted in (made("strokes", strokes=n).plain(ROWS[:4]) for n in (10, 100, 500))
    ]
    assert error[0] > 1.3 * error[1] > 1.3**2 * error[2]
    for count in (1, 7, 100, 999):
        assert sum(layers(count)) == count
    with pytest.raises(ValueError, match="strokes must be 1 or more"):
        made("strokes", strokes=0)


@pytest.mark.parametrize("name", ["edges", "grey", "hints", "blocks", "strokes"])
def test_they_are_made_of_several_sets_each_with_its_own_split(name):
    alone = {one: made(name, dataset=one, split="test", size=16) for one in ("photos", "shapes")}
    both = made(name, dataset="photos+shapes", split="test", size=16)
    count = len(alone["photos"])
    assert len(both) == count + len(alone["shapes"])
    _, wanted = both.plain(torch.tensor([1, count + 2]))
    for one, row, found in (("photos", 1, wanted[0]), ("shapes", 2, wanted[1])):
        assert torch.equal(alone[one].plain(torch.tensor([row]))[1][0], found)


def test_a_set_that_is_not_there_among_several_is_named():
    with pytest.raises(KeyError, match="Did you mean 'shapes'"):
        made("blocks", dataset="photos+shape")
    with pytest.raises(KeyError, match="Unknown dataset ''"):
        made("blocks", dataset="photos+")


def test_both_kinds_that_do_not_belong_together_are_of_several_sets():
    both = made("unpaired", dataset="photos+shapes", wanted="shapes+strokes", size=16, split="test")
    photos, shapes, strokes = (
        make_targets(one, size=both.source.side, split="test")
        for one in ("photos", "shapes", "strokes")
    )
    assert len(both) == len(photos) + len(shapes)
    given, wanted = both.plain(torch.tensor([len(photos), len(shapes)]))
    first = torch.tensor([0])
    assert torch.equal(given[0], both.source.middle(shapes[first])[0])
    assert torch.equal(wanted[1], both.source.middle(strokes[first])[0])
    assert both.may_be_shown
    assert photos.terms in both.terms
