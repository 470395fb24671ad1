"""What a sweep varies is held to the options of its learner."""

import re

import optuna
import pytest

from agents.train import AGENTS
from agents.tuning.space import Choice, Span, space_of, usual, with_values
from renderers.registry import Unknown
from tests.support.tuned import Config


def test_ranges_and_choices_are_of_the_kind_of_their_field():
    words = (
        "lr:1e-5..1e-3:log",
        "batch-size:1..8",
        "momentum:0..1",
        "widths:8x8,16",
        "mirror:True",
    )
    lr, batch, momentum, widths, mirror = space_of(words, Config())
    assert lr == Span("lr", 1e-5, 1e-3, True)
    assert batch == Span("batch_size", 1, 8, False) and type(batch.low) is int
    assert momentum == Span("momentum", 0.0, 1.0, False) and type(momentum.low) is float
    assert widths == Choice("widths", {"8x8": (8, 8), "16": (16,)})
    assert mirror == Choice("mirror", {"True": True})


def test_what_is_suggested_makes_a_config():
    space = space_of(("lr:1e-5..1e-3:log", "batch_size:2,3", "widths:8x8,16"), Config())
    trial = optuna.create_study(sampler=optuna.samplers.RandomSampler(0)).ask()
    for one in space:
        one.suggest(trial)
    config = with_values(Config(momentum=0.25), space, trial.params)
    assert 1e-5 <= config.lr <= 1e-3
    assert config.batch_size in (2, 3) and config.widths in ((8, 8), (16,))
    assert config.momentum == 0.25


@pytest.mark.parametrize(("word", "wrong"), [
    ("lr", "--vary wants FIELD:LOW..HIGH"),
    ("lr:", "--vary wants FIELD:LOW..HIGH"),
    ("lr:0.1..2", "--lr must be a number above 0, 1 at most, got 2"),
    ("lr:x", "--lr must be a number above 0, 1 at most, got 'x'"),
    ("lr:nan..1", "--lr must be a number above 0"),
    ("batch-size:0,4", "--batch-size must be a whole number, 1 or more, got 0"),
    ("batch-size:1.5..4", "--batch-size must be a whole number, 1 or more, got 1.5"),
    ("momentum:0..1:log", "0 has no logarithm"),
    ("momentum:0..1:even", "may stand :log, got :even"),
    ("lr:1e-2..1e-3", "1e-2 is not below 1e-3"),
    ("widths:8..16", "only numbers go from one to another"),
    ("updates:5,10", "cannot vary updates: by it trials are compared"),
    ("seed:0..9", "cannot vary seed"),
])  # fmt: skip
def test_a_word_that_cannot_be_is_refused_by_the_name_of_its_field(word, wrong):
    with pytest.raises(ValueError, match=re.escape(wrong)):
        space_of((word,), Config())


def test_a_field_that_is_not_there_is_told_its_nearest():
    with pytest.raises(Unknown, match="Did you mean 'batch-size'"):
        space_of(("batchsize:2,3",), Config())


def test_a_field_is_varied_once():
    with pytest.raises(ValueError, match="names lr more than once"):
        space_of(("lr:1e-3,1e-2", "lr:0.1..1"), Config())


def test_a_value_that_the_config_as_a_whole_refuses_is_refused():
    config = AGENTS["ddpg_mb"].PRESETS["quick"]
    with pytest.raises(ValueError, match="--replay must hold"):
        space_of(("num-envs:8,100000",), config)


@pytest.mark.parametrize("agent", AGENTS)
def test_every_preset_can_be_tuned_without_a_word(agent):
    for config in AGENTS[agent].PRESETS.values():
        space = space_of(usual(config), config)
        assert space[0].field == "lr"
        assert all(one.low < getattr(config, one.field) <= one.high for one in space)
