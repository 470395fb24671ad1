"""A sweep finds good options, stops bad trials, and is the same whoever was stopped when."""

import csv
import errno
import fcntl
import json
import os
import shlex
import sys
import threading
import time

import pytest
import torch

from agents import train, tune
from agents.tuning import study as studies
from renderers.workshop.command import read
from tests.support import tuned
from tests.support.stops import STOPPED, in_child, some
from tests.support.tuned import BEST, Guesser

VARY = ("--vary", "lr:1e-5..1e-1:log", "batch-size:2,4")


@pytest.fixture(autouse=True)
def toy(monkeypatch):
    pytest.importorskip("optuna")
    monkeypatch.setitem(train.AGENTS, "toy", tuned)
    monkeypatch.setattr(studies, "PATIENCE", 3)
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)  # half of the time


def swept(folder, *more, trials=4):
    tune.main(["toy", "--out", str(folder), "--trials", str(trials), "--threads", "1", *more])


def found(folder):
    return list(csv.DictReader((folder / "trials.csv").read_text().splitlines()))


def ended(folder):
    """What a sweep has come to, and its runs."""
    reports = {
        file.parent.name: [json.loads(line)["update"] for line in file.read_text().splitlines()]
        for file in folder.glob("trial-*/metrics.jsonl")
    }
    return found(folder), reports


def refused(capsys, *argv):
    with pytest.raises(SystemExit) as end:
        tune.main(list(argv))
    told = capsys.readouterr().err.splitlines()
    assert (end.value.code, len(told)) == (2, 1)
    return told[0]


def test_a_sweep_shows_its_trials_best_first_and_how_to_train_the_best(tmp_path, capsys):
    swept(tmp_path / "study", *VARY, "--momentum", "0.25")
    said, rows = capsys.readouterr().out, found(tmp_path / "study")
    errors = [float(row["error"]) for row in rows]
    assert errors == sorted(errors) and len(rows) == 4
    assert (tmp_path / "study" / "history.png").stat().st_size
    words = shlex.split(said.splitlines()[-1])
    assert words[:4] == ["python", "-m", "agents.train", "toy"]
    _, preset, rest = train.split_off(words[3:])
    asked = read(train.options_of(tuned, preset), rest, prog="", about="")
    best = json.loads(
        (tmp_path / "study" / f"trial-00{rows[0]['trial']}" / "config.json").read_text()
    )
    assert {**vars(asked.config), "widths": [8, 8]} == best
    assert best["momentum"] == 0.25 and best["lr"] == float(rows[0]["lr"])
    assert asked.out == tmp_path / "study" / "best"


def test_trials_that_have_ended_keep_weights_and_nothing_to_go_on_with(tmp_path):
    swept(tmp_path / "study", *VARY, trials=2)
    kept = {file.name for file in (tmp_path / "study" / "trial-001").iterdir()}
    assert {"final.safetensors", "result.json", "config.json"} <= kept
    assert not {"last.safetensors", "previous.safetensors"} & kept
    assert not list((tmp_path / "study").rglob("at-work"))


def test_tpe_draws_nearer_to_what_was_good(tmp_path):
    swept(tmp_path / "study", *VARY, "--pruner", "none", "--startup", "5", trials=20)
    far = {int(x["trial"]): abs(torch.tensor(float(x["lr"]) / BEST).log10()) for x in found(
        tmp_path / "study")}  # fmt: skip
    drawn, chosen = ([far[n] for n in numbers] for numbers in (range(5), range(10, 20)))
    assert sum(chosen) / 10 < sum(drawn) / 5 * 0.7


@pytest.mark.parametrize("pruner", ["median", "hyperband"])
def test_the_pruner_stops_bad_trials_and_never_good_ones(tmp_path, pruner):
    how = ("--sampler", "random", "--pruner", pruner, "--startup", "2", "--preset", "long")
    swept(tmp_path / "study", *how, "--vary", "lr:1e-3,0.5", trials=12)
    rows = found(tmp_path / "study")
    stopped = [row for row in rows if row["end"].startswith("stopped at update")]
    assert len(stopped) >= 2
    assert {row["lr"] for row in stopped} == {"0.5"}
    _, reports = ended(tmp_path / "study")
    for row in stopped:
        assert max(reports[f"trial-{int(row['trial']):03d}"]) == int(row["updates"]) < 12
    assert rows[0]["lr"] == "1e-3" and rows[0]["end"] == "learned"


