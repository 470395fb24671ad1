"""How much detail painters keep: what is measured, by hand, and what is written."""

import json

import pytest
import torch
from torch.nn.functional import avg_pool2d

from benchmarks.ablations import detail, table
from benchmarks.ablations.pictures import held_out_pictures
from paint_gym.features import load_network
from tests.support.actors import write_actor

PICTURE = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(0))


def measured(painting):
    found = detail.measured([painting], [PICTURE], load_network("untrained"))
    return {key: float(value) for key, value in found.items()}


def test_the_picture_itself_keeps_all_and_a_blur_keeps_little():
    same, blur = measured(PICTURE), measured(avg_pool2d(PICTURE, 5, 1, 2))
    assert same == pytest.approx({"mse": 0, "perceptual": 0, "power": 1, "kept": 1}, abs=1e-6)
    assert blur["power"] < 0.5
    assert blur["kept"] < 0.5
    assert blur["perceptual"] > 0.01


def test_power_in_the_wrong_places_is_power_and_keeps_nothing():
    elsewhere = measured(PICTURE.roll(31, dims=3))
    assert elsewhere["power"] == pytest.approx(1, abs=0.2)
    assert elsewhere["kept"] < 0


def test_the_spectrum_of_half_a_picture_is_a_quarter_at_every_frequency():
    shares = detail.spectrum([PICTURE / 2], [PICTURE])
    assert shares == pytest.approx([0.25] * detail.RINGS, abs=1e-4)


def test_two_painters_are_compared_picture_by_picture_and_drawn(tmp_path):
    files = [tmp_path / f"{name}.safetensors" for name in ("one", "two")]
    for file in files:
        write_actor(file)
    options = detail.Detail(
        actors=tuple(map(str, files)), tests=("photos",), size=32, budget=20, limit=3,
        results=tmp_path, figures=tmp_path,
    )  # fmt: skip
    found = detail.run(options)
    assert found == json.loads((tmp_path / "detail.json").read_text())
    assert [row["painter"] for row in found["rows"]] == ["one", "two"]
    assert len(found["rows"][0]["spectrum"]) == detail.RINGS
    means = [[row[key]["mean"] for row in found["rows"]] for key in ("mse", "kept")]
    for (one, other), key in zip(means, ("mse", "kept"), strict=True):
        assert found["apart"][key]["mean"] == pytest.approx(one - other, abs=1e-6)
    assert (tmp_path / "detail.png").stat().st_size > 10_000
    rows = table.detail(found).splitlines()
    assert [row.split(" | ")[0] for row in rows[2:]] == ["| one", "| two", "| one - two"]


def test_sets_of_pictures_are_named_once():
    with pytest.raises(ValueError, match="each once, got photos, photos"):
        held_out_pictures(["photos", "photos"], 32, 2)
    assert [picture.shape[0] for picture in held_out_pictures(["photos"], 32, 2)["photos"]] == [
        1,
        1,
    ]
