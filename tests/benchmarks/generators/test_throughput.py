"""What an update takes, beside its convolutions made by themselves."""

import json

import pytest
import torch
from torch import nn

from benchmarks.generators import __main__ as room
from benchmarks.generators import table
from benchmarks.generators.convolutions import recorded, seconds_alone


def test_convolutions_are_recorded_forward_and_backward_and_made_again():
    net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.ConvTranspose2d(4, 2, 2))

    def work():
        for _ in range(2):
            net(torch.rand(1, 3, 8, 8)).sum().backward()

    made = recorded(work)
    assert sum(made.values()) == 8
    assert len(made) == 4  # of two layers, each way; the same again counts twice
    assert seconds_alone(made, 1) > 0
    assert not recorded(lambda: torch.rand(2) + 1)


def test_both_sides_are_measured_in_one_run(tmp_path):
    out = tmp_path / "generators-speed.json"
    room.main(["speed", "--preset", "quick", "--batch-size", "2", "--parts", "1",
               "--repeats", "1", "--at-threads", "1", "--matrix", "64", "--threads", "1",
               "--out", str(out)])  # fmt: skip
    found = json.loads(out.read_text())
    (row,) = found["rows"]
    assert row["threads"] == 1
    assert row["operations"] > 1e6
    assert min(row["convolutions_flops"], row["matmul_flops"]) > 0
    share = row["update_flops"] / row["convolutions_flops"]
    assert row["of_convolutions_alone"] == pytest.approx(share)
    assert f"{100 * row['of_convolutions_alone']:.0f} % |" in table.speed(found)