def test_a_stopped_trial_leaves_no_thread_of_its_board(tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "torch.utils.tensorboard")
    pytest.importorskip("torch.utils.tensorboard")
    before = threading.active_count()
    swept(tmp_path / "s", "--startup", "1", "--vary", "lr:1e-3,0.5", trials=4)
    assert "stopped" in (tmp_path / "s" / "trials.csv").read_text()
    assert threading.active_count() == before


def test_nothing_is_stopped_without_a_pruner(tmp_path):
    swept(tmp_path / "s", "--pruner", "none", "--startup", "1", "--vary", "lr:1e-3,0.5", trials=6)
    assert {row["end"] for row in found(tmp_path / "s")} == {"learned"}


def test_a_trial_that_diverges_or_cannot_be_is_noted_and_the_sweep_goes_on(tmp_path):
    swept(
        tmp_path / "s", "--sampler", "random", "--vary", "lr:1e-3,1", "batch-size:4,13", trials=14
    )
    ends = {(row["lr"], row["batch_size"]): row["end"] for row in found(tmp_path / "s")}
    assert ends["1e-3", "4"] == "learned"
    assert ends["1", "4"].startswith("diverged: loss not finite at update 1")
    assert ends["1e-3", "13"] == ends["1", "13"] == "refused: 13 is no batch"


def test_what_was_refused_is_chosen_less_than_by_chance(tmp_path):
    swept(tmp_path / "s", "--startup", "4", *VARY[:2], "batch-size:2,13", trials=16)
    ends = [row["end"] for row in sorted(found(tmp_path / "s"), key=lambda x: int(x["trial"]))]
    assert any("refused" in end for end in ends[:4])
    assert sum("refused" in end for end in ends[4:]) < 12 / 2


def test_more_trials_go_on_with_a_study_as_if_they_had_been_asked_for_at_once(tmp_path):
    swept(tmp_path / "whole", *VARY, "--startup", "2", trials=7)
    for trials in (1, 4, 4, 7):
        swept(tmp_path / "parts", *VARY, "--startup", "2", trials=trials)
    assert ended(tmp_path / "parts") == ended(tmp_path / "whole")


def test_another_seed_draws_others(tmp_path):
    swept(tmp_path / "a", *VARY, "--seed", "1", trials=1)
    swept(tmp_path / "b", *VARY, "--seed", "2", trials=1)
    assert found(tmp_path / "a")[0]["lr"] != found(tmp_path / "b")[0]["lr"]


def test_a_folder_is_one_studys(tmp_path, capsys):
    swept(tmp_path / "s", *VARY, trials=1)
    capsys.readouterr()
    line = ("toy", "--out", str(tmp_path / "s"), *VARY)
    told = refused(capsys, *line, "--momentum", "0.1", "--sampler", "random")
    assert "holds another study (it differs in momentum, sampler)" in told


@pytest.mark.parametrize(("words", "wrong"), [
    (("--vary", "lr:0.1..2"), "--lr must be a number above 0, 1 at most, got 2"),
    (("--vary", "rate:1,2"), "Unknown option to vary 'rate'"),
    (("--dataset", "monet"), "no pictures called monet"),
    (("--trials", "0"), "--trials must be a whole number, 1 or more"),
])  # fmt: skip
def test_what_cannot_be_is_refused_before_there_is_a_folder(tmp_path, capsys, words, wrong):
    assert wrong in refused(capsys, "toy", "--out", str(tmp_path / "s"), *words)
    assert not (tmp_path / "s").exists()


def test_under_torchrun_it_says_how_a_sweep_is_shared(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert "starting it twice" in refused(capsys, "toy", "--out", str(tmp_path / "s"))


def test_without_optuna_it_says_what_brings_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "optuna", None)
    assert 'pip install "paint-gym[tune]"' in refused(capsys, "toy", "--out", str(tmp_path / "s"))
    assert not (tmp_path / "s").exists()


