"""What every form must do, and that a new one needs a record and two lines, no more."""

from xml.etree import ElementTree

import gymnasium as gym
import numpy as np
import pytest
import torch
from PIL import Image

from agents import paint
from paint_gym.judge import judge, make_judge
from paint_gym.paintings.order import in_order
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES, Exact, make_renderer, uniform
from renderers.forms import FORMS
from renderers.forms.form import INK, KIND
from renderers.neural.cells import look
from renderers.tiles import paint_rows
from renderers.tiles.cpu.kernels import KERNELS
from renderers.tiles.cpu.launch import Plan
from renderers.tiles.ways import ways_of
from renderers.touched import touched
from tests.support.chance import CHANCE
from tests.support.toys import SQUARE, Haze, Stamp

OF_FORM = {name: kind for name, kind in BRUSHES.items() if kind().form is not None}
SIZE = 48


@pytest.fixture(params=OF_FORM)
def brush(request):
    return OF_FORM[request.param]()


@pytest.fixture(params=[Stamp, Haze])
def toy(request, monkeypatch):
    """A new brush, and for the one its form: what a person adds."""
    monkeypatch.setitem(FORMS, "square", SQUARE)
    monkeypatch.setitem(BRUSHES, request.param.name, request.param)
    return request.param()


def geometry(brush, count):
    return brush.rows(uniform(count, brush, CHANCE))[:, INK:]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_knows_its_name_and_its_columns(name):
    form = FORMS[name]
    assert form.name == name
    assert len(set(form.columns)) == len(form.columns) <= KIND - INK
    assert set(form.unitless) <= set(form.columns)
    assert name in {kind().form for kind in OF_FORM.values()}


def test_nothing_is_covered_beyond_its_extent(brush):
    form, shapes = FORMS[brush.form], geometry(brush, 300)
    covered = form.cover(shapes, SIZE, SIZE)[0] > 0
    left, right, top, bottom = (form.extent(shapes) * SIZE).T[..., None]
    centres = torch.arange(SIZE) + 0.5
    across, down = covered.any(1), covered.any(2)
    for hit, low, high in ((across, left, right), (down, top, bottom)):
        assert not (hit & ((centres < low - 1) | (centres > high + 1))).any()


def test_lengths_scale_with_the_canvas_and_nothing_else_does(brush):
    form, shapes = FORMS[brush.form], geometry(brush, 40).double()
    half = shapes.clone()
    half[:, form.lengths] /= 2
    whole = form.cover(shapes, SIZE, SIZE)[0]
    corner = form.cover(half, 2 * SIZE, 2 * SIZE)[0][:, :SIZE, :SIZE]
    torch.testing.assert_close(whole, corner, atol=1e-4, rtol=0)


def test_only_what_is_lengthwise_changes_along_it(brush):
    form = FORMS[brush.form]
    along = form.cover(geometry(brush, 100), SIZE, SIZE)[1]
    assert bool((along != 0).any()) == form.lengthwise
    assert form.lengthwise or not (brush.graded or brush.fading)


def test_kernels_keep_to_the_extent(brush):
    strokes = uniform(300, brush, CHANCE) * 1.4 - 0.2
    listed = Plan(torch.zeros(1, 3, 200, 120), brush.rows(strokes)[None], ways_of(brush)).boxes
    asked = touched(strokes, brush, (200, 120)).numpy()
    inside = (asked[:, 0] <= asked[:, 1]) & (asked[:, 2] <= asked[:, 3])
    np.testing.assert_array_equal(listed[inside], asked[inside])


def test_every_form_has_kernels_and_a_sight():
    assert list(KERNELS) == list(FORMS)
    assert all(form.sight for form in FORMS.values())


def test_every_form_has_kernels_on_cuda():
    kernels = pytest.importorskip("renderers.tiles.cuda.kernels")
    assert set(kernels.KERNELS) == set(FORMS)


# A form and a brush that nothing was made for


def test_a_new_brush_paints_by_the_exact_engine(toy):
    assert isinstance(make_renderer("auto", toy), Exact)
    with pytest.raises(ValueError, match=f"no kernel for the brush '{toy.name}'"):
        make_renderer("tiles", toy)
    with pytest.raises(FileNotFoundError, match=f"imitates the brush '{toy.name}'"):
        make_renderer("neural", toy)


def test_a_form_that_networks_cannot_see_is_said_to_be_one(monkeypatch):
    monkeypatch.setitem(FORMS, "square", SQUARE)
    with pytest.raises(ValueError, match="'square' does not say how networks see it"):
        look("square", torch.zeros(1, 12))


def test_rows_of_a_form_without_kernels_are_painted(monkeypatch):
    monkeypatch.setitem(FORMS, "square", SQUARE)
    canvas, strokes = (
        torch.rand(2, 3, 20, 20),
        torch.stack([uniform(3, Stamp(), CHANCE) for _ in range(2)]),
    )
    rows = Stamp().rows(strokes.flatten(0, 1)).unflatten(0, (2, 3))
    exact = Exact(Stamp()).paint(canvas, strokes)
    torch.testing.assert_close(paint_rows(canvas, rows, "square"), exact)


def test_the_environment_paints_with_a_new_brush(toy):
    env = gym.make("PaintCanvas-v0", brush=toy.name, renderer="auto", size=16, budget=2, bundle=2)
    env.reset(seed=0)
    _, reward, *_ = env.step(env.action_space.sample())
    assert np.isfinite(reward)
    env.close()


@pytest.mark.parametrize("painter", [("search", "--steps", "4"), ("greedy",)])
def test_a_photograph_is_painted_with_a_new_brush(toy, painter, tmp_path):
    picture = (np.random.default_rng(0).random((16, 20, 3)) * 255).astype("uint8")
    Image.fromarray(picture).save(tmp_path / "photo.png")
    out = tmp_path / "out"
    words = ["--brush", toy.name, "--strokes", "3", "--painter", *painter, "--view", "16"]
    words += ["--size", "32", "--film-seconds", "0.4", "-o", str(out)]
    paint.main([str(tmp_path / "photo.png"), *words])
    suffixes = {"png", "mp4", "gif", "svg", "json", "npz"}
    assert {f"painting.{suffix}" for suffix in suffixes} <= {p.name for p in out.iterdir()}
    assert len(ElementTree.parse(out / "painting.svg").getroot()) > 2


def test_its_strokes_are_put_in_order_and_the_picture_stays(toy):
    painting = Painting(toy.name, uniform(20, toy, CHANCE) * 0.5, 64, 64)
    shown = in_order(painting)
    torch.testing.assert_close(
        torch.as_tensor(shown.render(64)), torch.as_tensor(painting.render(64)), atol=2, rtol=0
    )


def test_it_is_judged(toy):
    targets, strokes = (
        torch.rand(2, 3, 16, 16),
        torch.stack([uniform(3, toy, CHANCE) for _ in range(2)]),
    )
    found = judge(strokes, targets, make_judge(toy))
    assert all(torch.as_tensor(value).isfinite().all() for value in found.values())
