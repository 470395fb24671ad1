"""What every actor's network must do. A new line in ACTORS is tested here without a new test."""

import pytest
import torch

from agents.networks import ACTORS, make_actor
from agents.networks.actors import see

SPEC = {
    "widths": [16, 16], "view": 32, "bundle": 5, "numbers": 13,  # of any
    "features": 16, "hidden": 16, "squash": "tanh",  # of policies of Stable-Baselines3
}  # fmt: skip


def views(count=3):
    chance = torch.Generator().manual_seed(1)
    canvas, target = torch.rand(2, count, 3, 32, 32, generator=chance)
    return see(canvas, target, torch.rand(count, generator=chance))


@pytest.fixture(params=ACTORS)
def actor(request):
    torch.manual_seed(0)
    return make_actor({**SPEC, "network": request.param})


def test_a_view_is_answered_by_a_bundle_of_strokes(actor):
    strokes = actor(views())
    assert strokes.shape == (3, 5, 13)
    assert strokes.dtype == torch.float32
    assert ((strokes >= 0) & (strokes <= 1)).all()


def test_what_it_answers_it_answers_to_each_view_alone(actor):
    actor.eval()
    together = actor(views())
    alone = torch.cat([actor(view[None]) for view in views()])
    torch.testing.assert_close(together, alone, atol=1e-5, rtol=0)


def test_all_of_it_learns(actor):
    with torch.no_grad():
        for weights in actor.parameters():  # some begin with branches that add nothing
            weights += 0.01 * torch.randn_like(weights)
    strokes = actor(views())
    (strokes * torch.linspace(-1, 1, strokes.numel()).view_as(strokes)).sum().backward()
    idle = [n for n, p in actor.named_parameters() if p.grad is None or not p.grad.any()]
    assert not idle


@pytest.mark.parametrize("name", ACTORS)
def test_the_same_seed_makes_the_same_network(name):
    made = []
    for _ in range(2):
        torch.manual_seed(7)
        made.append(make_actor({**SPEC, "network": name}).state_dict())
    assert all(torch.equal(x, made[1][key]) for key, x in made[0].items())


def test_an_unknown_network_suggests_the_near_name():
    with pytest.raises(KeyError, match="Did you mean 'mixer'"):
        make_actor({**SPEC, "network": "mixr"})
