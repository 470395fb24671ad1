"""What a short search finds: the numbers that it found before all searches became one."""

import pytest
import torch

from agents.search import Search, SearchPainter
from paint_gym.scores import make_score
from renderers import BRUSHES, Exact

FOUND = {
    ("circle", None): [
        [0.5669, 0.3843, 0.8027, 0.6453, 0.6543, 0.4117, 0.6648],
        [0.8126, 0.4982, 0.7603, 0.5184, 0.7872, 0.8095, 0.7035],
        [0.9433, 0.5067, 0.5078, 0.8145, 0.9178, 0.7391, 0.0053],
        [0.1534, 0.5483, 0.5611, 0.7582, 0.1679, 0.8746, 0.1277],
    ],
    ("rectangle", "l1"): [
        [0.4555, 0.3581, 0.4494, 0.4100, 0.9142, 1.0000, 0.2677, 0.5087, 1.0000],
        [0.7654, 0.5986, 0.9508, 0.8440, 0.7069, 0.9226, 0.7904, 0.9241, 0.0000],
        [0.5840, 0.3325, 0.2940, 0.5349, 0.4091, 1.0000, 0.5544, 0.5887, 1.0000],
        [0.9432, 0.2907, 0.3037, 0.4862, 0.8597, 0.9939, 0.9251, 0.5126, 0.0000],
    ],
}
"""by brush and score; at commit 743ae2f"""


def disc():
    """16 px high and 24 px wide: red grows to the right, green downwards, blue is a disc."""
    y, x = torch.meshgrid(torch.linspace(0, 1, 16), torch.linspace(0, 1, 24), indexing="ij")
    return torch.stack([x, y, ((x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.1).float()])[None]


@pytest.mark.parametrize(("brush", "score"), FOUND)
def test_a_search_finds_what_it_found(brush, score):
    search = Search(steps=20, groups=3, again_every=2)
    painter = SearchPainter(Exact(BRUSHES[brush]()), search, score and make_score(score))
    found = painter.paint(disc(), 4)[0]
    torch.testing.assert_close(found, torch.tensor(FOUND[brush, score]), rtol=0, atol=2e-3)
