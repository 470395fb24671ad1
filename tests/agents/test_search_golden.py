"""What a short search finds: the numbers that it found when it was tuned last."""

import pytest
import torch

from agents.search import Search, SearchPainter
from paint_gym.scores import make_score
from renderers import BRUSHES, Exact

FOUND = {
    ("circle", None): [
        [0.5211, 0.4656, 0.6915, 0.7630, 0.3126, 0.4226, 0.9518],
        [0.7943, 0.4565, 0.8844, 0.6737, 0.9558, 0.8451, 0.1076],
        [0.6517, 0.3022, 0.3943, 0.7036, 0.6369, 0.3633, 0.8236],
        [0.1885, 0.5661, 0.5040, 0.8691, 0.1885, 0.8340, 0.1077],
    ],
    ("rectangle", "l1"): [
        [0.5766, 0.4105, 0.5435, 0.6387, 0.4108, 0.9703, 0.3579, 0.5917, 1.0000],
        [0.9189, 0.4817, 0.8972, 0.7553, 0.6832, 1.0000, 0.8424, 0.9273, 0.0000],
        [0.7933, 0.1836, 0.6923, 0.5652, 0.0578, 0.7468, 0.9216, 0.2243, 0.0000],
        [0.6026, 0.3079, 0.3672, 0.3419, 0.0000, 1.0000, 0.6122, 0.3625, 1.0000],
    ],
}
"""by brush and score; since the search takes longer momenta"""


def disc():
    """16 px high and 24 px wide: red grows to the right, green downwards, blue is a disc."""
    y, x = torch.meshgrid(torch.linspace(0, 1, 16), torch.linspace(0, 1, 24), indexing="ij")
    return torch.stack([x, y, ((x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.1).float()])[None]


@pytest.mark.parametrize(("brush", "score"), FOUND)
def test_a_search_finds_what_it_found(brush, score):
    search = Search(steps=20, groups=3, again_every=2)
    painter = SearchPainter(Exact(BRUSHES[brush]()), search, score and make_score(score))
    found = painter.paint(disc(), 4)[0]
    torch.testing.assert_close(found, torch.tensor(FOUND[brush, score]), rtol=0, atol=1e-2)
