"""The weights that ship: small, whole, and described."""

import hashlib

import pytest
import torch
from safetensors import safe_open

from agents.gan.generators import KIND as GENERATOR
from agents.gan.networks import load
from agents.gan.samples import code_of
from agents.gan.translators import KIND as TRANSLATOR
from agents.gan.translators import load_translator
from agents.painters.weights import SHIPPED, load_painter
from paint_gym.pairs import PAIRS
from renderers.weights import read_about

FOLDER = SHIPPED.parent
CURVES = ("general.safetensors", "digits.safetensors")
LISTED = [line.split() for line in (FOLDER / "SHA256SUMS").read_text().splitlines()]


def test_every_file_of_weights_is_listed_and_described():
    files = {path.name for path in FOLDER.glob("*.safetensors")}
    assert {name for _, name in LISTED} == files
    card = (FOLDER / "README.md").read_text()
    assert all(name in card for name in files)
    assert SHIPPED.name in files


@pytest.mark.parametrize(("checksum", "name"), LISTED)
def test_weights_are_whole_small_and_half_precision(checksum, name):
    path = FOLDER / name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == checksum
    assert path.stat().st_size < 15e6
    with safe_open(path, framework="pt") as file:
        kinds = {str(file.get_tensor(key).dtype) for key in file.keys()}  # noqa: SIM118
    assert kinds <= {"torch.float16", "torch.int64"}


@pytest.mark.parametrize("name", [name for _, name in LISTED])
def test_weights_make_what_they_are_for(name):
    if read_about(FOLDER / name).kind == GENERATOR:
        net, about = load(FOLDER / name)
        picture = net(code_of(0, 7, about.spec["code"])[None])
        assert picture.shape == (1, 3, net.size, net.size)
        assert picture.std() > 0.05
    elif read_about(FOLDER / name).kind == TRANSLATOR:
        translate, about = load_translator(FOLDER / name)
        photograph = torch.rand(1, 3, 6, 8).repeat_interleave(16, 2).repeat_interleave(16, 3)
        given = PAIRS[about.spec["pairs"]["name"]].given_of(photograph)
        made = translate(given)
        assert made.shape == photograph.shape
        assert made.std() > 0.05
    else:
        brush = load_painter(FOLDER / name).brush.name
        assert name in (CURVES if brush == "bezier" else (f"{brush}.safetensors",))
