"""Benchmarks: that both sides do the same work; how fast is for the benchmark to say."""

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from agents import ddpg_mb
from benchmarks import (
    baselines,
    brush_page,
    equality,
    fidelity,
    figures,
    judge,
    leaderboard,
    speed_table,
)
from benchmarks.env_profile import EnvProfile, Stopwatch, run
from benchmarks.figures import Curve, curve
from benchmarks.opponents import Network, OpenCV, PixelShuffleNet
from benchmarks.speed import rate, spanning
from renderers import BRUSHES, Renderer, Tiles
from tests.agents.test_agents import TINY

brush = BRUSHES["bezier"]()


def test_the_network_is_the_paper_s():
    net = PixelShuffleNet()
    weights = sum(p.numel() for p in net.parameters())
    assert weights == pytest.approx(11.0e6, rel=0.01)
    assert net(torch.rand(2, 10)).shape == (2, 1, 128, 128)


def test_opponents_are_engines_and_the_network_passes_gradients():
    assert isinstance(Network(brush), Renderer)
    strokes = torch.rand(1, 2, 13, requires_grad=True)
    Network(brush).paint(torch.zeros(1, 3, 128, 128), strokes).sum().backward()
    assert strokes.grad.isfinite().all()
    assert strokes.grad.abs().sum() > 0


@pytest.mark.parametrize("name", [name for name in BRUSHES if OpenCV.can(BRUSHES[name]())])
def test_the_opencv_loop_paints_what_the_tiles_paint(name):
    brush, blank = BRUSHES[name](), torch.zeros(4, 3, 128, 128)
    for scale in (1.0, 0.3):
        strokes = spanning(scale, brush, 4, 3, seed=0)
        apart = OpenCV(brush).paint(blank, strokes) - Tiles(brush).paint(blank, strokes)
        assert apart.square().mean().sqrt() < 0.05


def test_strokes_span_the_square_they_are_given():
    x = spanning(0.1, brush, 50, 4, seed=0)
    assert (x[..., 4:6] - x[..., :2]).abs().max() <= 0.1
    assert x.min() >= 0
    assert x.max() <= 1


@pytest.mark.slow
def test_the_table_of_speeds_has_every_engine(tmp_path):
    """In its own process: torch.compile cannot see through the hook that checks shapes."""
    out = tmp_path / "table.json"
    command = ["-m", "benchmarks.speed_table", "--quick", "--threads=1", f"--out={out}"]
    subprocess.run([sys.executable, *command], check=True, cwd=Path(__file__).parents[2])
    found = json.loads(out.read_text())
    assert len(found["rows"]) == 2 * 3 * 2
    for row in found["rows"]:
        asked = {"tiles", "neural float32", "neural bfloat16", "opencv"}
        asked |= {"exact"} if row["scale"] == 1 else set()
        if (row["size"], row["canvases"], row["scale"]) == (32, 2, 1):
            asked |= {"exact compiled"}
        assert {key for key in row if isinstance(row[key], list)} == asked
        assert all(rate > 0 for key in asked for rate in row[key])
        assert len(row["tiles"]) == 2
    assert found["memory"]["megabytes of pictures"] > 0


def test_a_rate_counts_units_of_work():
    calls = []
    assert rate(lambda: calls.append(1), 10, 0.01) > 10
    assert calls


def test_a_curve_ends_with_the_whole_test_split(tmp_path):
    result = ddpg_mb.train(replace(TINY, updates=8, evaluate_every=2), tmp_path)
    points = curve(tmp_path, result)
    assert [p["samples"] for p in points] == [16, 32, 48, 64]
    assert points[-1]["mse"] == result["test/mse"]
    assert json.loads((tmp_path / "result.json").read_text())["samples"] == 64
    assert Curve(tmp_path).name == "faces-200"


def test_a_stopwatch_counts_each_moment_once():
    class Outer:
        def work(self):
            time.sleep(0.01)
            return self.inner() + 1

        def inner(self):
            time.sleep(0.02)
            return 1

    outer, watch = Outer(), Stopwatch()
    watch.watch(outer, "work", "outer")
    watch.watch(outer, "inner", "inner")
    began = time.perf_counter()
    assert outer.work() == 2
    assert watch.seconds["outer"] >= 0.01
    assert watch.seconds["inner"] >= 0.02
    assert sum(watch.seconds.values()) <= time.perf_counter() - began


def test_the_profile_of_the_env_adds_up_and_is_drawn(tmp_path):
    found = run(EnvProfile(quick=True, results=tmp_path, figures=tmp_path))
    asked = [(engine, batch) for engine in ("tiles", "neural") for batch in (1, 2)]
    assert [(row["renderer"], row["canvases"]) for row in found["rows"]] == asked
    for row in found["rows"]:
        took = row["milliseconds"]
        assert took["step"] == pytest.approx(sum(took["parts"].values()))
        assert all(spent > 0 for spent in took["parts"].values())
        assert row["overhead"] < 1
    written = json.loads((tmp_path / "env-profile.json").read_text())
    assert written["machine"]["commit"]
    assert written["config"]["seed"] == written["seed"] == 0
    assert (tmp_path / "env-profile.png").stat().st_size > 1000


@pytest.mark.slow
def test_the_fidelity_of_every_network_is_measured_and_drawn(tmp_path):
    places = {name: tmp_path / name for name in ("runs", "results", "figures", "weights")}
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


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ([figures.main, "env_profile", "--quick", "--renderers", "tile"], "Did you mean 'tiles'"),
        ([figures.main, "env_profil"], "Did you mean 'env_profile'"),
        ([figures.main, "rewards", "--seeds", "0"], "--seeds must be a whole number, from 1 to"),
        ([figures.main, "large", "--side", "512"], "--side must be a whole number, from 1025 to"),
        ([speed_table.main, "--brushes", "bezeir"], "Did you mean 'bezier'"),
        ([speed_table.main, "--compiled-at", "0", "4"], "--compiled-at must be a whole number"),
        ([judge.main, "x.safetensors", "--datasets", "nope"], "Unknown dataset 'nope'"),
        ([baselines.main, "nowhere"], "no nowhere/result.json"),
        ([leaderboard.main, "rum"], "Did you mean 'run'"),
        ([leaderboard.main, "run", "blank", "--suite", "photos"], "Unknown suite 'photos'"),
    ],
)
def test_a_mistake_is_one_line(command, said, capsys):
    main, *options = command
    with pytest.raises(SystemExit) as stopped:
        main([*options, "--threads", "1"])
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_equality_counts_what_is_apart(tmp_path):
    found = equality.run(equality.Equality(quick=True, out=tmp_path / "equality.json"))
    assert [row["brush"] for row in found["rows"]] == list(BRUSHES)
    for row in found["rows"]:
        assert row["tiles"]["strokes"] == 4
        assert row["tiles"]["worst pixel"] < 0.1
    same = (Tiles(brush), torch.float32)
    none = equality.apart(same, same, brush, equality.Equality(quick=True, strokes=2, size=16))
    assert none["worst pixel"] == none["gradients off"] == 0
