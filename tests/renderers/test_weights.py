"""The weights that ship: small, whole, and described."""

import hashlib

import pytest
from safetensors import safe_open

from agents.painters.weights import SHIPPED, load_painter

FOLDER = SHIPPED.parent
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
    assert load_painter(path).brush.name == "bezier"
