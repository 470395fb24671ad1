"""Strokes in few paints: which paints, and which of them each stroke is laid with."""

from collections.abc import Iterator

import torch
from jaxtyping import Float, Int
from torch import Tensor

from agents.search.movers import weighed
from agents.search.strokes.goal import Goal

ROUNDS = 4
"""times that strokes are looked at for a better paint"""
GATHERED = 10
"""rounds of Lloyd's"""
SWEEPS = 30
"""over the paints, until none of them can be mixed better"""
RIDGE = 1e-6
"""how much a change of a paint costs: one that hardly shows keeps what it has"""
Paints = Float[Tensor, "B K 3"]


def found(goal: Goal, strokes: Float[Tensor, "B T P"], count: int, *, seed: int) -> Paints:
    """So many paints for each canvas: the inks gathered about means, as heavy as strokes show.

    Args:
        goal: what is wanted.
        strokes: in free inks.
        count: of paints; there are no more than strokes.
        seed: of the first means.
    """
    heavy = curvature(goal, strokes).clamp(min=1e-12)
    chance = torch.Generator().manual_seed(seed)
    return gathered(inks_of(goal, strokes), heavy, min(count, strokes.shape[1]), chance=chance)


def gathered(
    inks: Float[Tensor, "B T 3"],
    heavy: Float[Tensor, "B T"],
    count: int,
    *,
    chance: torch.Generator,
) -> Paints:
    """Means of inks, each as heavy as said, by Lloyd's rounds.

    They begin with inks that are far from those taken before (Arthur & Vassilvitskii 2007,
    k-means++, section 2.2).
    """
    means = inks[:, :0]
    far = torch.ones_like(heavy)
    for _ in range(count):
        odds = (heavy * far + 1e-12).cpu()
        first = torch.multinomial(odds, 1, generator=chance).to(inks.device)  # [B,1]
        means = torch.cat([means, inks.gather(1, first[..., None].expand(-1, -1, 3))], 1)
        far = (inks[:, :, None] - means[:, None]).square().sum(-1).amin(-1)
    for _ in range(GATHERED):
        closest = (inks[:, :, None] - means[:, None]).square().sum(-1).argmin(-1)
        held = torch.nn.functional.one_hot(closest, count).to(inks) * heavy[..., None]  # [B,T,K]
        weight = held.sum(1)[..., None]
        means = torch.where(
            weight > 0, held.transpose(1, 2) @ inks / weight.clamp(min=1e-12), means
        )
    return means


def nearest(goal: Goal, strokes: Float[Tensor, "B T P"], paints: Paints) -> Float[Tensor, "B T P"]:
    """The strokes, each in the paint that is most like its ink."""
    return _laid(goal, strokes, paints, which=like(goal, strokes, paints))


def in_paints(
    goal: Goal, strokes: Float[Tensor, "B T P"], paints: Paints
) -> Float[Tensor, "B T P"]:
    """The strokes, each in one of the paints; where its ink changed along it, it does no more.

    All begin with the paint they are most like, or with that which would do least harm alone, as
    far as slope and curvature of the squared error tell. Then those change that gain most by it,
    all that gain or ever fewer of them, as long as the error falls.
    """
    strokes = strokes.detach()
    bend = curvature(goal, strokes)

    def tried(which: Int[Tensor, "B T"]) -> tuple[Tensor, Float[Tensor, " B"]]:
        laid = _laid(goal, strokes, paints, which=which)
        return laid, goal.error(goal.painted(laid)).mean((1, 2, 3))

    which, other = like(goal, strokes, paints), _better(goal, strokes, paints, bend=bend)[1]
    (laid, error), (new, after) = tried(which), tried(other)
    which, laid, error = _lower(error, after, now=(which, laid, error), then=(other, new, after))
    share = torch.ones_like(error)
    for _ in range(ROUNDS):
        gain, other = _better(goal, laid, paints, bend=bend)
        wanted = (gain > 0) & (other != which)
        few = (share[:, None] * wanted.sum(1, keepdim=True)).ceil()
        rank = gain.masked_fill(~wanted, -1).argsort(1, descending=True).argsort(1)
        other = torch.where(wanted & (rank < few), other, which)
        if bool((other == which).all()):
            break
        new, after = tried(other)
        share = torch.where(after < error, (2 * share).clamp(max=1), share / 4)
        which, laid, error = _lower(
            error, after, now=(which, laid, error), then=(other, new, after)
        )
    return laid


