"""What learners share, by hand: gradient steps, slow copies, learned scores, the replay."""

import math
from dataclasses import dataclass, fields, replace

import pytest
import torch
from torch import nn

from agents import ddpg_mb, look_then_paint
from agents.learning.adversarial import BETAS, CriticTrainer
from agents.learning.ema import blend
from agents.learning.environments import hash_seed
from agents.learning.gradient import descend, held
from agents.learning.replay import Replay, to_bytes, to_floats
from agents.learning.transitions import Transition
from agents.look_then_paint.views import Views
from paint_gym.critics.critic import save_critic
from paint_gym.scores import SCORES
from tests.support.by_hand import pixels
from tests.support.chance import CHANCE
from tests.support.critics import teach
from tests.support.tiny import TINY, WHOLE, begun, some_transitions, some_views

# One step of anything


def test_a_step_is_clipped_and_says_how_steep_it_was():
    net = nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        net.weight.fill_(3.0)
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    for clip, there in ((2.0, 3 - 0.2), (10.0, 2.8 - 0.56)):  # the slope of w^2 is 6, then 5.6
        norm = descend(sgd, net.weight.square().sum(), net, clip=clip)
        assert norm.item() == pytest.approx(6.0 if clip == 2 else 5.6)
        assert net.weight.item() == pytest.approx(there, abs=1e-5)


def test_blending_moves_weights_by_a_share_and_copies_what_is_counted():
    net, slow = nn.BatchNorm1d(1), nn.BatchNorm1d(1)
    with torch.no_grad():
        net.weight.fill_(5.0)
        net.running_mean.fill_(7.0)
    blend(net, slow, 0.25)
    assert slow.weight.item() == 1 + 0.25 * 4
    assert slow.running_mean.item() == 7
    assert slow.weight.requires_grad


def test_a_learned_score_learns_from_the_canvas_as_fake_and_the_target_as_real():
    score = SCORES["wgan"]()
    trainer = CriticTrainer(score, 0.1, tau=0.5, clip=100.0, generator=CHANCE)
    assert trainer.adam.param_groups[0]["betas"] == BETAS == (0.5, 0.999)
    seen = []
    score.loss = lambda fake, real, given, *, generator: (
        seen.append((fake, real, given)) or sum(p.sum() for p in trainer.critic.parameters())
    )
    slow = [p.clone() for p in score.slow.parameters()]
    canvas, target = torch.rand(2, 1, 3, 16, 16)
    row = trainer.update(canvas, target)
    fake, real, given = seen[0]
    assert fake is canvas and real is target and given is target
    count = sum(p.numel() for p in trainer.critic.parameters())
    assert row["score/gradient"].item() == pytest.approx(math.sqrt(count), rel=1e-4)
    for before, after in zip(slow, score.slow.parameters(), strict=True):
        torch.testing.assert_close(after, before - 0.5 * 0.1, atol=1e-6, rtol=0)
    assert list(trainer.parts()) == ["critic", "slow", "adam"]


@pytest.mark.parametrize("recipe", [look_then_paint, ddpg_mb])
def test_a_learned_score_goes_on_from_the_critic_in_a_file(recipe, tmp_path):
    known = SCORES["wgan"]()
    teach(known, updates=3)
    save_critic(known, tmp_path / "critic.safetensors")
    config = TINY if recipe is look_then_paint else WHOLE
    config = replace(config, score="wgan", score_weights=tmp_path / "critic.safetensors")
    learner, pictures = begun(recipe, config), torch.rand(2, 4, 3, 32, 32)
    for critic in (learner.pictures.critic, learner.score.slow):
        torch.testing.assert_close(critic(*pictures), known.slow(*pictures), rtol=0.02, atol=1e-3)
    assert all(weight.requires_grad for weight in learner.pictures.critic.parameters())
    with pytest.raises(ValueError, match="wgan or lsgan, and --score is l2: leave them out"):
        begun(recipe, replace(config, score="l2"))


def test_gradients_run_through_a_net_that_is_held_and_to_none_of_its_weights():
    net, x = nn.Linear(1, 1), torch.ones(1, 1, requires_grad=True)
    net.bias.requires_grad_(False)
    with held(net) as same:
        same(x).sum().backward()
    assert x.grad.item() == net.weight.item()
    assert net.weight.grad is None
    assert [p.requires_grad for p in net.parameters()] == [True, False]


# Replay


