"""What both kinds of pictures go through before the critic sees them."""

import pytest
import torch

from agents.gan.augment import (
    GROWS,
    HOLE,
    MOST,
    SHIFT,
    augmented,
    cut_out,
    share_after,
    shifted,
    tinted,
)


def chance(seed=0):
    return torch.Generator().manual_seed(seed)


def test_about_that_share_of_pictures_changes():
    pictures = torch.rand(400, 3, 16, 16, generator=chance())
    for share in (0.0, 0.3, 1.0):
        found = augmented(pictures, share, chance())
        changed = (found != pictures).flatten(1).any(1).float().mean()
        assert abs(changed - share) < 0.07


def test_the_middle_of_all_chances_leaves_colours_alone():
    picture = torch.rand(2, 3, 8, 8, generator=chance())
    torch.testing.assert_close(tinted(picture, torch.full((2, 3), 0.5)), picture)


def test_a_picture_moves_by_whole_pixels_and_black_comes_in():
    picture = torch.rand(1, 3, 16, 16, generator=chance()) + 1
    far = int(SHIFT * 16)
    moved = shifted(picture, torch.tensor([[0.999, 0.5]]))
    torch.testing.assert_close(moved[..., :-far], picture[..., far:])
    assert not moved[..., -far:].any()


def test_a_hole_is_a_square_of_its_size():
    holed = cut_out(torch.ones(1, 3, 16, 16), torch.tensor([[0.5, 0.5]]))
    assert int((holed[0, 0] == 0).sum()) == (int(HOLE * 16) - 1) ** 2


def test_the_share_grows_while_the_critic_is_sure():
    far, near = torch.tensor([3.0, 4.0]), torch.tensor([0.0, 1.0])
    assert share_after(0.1, near, far, seen=1000) == pytest.approx(0.1 + 1000 * GROWS)
    assert share_after(0.1, far, near, seen=1000) == pytest.approx(0.1 - 1000 * GROWS)
    assert share_after(0.0, near, near, seen=1000) == 0
    assert share_after(MOST, near, far, seen=1000) == MOST


def test_a_generator_learns_through_it():
    picture = torch.rand(4, 3, 16, 16, generator=chance()).requires_grad_()
    augmented(picture, 1.0, chance()).sum().backward()
    assert bool((picture.grad != 0).flatten(1).any(1).all())
