"""What is measured of a canvas: errors, PSNR, likeness, its spectrum, flicker; each canvas alone.

Two quantities have a like name elsewhere. The score "ssim" (`paint_gym.scores.ssim`) has a gradient
and counts the picture's rim, mirrored, as well; `ssim` here is that of the literature's tables,
which leaves the rim out. `agents.neural_renderer.lessons.psnr_of_maps` is of what networks imitate:
premultiplied colour and alpha, no picture.
"""

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import normalize

from paint_gym.features.network import Network
from paint_gym.pictures.motion import warped
from renderers import Brush

FAINTEST = 1e-10
"""squared error below which PSNR stops at 100 dB"""


def squared_error(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
) -> Float[Tensor, " B"]:
    """Mean over pixels and channels of (canvas - target)^2; differentiable."""
    return (canvas - target).square().mean((1, 2, 3))


def absolute_error(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
) -> Float[Tensor, " B"]:
    """Mean over pixels and channels of their absolute difference; differentiable."""
    return (canvas - target).abs().mean((1, 2, 3))


def psnr(mse: Float[Tensor, "..."]) -> Float[Tensor, "..."]:
    """Decibels of a squared error on [0, 1]."""
    return -10 * mse.clamp(min=FAINTEST).log10()


def ssim(canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]) -> Float[Tensor, " B"]:
    """Structural similarity: the mean over channels, 1 is the same picture; no gradient.

    Source: Wang et al. 2004, section III-C: Gaussian window of sigma 1.5, by scikit-image.
    """
    from skimage.metrics import structural_similarity  # a second to load, which few need

    found = [
        structural_similarity(
            a,
            b,
            data_range=1.0,
            channel_axis=0,
            gaussian_weights=True,
            sigma=1.5,
            use_sample_covariance=False,
        )
        for a, b in zip(canvas.numpy(), target.numpy(), strict=True)
    ]
    return torch.tensor(found, dtype=torch.float32)


def measure(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
) -> dict[str, Float[Tensor, " B"]]:
    """Squared error, PSNR and structural similarity: mse, psnr, ssim."""
    mse = squared_error(canvas, target)
    return {"mse": mse, "psnr": psnr(mse), "ssim": ssim(canvas, target)}


@torch.no_grad()
def perceptual(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"], network: Network
) -> Float[Tensor, " B"]:
    """How far apart a network sees two pictures; 0 is the same picture, 4 the furthest.

    The squared distance of features of unit length, its mean over places, summed over a layer's
    channels, and its mean over layers: LPIPS, but for weights of channels that people's judgements
    have taught, so its figures compare with none published.

    Source: Zhang et al. 2018, arXiv 1801.03924, equation 1.
    """
    both = zip(network(canvas).values(), network(target).values(), strict=True)
    apart = [(normalize(a, dim=1) - normalize(b, dim=1)).square().sum(1) for a, b in both]
    return torch.stack([x.mean((1, 2)) for x in apart]).mean(0)


def flicker(
    canvas: Float[Tensor, "1 3 H W"],
    before: Float[Tensor, "1 3 H W"],
    *,
    back: Float[Tensor, "1 2 H W"],
    seen: Float[Tensor, "1 1 H W"],
) -> float:
    """By how much a frame differs from the one before it but for what has moved; 0 is not at all.

    The mean absolute difference, over channels and the places that were seen before, from the frame
    before brought to where it has moved. A film's own noise counts as well: compare with its own.

    Args:
        canvas: the frame.
        before: the one before it.
        back: from each place of the frame to where that was before, right and down, pixels; of the
            film that is painted, not of the painting.
        seen: 1 where that place could be seen before.

    Source: the warping error of Lai et al. 2018, "Learning blind video temporal consistency" (arXiv
    1808.00449), section 4.2, which squares the difference.
    """
    apart = (canvas - warped(before, back)).abs().mean(1, keepdim=True)
    return float((apart * seen).sum() / seen.sum())


def power_spectrum(picture: Float[Tensor, "B 3 H W"], rings: int) -> Float[Tensor, "B R"]:
    """Power of a picture's brightness by spatial frequency, in so many rings; no gradient.

    Ring i holds the frequencies from i to i + 1 of `rings` equal parts of 0 ... 0.5 cycles per
    pixel, whatever their direction; those beyond 0.5, at the corners, are left out, and so is the
    mean. Brightness is the mean of the channels. A Hann window takes away the edge where a picture
    that is not periodic would jump.
    """
    height, width = picture.shape[2:]
    windows = [torch.hann_window(n, device=picture.device) for n in (height, width)]
    brightness = picture.mean(1)
    brightness = brightness - brightness.mean((1, 2), keepdim=True)
    power = torch.fft.fft2(brightness * windows[0][:, None] * windows[1]).abs().square()
    down, right = (torch.fft.fftfreq(n, device=picture.device) for n in (height, width))
    ring = ((down[:, None].square() + right.square()).sqrt() * 2 * rings).long().flatten()
    kept = ring < rings
    found = power.new_zeros(len(picture), rings)
    return found.index_add_(1, ring[kept], power.flatten(1)[:, kept])


def visible(strokes: Float[Tensor, "B T P"], brush: Brush) -> Float[Tensor, " B"]:
    """Strokes of each painting that leave ink: those with an opacity above 0."""
    alphas = brush.columns("alpha")
    if not alphas:
        return torch.full((len(strokes),), float(strokes.shape[1]))
    return (brush.tidy(strokes)[..., alphas] > 0).any(-1).sum(-1).float()
