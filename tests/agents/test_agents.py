"""Learning: it learns, it resumes exactly, and its folder loses nothing."""

import json
import signal
from dataclasses import replace

import pytest
import torch

from agents import ddpg, ddpg_mb, look_then_paint
from agents.learning.run import CHECKPOINT, Run
from agents.look_then_paint import train
from agents.look_then_paint.learner import Learner
from agents.networks import make_actor
from agents.networks.actors import see
from agents.painters.evaluate import evaluate, progress_sheet
from agents.painters.painter import Painter
from agents.painters.weights import load_painter, make_painter, save_actor
from agents.train import main
from paint_gym.targets import make_targets
from renderers.weights import read_weights
from renderers.workshop.checkpoint import read_state
from tests.support.actors import SPEC
from tests.support.tiny import TINY, begun, load_brush


def test_the_same_seed_is_the_same_run_and_another_is_not(tmp_path):
    first, same, other = (
        train(replace(TINY, seed=seed), tmp_path / str(i))["test/mse"]
        for i, seed in enumerate((0, 0, 1))
    )
    assert first == same != other


LEARNER = replace(
    TINY, network="window", widths=(16, 32), batch_size=32, num_envs=16, replay=1000, updates=200,
    evaluate_every=1000, lr=2e-3, judge_on=32, warmup=10,
)  # fmt: skip


@pytest.mark.slow
def test_a_small_window_agent_learns(tmp_path):
    before = train(replace(LEARNER, updates=1), tmp_path / "before")
    after = train(LEARNER, tmp_path / "after")
    assert after["test/mse"] < 0.6 * before["test/mse"]
    assert after["test/mse"] < 0.25 * after["test/blank"]


@pytest.mark.slow
def test_an_agent_learns_through_a_network_s_imitation(tmp_path):
    imitated = replace(LEARNER, renderer="neural", updates=30)
    before = train(replace(imitated, updates=1), tmp_path / "before")
    after = train(imitated, tmp_path / "after")
    assert after["test/mse"] < 0.9 * before["test/mse"]  # judged by the exact engine


def test_mixed_budgets_are_drawn_anew_for_each_episode():
    config = replace(TINY, budgets=(5, 10, 20), look="window", updates=1)
    rollout, lengths = begun(look_then_paint, config).rollout, set()
    rollout.envs = []
    for _ in range(120):  # one in seven is of 20 strokes: to miss all has a chance of 1e-8
        rollout._begin()
        lengths.add(rollout.horizon)
    assert lengths == {1, 2, 4}


def test_a_run_s_folder_holds_what_its_page_says(tmp_path):
    train(TINY, tmp_path)
    names = {p.name for p in tmp_path.iterdir()}
    assert {"config.json", "metrics.jsonl", CHECKPOINT, "best.safetensors", "result.json"} <= names
    assert any(name.startswith("events.out") for name in names)
    assert len(list((tmp_path / "sheets").glob("*.png"))) == 2
    assert not [p for p in tmp_path.iterdir() if ".part" in p.name]
    result = json.loads((tmp_path / "result.json").read_text())
    assert result["machine"]["processor"]
    assert result["config"]["seed"] == 0


def test_a_folder_refuses_another_config_and_an_unasked_resume(tmp_path):
    Run(tmp_path, TINY, resume=False).save({})
    with pytest.raises(ValueError, match=r"another config \(it differs in lr"):
        Run(tmp_path, replace(TINY, lr=1.0), resume=True)
    with pytest.raises(ValueError, match="go on with --resume"):
        Run(tmp_path, TINY, resume=False)


def test_a_finished_run_is_trained_further_and_the_change_of_its_rates_is_said(tmp_path):
    said, short, longer = [], replace(TINY, updates=4), replace(TINY, updates=6)
    train(short, tmp_path)
    with pytest.raises(ValueError, match="holds a shorter run of this: go on with --resume"):
        train(longer, tmp_path)
    result = train(longer, tmp_path, resume=True, say=said.append)
    assert result["samples"] == 6 * TINY.batch_size
    assert result["config"]["updates"] == 6
    assert any(
        "is at update 4 and goes on to 6: from here its learning rates are" in x for x in said
    )
    rows = map(json.loads, (tmp_path / "metrics.jsonl").read_text().splitlines())
    assert [row["update"] for row in rows if "actor/error" in row] == [2, 4, 6]
    with pytest.raises(ValueError, match=r"another config \(it differs in updates\)"):
        train(short, tmp_path, resume=True)


def test_a_longer_run_that_cannot_begin_leaves_the_shorter_one_as_it_was(tmp_path):
    config = replace(TINY, updates=2)
    train(config, tmp_path, stop_after=1)
    kept = tmp_path / "last.safetensors"
    content = kept.read_bytes()
    kept.write_bytes(content[:-9])
    with pytest.raises(ValueError, match="is no checkpoint to go on with"):
        train(replace(config, updates=4), tmp_path, resume=True)
    kept.write_bytes(content)
    assert train(config, tmp_path, resume=True)["samples"] == 2 * config.batch_size


