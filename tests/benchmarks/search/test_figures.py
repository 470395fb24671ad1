"""Figures of what painters that search can do, at a size that takes no time."""

import json

import numpy as np
import pytest
from PIL import Image

from benchmarks.search import gallery, large, opening, transport
from paint_gym.pictures.reading import read_picture


@pytest.mark.slow
def test_transport_pulls_a_square_that_pixels_leave_alone(tmp_path):
    options = transport.Transport(
        size=32, steps=250, rectangles=(1,), pictures=2, results=tmp_path, figures=tmp_path
    )
    found = transport.run(options)
    slopes = found["slopes"]
    assert slopes["places"][0] < 0.2
    assert slopes["l1"][0] == pytest.approx(0, abs=1e-6)
    assert slopes["transport alone"][0] > 0.1
    assert np.mean(slopes["l2"][:6]) < 0.1 * max(slopes["l2"])  # pixels come and go at its rim
    assert abs(found["push"]["l1, transport"][-1] - 0.8) < 0.1
    assert abs(found["push"]["l1"][-1] - 0.2) < 0.1
    left = found["beside"]["1"]
    assert left["l1"]["mean"] == pytest.approx(left["nothing moved"]["mean"], rel=0.05)
    assert left["l1, transport"]["mean"] < 0.2 * left["l1"]["mean"]
    assert json.loads((tmp_path / "transport.json").read_text())["beside"] == found["beside"]
    assert (tmp_path / "transport.png").stat().st_size > 5000


def test_a_large_picture_is_measured(tmp_path):
    options = large.Large(
        "bundled:chelsea.png", strokes=60, seconds=1.5, view=64, size=1200, results=tmp_path
    )
    found = large.run(options)
    assert found["psnr"].keys() == {"451", "64"}
    assert min(found["psnr"].values()) > 11
    assert found["megabytes"]["after drawing"] >= found["megabytes"]["before"] > 100
    tiles, patches = found["seams"].values()
    assert abs(tiles["ratio"] - 1) < 4 * tiles["noise"]
    assert patches["ratio"] > 0  # one line across a picture of few strokes: it says little


def test_a_picture_of_one_patch_is_not_large():
    with pytest.raises(ValueError, match="--size must be a whole number, from 1025 to 8192"):
        large.run(large.Large(size=512))


@pytest.mark.slow
def test_a_gallery_shows_every_way(tmp_path, monkeypatch):
    shapes = gallery.make_targets("shapes", size=32, split="test")
    monkeypatch.setattr(gallery, "make_targets", lambda *a, **k: shapes)
    some = ("30 strokes", "mosaic, 1,024", "its texture, oil")
    ways = {k: f"{gallery.WAYS[k]} --view 32 --film-seconds 0.1" for k in some}
    monkeypatch.setattr(gallery, "WAYS", ways)
    file = gallery.run(gallery.Gallery(seconds=0.2, size=64, figures=tmp_path))
    picture = read_picture(file)
    assert picture.shape[1] > 1000
    assert (np.ptp(picture, axis=2) > 30).mean() > 0.1  # three panels of five have colours


@pytest.mark.slow
def test_the_opening_pictures_show_four_paintings_one_as_it_comes_to_be_and_an_episode(
    tmp_path, monkeypatch
):
    quick = [
        f"{told.split(' --strokes')[0]} --strokes 8 --painter search --view 32 --film-seconds 0.1"
        for told in opening.PAINTED
    ]
    monkeypatch.setattr(opening, "PAINTED", quick)
    monkeypatch.setattr(opening, "FRAMES", 4)
    written = opening.run(opening.Opening(seconds=0.2, figures=tmp_path))
    frames = {}
    for file in written:
        with Image.open(file) as picture:
            frames[file.name] = getattr(picture, "n_frames", 1), picture.size
    wide, high = opening.WIDTH, opening.HEIGHT
    assert frames["paintings.webp"] == (1, (2 * wide + opening.GAP, 2 * high + opening.GAP))
    assert frames["moving.webp"][0] > 1
    assert frames["moving.webp"][1] == (wide, high)
    assert frames["episode.webp"][0] == 41
