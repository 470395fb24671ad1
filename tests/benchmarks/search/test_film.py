"""Films painted three ways, at a size that takes no time; and the film itself."""

import json
from itertools import pairwise

import torch

from benchmarks.search import film
from benchmarks.search.moving import PARTS
from benchmarks.search.moving import film as made
from benchmarks.search.table import filmed
from paint_gym.metrics import flicker
from paint_gym.pictures.motion import warped


def test_the_motion_of_the_film_is_the_one_that_it_says():
    shown = list(made(64, 6, noise=0.0, seed=0))
    assert [x.part for x in shown] == [part for part in PARTS for _ in range(6)]
    for before, now in pairwise(shown):
        if not now.known.any():
            continue
        true = flicker(now.picture, before.picture, back=now.back, seen=now.known)
        still = flicker(
            now.picture, before.picture, back=torch.zeros_like(now.back), seen=now.known
        )
        assert true < 0.02  # what sampling the photograph twice comes to
        assert true <= still
    assert [i for i, x in enumerate(shown) if not x.known.any()] == [0, 18]
    moved = shown[8]
    assert (warped(shown[7].picture, moved.back) - moved.picture).abs().mean() < 0.05


def test_a_film_s_noise_is_of_its_seed():
    one, other, third = (next(made(16, 1, noise=0.1, seed=x)).picture for x in (0, 0, 1))
    assert torch.equal(one, other)
    assert not torch.equal(one, third)


def test_three_ways_are_measured_told_and_drawn(tmp_path, capsys):
    options = film.Filmed(
        size=24, frames=2, strokes=8, steps=4, frame_steps=2, out=tmp_path / "film.json"
    )
    found = film.run(options)
    assert json.loads((tmp_path / "film.json").read_text())["ways"] == found["ways"]
    assert list(found["ways"]) == [film.SOURCE, *film.WAYS]
    for name, row in found["ways"].items():
        assert list(row["parts"]) == list(PARTS)
        assert all(part["flicker"] >= 0 for part in row["parts"].values())
        assert name == film.SOURCE or row["seconds"] > 0
    assert (tmp_path / "film.png").stat().st_size > 2000
    assert "agents.paint" in capsys.readouterr().out
    table = filmed(tmp_path)["film"].splitlines()
    assert len(table) == 2 + len(found["ways"])
