"""Which of the actors that ship paints with a brush."""

import pytest

from agents.networks import make_actor
from agents.painters import weights
from agents.painters.by_name import PAINTERS, Wishes
from agents.painters.weights import save_actor, shipped
from agents.search import Refined, SearchPainter
from renderers import BRUSHES
from tests.support.actors import SPEC


def ships(folder, brush, file):
    spec = {**SPEC, "brush": brush, "numbers": len(BRUSHES[brush].params)}
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


def test_other_brushes_are_searched_with_unless_an_actor_is_named(tmp_path):
    assert isinstance(PAINTERS["refined"](Wishes("circle")), SearchPainter)
    named = Wishes("circle", actor=tmp_path / "circle.safetensors")
    for wishes in (Wishes(), Wishes("bezier"), named):
        assert isinstance(PAINTERS["refined"](wishes), Refined)


def test_a_policy_of_a_brush_that_none_ships_for_refuses():
    with pytest.raises(ValueError, match="paints with bezier, not with oil"):
        PAINTERS["policy"](Wishes("oil"))
