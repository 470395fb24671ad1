"""Whether a score is worth learning from: what is measured, by hand, and what is written."""

import json

import pytest
import torch

from benchmarks.ablations import critic, table
from tests.support.actors import write_actor


def test_rank_correlation_is_of_order_alone():
    assert critic.rank_correlation([1, 2, 3, 4], [1, 10, 11, 99]) == pytest.approx(1)
    assert critic.rank_correlation([1, 2, 3, 4], [-1, -10, -11, -99]) == pytest.approx(-1)
    assert critic.rank_correlation([1, 2, 3, 4], [2, 1, 4, 3]) == pytest.approx(0.6)


def test_a_blur_keeps_the_mean_and_takes_what_varies():
    picture = torch.rand(1, 3, 24, 32)
    found = critic.blurred(picture, 2.0)
    assert found.shape == picture.shape
    assert float(found.mean()) == pytest.approx(float(picture.mean()), abs=0.02)
    assert found.std() < picture.std() / 2


def test_squared_error_is_a_reward_by_these_measures(tmp_path):
    write_actor(tmp_path / "one.safetensors")
    options = critic.Critic(
        score="l2", actor=tmp_path / "one.safetensors", tests=("photos",), size=32,
        budget=20, limit=3, results=tmp_path, figures=tmp_path,
    )  # fmt: skip
    found = critic.run(options)
    assert found == json.loads((tmp_path / "critic.json").read_text())
    for name in ("order", "real", "blurred", "noisy"):
        assert found["figures"][name]["mean"] == pytest.approx(1)
    assert found["figures"]["rises"] == found["figures"]["lowers"]
    assert next(iter(found["painters"])) == "blank"
    assert all(row["score"] == pytest.approx(-row["mse"]) for row in found["painters"].values())
    assert len(found["along"]) == found["pictures"]
    assert (tmp_path / "critic.png").stat().st_size > 10_000
    assert "| blank |" in table.critic_painters(found)
