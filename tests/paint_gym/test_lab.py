"""Lab in torch against scikit-image, and colours that keep the light."""

import numpy as np
import torch
from skimage.color import lab2rgb, rgb2lab

from paint_gym.pictures.lab import COLOR, LIGHT, light_of, recolour, to_lab, to_rgb

SCALE = torch.tensor([LIGHT, COLOR, COLOR])[:, None, None]


def picture(size=32):
    """Colours of all kinds; black, white and pure ones among them."""
    found = torch.rand(2, 3, size, size, generator=torch.Generator().manual_seed(0))
    found[0, :, :2, :4] = torch.cartesian_prod(*[torch.tensor([0.0, 1.0])] * 3).T.view(3, 2, 4)
    found[1] *= 0.1
    return found


def test_lab_is_that_of_scikit_image():
    wanted = rgb2lab(picture().permute(0, 2, 3, 1).double().numpy())
    found = (to_lab(picture().double()) * SCALE).permute(0, 2, 3, 1).numpy()
    np.testing.assert_allclose(found, wanted, atol=1e-3)  # it rounds CIE's constants
    torch.testing.assert_close(light_of(picture()), to_lab(picture())[:, :1])
    back = to_rgb(to_lab(picture().double()))
    np.testing.assert_allclose(back, picture(), atol=1e-4)
    np.testing.assert_allclose(back.permute(0, 2, 3, 1), lab2rgb(wanted), atol=1e-4)


def test_the_whole_cube_lies_within_the_scale():
    lab = to_lab(picture())
    assert lab[:, 0].min() >= -1e-5
    assert lab[:, 0].max() <= 1 + 1e-5
    assert lab[:, 1:].abs().max() <= 1


def test_no_colour_changes_the_light_even_beyond_what_srgb_has():
    chance = torch.Generator().manual_seed(1)
    light = torch.rand(1, 1, 40, 40, generator=chance)
    light[..., 0, :2] = torch.tensor([0.0, 1.0])
    found = recolour(light, 3 * torch.randn(1, 2, 40, 40, generator=chance))
    assert found.min() >= 0
    assert found.max() <= 1
    torch.testing.assert_close(light_of(found), light, atol=2e-4, rtol=0)
    grey = recolour(light, torch.zeros(1, 2, 40, 40))
    assert (grey.amax(1) - grey.amin(1)).max() < 1e-3


def test_both_ways_can_be_learned_through():
    pixel = picture(4)[:1].double().requires_grad_()
    assert torch.autograd.gradcheck(to_lab, (pixel.detach().clamp(0.1, 0.9).requires_grad_(),))
    ab = (to_lab(pixel.detach().clamp(0.3, 0.7))[:, 1:]).requires_grad_()
    light = torch.full((1, 1, 4, 4), 0.5, dtype=torch.float64)
    assert torch.autograd.gradcheck(lambda x: recolour(light, x), (ab,))
    recolour(light, torch.zeros(1, 2, 4, 4).double().requires_grad_()).sum().backward()
    black = torch.zeros(1, 3, 4, 4).requires_grad_()
    to_rgb(to_lab(black)).sum().backward()
    assert black.grad.isfinite().all()
