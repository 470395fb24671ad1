"""Pictures painted with several brushes, and with a stamp."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest
import torch
from PIL import Image

from agents import paint
from agents.neural_renderer import trainer
from agents.search import Search, SearchPainter
from agents.search.strokes.goal import Goal
from agents.search.strokes.limits import Limits
from agents.search.strokes.loop import Run
from agents.search.strokes.sow import best, sow
from agents.search.strokes.strokes import LEAST, RATES, paces
from paint_gym.metrics import visible
from paint_gym.paintings.painting import Painting, load_painting
from renderers import BRUSHES, blank, uniform
from renderers.brushes.stamp import STAMP
from tests.support.brushes import LEAF, leaf
from tests.support.chance import CHANCE
from tests.support.painting import QUICKLY, paint_in
from tests.support.seeking import RAMP, chance, engine, error, pictures


@pytest.fixture
def stamped(tmp_path):
    """A picture of a leaf, dark on light, and the brush that it is."""
    Image.fromarray(255 - leaf()).save(tmp_path / "leaf.png")
    return tmp_path / "leaf.png", f"{STAMP}{tmp_path / 'leaf.png'}"


@pytest.mark.parametrize("wanted", ["circle", "rectangle"])
@pytest.mark.parametrize("brush", ["circle+rectangle", "rectangle+circle"])
def test_of_the_kinds_that_are_tried_the_one_that_is_wanted_is_sown(brush, wanted):
    """A disc in a square and the square about it, each tried for the other and for itself."""
    mixed, tried = BRUSHES[brush](), []
    at = {"x": 0.5, "y": 0.5, "r": 0.5, "w": 0.5, "h": 0.5, "a": 0.9}
    for i, kind in enumerate(mixed.kinds):
        row = [at.get(p.name, 0.0) for p in mixed.params]
        row[0] = i / 2
        tried.append(row)
        if kind.name == wanted:
            own = [at.get(p.name, 1.0 if p.kind == "color" else 0.0) for p in kind.params]
            target = engine(wanted).paint(blank(1, 48, 48), torch.tensor([[own]]))
    goal = Goal(engine(brush), target)
    found = best(goal, goal.blank, torch.tensor([tried]), tries=2)
    assert mixed.kinds[mixed.which(found)].name == wanted


def test_strokes_of_all_kinds_are_tried_where_one_is_sown():
    goal = Goal(engine("circle+rectangle+bezier"), pictures(1))
    new = sow(goal, goal.blank, 60, side=0.2, chance=chance())
    assert set(goal.renderer.brush.which(new[0]).tolist()) == {0, 1, 2}
    assert torch.equal(goal.renderer.brush.tidy(new), new)


def test_a_search_moves_every_stroke_and_leaves_its_kind():
    run = Run(Search(steps=6, groups=1), Goal(engine("bezier+circle+oil"), RAMP), 12)
    run.advance()
    brush, before = run.goal.renderer.brush, run.mover.numbers.clone()
    for _ in range(3):
        run.advance()
    after = run.mover.numbers
    assert torch.equal(after[..., 0], before[..., 0])
    assert len(set(brush.which(after[0]).tolist())) > 1
    assert ((after != before).sum(-1) > 3).all()


def test_strokes_move_as_those_of_their_own_brush():
    mixed = BRUSHES["bezier+circle"]()
    strokes = uniform(20, mixed, CHANCE)[None]
    found = paces(strokes, mixed)
    assert (found[..., 0] == 0).all()
    for i, kind in enumerate(mixed.kinds):
        of = mixed.which(strokes) == i
        own = paces(strokes[..., mixed.own[i]], kind)[of]
        assert own.max() > RATES["x"] * LEAST
        torch.testing.assert_close(found[of][:, mixed.own[i]], own)


@pytest.mark.parametrize("brush", ["rectangle+oil", LEAF, f"circle+{LEAF}"])
def test_a_search_comes_nearer(brush):
    target = pictures(1)
    painter = SearchPainter(engine(brush), Search(steps=30, groups=4))
    strokes = painter.paint(target, 20)
    assert error(painter.renderer, strokes, target) < 0.4 * target.square().mean()


def test_strokes_without_opacity_of_their_own_are_not_seen():
    mixed = BRUSHES["circle+bezier"]()
    strokes = uniform(40, mixed, CHANCE)
    strokes[:, mixed.columns("alpha")[0]] = 0  # the circles' only one
    painting = Painting(mixed.name, strokes, 20, 30)
    curves = mixed.which(strokes) == 1
    assert 0 < curves.sum() < 40
    assert torch.equal(painting.visible().strokes, strokes[curves])
    assert visible(strokes[None], mixed).tolist() == [curves.sum()]


def test_what_was_painted_with_a_stamp_is_drawn_again_without_its_file(photo, stamped, tmp_path):
    file, brush = stamped
    painting = paint_in(tmp_path / "out", photo, "--brush", f"bezier+{brush}", "--strokes", "8")
    file.unlink()
    picture = np.asarray(Image.open(tmp_path / "out" / "painting.png"))
    assert np.array_equal(painting.render(24), picture)
    for suffix in (".json", ".npz"):
        kept = tmp_path / "out" / f"painting{suffix}"
        again = load_painting(kept)
        assert again.brush == painting.brush
        assert torch.equal(again.strokes, painting.strokes)
        paint.main([str(kept), "--size", "24", "-o", str(tmp_path / "again")])
        assert np.array_equal(np.asarray(Image.open(tmp_path / "again/painting-24.png")), picture)
    svg = (tmp_path / "again" / "painting-24.svg").read_text()
    assert svg.count("data:image/png") == 1
    assert "strokes, painted" in ElementTree.fromstring(svg)[0].text
    assert "data:" not in ElementTree.fromstring(svg)[0].text


@pytest.mark.parametrize("brush", ["stamp:leaf.png", "bezier+stamp:../leaf.png", "stamp:data:x"])
def test_a_kept_painting_reads_no_other_file(brush, tmp_path):
    Painting("circle", torch.rand(2, 7), 20, 30).save(tmp_path / "painting.json")
    kept = json.loads((tmp_path / "painting.json").read_text())
    (tmp_path / "painting.json").write_text(json.dumps({**kept, "brush": brush}))
    with pytest.raises(ValueError, match="the picture of its stamp is not in it"):
        load_painting(tmp_path / "painting.json")


def test_a_search_goes_on_with_the_same_stamp_only(photo, stamped, tmp_path, capsys):
    file, brush = stamped
    asked = (photo, "--brush", brush, "--strokes", "4")
    paint_in(tmp_path / "out", *asked)
    paint_in(tmp_path / "out", *asked, "--resume", steps=6)
    Image.fromarray(leaf()).save(file)
    with pytest.raises(SystemExit):
        paint.main([*asked, *QUICKLY, "-o", str(tmp_path / "out"), "--resume"])
    assert "was begun with" in capsys.readouterr().err


def test_mixed_strokes_are_laid_in_few_paints(photo, tmp_path):
    paint_in(tmp_path, photo, "--brush", "circle+oil", "--strokes", "12", "--palette", "3", steps=9)
    painting = load_painting(tmp_path / "painting.json")
    mixed = BRUSHES["circle+oil"]()
    inks = painting.strokes[:, mixed.columns("color")].unflatten(1, (2, 3))
    assert (mixed.which(painting.strokes) == 0).any()  # of one ink: the second one is as the first
    assert len(inks.flatten(0, 1).unique(dim=0)) <= len(painting.paints) <= 3
    assert torch.equal(inks[:, 0], inks[:, 1])


def test_mixed_strokes_keep_to_limits_each_as_its_own_brush_does():
    mixed = BRUSHES["bezier+rectangle+triangle"]()
    strokes = uniform(60, mixed, CHANCE)
    before, limits = strokes.clone(), Limits(0.1, 0.3)
    limits.keep(strokes, mixed)
    for i, kind in enumerate(mixed.kinds):
        of = mixed.which(before) == i
        own = before[of][:, mixed.own[i]]
        limits.keep(own, kind)
        assert torch.equal(strokes[of][:, mixed.own[i]], own)
    with pytest.raises(ValueError, match="a stroke of bezier has no angle"):
        Limits(upright=True).check(mixed)
    Limits(upright=True).check(BRUSHES[f"rectangle+{LEAF}"]())


def test_a_greedy_painter_mixes_shapes(photo, tmp_path):
    arguments = (photo, "--brush", "circle+rectangle", "--strokes", "6", "--painter", "greedy")
    painting = paint_in(tmp_path, *arguments)
    assert painting.brush == "circle+rectangle"
    assert len(painting.strokes) == 6


@pytest.mark.parametrize(
    ("brush", "painter", "said"),
    [
        ("bezier+circel", "search", "Did you mean 'circle'"),
        ("stamp:none.png", "search", "none.png"),
        ("bezier+circle", "layered", "made of curves"),
        ("rectangle+circle", "mosaic", "made of rectangles"),
        ("circle+oil", "greedy", "a stroke of circle+oil has 6 numbers of colour"),
        ("bezier+circle", "policy", "the actor paints with bezier, not with bezier+circle"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(brush, painter, said, photo, tmp_path, capsys):
    words = ["--brush", brush, "--painter", painter, "--strokes", "5"]
    with pytest.raises(SystemExit) as stopped:
        paint.main([photo, *words, "-o", str(tmp_path / "out")])
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("brush", ["bezier+circle", LEAF])
def test_no_network_learns_a_mixture_or_a_stamp(brush):
    with pytest.raises(ValueError, match=r"a network imitates one brush, bezier, .* no stamp"):
        trainer.Config(brush=brush)
