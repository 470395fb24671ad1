"""Two orders of plotting: as painted, and with few changes of paint."""

from itertools import chain, pairwise

import numpy as np
import pytest

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.plot.changes import as_painted, few_changes, least_changes
from paint_gym.paintings.plot.picture import picture_of
from renderers import BRUSHES, uniform
from tests.support.chance import CHANCE
from tests.support.plots import BLUE, GREEN, RED, crossing, lines, order_of, plot_of


def random_queues(chance, count, paints, *, share):
    """Paints, for how many each stroke waits, and which wait for it."""
    after = [[j for j in range(i + 1, count) if chance.random() < share] for i in range(count)]
    waits = np.zeros(count, int)
    for later in after:
        waits[later] += 1
    return chance.integers(0, paints, count).tolist(), waits, after


def fewest(paints, after):
    """The least number of runs there is, found by trying all: sets of strokes that may be drawn."""
    count = len(paints)
    needs = [sum(1 << i for i in range(count) if j in after[i]) for j in range(count)]

    def drawn(done, paint):
        for i in range(count):  # in painting order: what waits comes later
            if paints[i] == paint and not needs[i] & ~done:
                done |= 1 << i
        return done

    reached, runs = {0}, 0
    while (1 << count) - 1 not in reached:
        reached, runs = {drawn(done, paint) for done in reached for paint in set(paints)}, runs + 1
    return runs


def test_few_changes_are_nearly_the_fewest_and_never_fewer_than_the_bound():
    chance, more = np.random.default_rng(0), []
    for _ in range(40):
        paints, waits, after = random_queues(chance, 11, 3, share=0.3)
        runs = few_changes(paints, waits, after)
        least = fewest(paints, after)
        assert least_changes(paints, after) <= least <= len(runs) <= len(as_painted(paints))
        more.append(len(runs) - least)
    assert max(more) <= 1
    assert np.mean(more) < 0.15


@pytest.mark.parametrize("seed", range(5))
def test_no_stroke_is_drawn_before_one_it_waits_for_and_none_is_lost(seed):
    paints, waits, after = random_queues(np.random.default_rng(seed), 60, 5, share=0.05)
    runs = few_changes(paints, waits, after)
    place = {stroke: i for i, stroke in enumerate(chain(*runs))}
    assert sorted(place) == list(range(60))
    assert all(place[i] < place[j] for i, later in enumerate(after) for j in later)
    assert all(len({paints[i] for i in run}) == 1 for run in runs)
    assert all(paints[a[0]] != paints[b[0]] for a, b in pairwise(runs))


def test_strokes_beside_one_another_are_drawn_paint_by_paint():
    apart = lines(*((0.1, y, 0.9, y, ink) for y, ink in ((0.1, RED), (0.5, BLUE), (0.9, RED))))
    assert [x.name for x in plot_of(apart).layers] == ["1-red", "2-blue", "3-red"]
    plot = plot_of(apart, regroup=True)
    assert [x.name for x in plot.layers] == ["1-red", "2-blue"]
    assert order_of(plot) == [0, 2, 1]


def test_strokes_that_lie_on_one_another_keep_their_order():
    crossed = crossing(RED, BLUE, RED, GREEN, RED)  # every second one crosses all others
    plot = plot_of(crossed, regroup=True)
    assert [x.name.partition("-")[2] for x in plot.layers] == ["red", "blue", "red", "green", "red"]
    assert order_of(plot) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("name", ["bezier_opaque", "circle", "marker", "watercolor"])
def test_every_pair_that_overlaps_in_the_painting_keeps_its_order(name):
    brush = BRUSHES[name]()
    strokes = uniform(40, brush, CHANCE)
    for i, p in enumerate(brush.params):
        if p.kind == "length":
            strokes[:, i] *= 0.2
        if p.kind == "color":
            strokes[:, i] = strokes[:, i].round()
    painting = Painting(name, strokes, 80, 80)
    place = {stroke: i for i, stroke in enumerate(order_of(plot_of(painting, regroup=True)))}
    inked = brush.rasterize(strokes, 80, 80)[1][:, 0] > 0.5
    swapped, meeting = 0, 0
    for i in sorted(place):
        for j in sorted(place):
            if i < j and (inked[i] & inked[j]).any():
                meeting += 1
                assert place[i] < place[j]
            swapped += i < j and place[i] > place[j]
    drawn = [picture_of(plot_of(painting, regroup=regroup)) for regroup in (False, True)]
    assert (drawn[0] == drawn[1]).all()
    assert meeting > 5
    assert swapped > 20


def test_paints_come_back_seldom_where_they_may():
    chance = np.random.default_rng(1)
    inks = [(RED, GREEN, BLUE)[i] for i in chance.integers(0, 3, 60)]
    spots = lines(
        *((x, y, x, y, ink) for (x, y), ink in zip(chance.random((60, 2)), inks, strict=True))
    )
    painted, few = (len(plot_of(spots, regroup=regroup).layers) for regroup in (False, True))
    assert few < painted / 3
