"""How like two sets of pictures are, by hand and at the ends."""

import pytest
import torch

from paint_gym.features.squeezenet import SqueezeNet, load_squeezenet, trained, untrained
from paint_gym.sets import frechet, kernel, looked_at, nearest, precision_recall, spread


def cloud(count=400, width=4, at=0.0, scale=1.0, seed=0):
    return at + scale * torch.randn(count, width, generator=torch.Generator().manual_seed(seed))


def test_the_frechet_distance_of_normal_clouds_is_that_of_the_formula():
    near = frechet(cloud(4000), cloud(4000, seed=1))
    assert near < 0.02
    moved = frechet(cloud(4000, at=2.0), cloud(4000, seed=1))
    assert moved == pytest.approx(4 * 2.0**2, rel=0.05)
    wide = frechet(cloud(4000, scale=3.0), cloud(4000, seed=1))
    assert wide == pytest.approx(4 * (3 - 1) ** 2, rel=0.05)


def test_the_kernel_distance_is_about_0_of_one_kind_and_larger_of_another():
    assert abs(kernel(cloud(), cloud(seed=1))) < 0.1
    assert kernel(cloud(at=2.0), cloud(seed=1)) > 1
    assert kernel(cloud(), cloud(seed=1)) == kernel(cloud(), cloud(seed=1))


def test_precision_falls_with_what_is_no_picture_and_recall_with_what_is_missing():
    real = torch.cat([cloud(200, at=-5.0), cloud(200, at=5.0, seed=1)])
    both = torch.cat([cloud(200, at=-5.0, seed=2), cloud(200, at=5.0, seed=3)])
    precision, recall = precision_recall(both, real)
    assert min(precision, recall) > 0.85
    precision, recall = precision_recall(cloud(200, at=5.0, seed=3), real)
    assert precision > 0.85
    assert recall < 0.6
    assert precision_recall(cloud(200, at=50.0), real) == (0, 0)


def test_the_nearest_is_found():
    real = cloud(50)
    found, far = nearest(real[[7, 3]] + 1e-3, real)
    assert found.tolist() == [7, 3]
    assert far.max() < 0.01


def test_of_one_picture_there_is_no_distance():
    with pytest.raises(ValueError, match="2 or more"):
        frechet(cloud(1), cloud(3))


def test_spread_is_0_of_one_picture_again_and_again():
    picture = torch.rand(1, 3, 8, 8)
    assert spread(picture.repeat(5, 1, 1, 1)) == 0
    assert spread(torch.rand(500, 3, 8, 8)) == pytest.approx((1 / 12) ** 0.5, rel=0.02)


def test_features_of_any_size_from_weights_that_are_found(tmp_path, monkeypatch):
    monkeypatch.delenv("PAINT_GYM_SQUEEZENET", raising=False)
    monkeypatch.setattr(torch.hub, "get_dir", lambda: str(tmp_path))
    assert load_squeezenet().name == "untrained-squeezenet"
    net = untrained()
    for side in (16, 64, 100):
        assert looked_at(torch.rand(3, 3, side, side), net).shape == (3, SqueezeNet.num_features)
    file = tmp_path / "squeezenet.pth"
    torch.save({**net.state_dict(), "classifier.1.weight": torch.zeros(2)}, file)
    assert trained(file).name == "squeezenet"
    monkeypatch.setenv("PAINT_GYM_SQUEEZENET", str(file))
    assert load_squeezenet().name == "squeezenet"
    monkeypatch.setenv("PAINT_GYM_SQUEEZENET", str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError, match="PAINT_GYM_SQUEEZENET names"):
        load_squeezenet()
    file.write_bytes(b"no weights")
    with pytest.raises(ValueError, match="does not hold SqueezeNet"):
        trained(file)
