"""Which of the actors that ship paints with a brush."""

import pytest

from agents.networks import make_actor
from agents.painters import weights
from agents.painters.by_name import PAINTERS, Wishes
from agents.painters.weights import save_actor, shipped
from renderers import BRUSHES
from tests.support.actors import SPEC


def ships(folder, brush, file):
    spec = {**SPEC, "brush": brush, "numbers": len(BRUSHES[brush]().params)}
    save_actor(make_actor(spec), spec, folder / f"{file}.safetensors")


@pytest.fixture(autouse=True)
def _two_ship(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "SHIPPED", tmp_path / "general.safetensors")
    ships(tmp_path, "bezier", "general")
    ships(tmp_path, "circle", "circle")


def test_each_brush_has_its_own_and_curves_are_painted_by_the_general_one(tmp_path):
    found = {brush: shipped(brush) for brush in (None, "bezier", "circle", "oil")}
    general = tmp_path / "general.safetensors"
    circle = tmp_path / "circle.safetensors"
    assert found == {None: general, "bezier": general, "circle": circle, "oil": None}


@pytest.mark.parametrize(("brush", "painted"), [(None, "bezier"), ("circle", "circle")])
def test_a_policy_is_that_of_the_brush(brush, painted):
    assert PAINTERS["policy"](Wishes(brush)).brush.name == painted


@pytest.mark.parametrize(("brush", "painted"), [(None, "bezier"), ("circle", "circle")])
def test_what_is_refined_is_laid_by_the_actor_of_the_brush(brush, painted):
    refined = PAINTERS["refined"](Wishes(brush))
    assert refined.brush.name == refined.renderer.brush.name == painted


def test_a_policy_of_a_brush_that_none_ships_for_refuses():
    for painter in ("policy", "refined"):
        with pytest.raises(ValueError, match="paints with bezier, not with oil"):
            PAINTERS[painter](Wishes("oil"))