def test_where_files_cannot_be_locked_it_says_so(tmp_path, capsys, monkeypatch):
    def unknown(*given):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", unknown)
    told = refused(capsys, "toy", "--out", str(tmp_path / "s"))
    assert "lies on a file system without locks" in told


def test_ctrl_c_leaves_the_trial_to_be_gone_on_with(tmp_path, capsys, monkeypatch):
    swept(tmp_path / "whole", *VARY)
    step = Guesser.step

    def interrupted(self, update):
        if update == 3 and (tmp_path / "study" / "trial-001").exists():
            raise KeyboardInterrupt
        return step(self, update)

    monkeypatch.setattr(Guesser, "step", interrupted)
    with pytest.raises(SystemExit) as end:
        swept(tmp_path / "study", *VARY)
    assert end.value.code == 130
    assert "the same command goes on" in capsys.readouterr().out
    assert [row["end"] for row in found(tmp_path / "study")] == ["learned", "not ended"]
    monkeypatch.setattr(Guesser, "step", step)
    swept(tmp_path / "study", *VARY)
    assert ended(tmp_path / "study") == ended(tmp_path / "whole")


@pytest.mark.slow
def test_whoever_is_killed_at_whatever_file_event_every_trial_is_made_once(tmp_path):
    def sweep(folder):
        swept(folder, *VARY, "--startup", "1", trials=2)

    code, said, events = in_child(sweep, tmp_path / "whole")
    assert code == 0, said
    for at in some(5, events):
        folder = tmp_path / f"killed-{at}"
        assert in_child(sweep, folder, stop_at=at)[0] == STOPPED
        code, said, _ = in_child(sweep, folder)
        assert code == 0, (at, said)
        assert ended(folder) == ended(tmp_path / "whole"), at


def test_a_line_of_the_journal_that_is_torn_is_dropped(tmp_path):
    swept(tmp_path / "s", *VARY, trials=2)
    with (tmp_path / "s" / "journal.log").open("ab") as file:
        file.write(b'{"op_code": 4, "work')
    swept(tmp_path / "s", *VARY, trials=3)
    assert {row["end"] for row in found(tmp_path / "s")} == {"learned"}
    assert len(found(tmp_path / "s")) == 3


def test_a_damaged_journal_is_one_line(tmp_path, capsys):
    swept(tmp_path / "s", *VARY, trials=1)
    journal = tmp_path / "s" / "journal.log"
    journal.write_bytes(b"{\n" + journal.read_bytes())
    capsys.readouterr()
    assert "journal.log" in refused(capsys, "toy", "--out", str(tmp_path / "s"), *VARY)


def begun(folder):
    """Processes, each with the trials it has begun."""
    found = {}
    for file in (folder / "by").iterdir():
        pid, _, trial = file.name.partition("-")
        found.setdefault(pid, []).append(trial)
    return found


def test_two_processes_share_a_study(tmp_path, monkeypatch):
    """The first trial of each waits until the other has begun one."""

    def together(self, *given, **more):
        begin(self, *given, **more)
        for _ in range(6000):
            if not (tmp_path / "study" / "by").exists() or len(begun(tmp_path / "study")) > 1:
                return
            time.sleep(0.01)
        raise AssertionError("it is alone")

    begin = Guesser.__init__
    monkeypatch.setattr(Guesser, "__init__", together)
    other = os.fork()
    if not other:
        code = 1
        try:
            swept(tmp_path / "study", *VARY, trials=7)
            code = 0
        finally:
            os._exit(code)
    swept(tmp_path / "study", *VARY, trials=7)
    assert os.waitstatus_to_exitcode(os.waitpid(other, 0)[1]) == 0
    swept(tmp_path / "study", *VARY, trials=7)
    rows, reports = ended(tmp_path / "study")
    assert sorted(int(row["trial"]) for row in rows) == list(range(7))
    assert "not ended" not in {row["end"] for row in rows}
    by = begun(tmp_path / "study")
    assert len(by) == 2
    assert sorted(trial for trials in by.values() for trial in trials) == sorted(reports)
    assert all(updates == sorted(updates) for updates in reports.values())
