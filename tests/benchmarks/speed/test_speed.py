"""Benchmarks: that both sides do the same work; how fast is for the benchmark to say."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from agents.train import AGENTS
from benchmarks.speed import equality, packages, table
from benchmarks.speed.env_profile import EnvProfile, Stopwatch, run
from benchmarks.speed.measure import rate, spanning, updates_per_second
from benchmarks.speed.other_engines import Network, OpenCV, PixelShuffleNet
from benchmarks.speed.packages import by_package
from paint_gym.scores import make_score
from renderers import BRUSHES, Renderer, Tiles
from tests.support.learners import TOY

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
        strokes = spanning(scale, brush, (4, 3), seed=0)
        apart = OpenCV(brush).paint(blank, strokes) - Tiles(brush).paint(blank, strokes)
        assert apart.square().mean().sqrt() < 0.05


def test_strokes_span_the_square_they_are_given():
    x = spanning(0.1, brush, (50, 4), seed=0)
    assert (x[..., 4:6] - x[..., :2]).abs().max() <= 0.1
    assert x.min() >= 0
    assert x.max() <= 1


@pytest.mark.slow
def test_the_table_of_speeds_has_every_engine(tmp_path):
    """In its own process: torch.compile cannot see through the hook that checks shapes."""
    out = tmp_path / "table.json"
    command = ["-m", "benchmarks.speed", "engines", "--quick", "--threads=1", f"--out={out}"]
    subprocess.run([sys.executable, *command], check=True, cwd=Path(__file__).parents[3])
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


def test_equality_counts_what_is_apart(tmp_path):
    found = equality.run(equality.Equality(quick=True, out=tmp_path / "equality.json"))
    assert [row["brush"] for row in found["rows"]] == list(BRUSHES)
    for row in found["rows"]:
        assert row["tiles"]["strokes"] == 4
        assert row["tiles"]["worst pixel"] < 0.1
    same = (Tiles(brush), torch.float32)
    options = equality.Equality(quick=True, strokes=2, size=16)
    none = equality.apart(same, same, brush, options=options)
    assert none["worst pixel"] == none["gradients off"] == 0


def test_updates_of_a_learner_that_nothing_was_made_for_are_counted(monkeypatch, capsys):
    monkeypatch.setitem(AGENTS, "toy", TOY)
    found = updates_per_second("toy", 0.03)
    assert found["updates"] > 0
    assert sum(found["milliseconds"].values()) > 0
    assert "toy quick: " in capsys.readouterr().out
    row = table.updates({"updates_per_second": {"toy": found}}).splitlines()[2]
    assert row.startswith(f"| `toy` | `quick` | {found['updates']:.1f} |")


def test_time_is_that_of_the_package_that_works_or_has_called_what_does():
    def work():
        make_score("l2:1+sinkhorn:1")(torch.rand(2, 3, 32, 32), torch.rand(2, 3, 32, 32))

    found = by_package(work, 0.05)
    assert next(iter(found)) == "paint_gym.scores"
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_a_signal_that_comes_while_one_is_looked_at_is_left_to_the_next(monkeypatch):
    asked = []

    def slow(frame):
        asked.append(frame)
        signal.raise_signal(signal.SIGALRM)  # as on a machine too busy for its signals
        return "somewhere"

    monkeypatch.setattr(packages, "package_of", slow)
    with packages.watched() as spent:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.raise_signal(signal.SIGALRM)
    assert list(spent) == ["somewhere"]
    assert 1 <= len(asked) < 10
