"""What is kept in files and read again: nothing in it runs, and what is damaged is refused."""

import ast
import io
import json
import pickle
import random
import subprocess
import sys
import tracemalloc
import zipfile
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from agents import ddpg_mb, look_then_paint
from agents.learning.run import CHECKPOINT, OLD, Run, one_run_at_a_time
from agents.networks import make_actor
from agents.networks.actors import SEES
from agents.neural_renderer import trainer
from agents.painters.weights import load_painter, save_actor
from agents.search import Aloud, Search
from agents.search.goal import Goal
from agents.search.loop import Run as Searching
from paint_gym.critics.critic import load_critic
from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.scores.features import trained
from renderers import BRUSHES, Exact, weights
from renderers.neural.weights import load as load_network
from renderers.weights import About, fill, read_about, read_weights, write_weights
from renderers.workshop.checkpoint import read_state, write_state
from tests.support.tiny import QUICK, TINY

ROOT = Path(__file__).parent.parent
FLOORS = ("renderers", "paint_gym", "agents", "benchmarks")
NEURAL = trainer.Config("circle", width=8, depth=1, updates=4, batch_size=4, held_out=8)
SPEC = {
    "network": "window", "widths": [8, 16], "view": 32, "look": "window", "brush": "bezier",
    "bundle": 5, "numbers": 13, "size": 32, "sees": SEES,
}  # fmt: skip

# Nothing runs


class Bomb:
    """Goes off where it is unpickled."""

    def __reduce__(self):
        return pytest.fail, ("something in a file ran",)


