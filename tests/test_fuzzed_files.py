"""Kept files damaged at random: each is read as it was, or refused in one line that names it.

Never another error, never another meaning, never without an end. Some are damaged byte by byte;
others are forged: whole, with a digest that fits, and of odd content.
"""

import contextlib
import json
import random
import shutil
import signal
from dataclasses import asdict, replace

import numpy as np
import pytest
import torch

from agents.learning.run import CHECKPOINT
from agents.networks import make_actor
from agents.neural_renderer import trainer
from agents.painters.weights import load_painter, save_actor
from agents.search import Aloud, Search
from agents.search.goal import Goal
from agents.search.loop import Run
from benchmarks.leaderboard.submission import Card, read_submission, write_submission
from paint_gym.critics.critic import load_critic, save_critic
from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.scores import SCORES
from renderers import BRUSHES, Exact
from renderers.neural.weights import build, spec_of
from renderers.neural.weights import load as load_network
from renderers.neural.weights import save as save_network
from renderers.weights import read_weights, write_weights
from renderers.workshop.checkpoint import read_state, write_state
from renderers.workshop.reading import LONGEST
from tests.support.suites import strokes_of
from tests.test_kept import NEURAL, SPEC, assert_same

FEW, MANY = 50, 500
"""damaged files of each kind: always, and at the full size"""
SECONDS = 60
"""for one file, on a busy machine"""
ODD = [
    None, True, 0, -1, 7.5, 1e308, float("nan"), float("inf"), 10**400, "", "x", "\0", [], {}, [[]],
    [0] * 1000, {"tensor": 0}, 2**31, 10**6,
]  # fmt: skip
CIRCLE, CANVAS = BRUSHES["circle"](), torch.linspace(0, 1, 3 * 16 * 16).reshape(1, 3, 16, 16)

# How things break


def damaged(content, chance):
    """These bytes after something has gone wrong with them."""
    found, at = bytearray(content), chance.randrange(max(1, len(content)))
    length = chance.choice((1, 2, 8, 64, 512))
    match chance.randrange(8):
        case 0:
            found[at : at + 1] = bytes([content[at] ^ 1 << chance.randrange(8)]) if content else b""
        case 1:
            found[at : at + length] = chance.randbytes(length)
        case 2:
            del found[at:]
        case 3:
            del found[at : at + length]
        case 4:
            found[at:at] = chance.choice((chance.randbytes(length), b"[" * 5000, b"\xff" * length))
        case 5:
            found[at : at + length] = bytes(length)
        case 6:
            found = bytearray(chance.choice((b"", b"{}", b"[]", b"null", b"PK\5\6", b"\x80\4.")))
        case _:
            found += chance.choice((content, b"\n", chance.randbytes(length)))
    return bytes(found)


def forged(thing, chance):
    """JSON, or a state, with one thing in it replaced by something odd."""
    places = list(walked(thing))
    holder, key = chance.choice(places)
    old = holder[key]
    if isinstance(old, torch.Tensor):
        holder[key] = chance.choice((
            old.flatten()[:0], old.double(), old.float() + 7, old * float("nan"), old.flatten(),
            torch.zeros(3, 0), None, old.long(), torch.cat([old.reshape(-1)] * 2),
        ))  # fmt: skip
    elif chance.randrange(4):
        holder[key] = chance.choice(ODD)
    else:
        del holder[key]
    return thing


def walked(thing):
    for key in list(thing) if isinstance(thing, dict) else range(len(thing)):
        yield thing, key
        if isinstance(thing[key], (dict, list)):
            yield from walked(thing[key])


# What is kept: how one is made, how it is forged, and what is wrong with what was read


class Actor:
    def make(self, file):
        torch.manual_seed(0)
        save_actor(make_actor(SPEC), SPEC, file)

    def forge(self, file, chance):
        forge_weights(file, *read_weights(file, "painter"), chance)

    def read(self, file):
        painter = load_painter(file)
        strokes = painter.paint(CANVAS, painter.bundle)
        assert 0 <= strokes.min() <= strokes.max() <= 1
        return dict(painter.actor.state_dict())


def forge_weights(file, weights, about, chance):
    if chance.randrange(2):
        about = replace(about, spec=forged(about.spec, chance))
    else:
        weights = {k: v for k, v in forged(weights, chance).items() if isinstance(v, torch.Tensor)}
    write_weights(file, weights, about)


class Critic:
    def make(self, file):
        torch.manual_seed(0)
        save_critic(SCORES["lsgan"](), file)

    def forge(self, file, chance):
        forge_weights(file, *read_weights(file, "critic"), chance)

    def read(self, file):
        critic = load_critic(file)
        assert critic(CANVAS, CANVAS).isfinite().all()
        return dict(critic.state_dict())


class Network:
    def make(self, file):
        torch.manual_seed(0)
        spec = spec_of(CIRCLE, "pixel_shuffle", {"width": 8, "depth": 1})
        save_network(build(spec), file, spec, record={})

    def forge(self, file, chance):
        forge_weights(file, *read_weights(file, "renderer"), chance)

    def read(self, file):
        return dict(load_network(CIRCLE, folder=file.parent).state_dict())