def test_an_interrupt_is_heeded_between_steps_and_the_resumed_run_is_the_same(
    tmp_path, monkeypatch
):
    train(TINY, tmp_path / "once")
    real, calls = Learner.update, []

    def interrupted(self, *args):
        calls.append(1)
        if len(calls) == 3:
            signal.raise_signal(signal.SIGINT)
        return real(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(Learner, "update", interrupted)
        with pytest.raises(KeyboardInterrupt):
            train(TINY, tmp_path / "twice")
    assert read_state(tmp_path / "twice" / CHECKPOINT)["update"] == 3
    train(TINY, tmp_path / "twice", resume=True)
    once, twice = (
        read_weights(tmp_path / x / "final.safetensors", "painter")[0] for x in ("once", "twice")
    )
    assert all(torch.equal(once[name], twice[name]) for name in {**once, **twice})


def test_a_failure_keeps_what_was_saved(tmp_path, monkeypatch):
    def diverged(self, *args):
        raise FloatingPointError

    train(TINY, tmp_path, stop_after=1)
    monkeypatch.setattr(Learner, "update", diverged)
    with pytest.raises(FloatingPointError):
        train(TINY, tmp_path, resume=True)
    assert read_state(tmp_path / CHECKPOINT)["update"] == 1


def test_weights_travel_with_their_spec(tmp_path):
    actor = make_actor(SPEC).eval()
    save_actor(actor, SPEC, tmp_path / "actor.safetensors")
    painter = load_painter(tmp_path / "actor.safetensors")
    assert isinstance(painter, Painter)
    targets = make_targets("shapes", size=32, split="test")[torch.arange(3)]
    half = make_painter(SPEC, actor.half().float())
    assert torch.equal(painter.paint(targets, 10), half.paint(targets, 10))


def test_an_actor_that_sees_something_else_is_refused(tmp_path):
    save_actor(make_actor(SPEC), {**SPEC, "sees": "the canvas"}, tmp_path / "old.safetensors")
    with pytest.raises(ValueError, match="trained by another version"):
        load_painter(tmp_path / "old.safetensors")


def test_what_is_no_actor_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="no actor at"):
        load_painter(tmp_path / "none.safetensors")
    (tmp_path / "noise.safetensors").write_bytes(b"not weights")
    with pytest.raises(ValueError, match="holds no actor of paint-gym"):
        load_painter(tmp_path / "noise.safetensors")


def test_evaluation_refuses_a_painter_that_overspends():
    class Spender:
        brush = load_brush()
        renderer = None

        def paint(self, targets, budget):
            return torch.rand(len(targets), budget + 1, 13)

    with pytest.raises(ValueError, match="laid 11 strokes of a budget of 10"):
        evaluate(Spender(), [make_targets("shapes", size=16, split="test")], 10, limit=2)


def test_a_painter_is_handed_the_pictures_where_it_works():
    class Elsewhere:
        brush = load_brush()
        renderer = None

        def paint(self, targets, budget):
            assert targets.device.type == "meta"
            return torch.rand(len(targets), budget, 13)

    shapes = [make_targets("shapes", size=16, split="test")]
    assert evaluate(Elsewhere(), shapes, 10, limit=2, device="meta").errors.device.type == "cpu"
    assert progress_sheet(Elsewhere(), shapes, 10, rows=2, device="meta").shape[:2] == (2, 5)


@pytest.mark.parametrize("agent", [ddpg_mb, ddpg, look_then_paint])
def test_every_preset_names_a_network_that_fits(agent):
    for config in agent.PRESETS.values():
        spec = config.spec()
        actor, side = make_actor(spec).eval(), spec["view"]
        view = see(*torch.rand(2, 1, 3, side, side), torch.rand(1))
        assert actor(view).shape == (1, 5, 13)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["ddpg_mp"], "Did you mean 'ddpg_mb'"),
        (["ddpg_mb", "--preset", "quik"], "Did you mean 'quick'"),
        (["ddpg_mb", "--device", "cuda"], "there is no GPU"),
        (["ddpg_mb", "--dataset", "celeba", "--data-dir", "/nowhere"], "no folder /nowhere"),
        (["ddpg_mb", "--budget", "7"], "budget 7 is not a"),
        (["ddpg_mb", "--network", "sb3"], "Known: mixer, window, resnet18."),
        (["look_then_paint", "--network", "sb3"], "Known: mixer, window, resnet18."),
        (["ddpg_mb", "--look", "whole"], "`python -m agents.train look_then_paint` takes --look"),
        (["ddpg_mb", "--critic=canvas"], "`python -m agents.train ddpg` takes --critic"),
        (["ddpg", "--unroll", "2"], "`python -m agents.train look_then_paint` takes --unroll"),
        (["ddpg", "--judge-lr", "1e-4"], "--judge-lr is called --score-lr now"),
        (["ddpg_mb", "--preset", "cpu"], "the preset cpu is look_then_paint's"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line(argv, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