def planted(file, kind):
    """The file with a bomb in it, as one may come."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind == "torch":
        torch.save({"update": 1, "about": "", "x": torch.zeros(2), "bomb": Bomb()}, file)
    elif kind == "pickle":
        file.write_bytes(pickle.dumps(Bomb()))
    else:
        with file.open("wb") as opened:
            np.savez(opened, strokes=np.array([Bomb()], object))
    return file


def searching():
    return Searching(Search(steps=4, groups=2), Goal(Exact(BRUSHES["circle"]()), PICTURES), 3)


def resumed(name):
    from agents.sb3 import ppo

    def read(file):
        train, config = {
            "look": (look_then_paint.train, TINY), "ddpg_mb": (ddpg_mb.train, QUICK),
            "renderers": (trainer.train, NEURAL),
            "sb3": (ppo.train, ppo.Config(size=16, widths=(8,), num_envs=4, batch_size=16)),
        }[name]  # fmt: skip
        for resume in (False, True):
            with pytest.raises(ValueError, match=str(file.parent)):
                train(config, file.parent, resume=resume)
        train(config, file.parent, resume=True)

    return read


BEZIER = BRUSHES["bezier"]()
PICTURES = torch.linspace(0, 1, 3 * 16 * 16).reshape(1, 3, 16, 16)
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


# It is what it was


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


def assert_same(one, other):
    if isinstance(one, dict):
        assert list(one) == list(other)
        for key in one:
            assert_same(one[key], other[key])
    elif isinstance(one, list):
        assert len(one) == len(other)
        for a, b in zip(one, other, strict=True):
            assert_same(a, b)
    elif isinstance(one, torch.Tensor):
        assert one.dtype == other.dtype
        assert torch.equal(one, other)
    else:
        assert type(one) is type(other)
        assert one == other


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


def test_files_of_another_kind_or_of_an_earlier_version_are_refused_in_a_line(tmp_path):
    from safetensors.torch import save_file

    save_file({"x": torch.ones(2)}, tmp_path / "old", {"paint_gym": json.dumps({"net": "x"})})
    save_file({"x": torch.ones(2)}, tmp_path / "foreign")
    for name in ("old", "foreign"):
        with pytest.raises(ValueError, match="does not say what it is, or has no digest"):
            read_weights(tmp_path / name, "painter")
    write_weights(tmp_path / "critic", {"x": torch.ones(2)}, About("critic", {}, {"by": "tests"}))
    with pytest.raises(ValueError, match=r"holds no actor.*painter was wanted, this is a critic"):
        load_painter(tmp_path / "critic")
    with pytest.raises(ValueError, match=r"is no checkpoint to go on with.*no digest"):
        (tmp_path / "run").mkdir()
        save_file({"0": torch.ones(2)}, tmp_path / "run" / CHECKPOINT, {"paint_gym": "{}"})
        trainer.train(NEURAL, tmp_path / "run", resume=True)
    assert read_about(tmp_path / "critic").card == {"by": "tests"}


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


# Runs


def test_a_checkpoint_of_another_run_is_refused(tmp_path):
    run = Run(tmp_path / "one", NEURAL, resume=False)
    run.save({"update": 1})
    with pytest.raises(ValueError, match="holds this run already: go on with --resume"):
        Run(tmp_path / "one", NEURAL, resume=False)
    (tmp_path / "one" / "config.json").unlink()
    with pytest.raises(ValueError, match="holds this run already: go on with --resume"):
        Run(tmp_path / "one", NEURAL, resume=False)
    other = trainer.Config("circle", width=16)
    with pytest.raises(ValueError, match=r"no checkpoint to go on with.*another config.*width"):
        trainer.train(other, tmp_path / "one", resume=True)


def test_to_resume_nothing_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"no run to go on with in .*leave --resume out"):
        trainer.train(NEURAL, tmp_path / "run", resume=True)
    assert not (tmp_path / "run" / "config.json").exists()


def test_a_refused_start_takes_away_what_it_made_and_no_config_that_was_there(tmp_path):
    file = tmp_path / "config.json"
    for kept in ('{"of": "somebody else"}', "no JSON"):
        file.write_text(kept)
        with (
            pytest.raises(ValueError, match=r"another config|no config"),
            one_run_at_a_time(tmp_path),
        ):
            Run(tmp_path, NEURAL, resume=False)
        assert file.read_text() == kept
    file.unlink()
    with pytest.raises(ValueError, match="wrong"), one_run_at_a_time(tmp_path):
        Run(tmp_path, NEURAL, resume=False)
        raise ValueError("wrong")
    assert not list(tmp_path.iterdir())


def test_lines_of_metrics_that_a_full_disk_tore_are_dropped_and_said(tmp_path):
    run = Run(tmp_path, NEURAL, resume=False)
    for update in (1, 2, 3):
        run.report(update, {"loss": 0.5})
    run.close()
    with (tmp_path / "metrics.jsonl").open("ab") as file:
        file.write(b'{"update": 4, "lo\xff')
    said = []
    run.forget_after(2, said.append)
    lines = (tmp_path / "metrics.jsonl").read_text().splitlines()
    assert [json.loads(line)["update"] for line in lines] == [1, 2]
    assert said == [f"dropped 1 of 4 lines of {tmp_path / 'metrics.jsonl'}: torn, no metrics"]


# Weights


def test_weights_that_are_not_finite_are_refused_by_name(tmp_path):
    actor, file = make_actor(SPEC), tmp_path / "actor.safetensors"
    torch.nn.init.constant_(actor.head[1].bias, float("nan"))
    save_actor(actor, SPEC, file)
    with pytest.raises(ValueError, match=f"^{file} holds no actor.*not finite: head.1.bias"):
        load_painter(file)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"network": None}, "Unknown network None"), ({"network": ...}, "lacks 'network'"),
        ({"brush": "broom"}, "Unknown brush 'broom'"), ({"brush": ["bezier"]}, "unhashable"),
        ({"brush": "oil"}, "its strokes are not of .* numbers, as those of oil"),
        ({"bundle": 1_000_000}, "bundle must be 1 ... 1000, got 1000000"),
        ({"bundle": 7}, "size mismatch for head"), ({"bundle": True}, "bundle must be"),
        ({"widths": [8] * 100_000}, "list of at most 64"), ({"widths": 8}, "must be a list"),
        ({"widths": [10**9, 10**9]}, "size mismatch|verflow"), ({"widths": []}, "index"),
        ({"view": 100_000}, "view must be 1 ... 1024, got 100000"), ({"view": 8}, "size mismatch"),
        ({"look": "away"}, "look is 'away', known are whole"), ({"size": 0}, "size must be 1"),
        ({"sees": "the canvas"}, "trained by another version"), ({"view": "32"}, "view must be"),
        ({"look": ...}, "lacks 'look'"), ({"numbers": 10**400}, "numbers"),
    ],
)  # fmt: skip
def test_a_card_of_which_no_painter_can_be_made_is_refused_in_a_line(change, said, tmp_path):
    spec = {k: v for k, v in {**SPEC, **change}.items() if v is not ...}
    file = tmp_path / "actor.safetensors"
    save_actor(make_actor(SPEC), spec, file)
    with pytest.raises(ValueError, match=said) as refused:
        load_painter(file)
    assert str(refused.value).startswith(f"{file} holds no actor of paint-gym")
    assert "\n" not in str(refused.value)


def test_no_memory_is_taken_for_a_network_that_is_not_there():
    def vast():
        return torch.nn.Linear(2**30, 2**30)

    with pytest.raises(RuntimeError, match="size mismatch"):
        fill(vast, {"weight": torch.zeros(2, 2), "bias": torch.zeros(2)})


# Paintings


def npy(shape, kind="<f4", content=b""):
    stream = io.BytesIO()
    about = {"descr": kind, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(stream, about)
    return stream.getvalue() + content


def packed(file, how=zipfile.ZIP_STORED, **members):
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)


@pytest.mark.parametrize(
    ("members", "how", "said"),
    [
        ({"strokes": npy((2**40, 13))}, zipfile.ZIP_STORED, "takes 57174604644352 bytes of"),
        ({"strokes": npy((10**6, 13), content=bytes(52 * 10**6))}, zipfile.ZIP_DEFLATED, "at most"),
        ({"strokes": npy((2, 13), content=bytes(10**8))}, zipfile.ZIP_DEFLATED, "104 bytes"),
        ({"a": npy((2,), content=bytes(8))}, zipfile.ZIP_LZMA, "packed in a way"),
        ({"a": npy((-2,), content=bytes(8))}, zipfile.ZIP_STORED, "takes -8 bytes"),
        ({"a": b"\x93NUMPY\x01\0\xff\xff" + b"[" * 65535}, zipfile.ZIP_STORED, "no painting"),
        ({"a": b"\x93NUMPY\x02\0\xff\xff\xff\xff" + bytes(10**7)}, zipfile.ZIP_DEFLATED, "version"),
        ({"a": b"\x93NUMPY\x01\0\xb8\x0b" + b"[" * 3000}, zipfile.ZIP_STORED, "no painting"),
        ({"a": npy((1,), "|O", pickle.dumps([1]))}, zipfile.ZIP_STORED, "array of object"),
        ({"a": b"not an array"}, zipfile.ZIP_STORED, "magic"),
    ],
)  # fmt: skip
def test_a_npz_takes_no_more_memory_than_a_painting_can_need(members, how, said, tmp_path):
    file = tmp_path / "painting.npz"
    packed(file, how, **members)
    tracemalloc.start()
    with pytest.raises(ValueError, match=said) as refused:
        load_painting(file)
    assert tracemalloc.get_traced_memory()[1] < 2**25
    tracemalloc.stop()
    assert str(refused.value).startswith(f"{file} is no painting that can be drawn")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"canvas_color": [float("nan")] * 3}, r"colour of its canvas is \[nan"),
        ({"canvas_color": [0, 0, 2]}, "colour of its canvas"), ({"canvas_color": 1}, "iterable"),
        ({"height": float("inf")}, "its size is 3 x inf"), ({"height": 2.5}, "its size is 3 x 2.5"),
        ({"width": 10**400}, "its size is 1000"), ({"width": True}, "its size is True"),
        ({"brush": ["bezier"]}, "unhashable"), ({"numbers": "x0"}, "its numbers are x0"),
        ({"strokes": {"0": []}}, "wanted a list"), ({"strokes": [[0.5] * 7] * 20_001}, "at most"),
        ({"strokes": [0.5] * 7}, "7 numbers each"), ({"strokes": [["a"] * 7]}, "no painting"),
        ({"strokes": [[float("nan")] * 7]}, r"in \[0, 1\]"), ({"strokes": [[10**400] * 7]}, "no "),
        ({"paint_gym": [1] * 99}, "of version"),
    ],
)  # fmt: skip
def test_what_no_painting_can_be_is_refused_in_a_line(change, said, tmp_path):
    file = tmp_path / "painting.JSON"
    kept = Painting("circle", torch.rand(2, 7), 3, 3)
    kept.save(tmp_path / "painting.json")
    found = json.loads((tmp_path / "painting.json").read_text()) | change
    file.write_text(json.dumps(found))
    with pytest.raises(ValueError, match=said) as refused:
        load_painting(file)
    assert str(refused.value).startswith(f"{file} is no painting that can be drawn")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"paint_gym": \xc8}', b"\xff" * 9, b"", b" " * 2**25]
)
def test_what_is_no_json_is_refused_by_name(content, tmp_path):
    file = tmp_path / "painting.json"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=f"^{file} is no painting that can be drawn: .{{8,}}"):
        load_painting(file)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_painting_is_read_in_whatever_unicode_an_editor_kept_it(coding, tmp_path):
    kept = Painting("circle", torch.rand(2, 7), 3, 3)
    kept.save(tmp_path / "a.json")
    (tmp_path / "b.json").write_bytes((tmp_path / "a.json").read_text().encode(coding))
    assert torch.equal(load_painting(tmp_path / "b.json").strokes, kept.strokes)


def test_a_painting_that_could_not_be_read_again_is_not_kept(tmp_path):
    with pytest.raises(ValueError, match="at most 20000 strokes are kept, got 20001"):
        Painting("circle", torch.rand(20_001, 7), 3, 3).save(tmp_path / "a.npz")


def test_a_header_is_weighed_before_it_is_read(tmp_path, monkeypatch):
    file = tmp_path / "actor.safetensors"
    file.write_bytes((50 * 10**6).to_bytes(8, "little") + b" " * 10**6)
    with pytest.raises(ValueError, match=f"^{file} .*header takes 50000000 bytes, and at most"):
        load_painter(file)
    save_actor(make_actor(SPEC), SPEC, file)
    monkeypatch.setattr("renderers.workshop.memory.available", lambda: 10_000)
    with pytest.raises(ValueError, match=f"^{file} .*of memory and 10 kB are free"):
        load_painter(file)


# Searches


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["fit"]["strokes"].fill_(7.0), r"not all in \[0, 1\]"),
        (lambda s: s["best"].fill_(float("nan")), r"not all in \[0, 1\]"),
        (lambda s: s["fit"]["mean"].fill_(float("inf")), "not all finite"),
        (lambda s: s["fit"].update(steps=torch.zeros(2)), "Adam remembers|Type-check"),
        (lambda s: s.update(best=torch.zeros(1, 9, 7)), "wanted"),
        (lambda s: s.update(sown=1), "wanted"), (lambda s: s.update(sown=99), "99 groups"),
        (lambda s: s.update(spent=float("nan")), "'spent' cannot be nan"),
        (lambda s: s.update(step=None), "'step' cannot be None"),
        (lambda s: s.update(fit=None), "strokes were sown"), (lambda s: s.pop("chance"), "lacks"),
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
