"""A game that ends nowhere goes back to where it was good, and says so."""

from dataclasses import replace

import pytest
import torch

from agents.gan import dcgan
from agents.gan.learner import AdversarialLearner
from agents.learning import session
from agents.learning.run import CHECKPOINT, OLDER, read_metrics
from renderers.workshop.checkpoint import read_state
from tests.support.tiny import MAKES

CONFIG = replace(MAKES, updates=8, evaluate_every=2)


def spoiled(monkeypatch, spoil, at, times=1):
    """Have the learner's weights spoiled after these updates, the first so many times."""
    step, left = AdversarialLearner.step, [times]

    def wrong(self, update):
        row = step(self, update)
        if update == at and left[0]:
            left[0] -= 1
            return spoil(self, row)
        return row

    monkeypatch.setattr(AdversarialLearner, "step", wrong)


def no_number(learner, row):
    return row | {"generator/loss": torch.tensor(torch.nan)}


def collapse(learner, row):
    with torch.no_grad():
        for weights in learner.slow.parameters():
            weights.zero_()
    return row


@pytest.mark.parametrize(
    ("spoil", "at", "said"), [(no_number, 4, "not finite"), (collapse, 5, "has collapsed")]
)
def test_it_goes_back_and_on_to_the_end(spoil, at, said, tmp_path, monkeypatch):
    spoiled(monkeypatch, spoil, at)
    lines = []
    result = session.train(dcgan.make, CONFIG, tmp_path, say=lines.append)
    told = [line for line in lines if said in line]
    assert len(told) == 1
    assert "back at update 4, and on with other chance (1 of 5 times)" in told[0]
    assert result["samples"] == 8 * CONFIG.batch_size
    assert [row["update"] for row in read_metrics(tmp_path)] == [1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8]


def test_where_that_leads_there_again_it_goes_back_further(tmp_path, monkeypatch):
    spoiled(monkeypatch, no_number, at=4, times=2)
    lines = []
    session.train(dcgan.make, CONFIG, tmp_path, say=lines.append)
    told = [line for line in lines if "not finite" in line]
    assert ["back at update 4" in told[0], "back at update 2" in told[1]] == [True, True]


def test_in_the_end_it_gives_up(tmp_path, monkeypatch):
    spoiled(monkeypatch, no_number, at=4, times=99)
    with pytest.raises(FloatingPointError, match="not finite"):
        session.train(dcgan.make, CONFIG, tmp_path)
    assert read_state(tmp_path / CHECKPOINT)["update"] <= 4


def test_the_newest_two_checkpoints_are_kept(tmp_path):
    session.train(dcgan.make, CONFIG, tmp_path)
    assert read_state(tmp_path / CHECKPOINT)["update"] == 8
    assert read_state(tmp_path / OLDER)["update"] in (6, 8)


def test_what_went_back_resumes_as_if_never_stopped(tmp_path, monkeypatch):
    spoiled(monkeypatch, no_number, at=4)
    once = session.train(dcgan.make, CONFIG, tmp_path / "once")
    spoiled(monkeypatch, no_number, at=4)
    assert session.train(dcgan.make, CONFIG, tmp_path / "twice", stop_after=6) == {}
    twice = session.train(dcgan.make, CONFIG, tmp_path / "twice", resume=True)
    assert once["test/fd"] == twice["test/fd"]