class Searched:
    def make(self, file):
        Aloud(file, "this")(self.run())

    def run(self):
        return Run(Search(steps=6, groups=2), Goal(Exact(CIRCLE), CANVAS), 3)

    def forge(self, file, chance):
        write_state(file, forged(read_state(file), chance))

    def read(self, file):
        run = self.run()
        strokes = Aloud(file, "this", resume=True)(run)
        assert strokes.shape == (1, 3, 7)
        assert 0 <= strokes.min() <= strokes.max() <= 1
        return strokes


class Json:
    def make(self, file):
        Painting("circle", strokes_of(1, 4, 7)[0], 30, 20, (0.5, 0.0, 1.0)).save(file)

    def forge(self, file, chance):
        file.write_text(json.dumps(forged(json.loads(file.read_text()), chance)))

    def read(self, file):
        painting = load_painting(file)
        assert painting.strokes.shape[1] == len(BRUSHES[painting.brush].params)
        assert ((painting.strokes >= 0) & (painting.strokes <= 1)).all()
        assert max(painting.render(16).shape) == 16
        assert "nan" not in painting.svg(16)
        return None if file.suffix == ".json" else asdict(painting)


class Npz(Json):
    def forge(self, file, chance):
        with np.load(file) as kept:
            arrays = dict(kept)
        name = chance.choice(list(arrays))
        arrays[name] = np.array(chance.choice([x for x in ODD if np.array(x).dtype != object]))
        np.savez(file, **arrays)

    def read(self, file):
        super().read(file)


class Trained:
    """A run of the renderers' trainer: any file of its folder."""

    def make(self, folder):
        trainer.train(NEURAL, folder, stop_after=2)
        for events in folder.glob("events*"):
            events.unlink()

    def pick(self, folder, chance):
        return chance.choice([folder / CHECKPOINT] * 3 + [folder / "config.json"])

    def forge(self, folder, chance):
        state = forged(read_state(folder / CHECKPOINT), chance)
        write_state(folder / CHECKPOINT, state)

    def read(self, folder):
        trainer.train(NEURAL, folder, resume=True, stop_after=0)
        return read_state(folder / CHECKPOINT)


class Submitted:
    def make(self, folder, suite):
        card = Card(
            suite=suite.name, digest=suite.digest, painter="visitor", authors="A. Painter",
            brush="bezier", budget=suite.budget, seeds=[3, 4], hardware="a laptop",
            seconds_per_picture=0.5, licence="CC0-1.0", link="https://example.org",
        )  # fmt: skip
        write_submission(folder, card, {3: strokes_of(3), 4: strokes_of(3, seed=1)})

    def pick(self, folder, chance):
        return chance.choice(sorted(folder.iterdir()))

    def forge(self, folder, chance):
        file = folder / "card.json"
        file.write_text(json.dumps(forged(json.loads(file.read_text()), chance)))

    def read(self, folder):
        found = read_submission(folder)
        for strokes in found.strokes.values():
            assert strokes.shape == (3, found.suite.budget, 13)
            assert 0 <= strokes.min() <= strokes.max() <= 1
        assert all(str(text).isprintable() for text in asdict(found.card).values())
        return list(found.strokes.values())


KINDS = {
    "actor.safetensors": Actor(), "critic.safetensors": Critic(), "painting.json": Json(),
    "circle-pixel_shuffle.safetensors": Network(), "search.safetensors": Searched(),
    "painting.npz": Npz(), "run": Trained(), "submission": Submitted(),
}  # fmt: skip


# The harness


@contextlib.contextmanager
def limited():
    """An end to whatever never ends."""

    def late(*_):
        pytest.fail("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def fuzz(name, rounds, tmp_path, suite):
    kind, whole, there = KINDS[name], tmp_path / "whole" / name, tmp_path / "damaged" / name
    kind.make(whole, suite) if name == "submission" else kind.make(whole)
    copy(whole, there)
    meant, refused = kind.read(there), 0
    for seed in range(rounds):
        chance = random.Random(f"{name} {seed}")
        copy(whole, there)
        odd = chance.randrange(3) == 0
        if odd:
            try:
                kind.forge(there, chance)
            except (TypeError, AttributeError, ValueError, RuntimeError):
                continue  # our own writer refuses it
        else:
            file = kind.pick(there, chance) if there.is_dir() else there
            file.write_bytes(damaged(file.read_bytes(), chance))
        try:
            with limited():
                found = kind.read(there)
        except (ValueError, FileNotFoundError) as error:
            refused += 1
            said = str(error)
            assert str(there) in said, (seed, said)
            assert said.isprintable(), (seed, said)
            assert len(said.replace(str(there), "")) < 2 * LONGEST, (seed, said)
            assert len(said.replace(str(there), "").split()) > 5, (seed, said)
            continue
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}: {type(error).__name__}") from error
        if not odd and meant is not None:
            assert_same(found, meant)
    assert refused > rounds / 4


def copy(whole, there):
    if there.parent.exists():
        shutil.rmtree(there.parent)
    there.parent.mkdir(parents=True)
    shutil.copytree(whole, there) if whole.is_dir() else shutil.copyfile(whole, there)


@pytest.mark.parametrize("name", KINDS)
def test_what_is_damaged_is_refused_in_a_line_or_read_as_it_was(name, tmp_path, tiny):
    fuzz(name, FEW, tmp_path, tiny)


@pytest.mark.thorough
@pytest.mark.parametrize("name", KINDS)
def test_many_that_are_damaged_are_refused_in_a_line_or_read_as_they_were(name, tmp_path, tiny):
    fuzz(name, MANY, tmp_path, tiny)
