"""States and weights in files: they come back as they were, or not at all, and without a copy."""

import random
import subprocess
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from renderers import weights
from renderers.weights import About, fill, read_weights, write_weights
from renderers.workshop.checkpoint import read_state, write_state
from tests.support.states import assert_same
from tests.support.tiny import TINY


def test_a_state_comes_back_as_it_was(tmp_path):
    shared, picture = torch.arange(6.0), torch.rand(2, 3, 4, 5)
    state = {
        "counts": {0: 1, "big": 2**127 + 1, "none": None, "yes": True}, "worst": float("inf"),
        "betas": [0.9, 0.999], "texts": ["a", "ü"], "random": list(random.getstate()[1]),
        "laid": picture.to(memory_format=torch.channels_last),
        "turned": picture.permute(3, 0, 2, 1),
        "twice": [shared, shared, shared[2:4]], "half": torch.rand(3).bfloat16(),
        "one": torch.tensor(3), "nothing": torch.zeros(0, 4),
        "bytes": torch.tensor([1, 255]).byte(),
        "empty": {}, "bools": torch.tensor([True, False]),
    }  # fmt: skip
    write_state(tmp_path / "state", state)
    again = read_state(tmp_path / "state")
    assert_same(again, state)
    assert again["laid"].stride() == state["laid"].stride()
    assert again["turned"].stride() == state["turned"].stride()
    before = (tmp_path / "state").read_bytes()
    write_state(tmp_path / "state", again)
    assert (tmp_path / "state").read_bytes() == before


def test_a_state_that_is_not_plain_is_not_kept(tmp_path):
    for thing in (np.zeros(3), TINY, {1, 2}, Path("x")):
        with pytest.raises(TypeError, match="plain things and tensors"):
            write_state(tmp_path / "state", {"x": thing})
    assert not list(tmp_path.iterdir())


def test_a_flipped_bit_is_noticed_wherever_it_is(tmp_path):
    file, tensors, about = tmp_path / "w", {"x": torch.rand(5)}, About("painter", {"a": [1, 2]})
    write_weights(file, tensors, about)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        try:
            found = read_weights(file, "painter")
        except Exception:
            continue
        assert found[1] == about  # a space between words
        assert_same(found[0], tensors)


def test_weights_are_read_by_safetensors_itself_whatever_their_types(tmp_path):
    kinds = list(weights.CODES)
    kept = {f"x{i}": torch.arange(5).to(kind) for i, kind in enumerate(kinds)}
    kept |= {"none": torch.zeros(0, 3), "one": torch.tensor(2.5), "Größe": torch.ones(2, 3).T}
    write_weights(tmp_path / "a", kept, About("painter", {"of": "tests"}))
    for found in (load_file(tmp_path / "a"), read_weights(tmp_path / "a", "painter")[0]):
        assert found.keys() == kept.keys()
        assert all(torch.equal(found[name], x) for name, x in kept.items())
        assert all(found[name].dtype == x.dtype for name, x in kept.items())


def test_a_replay_that_fills_half_of_the_memory_is_kept_without_a_copy(tmp_path):
    script = (
        "import resource, sys, torch\n"
        "from pathlib import Path\n"
        "from renderers.weights import About, write_weights\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024\n"
        "write_weights(Path(sys.argv[1]), {'x': torch.ones(9)}, About('state', {}))\n"
        "replay = torch.ones(2**27, dtype=torch.uint8)\n"
        "before = peak()\n"
        "write_weights(Path(sys.argv[1]), {'x': replay}, About('state', {}))\n"
        "print((peak() - before) / 2**27)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "a")]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert float(found.stdout) < 0.5


def test_a_state_is_read_without_a_copy(tmp_path):
    file = tmp_path / "state"
    write_state(file, {"replay": torch.ones(2**27, dtype=torch.uint8)})
    script = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from renderers.workshop.checkpoint import read_state\n"
        "def taken():\n"
        "    status = Path('/proc/self/status').read_text()\n"
        "    return int(re.search(r'RssAnon:\\s+(\\d+)', status)[1])\n"
        "before = taken()\n"
        "state = read_state(Path(sys.argv[1]))\n"
        "print((taken() - before) * 1024 / 2**27)"
    )
    command = [sys.executable, "-c", script, str(file)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert float(found.stdout) < 0.1


def test_a_state_is_read_where_twice_its_size_is_free_and_weights_where_three_times(
    tmp_path, monkeypatch
):
    file = tmp_path / "file"
    for kind, size in (("state", 2.0), ("painter", 3.0)):
        write_weights(
            file, {"x": torch.zeros(10**4)}, About(kind, {"state": {"keys": [], "values": []}})
        )
        read = read_state if kind == "state" else partial(read_weights, kind=kind)
        for there in (size + 0.1, size - 0.1):
            free = int(there * file.stat().st_size)
            monkeypatch.setattr("renderers.workshop.memory.available", lambda free=free: free)
            with nullcontext() if there > size else pytest.raises(MemoryError, match="are free"):
                read(file)


def test_no_memory_is_taken_for_a_network_that_is_not_there():
    def vast():
        return torch.nn.Linear(2**30, 2**30)

    with pytest.raises(RuntimeError, match="size mismatch"):
        fill(vast, {"weight": torch.zeros(2, 2), "bias": torch.zeros(2)})
