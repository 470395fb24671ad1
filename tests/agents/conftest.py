"""What commands are given: an actor, a photograph."""

import numpy as np
import pytest
from PIL import Image

from tests.support.actors import write_actor


@pytest.fixture
def actor(tmp_path):
    write_actor(tmp_path / "actor.safetensors")
    return str(tmp_path / "actor.safetensors")


@pytest.fixture
def photo(tmp_path):
    picture = Image.fromarray((np.random.default_rng(0).random((20, 31, 3)) * 255).astype("uint8"))
    picture.save(tmp_path / "photo.png")
    return str(tmp_path / "photo.png")
