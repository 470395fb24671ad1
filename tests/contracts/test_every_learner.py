"""What everything that learns must do. A new line in AGENTS is tested by a config in LEARNERS."""

import dataclasses
import json

import pytest
import torch
from torch.utils._pytree import tree_leaves

from agents.learning.learner import PainterConfig
from agents.learning.run import CHECKPOINT, read_metrics
from agents.train import AGENTS
from renderers.weights import read_about, read_weights
from renderers.workshop.checkpoint import read_state
from tests.support.states import assert_same
from tests.support.tiny import LEARNERS, PAINTERS


@pytest.fixture(params=LEARNERS)
def learner(request):
    """Its training, and a config of four updates."""
    name = request.param.split()[0]
    if name.startswith("sb3"):
        pytest.importorskip("stable_baselines3")
    return AGENTS[name].train, LEARNERS[request.param]


def test_there_is_a_config_for_each():
    assert {name.split()[0] for name in LEARNERS} == set(AGENTS)


@pytest.mark.parametrize("name", AGENTS)
def test_it_has_words_for_its_help_a_config_and_presets(name):
    agent = AGENTS[name]
    assert str(agent.__doc__).splitlines()[0]
    assert dataclasses.is_dataclass(agent.Config)
    assert dataclasses.is_dataclass(agent.Config())  # what is left alone can be
    assert agent.PRESETS
    for preset in agent.PRESETS.values():
        assert isinstance(preset, agent.Config)
        assert preset.updates >= preset.report_every


@pytest.mark.parametrize("name", PAINTERS)
def test_the_config_of_a_learner_of_painters_lasts_as_long_as_it_is_told(name):
    for preset in AGENTS[name].PRESETS.values():
        assert isinstance(preset, PainterConfig)
        longer = preset.lasting(30)
        assert longer.updates == 30
        assert longer.lasting(preset.updates).updates == preset.updates
        assert longer.samples_of(30) == 30 * preset.samples_of(1) > 0


def metrics(folder):
    return [timeless(row) for row in read_metrics(folder)]


def timeless(row):
    return {key: x for key, x in row.items() if "seconds" not in key}


def test_stopped_and_resumed_it_is_bit_for_bit_as_never_stopped(learner, tmp_path):
    train, config = learner
    folders = once, twice = tmp_path / "once", tmp_path / "twice"
    result = train(config, once)
    torch.manual_seed(1)  # torch's own generator is nobody's
    assert train(config, twice, stop_after=2) == {}
    torch.manual_seed(2)
    before = torch.get_rng_state()
    assert timeless(train(config, twice, resume=True)) == timeless(result)
    assert torch.equal(torch.get_rng_state(), before)
    one, other = (read_state(folder / CHECKPOINT) for folder in folders)
    assert one["update"] == other["update"] == config.updates == 4
    assert len(tree_leaves(one["learner"])) > 10
    for kept in (one, other):  # the shape checker draws from Python's generator, too
        kept["learner"].get("algorithm", {}).get("random", {}).pop("python", None)
    for part in ("learner", "random", "best"):
        assert_same(one[part], other[part])
    assert metrics(once) == metrics(twice)
    assert [row["update"] for row in metrics(once)] == [1, 2, 2, 3, 4, 4]
    for file in ("best.safetensors", "final.safetensors"):
        kept, again = (read_weights(x / file, config.KIND) for x in folders)
        assert_same(kept[0], again[0])
        assert kept[1].spec == again[1].spec


def test_a_run_too_short_to_report_anything_ends_well(learner, tmp_path):
    train, config = learner
    short = dataclasses.replace(config, report_every=100, evaluate_every=100)
    assert train(short, tmp_path)["samples"] > 0
    assert read_metrics(tmp_path) == []


def test_its_weights_say_what_they_are_how_they_came_to_be_and_what_they_are_worth(
    learner, tmp_path
):
    train, config = learner
    train(config, tmp_path, command="as typed")
    about = read_about(tmp_path / "final.safetensors")
    assert about.kind == config.KIND
    for name in {"brush", "size"} & about.spec.keys() & vars(config).keys():
        assert about.spec[name] == vars(config)[name]
    assert about.card == json.loads((tmp_path / "result.json").read_text())
    assert about.card["command"] == "as typed"
    assert about.card["machine"]["commit"]
    assert about.card["samples"] > 0
    assert any((tmp_path / "sheets").glob("*.png"))


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
def test_it_learns_on_a_gpu_and_goes_on_there(learner, tmp_path):
    train, config = learner
    assert train(config, tmp_path, device="cuda", stop_after=2) == {}
    assert train(config, tmp_path, device="cuda", resume=True)["machine"]["gpu"]
    assert [row["update"] for row in metrics(tmp_path)] == [1, 2, 2, 3, 4, 4]
