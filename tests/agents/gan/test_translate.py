"""Pictures translated, from the command line to what is written."""

import warnings
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from agents import translate
from agents.gan import dcgan
from agents.gan.generators import save_generator
from agents.gan.translated import Seeing, Translated, to_planes
from agents.gan.translators import load_translator
from paint_gym.pairs import PAIRS
from paint_gym.pictures.lab import light_of
from tests.support.pairs import save, scene
from tests.support.piped import piped
from tests.support.tiny import MAKES, begun
from tests.support.translators import NETWORKS, write_translator


@pytest.fixture(name="weights")
def _weights(tmp_path):
    return str(write_translator(tmp_path / "blocks.safetensors"))


def translated(folder, seeing=None, **of):
    weights = write_translator(folder / "x.safetensors", **of)
    return Translated(*load_translator(weights), seeing or Seeing(tile=32))


def read(file):
    return np.asarray(Image.open(file))


def refused(words, capsys):
    with pytest.raises(SystemExit) as end:
        translate.main(words)
    assert end.value.code == 2
    told = capsys.readouterr().err.split("\r")[-1]
    assert told.count("\n") == 1
    return told


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("pairs", PAIRS)
def test_a_picture_of_any_size_becomes_one_of_that_size(pairs, network, tmp_path):
    maker = translated(tmp_path, pairs=pairs, network=network)
    for height, width in ((1, 1), (1, 90), (40, 23)):
        given, made = maker(scene(0, height, width))
        assert given.shape == made.shape == (height, width, 3)


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("pairs", [name for name, kind in PAIRS.items() if kind.chroma])
@pytest.mark.parametrize("view", [None, 16, 100])
def test_where_only_colours_are_made_the_light_of_every_pixel_stays(pairs, network, view, tmp_path):
    chance = np.random.default_rng(0)
    picture = chance.integers(0, 256, (70, 50, 3), np.uint8)
    maker = translated(tmp_path, Seeing(tile=32, view=view), pairs=pairs, network=network)
    given, made = maker(picture)
    own, others = (light_of(to_planes(x)) for x in (picture, made))
    assert (own - others).abs().max() < 1 / 200  # of what bytes can tell: half a level of each
    assert np.abs(np.diff(given.astype(int), axis=2)).max() <= 1
    assert np.abs(np.diff(made.astype(int), axis=2)).max() > 1


@pytest.mark.parametrize("pairs", ["edges", "grey", "hints", "blocks"])
def test_of_a_photograph_is_made_what_was_given_while_it_learned(pairs, tmp_path):
    kind, photograph = PAIRS[pairs], scene(3, 24, 16)
    told = translated(tmp_path, Seeing(tile=32, photograph=True), pairs=pairs)
    given = told.given(photograph)
    found = given.at(torch.arange(24), torch.arange(16))
    assert found.shape == (1, kind.planes, 24, 16)
    as_is = kind.given_of(to_planes(photograph))
    close = (found[:, :1] - as_is[:, :1]).abs().max() < 1e-5
    assert bool(close) == kind.chroma
    shown, made = told(photograph)
    assert shown.shape == made.shape == photograph.shape


def test_a_network_that_sees_wholes_sees_pictures_as_large_as_it_learned(tmp_path):
    whole, local = (translated(tmp_path, network=network) for network in ("unet", "resnet"))
    assert whole.view(160, 80) == (32, 16)
    assert whole.view(10, 8) == (10, 8)
    assert whole.view(1, 9000) == (1, 64)
    assert local.view(160, 80) == (160, 80)
    assert translated(tmp_path, network="resnet", pairs="grey").view(160, 80) == (32, 16)
    asked = translated(tmp_path, Seeing(tile=32, view=40))
    assert asked.view(160, 80) == (40, 20)


def test_the_same_seed_makes_the_same_picture(tmp_path):
    one, same, other = (
        translated(tmp_path, Seeing(tile=32, view=48, seed=seed))(scene(0))[1] for seed in (0, 0, 1)
    )
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_a_folder_is_translated_and_what_cannot_be_read_is_counted_and_named(
    weights, tmp_path, capsys
):
    folder, out = tmp_path / "photos", tmp_path / "out"
    save(scene(0), folder / "a.jpg")
    save(scene(1), folder / "deep" / "er" / "b.png")
    (folder / "broken.png").write_bytes(b"no picture")
    transparent = np.dstack([scene(2), np.zeros((40, 44), np.uint8)])
    save(transparent, folder / "glass.png")
    turned = Image.fromarray(scene(3))
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(folder / "turned.jpg", exif=exif)
    Image.fromarray(np.full((9, 7), 40_000, np.uint16)).save(folder / "deep.png")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        translate.main([weights, str(folder), "-o", str(out)])
    told = capsys.readouterr()
    assert "1 of 6 pictures cannot be read and are skipped" in told.err
    assert "broken.png is not a picture" in told.err
    assert told.out == f"{out}: 5 pictures\n"
    sizes = {str(x.relative_to(out)): read(x).shape[:2] for x in out.rglob("*.png")}
    assert sizes == {
        "a.png": (40, 44), "deep/er/b.png": (40, 44), "glass.png": (40, 44),
        "turned.png": (44, 40), "deep.png": (9, 7),
    }  # fmt: skip
    white = translate.Options(Path(weights), str(folder / "glass.png"))
    assert white.ground == "white"
    assert (translate.read_picture(folder / "glass.png") == 255).all()


