"""What is kept in files: how each is made, how forged, and what is wrong with what was read."""

import json
from dataclasses import asdict, replace

import numpy as np
import torch

from agents.learning.run import CHECKPOINT
from agents.neural_renderer import trainer
from agents.painters.weights import load_painter
from agents.search import Aloud
from agents.sketching.keep import as_json, read_sketch
from agents.sketching.marks import Dot, Fill, Line
from benchmarks.leaderboard.submission import Card, read_submission, write_submission
from paint_gym.critics.critic import load_critic, save_critic
from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.scores import SCORES
from renderers import BRUSHES
from renderers.files import write_text
from renderers.neural.weights import build, spec_of
from renderers.neural.weights import load as load_network
from renderers.neural.weights import save as save_network
from renderers.weights import read_weights, write_weights
from renderers.workshop.checkpoint import read_state, write_state
from tests.support.actors import write_actor
from tests.support.brushes import LEAF
from tests.support.damage import ODD, forged
from tests.support.seeking import RAMP, searching
from tests.support.sketches import page_of
from tests.support.suites import strokes_of
from tests.support.tiny import IMITATES

CIRCLE = BRUSHES["circle"]()


class Actor:
    def make(self, file):
        torch.manual_seed(0)
        write_actor(file)

    def forge(self, file, chance):
        forge_weights(file, *read_weights(file, "painter"), chance)

    def read(self, file):
        painter = load_painter(file)
        strokes = painter.paint(RAMP, painter.bundle)
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
        assert critic(RAMP, RAMP).isfinite().all()
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
        Aloud(file, "this")(searching(6))

    def forge(self, file, chance):
        write_state(file, forged(read_state(file), chance))

    def read(self, file):
        strokes = Aloud(file, "this", resume=True)(searching(6))
        assert strokes.shape == (1, 3, 7)
        assert 0 <= strokes.min() <= strokes.max() <= 1
        return strokes


class Json:
    def make(self, file):
        Painting("circle", strokes_of(1, 4, 7)[0], 30, 20, Ground((0.5, 0.0, 1.0))).save(file)

    def forge(self, file, chance):
        file.write_text(json.dumps(forged(json.loads(file.read_text()), chance)))

    def read(self, file):
        painting = load_painting(file)
        assert painting.strokes.shape[1] == len(BRUSHES[painting.brush]().params)
        assert ((painting.strokes >= 0) & (painting.strokes <= 1)).all()
        assert max(painting.render(16).shape) == 16
        assert "nan" not in painting.svg(16)
        return None if file.suffix == ".json" else asdict(painting)


class Sketched(Json):
    """Marks of every kind; those that are painted are."""

    def make(self, file):
        line, dot = Line(((0.1, 0.2), (0.9, 1.5)), 0.1, None), Dot((0.5, 0.5), 0.2, (1, 2, 3))
        write_text(file, as_json((line, Fill((0.5, 0.2), (255, 0, 9)), dot), 20, 30))

    def read(self, file):
        kept = read_sketch(file)
        assert as_json(kept.marks, kept.height, kept.width)
        page = page_of("colors")
        page.given(tuple(mark for mark in kept.marks if mark.kind in page.marks))


class Stamped(Json):
    """A painting whose brush holds a picture."""

    def make(self, file):
        brush = BRUSHES[f"circle+{LEAF}"]()
        strokes = strokes_of(1, 4, len(brush.params))[0]
        Painting(brush.name, strokes, 30, 20, Ground((0.5, 0.0, 1.0))).save(file)


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
        trainer.train(IMITATES, folder, stop_after=2)
        for events in folder.glob("events*"):
            events.unlink()

    def pick(self, folder, chance):
        return chance.choice([folder / CHECKPOINT] * 3 + [folder / "config.json"])

    def forge(self, folder, chance):
        state = forged(read_state(folder / CHECKPOINT), chance)
        write_state(folder / CHECKPOINT, state)

    def read(self, folder):
        trainer.train(IMITATES, folder, resume=True, stop_after=0)
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
    "stamped.json": Stamped(),
    "sketch.json": Sketched(),
    "circle-pixel_shuffle.safetensors": Network(), "search.safetensors": Searched(),
    "painting.npz": Npz(), "run": Trained(), "submission": Submitted(),
}  # fmt: skip