def mixed(goal: Goal, strokes: Float[Tensor, "B T P"], paints: Paints) -> Paints:
    """The paints that bring the canvas nearest to the target, each stroke in the one it is like.

    In steps of bytes. Squared error, as much as it matters.
    """
    count, which = paints.shape[1], like(goal, strokes, paints)
    dark = goal.painted(_inked(goal, strokes, torch.zeros_like(strokes[..., :3])))
    covers = []
    for first in range(0, count, 3):  # three paints at a time: one in each channel
        ones = [which == k for k in range(first, first + 3)]
        covers.append(goal.painted(_inked(goal, strokes, torch.stack(ones, -1))) - dark)
    cover = torch.cat(covers, 1)[:, :count].flatten(2)  # [B,K,HW]
    heavy = cover * goal.weight.flatten(2)
    missing = (goal.target - dark).flatten(2)  # [B,3,HW]
    products = heavy @ cover.transpose(1, 2) / cover.shape[2]
    pulls = heavy @ missing.transpose(1, 2) / cover.shape[2]
    return (_bounded(products, pulls, paints) * 255).round() / 255


def like(goal: Goal, strokes: Float[Tensor, "B T P"], paints: Paints) -> Int[Tensor, "B T"]:
    """Number of the paint that is most like each stroke's ink."""
    away = inks_of(goal, strokes)[:, :, None] - paints[:, None]
    return away.square().sum(-1).argmin(-1)


def inks_of(goal: Goal, strokes: Float[Tensor, "B T P"]) -> Float[Tensor, "B T 3"]:
    """The ink of each stroke, the mean where it changes along it."""
    brush = goal.renderer.brush
    inks = brush.tidy(strokes)[..., brush.columns("color")]
    return inks.unflatten(-1, (-1, 3)).mean(-2)


def curvature(goal: Goal, strokes: Float[Tensor, "B T P"]) -> Float[Tensor, "B T"]:
    """By how much the squared error bends in each stroke's ink: the mean square of its cover.

    About: where a stroke shows at all, it covers as much as its opacity.
    """
    laid = strokes.detach().requires_grad_()
    canvas = goal.renderer.paint(goal.blank, laid)
    brush = goal.renderer.brush
    ones = goal.weight.expand_as(canvas) / canvas[0].numel()
    area = weighed(canvas, ones, laid)[..., brush.columns("color")].sum(-1) / 3
    alphas = brush.tidy(strokes)[..., brush.columns("alpha")]
    return area * alphas.mean(-1) if alphas.shape[-1] else area


def _lower(
    error: Float[Tensor, " B"],
    after: Float[Tensor, " B"],
    *,
    now: tuple[Tensor, ...],
    then: tuple[Tensor, ...],
) -> Iterator[Tensor]:
    """Of each canvas what it has now, or then, if its error is lower."""
    falls = after < error
    for a, b in zip(now, then, strict=True):
        yield torch.where(falls.view(-1, *[1] * (a.dim() - 1)), b, a)


def _better(
    goal: Goal, strokes: Float[Tensor, "B T P"], paints: Paints, *, bend: Float[Tensor, "B T"]
) -> tuple[Float[Tensor, "B T"], Int[Tensor, "B T"]]:
    """By how much the error would fall if a stroke alone took its best paint; which that is."""
    laid = strokes.detach().requires_grad_()
    canvas = goal.renderer.paint(goal.blank, laid)
    wrong = 2 * (canvas.detach() - goal.target) * goal.weight / canvas[0].numel()
    slope = weighed(canvas, wrong, laid)[..., goal.renderer.brush.columns("color")]
    slope = slope.unflatten(-1, (-1, 3)).sum(-2)
    away = paints[:, None] - inks_of(goal, strokes)[:, :, None]  # [B,T,K,3]
    rise = (slope[:, :, None] * away).sum(-1) + bend[..., None] * away.square().sum(-1)
    least = rise.min(-1)
    return -least.values, least.indices


def _laid(
    goal: Goal, strokes: Float[Tensor, "B T P"], paints: Paints, *, which: Int[Tensor, "B T"]
) -> Float[Tensor, "B T P"]:
    return _inked(goal, strokes, paints.gather(1, which[..., None].expand(-1, -1, 3)))


def _inked(goal: Goal, strokes: Tensor, inks: Tensor) -> Float[Tensor, "B T P"]:
    columns = goal.renderer.brush.columns("color")
    inked = strokes.clone()
    inked[..., columns] = inks.to(strokes).repeat(1, 1, len(columns) // 3)
    return inked


def _bounded(
    products: Float[Tensor, "B K K"], pulls: Float[Tensor, "B K 3"], paints: Paints
) -> Paints:
    """Least squares in [0, 1], a paint at a time."""
    mixed = paints.clone()
    for _ in range(SWEEPS):
        for k in range(paints.shape[1]):
            own = products[:, k, k, None] + RIDGE
            others = (products[:, k, :, None] * mixed).sum(1) - products[:, k, k, None] * mixed[
                :, k
            ]
            pull = pulls[:, k] - others + RIDGE * paints[:, k]
            mixed[:, k] = (pull / own).clamp(0, 1)
    return mixed
