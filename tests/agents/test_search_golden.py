"""What a short search finds: the numbers that it found when it was tuned last."""

import pytest
import torch

from agents.search import Search, SearchPainter
from paint_gym.scores import make_score
from renderers import BRUSHES, Exact

FOUND = {
    ("circle", None): [
        [0.4948, 0.4588, 0.6546, 0.7522, 0.4121, 0.6293, 0.9910],
        [0.8391, 0.4231, 0.8143, 0.7137, 1.0000, 0.8528, 0.0185],
        [0.6392, 0.3170, 0.3655, 0.6952, 0.6045, 0.3351, 0.9651],
        [0.1864, 0.5650, 0.4821, 0.8431, 0.1926, 0.8391, 0.1066],
    ],
    ("rectangle", "l1"): [
        [0.5478, 0.3938, 0.5404, 0.5639, 0.3275, 1.0000, 0.3713, 0.5917, 1.0000],
        [0.9260, 0.5199, 0.8569, 0.6524, 0.6793, 1.0000, 0.8544, 0.9204, 0.0000],
        [0.8097, 0.1537, 0.6391, 0.5097, 0.1711, 0.7530, 0.9349, 0.2185, 0.0000],
        [0.6233, 0.3002, 0.3088, 0.3029, 0.0036, 1.0000, 0.6240, 0.3576, 1.0000],
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
    torch.testing.assert_close(found, torch.tensor(FOUND[brush, score]), rtol=0, atol=2e-3)
