"""A search that is kept: gone on with only where a painting can come of it."""

import pytest
import torch

from agents.search import Aloud
from renderers.workshop.checkpoint import read_state, write_state
from tests.support.seeking import searching


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["mover"]["numbers"].fill_(7.0), r"not all in \[0, 1\]"),
        (lambda s: s["best"].fill_(float("nan")), r"not all in \[0, 1\]"),
        (lambda s: s["mover"]["mean"].fill_(float("inf")), "all finite"),
        (lambda s: s["mover"].update(steps=torch.zeros(2)), "of shape|Type-check"),
        (lambda s: s.update(best=torch.zeros(1, 9, 7)), "wanted"),
        (lambda s: s.update(sown=1), "wanted"), (lambda s: s.update(sown=99), "99 groups"),
        (lambda s: s.update(spent=float("nan")), "'spent' cannot be nan"),
        (lambda s: s.update(step=None), "'step' cannot be None"),
        (lambda s: s.update(mover=None), "strokes were sown"), (lambda s: s.pop("chance"), "lacks"),
    ],
)  # fmt: skip
def test_a_kept_search_of_which_no_painting_could_come_is_refused(change, said, tmp_path):
    file = tmp_path / "search.safetensors"
    Aloud(file)(searching())
    state = read_state(file)
    change(state)
    write_state(file, state)
    with pytest.raises(ValueError, match=said) as refused:
        Aloud(file, resume=True)(searching())
    assert str(refused.value).startswith(f"{file} holds no search")
