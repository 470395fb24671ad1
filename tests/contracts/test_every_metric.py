"""Every number that is logged is explained, and every explanation is of one that is logged."""

import pytest

from agents.learning.metrics import METRICS
from agents.learning.run import read_metrics
from agents.train import AGENTS
from tests.support.tiny import LEARNERS


@pytest.mark.slow
def test_what_learners_log_is_what_is_explained(tmp_path):
    pytest.importorskip("stable_baselines3")
    logged = set()
    for name, config in LEARNERS.items():
        AGENTS[name.split()[0]].train(config, tmp_path / name)
        logged |= {key for row in read_metrics(tmp_path / name) for key in row}
    assert logged == METRICS.keys()
