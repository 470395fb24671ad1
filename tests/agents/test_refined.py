"""What another painter laid, made better."""

import torch

from agents.painters.untaught import BlankPainter, RandomPainter
from agents.search import Refined, Search
from renderers import blank, uniform
from tests.support.seeking import SIZE, Still, chance, engine, error, pictures


def test_refining_makes_a_painting_better_and_never_worse():
    target, renderer = pictures(), engine()
    painter = RandomPainter(renderer.brush)
    before = error(renderer, RandomPainter(renderer.brush).paint(target, 20), target)
    refined = Refined(painter, renderer, search=Search(steps=40))
    after = error(renderer, refined.paint(target, 20), target)
    assert (after < before / 2).all()
    perfect = uniform(5, renderer.brush, chance())[None]
    drawn = renderer.paint(blank(1, SIZE, SIZE), perfect)
    kept = Refined(Still(renderer, perfect), renderer, search=Search(steps=10)).paint(drawn, 5)
    assert float(error(renderer, kept, drawn)) < 1e-6


def test_what_hardly_shows_is_sown_again():
    target, renderer = pictures(1), engine()
    hidden = uniform(10, renderer.brush, chance())[None]
    hidden[..., [p.kind == "alpha" for p in renderer.brush.params]] = 1e-3
    search = Search(steps=60, groups=1, again_every=5)
    painter = Refined(Still(renderer, hidden), renderer, search=search)
    assert error(renderer, painter.paint(target, 10), target) < 0.05


def test_refining_nothing_lays_nothing():
    painter = Refined(BlankPainter(engine().brush), engine(), search=Search(steps=3))
    assert painter.paint(pictures(), 10).shape[1] == 0


def test_refining_a_painter_of_bundles_keeps_to_any_budget():
    target = pictures(1)
    painter = Bundled(engine().brush)
    for budget in (1, 7, 10):
        refined = Refined(painter, engine(), painter.bundle, Search(steps=3))
        assert refined.paint(target, budget).shape[1] == budget


class Bundled(RandomPainter):
    """Lays five strokes at a time."""

    bundle = 5

    def paint(self, targets, budget):
        assert budget % 5 == 0
        return super().paint(targets, budget)


def test_inks_alone_may_move():
    target, renderer = pictures(1), engine()
    strokes = RandomPainter(renderer.brush).paint(target, 10)
    search = Search(steps=20, moving="color")
    after = Refined(Still(renderer, strokes), renderer, search=search).paint(target, 10)
    inks = [p.kind == "color" for p in renderer.brush.params]
    others = [p.kind != "color" for p in renderer.brush.params]
    assert torch.equal(after[..., others], strokes[..., others])
    assert not torch.equal(after[..., inks], strokes[..., inks])
