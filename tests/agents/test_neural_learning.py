"""How networks learn to imitate: lessons, runs that resume exactly, and the shelf they go on."""

import json
from dataclasses import replace

import pytest
import torch

from agents import neural_renderer
from agents.neural_renderer import Config, train
from agents.neural_renderer.card import checksum, ship
from agents.neural_renderer.lessons import exact_maps, extreme, mixed, psnr_of_maps
from agents.train import PROG, main, options_of
from renderers import BRUSHES, uniform
from renderers.forms.form import INK
from renderers.neural.cells import SIZE
from renderers.neural.weights import load
from renderers.train import main as old_door
from renderers.workshop.command import read
from tests.support.chance import CHANCE

TINY = Config(
    "circle", width=8, depth=1, updates=6, batch_size=4, warmup=1, report_every=1,
    evaluate_every=4, held_out=8,
)  # fmt: skip


@pytest.fixture(params=list(BRUSHES))
def brush(request):
    return BRUSHES[request.param]()


# Lessons


def test_strokes_to_learn_from_are_in_range_and_one_in_five_is_extreme(brush):
    strokes = mixed(100, brush, torch.Generator().manual_seed(0))
    again = mixed(100, brush, torch.Generator().manual_seed(0))
    assert strokes.equal(again)
    assert strokes.shape == (100, len(brush.params))
    assert 0 <= strokes.min() <= strokes.max() <= 1
    tiny, full, _, needle = (extreme(40, brush, CHANCE)[i::4] for i in range(4))
    area = [
        exact_maps(brush.form, brush.rows(s)[:, INK:])[:, 0].mean() for s in (tiny, full, needle)
    ]
    uniformly = exact_maps(brush.form, brush.rows(uniform(200, brush, CHANCE))[:, INK:])[
        :, 0
    ].mean()
    assert area[0] < uniformly / 20
    assert area[1] > uniformly
    assert area[2] < uniformly / 2


def test_psnr_is_that_of_the_brush_s_own_pictures():
    brush, strokes = BRUSHES["oil"](), uniform(10, BRUSHES["oil"](), CHANCE)
    color, alpha = brush.rasterize(strokes, SIZE, SIZE)
    exact = torch.cat([color * alpha, alpha], 1)
    darker = psnr_of_maps(brush, lambda g: 0.9 * exact_maps("bristle", g), strokes, batch=3)
    wanted = -10 * (0.1 * exact).square().mean().log10().item()
    assert darker == pytest.approx(wanted, abs=0.01)


# Learning


def test_a_network_learns(tmp_path):
    config = replace(TINY, width=16, updates=120, batch_size=16, lr=1e-2, evaluate_every=1000)
    record = train(config, tmp_path)
    lines = [json.loads(x) for x in (tmp_path / "metrics.jsonl").read_text().splitlines()]
    losses = [line["loss"] for line in lines if "loss" in line]
    assert sum(losses[-5:]) < 0.3 * sum(losses[:5])
    assert record["random"] > 17
    assert {"sheets", "curve.png", "final.safetensors", "result.json"} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_a_folder_refuses_another_config(tmp_path):
    train(TINY, tmp_path, stop_after=1)
    with pytest.raises(ValueError, match=r"differs in lr"):
        train(replace(TINY, lr=1.0), tmp_path, resume=True)
    with pytest.raises(ValueError, match="--resume"):
        train(TINY, tmp_path)


def test_a_trained_network_ships_with_its_checksum_and_card(tmp_path):
    command = "python -m agents.train neural_renderer --brush circle --width 8 --depth 1"
    train(TINY, tmp_path / "run", command=command)
    shelf = tmp_path / "shelf"
    there = ship(tmp_path / "run" / "final.safetensors", shelf)
    assert (shelf / "SHA256SUMS").read_text() == f"{checksum(there)}  {there.name}\n"
    card = (shelf / "README.md").read_text()
    assert there.name in card
    assert f"`{command}`" in card
    net = load(BRUSHES["circle"](), folder=shelf)
    assert not any(p.requires_grad for p in net.parameters())


def test_the_command_reads_brush_and_options(capsys, tmp_path):
    typed = ["--brush", "oil", "--net", "unet", "--updates", "7", "--threads", "1", "--ship"]
    asked = read(options_of(neural_renderer, "cpu"), typed, prog=PROG, about=None)
    assert asked.config == Config("oil", net="unet", updates=7)
    assert (asked.threads, asked.ship) == (1, True)
    with pytest.raises(SystemExit) as stopped:
        main(["neural_renderer", "--brush", "oill", "--out", str(tmp_path / "run")])
    assert stopped.value.code == 2
    assert not (tmp_path / "run").exists()
    assert "oil" in capsys.readouterr().err


def test_the_door_it_had_before_names_the_new_one(capsys):
    with pytest.raises(SystemExit) as stopped:
        old_door(["oil"])
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "python -m agents.train neural_renderer --brush" in told
