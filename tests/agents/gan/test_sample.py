"""Samples by number, films between them, and the one that is nearest to a picture."""

import json
from dataclasses import replace

import imageio.v3
import numpy as np
import pytest
import torch
from PIL import Image

from agents import paint, sample
from agents.gan import dcgan
from agents.gan.generators import Generator
from agents.gan.networks import load
from agents.gan.players import draw_film
from agents.gan.samples import between, code_of, codes_of, drawn, invert
from agents.learning import session
from agents.learning.learner import begin
from agents.search import Samples, Until, descend
from agents.search.drawing import Drawing
from paint_gym.features.squeezenet import untrained
from paint_gym.paintings.painting import load_painting
from renderers.files import write_picture
from renderers.weights import read_about
from tests.support.shapes import ROOT
from tests.support.tiny import MAKES

CPU = torch.device("cpu")
PAINTER = ROOT / "agents" / "weights" / "general.safetensors"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dcgan")
    session.train(dcgan.make, MAKES, folder)
    return folder


def test_what_is_exported_is_the_generator_alone_and_small(run):
    net, about = load(run)
    assert isinstance(net, Generator)
    assert about.kind == "generator"
    assert about.card["config"]["dataset"] == "shapes"
    file = run / "final.safetensors"
    assert file.stat().st_size < 2 * sum(x.numel() for x in net.state_dict().values()) + 20_000
    assert read_about(file).spec == MAKES.spec()


def test_a_run_folder_its_weights_and_only_those_are_samples_of(run, tmp_path):
    assert torch.equal(*(next(load(x)[0].parameters()) for x in (run, run / "best.safetensors")))
    with pytest.raises(FileNotFoundError, match="no run's folder"):
        load(tmp_path)
    with pytest.raises(OSError):
        load(tmp_path / "nowhere.safetensors")
    with pytest.raises(ValueError, match="holds no generator"):
        load(PAINTER)


def test_a_sample_is_the_same_whatever_else_is_drawn():
    assert torch.equal(codes_of(3, 10, 8)[7], code_of(3, 7, 8))
    assert not torch.equal(code_of(3, 7, 8), code_of(4, 7, 8))


def test_between_codes_none_is_shorter_than_both():
    codes = torch.nn.functional.normalize(codes_of(0, 3, 64))
    path = torch.stack(list(between(codes, 5)))
    assert len(path) == 15
    torch.testing.assert_close(path[::5], codes)
    torch.testing.assert_close(path.norm(dim=1), torch.ones(15), rtol=1e-3, atol=1e-3)


def test_a_code_is_found_again(run):
    net, about = load(run)
    target = drawn(net, code_of(99, 1, about.spec["code"])[None])
    found = invert(net, target, untrained(), steps=60)
    assert found.error < 0.2 * found.began


@pytest.mark.parametrize("optimizer", ["adam", "lbfgs"])
def test_descent_finds_the_bottom_of_a_bowl(optimizer):
    drawing = Samples(lambda code: code[:, :, None, None], pace=0.1, prior=0.0)
    assert isinstance(drawing, Drawing)
    goal = torch.tensor([[0.3, -0.2, 0.9]])
    found, least = descend(
        drawing,
        lambda x: (x[..., 0, 0] - goal).square().sum(1),
        torch.zeros(1, 3),
        until=Until(200),
        optimizer=optimizer,
    )
    torch.testing.assert_close(found, goal, rtol=0, atol=1e-2)
    assert least.item() < 1e-4


def test_the_command_writes_all_that_is_asked_for(run, tmp_path, capsys):
    photograph = tmp_path / "photo.png"
    Image.fromarray(np.full((40, 60, 3), 90, np.uint8)).save(photograph)
    out = tmp_path / "out"
    words = ["-n", "11", "-o", str(out), "--interpolate", "2", "--film-seconds", "0.2",
             "--invert", str(photograph), "--steps", "3"]  # fmt: skip
    sample.main([str(run), *words])
    assert {x.name for x in out.iterdir()} == {
        "samples.png", "interpolation.mp4", "inverted.png", "samples",
    }  # fmt: skip
    assert len(list((out / "samples").iterdir())) == 11
    assert "the nearest sample is" in capsys.readouterr().out
    again = tmp_path / "again"
    sample.main([str(run), "-n", "8", "-o", str(again)])
    seventh = (x / "samples" / "0007.png" for x in (out, again))
    assert len({file.read_bytes() for file in seventh}) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [(["nowhere"], "nowhere"), ([str(PAINTER)], "holds no generator")],
)
def test_what_is_no_generator_is_one_line(words, said, capsys):
    with pytest.raises(SystemExit) as end:
        sample.main(words)
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_the_run_tells_its_film_and_last_batch(run):
    draw_film(run)
    assert (run / "progress.mp4").stat().st_size > 0
    with Image.open(run / "batch.png") as batch:
        assert batch.size == (2 * MAKES.size + 12, 2 * MAKES.size + 12)
    assert json.loads((run / "result.json").read_text())["test/pictures"] == 64


def test_a_grid_is_kept_of_every_epoch_and_the_film_shows_all_in_order(tmp_path):
    learner, _ = begin(dcgan.make, MAKES, CPU, say=print)
    assert len(learner.pictures) == 4000
    assert [x for x in (1, 999, 1000, 1001, 2000) if learner.preview(x) is not None] == [1000, 2000]
    for i in range(3):
        write_picture(tmp_path / "few" / f"{i}.png", np.full((20, 20, 3), 80 * i, np.uint8))
    few = {"dataset": "folder", "data_dir": str(tmp_path / "few")}
    few_updates, said = replace(MAKES, **few, updates=40, evaluate_every=40), []
    session.train(dcgan.make, few_updates, tmp_path, say=said.append)
    assert any("generators tend to make copies" in line for line in said)
    previews = sorted(int(file.stem) for file in (tmp_path / "previews").iterdir())
    assert previews == [16, 32]  # an epoch of one update is too short for a grid of its own
    draw_film(tmp_path)
    with Image.open(tmp_path / "previews" / "000016.jpg") as grid:
        side = grid.size[1]
    frames = list(imageio.v3.imiter(tmp_path / "progress.mp4"))
    assert len(frames) == 3
    assert frames[0].shape[0] == side


def test_a_grid_stays_small_enough_to_look_at():
    sides = {size: replace(MAKES, size=size, step=1) for size in (32, 64, 256)}
    learners = {size: begin(dcgan.make, sides[size], CPU, say=print)[0] for size in sides}
    assert {size: learner.columns for size, learner in learners.items()} == {32: 8, 64: 8, 256: 4}


@pytest.mark.slow
def test_a_sample_is_painted_with_strokes(run, tmp_path):
    words = ["--painter", "search", "--strokes", "5", "--steps", "2", "--view", "16",
             "--film-seconds", "0.1", "--gif-size", "16"]  # fmt: skip
    paint.main([f"sample:{run}#7", *words, "-o", str(tmp_path / "out")])
    painting = load_painting(tmp_path / "out" / "painting.json")
    assert (painting.height, painting.width) == (MAKES.size, MAKES.size)
    for wrong in (f"sample:{run}#x", f"sample:{tmp_path}#1"):
        with pytest.raises(SystemExit) as end:
            paint.main([wrong, *words, "-o", str(tmp_path / "other")])
        assert end.value.code == 2
