"""How well networks imitate brushes, and the page that shows brushes."""

import json

import pytest

from benchmarks.neural_renderers import brush_page, networks
from benchmarks.neural_renderers import measure as fidelity
from renderers import BRUSHES, Tiles

brush = BRUSHES["bezier"]()


@pytest.mark.slow
def test_the_fidelity_of_every_network_is_measured_and_drawn(tmp_path):
    places = {name: tmp_path / name for name in ("out", "results", "figures", "weights")}
    options = fidelity.Fidelity(quick=True, **places)
    found = fidelity.run(options)
    assert {(row["brush"], row["net"]) for row in found["rows"]} == {
        (brush, net) for brush in ("bezier", "oil") for net in fidelity.NETWORKS
    }
    for row in found["rows"]:
        assert row["random"] == pytest.approx(row["curve"][-1]["random"], abs=0.1)  # float16
        assert [point["update"] for point in row["curve"]] == [2, 4]
        assert 0 < row["gap"]["apart"] < 1
        assert row["bytes"] < 6e6
    written = (tmp_path / "results" / "fidelity.json").read_text()
    assert json.loads(written) == json.loads(json.dumps(found))
    assert (tmp_path / "figures" / "fidelity.png").stat().st_size > 1000
    again = fidelity.run(options)  # nothing is trained twice
    assert [row["seconds"] for row in again["rows"]] == [row["seconds"] for row in found["rows"]]


@pytest.mark.slow
def test_networks_that_ship_and_others_draw_the_same_strokes(tmp_path):
    places = {name: tmp_path for name in ("out", "results", "figures")}
    found = networks.run(networks.Networks(quick=True, nets=("unet",), **places))
    ships = {row["net"]: row["ships"] for row in found["rows"]}
    assert ships.pop("unet") is False
    assert ships
    assert all(ships.values())
    worth = {row["net"]: row["random"] for row in found["rows"]}
    assert worth["pixel_shuffle"] > 35 > worth["unet"]
    assert json.loads((tmp_path / "networks.json").read_text())["rows"] == found["rows"]
    assert (tmp_path / "networks-oil.jpg").stat().st_size > 3000


def test_the_renderer_gap_of_the_exact_engine_is_nothing():
    options = fidelity.Fidelity(pictures=1, strokes=3, steps=2)
    found = fidelity.gap(Tiles(brush), brush, options)
    assert found.apart == 0
    assert found.under_the_network == found.redrawn_exactly == found.found_exactly


def test_the_page_of_brushes_shows_every_brush_and_is_up_to_date(tmp_path):
    page = tmp_path / "README.md"
    options = brush_page.BrushPage(size=8, steps=3, figures=tmp_path / "figures", page=page)
    files = brush_page.run(options)
    assert [file.stem for file in files] == list(BRUSHES)
    assert brush_page.PAGE.read_text() == page.read_text()
    for name in BRUSHES:
        assert (brush_page.PICTURES / f"{name}.png").stat().st_size > 10_000
        lines = brush_page.swept(BRUSHES[name](), options)
        assert len(lines) == len(BRUSHES[name]().params) * (8 + brush_page.GAP)
