"""Nothing in a file runs where it is read, and no module of ours reads what could."""

import ast
import pickle

import numpy as np
import pytest
import torch

from agents import ddpg_mb, look_then_paint
from agents.learning.run import CHECKPOINT, OLD
from agents.neural_renderer import trainer
from agents.painters.weights import load_painter
from agents.search import Aloud
from paint_gym.critics.critic import load_critic
from paint_gym.features.vgg import trained
from paint_gym.paintings.painting import load_painting
from renderers import BRUSHES
from renderers.neural.weights import load as load_network
from tests.support.archives import Trap
from tests.support.seeking import searching
from tests.support.shapes import FLOORS, ROOT
from tests.support.tiny import IMITATES, QUICK, TINY


def planted(file, kind):
    """The file with a bomb in it, as one may come."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind == "torch":
        torch.save({"update": 1, "about": "", "x": torch.zeros(2), "bomb": Trap()}, file)
    elif kind == "pickle":
        file.write_bytes(pickle.dumps(Trap()))
    else:
        with file.open("wb") as opened:
            np.savez(opened, strokes=np.array([Trap()], object))
    return file


def resumed(name):
    from agents.sb3 import ppo

    def read(file):
        train, config = {
            "look": (look_then_paint.train, TINY), "ddpg_mb": (ddpg_mb.train, QUICK),
            "renderers": (trainer.train, IMITATES),
            "sb3": (ppo.train, ppo.Config(size=16, widths=(8,), num_envs=4, batch_size=16)),
        }[name]  # fmt: skip
        for resume in (False, True):
            with pytest.raises(ValueError, match=str(file.parent)):
                train(config, file.parent, resume=resume)
        train(config, file.parent, resume=True)

    return read


BEZIER = BRUSHES["bezier"]()
READERS = {
    CHECKPOINT: [resumed(name) for name in ("look", "ddpg_mb", "renderers", "sb3")],
    OLD: [resumed(name) for name in ("look", "ddpg_mb", "renderers", "sb3")],
    "search.safetensors": [lambda file: Aloud(file, resume=True)(searching())],
    "actor.safetensors": [load_painter], "critic.safetensors": [load_critic],
    "bezier-pixel_shuffle.safetensors": [lambda x: load_network(BEZIER, folder=x.parent)],
    "painting.npz": [load_painting], "painting.json": [load_painting],
    "vgg19-1.pth": [trained], "vgg19.safetensors": [trained],
}  # fmt: skip


@pytest.mark.parametrize("kind", ["torch", "pickle", "npz"])
@pytest.mark.parametrize("name", READERS)
def test_nothing_that_a_file_brings_is_run(name, kind, tmp_path):
    if name in (CHECKPOINT, OLD):
        pytest.importorskip("stable_baselines3")
    for i, read in enumerate(READERS[name]):
        file = planted(tmp_path / str(i) / name, kind)
        with pytest.raises(ValueError, match=f"^{file}") as refused:
            read(file)
        assert "\n" not in str(refused.value)
        assert len(str(refused.value)) < 600


def calls(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call):
            options = {word.arg: ast.unparse(word.value) for word in node.keywords}
            yield ast.unparse(node.func), options


def test_no_shipped_module_reads_pickles():
    for file in (file for floor in FLOORS for file in (ROOT / floor).rglob("*.py")):
        for name, options in calls(file):
            where = f"{file.relative_to(ROOT)}: {name}"
            library, _, what = name.rpartition(".")
            assert library not in ("pickle", "joblib", "dill", "cloudpickle", "shelve"), where
            assert what != "load" or library != "torch" or options["weights_only"] == "True", where
            assert what != "load" or library != "np" or options["allow_pickle"] == "False", where
            assert options.get("allow_pickle") in (None, "False"), where
