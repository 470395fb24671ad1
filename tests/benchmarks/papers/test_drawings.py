"""The optimisation drawn, and where gradients flow."""

import json

import pytest

from benchmarks.papers import descent, gradients
from benchmarks.papers.table import beside


@pytest.mark.parametrize("title", gradients.TITLES)
def test_gradients_flow_back_along_what_was_computed_to_the_actor(title):
    forward = {*gradients.WAY, *gradients.CRITICS[title]}
    back = gradients.BACK[title]
    assert {arrow[::-1] for arrow in back} <= forward
    assert "actor" in {end for _, end in back}
    through = any("renderer" in arrow for arrow in back)
    assert through == (title != gradients.TITLES[0])


def test_where_gradients_flow_is_drawn(tmp_path):
    assert gradients.run(gradients.Gradients(figures=tmp_path)).stat().st_size > 10_000


def test_a_search_is_drawn_with_its_loss(tmp_path):
    options = descent.Curve(
        "bundled:coffee.png",
        "circle",
        strokes=5,
        steps=12,
        view=24,
        results=tmp_path,
        figures=tmp_path,
    )
    found = descent.run(options)
    assert found["steps"] == list(range(1, 13))
    assert found["loss"][-1] < found["loss"][0]
    assert json.loads((tmp_path / "papers-descent.json").read_text())["loss"] == found["loss"]
    assert (tmp_path / "papers-descent.jpg").stat().st_size > 5000


def test_a_table_says_how_far_each_way_is_above_the_first_abreast():
    of = {"mean": 1.0, "low": 0.5, "high": 1.5}
    row = {"psnr": of, "ssim": of, "seconds": of, "above": of}
    ways = dict.fromkeys(("one", "other", "third"), row)
    lines = beside({"ways": ways, "abreast": 2}).splitlines()[2:]
    assert ["+1.00 (+0.50 to +1.50)" in line for line in lines] == [False, True, False]
