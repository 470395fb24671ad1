"""Strokes that are each of one of several brushes: painted as by that brush alone."""

import pytest
import torch

from renderers import BRUSHES, Exact, Tiles, blank, make_renderer, uniform
from renderers.registry import Unknown
from tests.support.brushes import LEAF
from tests.support.chance import CHANCE

SEVERAL = ["bezier+circle", "rectangle+triangle", f"oil+{LEAF}+watercolor", f"{LEAF}+marker+oil"]


@pytest.fixture(params=SEVERAL, ids=lambda name: BRUSHES[name]().title)
def mixed(request):
    return BRUSHES[request.param]()


def strokes_of(mixed, count=24):
    strokes = uniform(count, mixed, CHANCE)
    strokes[:, mixed.columns("length")] *= 0.4
    return strokes


def test_it_equals_its_brushes_painting_one_after_another(mixed):
    strokes, canvas = strokes_of(mixed), torch.rand(1, 3, 40, 56)
    one_by_one = canvas
    for stroke, i in zip(strokes, mixed.which(strokes), strict=True):
        own = Tiles(mixed.kinds[i])
        one_by_one = own.paint(one_by_one, stroke[None, None, mixed.own[i]])
    together = Tiles(mixed).paint(canvas, strokes[None])
    assert set(mixed.which(strokes).tolist()) == set(range(len(mixed.kinds)))
    torch.testing.assert_close(together, one_by_one, atol=1e-6, rtol=0)


@pytest.mark.parametrize("engine", [Tiles, Exact])
def test_strokes_of_one_kind_have_the_gradients_of_their_own_brush(mixed, engine):
    strokes, canvas, weight = strokes_of(mixed, 6)[None], *torch.rand(2, 1, 3, 20, 30)
    for i, kind in enumerate(mixed.kinds):
        strokes[..., 0] = (i + 0.5) / len(mixed.kinds)
        both = []
        for brush, rows in ((mixed, strokes), (kind, strokes[..., mixed.own[i]])):
            laid = rows.clone().requires_grad_()
            (engine(brush).paint(canvas, laid) * weight).sum().backward()
            both.append(laid.grad)
        of_all, own = both
        torch.testing.assert_close(of_all[..., mixed.own[i]], own, rtol=1e-4, atol=1e-5)
        others = [n for n in range(len(mixed.params)) if n not in mixed.own[i]]
        assert (of_all[..., others] == 0).all()


def test_numbers_of_the_same_name_and_kind_stand_once():
    mixed = BRUSHES["bezier+triangle+watercolor"]()
    names = [p.name for p in mixed.params]
    assert len(set(names)) == len(names)
    assert names[:3] == ["kind", "x0", "y0"]
    bezier, triangle, watercolor = mixed.own
    assert bezier[:2] == triangle[:2] == watercolor[:2] == [1, 2]
    assert "triangle_x1" in names  # a position, where that of a Bezier stroke is a share
    assert bezier[2] == watercolor[2] != triangle[2] == names.index("triangle_x1")


def test_the_kind_is_the_place_of_its_number_in_equal_ranges():
    mixed = BRUSHES["circle+oil+bezier"]()
    strokes = torch.zeros(6, len(mixed.params))
    strokes[:, 0] = torch.tensor([0.0, 0.33, 0.34, 0.66, 0.67, 1.0])
    assert mixed.which(strokes).tolist() == [0, 0, 1, 1, 2, 2]


def test_inks_and_opacities_are_shared_by_their_order():
    mixed = BRUSHES["circle+oil+bezier"]()
    names = [p.name for p in mixed.params]
    circle, oil, bezier = ([names[n] for n in own] for own in mixed.own)
    assert circle == ["x", "y", "r", "a0", "red0", "green0", "blue0"]
    assert oil[5:] == ["a0", "red0", "green0", "blue0", "red2", "green2", "blue2"]
    assert bezier[8:] == ["a0", "a2", "red0", "green0", "blue0"]
    tidied = mixed.tidy(torch.rand(9, len(names)))
    inks, alphas = (tidied[:, mixed.columns(kind)] for kind in ("color", "alpha"))
    for i in range(3):
        of = mixed.which(tidied) == i
        assert of.any()
        assert torch.equal(inks[of, :3], inks[of, 3:]) == (i != 1)
        assert torch.equal(alphas[of, 0], alphas[of, 1]) == (i != 2)


def test_tidy_strokes_paint_the_same_and_are_0_where_nothing_is_read(mixed):
    strokes = strokes_of(mixed)
    tidied = mixed.tidy(strokes)
    assert torch.equal(mixed.which(tidied), mixed.which(strokes))
    pictures = [Tiles(mixed).paint(blank(1, 30, 30), s[None]) for s in (strokes, tidied)]
    assert torch.equal(*pictures)
    for row, i in zip(tidied, mixed.which(strokes), strict=True):
        shared = mixed.columns("alpha", "color", "choice")
        others = [n for n in range(len(row)) if n not in (*mixed.own[i], *shared)]
        assert (row[others] == 0).all()


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("bezier+bezier", ValueError, "has bezier twice: name each brush once"),
        (f"{LEAF}+{LEAF}", ValueError, "has stamp twice"),
        ("bezier_opaque+circle", ValueError, "has no opacity, .* mix another with circle"),
        ("bezier+circl", Unknown, "Unknown brush 'circl'. Did you mean 'circle'?"),
        ("bezier+", Unknown, "Unknown brush ''.*bezier[+]circle"),
    ],
)
def test_what_cannot_be_mixed_is_refused_in_short_words(name, error, words):
    with pytest.raises(error, match=words) as refused:
        BRUSHES[name]
    assert len(str(refused.value)) < 300


def test_networks_imitate_no_mixture_and_no_stamp():
    for name in ("bezier+circle", LEAF):
        brush = BRUSHES[name]()
        with pytest.raises(FileNotFoundError, match="imitate brushes one by one, and no stamps"):
            make_renderer("neural", brush)
        assert isinstance(make_renderer("auto", brush), Tiles)


def test_on_cuda_mixtures_are_painted_by_the_exact_engine():
    pytest.importorskip("renderers.tiles.cuda.kernels")
    mixed = BRUSHES["bezier+circle"]()
    assert isinstance(make_renderer("auto", mixed, "cuda:0"), Exact)
    with pytest.raises(ValueError, match=r"no kernel for the brush 'bezier\+circle' on cuda:0"):
        make_renderer("tiles", mixed, "cuda:0")
