"""Ideas for the search: each lays as many strokes, by its own rule, and is measured beside ours."""

import json
from dataclasses import replace

import pytest
import torch

from agents.search import Search
from agents.search.descent import quietly
from agents.search.movers import LBFGS
from agents.search.strokes.goal import Goal
from benchmarks.search import __main__ as command
from benchmarks.search import tried
from benchmarks.search.ideas import IDEAS
from benchmarks.search.table import added
from renderers import BRUSHES, Exact

SEARCH = Search(steps=30, groups=3, again_every=2)
PICTURE = torch.rand(1, 3, 12, 12, generator=torch.Generator().manual_seed(0))


def run_of(idea, count=8, brush="circle"):
    return IDEAS[idea](SEARCH, Goal(Exact(BRUSHES[brush]()), PICTURE), count)


@pytest.mark.parametrize("idea", [x for x in IDEAS if x != "proposed"])
def test_an_idea_lays_its_strokes_and_comes_nearer(idea):
    run = run_of(idea)
    found = quietly(run)
    assert found.shape == (1, 8, 7)
    assert 0 <= float(found.min()) <= float(found.max()) <= 1
    assert float(run.goal.loss(found)) < 0.8 * float(PICTURE.square().mean())


def test_generations_double_and_are_half_as_large():
    run = run_of("doubling", 100)
    assert [run._in_group(group) for group in range(run.search.groups)] == [16, 16, 32, 36]


def test_the_picture_grows():
    run = run_of("tempered")
    sizes = []
    for step in (0, 6, 20):
        run.step = step
        sizes.append(run.seen.target.shape[-1])
    assert sizes == sorted(sizes)
    assert sizes[-1] == 12


def test_the_last_part_moves_all_numbers_together():
    run = run_of("second_order")
    quietly(run)
    assert isinstance(run.mover, LBFGS)


def test_strokes_alike_are_merged_but_for_one():
    run = run_of("merged")
    same = torch.full((1, 3, 7), 0.5)
    same[0, 2, 0] = 0.0  # elsewhere
    run._lay(same)
    assert (run.worth(run.goal)[0] == -1).tolist() == [False, True, False]


def test_an_actor_proposes_its_own_brush_only():
    with pytest.raises(ValueError, match="the shipped actor paints with bezier"):
        run_of("proposed")
    found = quietly(IDEAS["proposed"](SEARCH, Goal(Exact(BRUSHES["bezier"]()), PICTURE), 7))
    assert found.shape == (1, 7, 13)


def test_ideas_are_measured_beside_ours(tmp_path, monkeypatch):
    task = replace(tried.TASKS["triangles"], side=16, strokes=4)
    monkeypatch.setitem(tried.TASKS, "triangles", task)
    monkeypatch.setitem(tried.PICTURES, "imagenet", lambda side, count, data_dir: [PICTURE] * count)
    out = tmp_path / "ideas.json"
    words = ["ideas", "merged", "proposed", "--tasks", "triangles", "--quick", "--out", str(out)]
    command.main(words)
    found = json.loads(out.read_text())["tasks"]["triangles"]
    assert found["pictures"] == 2
    assert list(found["ideas"]) == ["ours", "merged", "proposed"]
    assert found["ideas"]["ours"]["above"]["mean"] == 0
    assert "the shipped actor" in found["ideas"]["proposed"]["refused"]
    assert added(found["ideas"]["proposed"], "proposed") == ""
    assert added(found["ideas"]["merged"], "merged")[0] in "+-"


def test_halves_lie_by_the_strokes_over_the_most_error():
    run = run_of("split")
    run.sown = run.search.groups
    wrong, right = torch.full((1, 1, 7), 0.5), torch.full((1, 1, 7), 0.5)
    wrong[..., :2], right[..., :2] = 0.2, 0.8
    run._lay(torch.cat([wrong, right], dim=1))
    error = torch.zeros(1, 1, 12, 12)
    error[..., :6, :6] = 1
    goal = replace(run.goal, focus=error)
    run._add(goal, 2, 0.3)
    x, y, radius = run.mover.numbers[0, -1, :3]
    assert max(x, y) < 0.5
    assert radius == pytest.approx(0.25)
