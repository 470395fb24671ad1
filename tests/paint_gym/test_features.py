"""Networks that see style: which one is there, what all of them do, how scores ask for them."""

import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from paint_gym.features import NETWORKS, instead, load_network
from paint_gym.features.network import Network, cloud
from paint_gym.features.weights import SQUEEZENET, VGG19
from paint_gym.scores import make_score
from paint_gym.scores.gram import Gram
from tests.support.features import squeezenet11, vgg19

SMALL = [(1, 1), (2, 3), (3, 1), (1, 40), (17, 5)]


@pytest.fixture(params=NETWORKS)
def network(request, home, monkeypatch):
    """Each one, with weights of chance."""
    torch.save(vgg19(), home / "vgg19.pth")
    torch.save(squeezenet11(), home / "squeezenet.pth")
    monkeypatch.setenv(VGG19.variable, str(home / "vgg19.pth"))
    monkeypatch.setenv(SQUEEZENET.variable, str(home / "squeezenet.pth"))
    return load_network(request.param)


def hub(home):
    """torch hub's folder of weights."""
    folder = home / "TORCH_HOME" / "hub" / "checkpoints"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_the_best_that_is_there_is_taken_and_none_better_than_is_asked_for(home):
    assert list(NETWORKS) == ["vgg19", "squeezenet", "untrained"]

    def taken():
        return [load_network(name).name for name in NETWORKS]

    assert taken() == ["untrained"] * 3
    torch.save(squeezenet11(), hub(home) / SQUEEZENET.file)
    assert taken() == ["squeezenet", "squeezenet", "untrained"]
    torch.save(vgg19(), hub(home) / VGG19.file)
    assert taken() == ["vgg19", "squeezenet", "untrained"]
    assert load_network() is load_network("vgg19")
    with pytest.raises(KeyError, match="Did you mean 'squeezenet'"):
        load_network("squeeznet")


def test_weights_are_found_where_they_are_kept(home, monkeypatch):
    assert VGG19.find() is None
    faces = home / "HF_HOME" / "hub" / "models--timm--vgg19.tv_in1k" / "snapshots" / "1234"
    faces.mkdir(parents=True)
    own = home / "XDG_CACHE_HOME" / "paint-gym" / "vgg19.safetensors"
    own.parent.mkdir(parents=True)
    for file in (faces / "model.safetensors", hub(home) / "vgg19-dcbb9e9d.pth", own):
        save = save_file if file.suffix == ".safetensors" else torch.save
        save(vgg19(), file)
        assert VGG19.find() == file
        assert load_network().name == "vgg19"
    monkeypatch.setenv(VGG19.variable, str(home / "gone.pth"))
    with pytest.raises(FileNotFoundError, match="unset it"):
        VGG19.find()


@pytest.mark.parametrize("kept", [{"features.0.weight": torch.zeros(3)}, {}, [1], b"no weights"])
@pytest.mark.parametrize(("name", "title"), [("vgg19", "VGG-19"), ("squeezenet", "SqueezeNet 1.1")])
def test_a_file_of_something_else_is_refused_and_named(name, title, kept, home, monkeypatch):
    file = home / "other.pth"
    file.write_bytes(kept) if isinstance(kept, bytes) else torch.save(kept, file)
    monkeypatch.setenv(f"PAINT_GYM_{name.upper()}", str(file))
    with pytest.raises(ValueError, match=f"other.pth does not hold {title}"):
        load_network(name)


def test_a_person_is_told_what_is_used_instead_and_how_to_get_what_was_meant(home):
    untrained = load_network("untrained")
    told = instead("squeezenet", untrained)
    assert told == (
        "no weights of SqueezeNet 1.1 here, untrained is used: `agents.stylize "
        "--download` fetches them (5 MB), or let PAINT_GYM_SQUEEZENET name a file of them"
    )
    assert "VGG-19" in instead("vgg19", untrained)
    assert instead("untrained", untrained) == ""


def test_each_layer_is_1_on_the_average_and_each_network_is_one(network):
    assert isinstance(network, Network)
    maps = network(cloud())
    assert {*network.style, *network.content} <= maps.keys()
    for x in maps.values():
        assert float(x.square().mean()) == pytest.approx(1, abs=1e-3)
    assert not any(x.requires_grad for x in network.parameters())


@pytest.mark.parametrize("shape", SMALL)
def test_small_pictures_have_fewer_layers_and_are_seen(network, shape):
    picture = torch.rand(1, 3, *shape).requires_grad_()
    maps = network(picture)
    assert {network.style[0], network.content[0]} <= maps.keys()
    for score in ("gram", "content"):
        seen = make_score(f"{score}:{network.name}")
        assert seen(picture, picture) == 0
        apart = seen(picture, torch.zeros(1, 3, *shape))
        assert float(apart.detach()) < 0
        (slope,) = torch.autograd.grad(apart.sum(), picture)
        assert slope.isfinite().all()


def test_layers_are_halved_one_by_one(network):
    maps = network(torch.rand(1, 3, 37, 64))
    sizes = [tuple(maps[name].shape[2:]) for name in network.style]
    assert sizes == sorted(sizes, reverse=True)
    assert {37 // h for h, _ in sizes} <= {1, 2, 4, 9, 18}
    assert all(64 % w == 0 for _, w in sizes)


def test_a_spec_says_who_sees(home):
    torch.save(squeezenet11(), hub(home) / SQUEEZENET.file)
    assert make_score("content:squeezenet").network == "squeezenet"
    assert make_score("content").network == "vgg19"
    canvas, target = torch.rand(2, 1, 3, 20, 20)
    default, small, none = (
        float(make_score(f"content{x}")(canvas, target)) for x in ("", ":squeezenet", ":untrained")
    )
    assert default == small != none
    double = make_score("content:squeezenet:2")
    assert float(double(canvas, target)) == pytest.approx(2 * small)
    assert str(double) == "content:squeezenet:2.0"
    assert str(make_score(str(double))) == str(double)


def test_a_spec_says_whose_style_is_wanted_and_who_sees_it(tmp_path):
    Image.new("RGB", (20, 20), (255, 0, 0)).save(tmp_path / "red.png")
    score = make_score(f"l2:1+gram@{tmp_path / 'red.png'}:untrained:0.5")
    gram = next(x for x in score.scores.values() if isinstance(x, Gram))
    assert gram.network == "untrained"
    assert list(score.weights.values()) == [1, 0.5]
    red = torch.tensor([1.0, 0, 0])[:, None, None].expand(1, 3, 20, 20)
    assert float(score(red, red)) == pytest.approx(0, abs=1e-6)
    assert float(score(1 - red, 1 - red)) < -0.1


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("l2:squeezenet", "'l2' takes no network, got 'squeezenet'"),
        ("tv:untrained:2", "'tv' takes no network"),
        ("content:squeeznet", "Did you mean 'squeezenet'"),
        ("gram:vgg", "Did you mean 'vgg19'"),
        ("content:squeezenet:-1", "above 0"),
        ("content:squeezenet+content:squeezenet:2", "twice"),
        ("squeezenet", "Unknown score"),
        ("content:squeezenet:untrained", "Unknown score|takes no network|is not a number"),
    ],
)
def test_what_a_spec_cannot_ask_for(spec, said):
    with pytest.raises((ValueError, KeyError), match=said):
        make_score(spec)
