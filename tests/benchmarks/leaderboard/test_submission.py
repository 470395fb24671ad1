"""Submissions to the leaderboard: what is replayed, and takes whose place."""

import json
from dataclasses import replace

import pytest
import torch
from safetensors.torch import save_file

from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import standings
from benchmarks.leaderboard.submission import read_submission, write_submission
from tests.support.actors import write_actor
from tests.support.suites import strokes_of


@pytest.mark.parametrize("entry", ["random", "blank"])
def test_saved_strokes_replay_to_the_same_figures(tiny, tmp_path, entry):
    board = tmp_path / "board"
    (result,) = contest.run(
        contest.Run(entry, (tiny.name,), save_strokes=tmp_path / "saved", board=board)
    )
    again = contest.submit(contest.Submit(tmp_path / "saved" / tiny.name, board=board))
    assert again["figures"] == result["figures"]
    assert again["seeds"] == result["seeds"]
    assert again["submitted"]
    assert again["seconds"] == {"batched": result["seconds"]["batched"], "claimed": True}
    assert again["card"]["authors"] == "paint-gym"


@pytest.mark.parametrize("kind", [torch.float16, torch.float32])
def test_a_submission_may_be_safetensors_and_half_precision(submission, kind):
    whole = read_submission(submission).strokes[0]
    (submission / "strokes.npz").unlink()
    save_file({"strokes": whole.to(kind)}, submission / "strokes.safetensors")
    found = read_submission(submission).strokes[0]
    assert found.dtype == torch.float32
    assert torch.allclose(found, whole, atol=1e-3)


def test_several_seeds_are_one_array(submission, card):
    both = {3: strokes_of(3), 8: strokes_of(3, seed=1)}
    write_submission(submission, replace(card, seeds=[3, 8]), both)
    found = read_submission(submission).strokes
    assert {seed: torch.equal(found[seed], both[seed]) for seed in found} == {3: True, 8: True}
    for alike in (both[3], both[3].nextafter(torch.ones(())), both[3].half().float()):
        write_submission(submission, replace(card, seeds=[3, 8]), {3: both[3], 8: alike})
        with pytest.raises(ValueError, match="seeds 3 and 8 have the same strokes for 3 of 3"):
            read_submission(submission)
    one_s = both[8].clone()
    one_s[0] = both[3][0]  # a picture that any seed paints so
    write_submission(submission, replace(card, seeds=[3, 8]), {3: both[3], 8: one_s})
    assert len(read_submission(submission).strokes) == 2


def test_a_submission_takes_no_other_s_place(submission, tiny, tmp_path):
    board = tmp_path / "board"
    options = contest.Submit(submission, board=board)
    contest.submit(options)
    with pytest.raises(ValueError, match=r"by A\. Painter already"):
        contest.submit(options)
    contest.submit(replace(options, replace=True))
    file = standings.result_file("visitor", tiny.name, board)
    file.write_text(json.dumps({**standings.read_result(file), "submitted": False}))
    with pytest.raises(ValueError, match="one of this project's own painters"):
        contest.submit(replace(options, replace=True))


def test_no_run_takes_the_place_of_a_submission(submission, tiny, tmp_path):
    contest.submit(contest.Submit(submission, board=tmp_path))
    write_actor(tmp_path / "a.safetensors")
    command = ["run", "visitor", "--suite", tiny.name, "--board", str(tmp_path)]
    with pytest.raises(SystemExit):
        leaderboard.main([*command, "--actor", str(tmp_path / "a.safetensors")])