def test_bytes_are_rounded():
    picture = pixels((0.0, 0.49 / 255), (0.51 / 255, 1.0))
    kept = to_bytes(picture)[:, 0, 0]
    assert kept.tolist() == [[0, 0], [1, 255]]
    assert to_floats(to_bytes(picture))[1, 0, 0].tolist() == pytest.approx([1 / 255, 1.0])


@dataclass(frozen=True)
class Numbered:
    number: torch.Tensor


def numbered(*numbers):
    return Numbered(torch.tensor(numbers, dtype=torch.float32))


@pytest.mark.parametrize(
    ("rows", "each"),
    [
        (some_transitions(3, 16), Transition.memory(16, 65)),
        (replace(some_views(3, 16), canvas=torch.zeros(3, 3, 16, 16, dtype=torch.uint8),
                 target=torch.zeros(3, 3, 16, 16, dtype=torch.uint8)), Views.memory(16)),
    ],
)  # fmt: skip
def test_the_memory_of_a_replay_is_known_before_it_is_taken(rows, each):
    replay = Replay(7, type(rows))
    replay.add(rows)
    assert sum(x.numel() * x.element_size() for x in replay.store.values()) == 7 * each


def test_a_ring_forgets_the_oldest():
    replay = Replay(5, Numbered)
    for numbers, there in (((1, 2, 3), [1, 2, 3]), ((4, 5, 6, 7), [6, 7, 3, 4, 5])):
        replay.add(numbered(*numbers))
        assert replay.take(torch.arange(len(replay))).number.tolist() == there
    assert (replay.head, replay.size, len(replay)) == (2, 5, 5)
    again = Replay(5, Numbered)
    again.load_state_dict(replay.state_dict())
    again.add(numbered(8, 9, 10, 11, 12))
    assert again.take(torch.arange(5)).number.tolist() == [11, 12, 8, 9, 10]


def test_a_replay_that_goes_on_lies_where_its_learner_is():
    """The meta device stands for a GPU."""
    replay, again = Replay(4, Numbered), Replay(4, Numbered, "meta")
    replay.add(numbered(1, 2))
    again.load_state_dict(replay.state_dict())
    assert {x.device.type for x in again.store.values()} == {"meta"}


def test_what_a_replay_cannot_do_is_refused():
    with pytest.raises(ValueError, match="capacity must be at least 1, got 0"):
        Replay(0, Numbered)
    with pytest.raises(ValueError, match="cannot add 6 rows to a replay of 4"):
        Replay(4, Numbered).add(numbered(*range(6)))
    with pytest.raises(ValueError, match="call add first"):
        Replay(4, Numbered).sample(1, CHANCE)
    with pytest.raises(ValueError, match="a replay of 5 rows, wanted 4"):
        Replay(4, Numbered).load_state_dict(Replay(5, Numbered).state_dict())


def test_what_was_added_is_given_back_to_the_last_bit():
    rows, replay = some_transitions(6), Replay(8, Transition)
    replay.add(rows)
    kept = replay.take(torch.arange(6))
    assert all(torch.equal(getattr(kept, x.name), getattr(rows, x.name)) for x in fields(rows))


def test_nothing_of_what_a_replay_held_is_left_by_another_s_state():
    replay = Replay(4, Numbered)
    replay.add(numbered(1, 2))
    replay.load_state_dict(Replay(4, Numbered).state_dict())
    assert len(replay) == 0
    assert replay.store == {}


def test_a_replay_that_is_not_full_is_kept_and_goes_on():
    replay, again = Replay(4, Numbered), Replay(4, Numbered)
    replay.add(numbered(1, 2))
    state = replay.state_dict()
    assert len(state["store"]["number"]) == 2
    again.load_state_dict(state)
    again.add(numbered(3))
    assert again.take(torch.arange(3)).number.tolist() == [1, 2, 3]
    assert state["store"]["number"].tolist() == [1, 2]  # a copy
    drawn = again.sample(300, CHANCE).number
    assert {1.0, 2.0, 3.0} == set(drawn.tolist())


def test_seeds_are_mixed_from_all_their_parts():
    """12346 and then 12346 * 1,000,003 + 2 + 12,345, less 5 * 2^31; then the same once more."""
    assert hash_seed(1, 2, 0, canvases=4) == (1_608_631_145 * 1_000_003 + 12_345) % 2**31
    assert (
        len({hash_seed(a, b, c, canvases=4) for a in range(5) for b in range(5) for c in range(5)})
        == 125
    )