def test_pictures_of_one_name_keep_their_endings_and_what_was_made_is_not_made_again(
    weights, tmp_path
):
    save(scene(0), tmp_path / "p" / "a.jpg")
    save(scene(0), tmp_path / "p" / "a.png")
    for _ in range(2):
        translate.main([weights, str(tmp_path / "p"), "-o", str(tmp_path / "p" / "out")])
    made = sorted(x.name for x in (tmp_path / "p" / "out").iterdir())
    assert made == ["a.jpg.png", "a.png.png"]


def test_a_dash_reads_a_picture_from_standard_input(weights, tmp_path, capsys):
    photograph, out = tmp_path / "photo.png", tmp_path / "out"
    save(scene(0), photograph)
    with piped(photograph.read_bytes()):
        translate.main([weights, "-", "-o", str(out)])
    assert capsys.readouterr().out == f"{out / 'stdin.png'}\n"
    translate.main([weights, str(photograph), "-o", str(out)])
    assert np.array_equal(read(out / "stdin.png"), read(out / "photo.png"))


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "standard input is empty"), (b"garbage", "standard input is not a picture")],
)
def test_what_is_no_picture_on_standard_input_is_one_line_and_leaves_nothing(
    data, said, weights, tmp_path, capsys
):
    with piped(data):
        assert said in refused([weights, "-", "-o", str(tmp_path / "out")], capsys)
    assert not (tmp_path / "out").exists()


def test_side_by_side_what_is_given_stands_left(weights, tmp_path, capsys):
    save(scene(0), tmp_path / "a.png")
    words = [weights, str(tmp_path / "a.png"), "-o", str(tmp_path / "out")]
    translate.main(words)
    assert capsys.readouterr().out == f"{tmp_path / 'out' / 'a.png'}\n"
    alone = read(tmp_path / "out" / "a.png")
    translate.main([*words, "--side-by-side"])
    both = read(tmp_path / "out" / "a.png")
    assert np.array_equal(both, np.concatenate([scene(0), alone], 1))


def test_what_cannot_be_done_is_one_line_and_leaves_nothing(weights, tmp_path, capsys):
    photograph, out = tmp_path / "a.png", tmp_path / "out"
    save(scene(0), photograph)
    noise = tmp_path / "noise.safetensors"
    save_generator(begun(dcgan, MAKES).maker, noise, MAKES.spec(), card={})
    unpaired = str(write_translator(tmp_path / "unpaired.safetensors", pairs="unpaired"))
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    for name in ("1.png", "2.png"):
        (tmp_path / "bad" / name).write_bytes(b"x")
    for words, said in (
        ([str(noise), str(photograph)], "holds no translator"),
        ([str(tmp_path / "none"), str(photograph)], "none"),
        ([unpaired, str(photograph), "--photograph"], "means nothing to pairs of unpaired"),
        ([weights, str(tmp_path / "empty")], "no pictures in"),
        ([weights, str(tmp_path / "b.png")], "no file"),
        ([weights, str(tmp_path / "bad")], "none of the 2 pictures of"),
        ([weights, str(tmp_path / "bad" / "1.png")], "is not a picture"),
        ([weights, str(photograph), "--ground", "nope"], "no colour"),
    ):
        assert said in refused([*words, "-o", str(out)], capsys)
        assert not out.exists()
    assert "is a file" in refused([weights, str(photograph), "-o", str(photograph)], capsys)
    before = photograph.read_bytes()
    assert "name another folder" in refused([weights, str(photograph), "-o", str(tmp_path)], capsys)
    assert photograph.read_bytes() == before


def test_weights_whose_pairs_are_not_as_they_say_are_refused(tmp_path):
    for wrong in ({"name": "nope"}, {"planes": 2}, {"chroma": True}):
        with pytest.raises(ValueError, match="holds no translator"):
            load_translator(write_translator(tmp_path / "x.safetensors", **wrong))
