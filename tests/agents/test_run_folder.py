"""The folder of a run: whose it is, what a start leaves there, what of it is read again."""

import json

import pytest

from agents.learning.run import Run, one_run_at_a_time
from agents.neural_renderer import trainer
from tests.support.tiny import IMITATES


def test_a_checkpoint_of_another_run_is_refused(tmp_path):
    run = Run(tmp_path / "one", IMITATES, resume=False)
    run.save({"update": 1})
    with pytest.raises(ValueError, match="holds this run already: go on with --resume"):
        Run(tmp_path / "one", IMITATES, resume=False)
    (tmp_path / "one" / "config.json").unlink()
    with pytest.raises(ValueError, match="holds this run already: go on with --resume"):
        Run(tmp_path / "one", IMITATES, resume=False)
    other = trainer.Config("circle", width=16)
    with pytest.raises(ValueError, match=r"no checkpoint to go on with.*another config.*width"):
        trainer.train(other, tmp_path / "one", resume=True)


def test_to_resume_nothing_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"no run to go on with in .*leave --resume out"):
        trainer.train(IMITATES, tmp_path / "run", resume=True)
    assert not (tmp_path / "run" / "config.json").exists()


def test_a_refused_start_takes_away_what_it_made_and_no_config_that_was_there(tmp_path):
    file = tmp_path / "config.json"
    for kept in ('{"of": "somebody else"}', "no JSON"):
        file.write_text(kept)
        with (
            pytest.raises(ValueError, match=r"another config|no config"),
            one_run_at_a_time(tmp_path),
        ):
            Run(tmp_path, IMITATES, resume=False)
        assert file.read_text() == kept
    file.unlink()
    with pytest.raises(ValueError, match="wrong"), one_run_at_a_time(tmp_path):
        Run(tmp_path, IMITATES, resume=False)
        raise ValueError("wrong")
    assert not list(tmp_path.iterdir())


def test_lines_of_metrics_that_a_full_disk_tore_are_dropped_and_said(tmp_path):
    run = Run(tmp_path, IMITATES, resume=False)
    for update in (1, 2, 3):
        run.report(update, {"loss": 0.5})
    run.close()
    with (tmp_path / "metrics.jsonl").open("ab") as file:
        file.write(b'{"update": 4, "lo\xff')
    said = []
    run.forget_after(2, said.append)
    lines = (tmp_path / "metrics.jsonl").read_text().splitlines()
    assert [json.loads(line)["update"] for line in lines] == [1, 2]
    assert said == [f"dropped 1 of 4 lines of {tmp_path / 'metrics.jsonl'}: torn, no metrics"]
