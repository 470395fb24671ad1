"""Weights that are fetched, from a server on this machine: whole and kept small, or not at all."""

import hashlib
import re
import socket
import tempfile
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import torch

from paint_gym.features import TRAINED, download, load_network, weights
from renderers.workshop.command import told
from tests.support.features import squeezenet11


class Server(ThreadingHTTPServer):
    """Answers every question with `answer`, and counts them."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked = 0


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked += 1
        self.server.answer(self)

    def log_message(self, *words):
        pass


def sends(content, most=None):
    """Answers with this; after so many bytes the line breaks."""

    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:most])

    return answer


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Server()
    monkeypatch.setattr(weights, "STORE", f"http://127.0.0.1:{server.server_port}/models")
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A file of weights, with more in it than is needed."""
    file = tmp_path_factory.mktemp("weights") / "whole.pth"
    torch.save(squeezenet11() | {"classifier.1.weight": torch.zeros(1000, 512)}, file)
    return file.read_bytes()


@pytest.fixture(autouse=True)
def unfinished(home, monkeypatch):
    """Where what is not finished lies."""
    (home / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))


@pytest.fixture(autouse=True)
def named_by_its_hash(whole, monkeypatch):
    kind = TRAINED["squeezenet"]
    file = f"squeezenet1_1-{hashlib.sha256(whole).hexdigest()[:8]}.pth"
    named = replace(kind, weights=replace(kind.weights, file=file))
    monkeypatch.setitem(TRAINED, "squeezenet", named)


def there(home):
    return [str(x.relative_to(home)) for x in home.rglob("*") if x.is_file()]


def test_what_is_needed_is_kept_and_found_and_nothing_is_fetched_twice(home, server, whole, capsys):
    server.answer = sends(whole)
    file = download("squeezenet")
    assert there(home) == ["XDG_CACHE_HOME/paint-gym/squeezenet1_1.safetensors"]
    assert file.stat().st_size < len(whole) - 4 * 512_000
    assert "100%" in capsys.readouterr().err
    network = load_network()
    assert network.name == "squeezenet"
    for name, x in network.weights().items():
        assert torch.equal(x, squeezenet11()[name])
    assert download("squeezenet") == file
    assert server.asked == 1


WRONG = {
    "something else": (lambda whole: sends(whole[::-1]), "is not SqueezeNet 1.1, or not all of it"),
    "a part": (lambda whole: sends(whole, 100_000), "is not SqueezeNet 1.1, or not all of it"),
    "nothing": (lambda whole: sends(whole, 0), "is not SqueezeNet 1.1, or not all of it"),
    "not found": (lambda whole: lambda x: x.send_error(404), "did not come .* 404: Not Found"),
    "no server of pages": (lambda whole: lambda x: x.wfile.write(b"x\r\n"), "did not come .* x;"),
    "a line that is cut": (lambda whole: lambda x: None, "did not come .* closed connection"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_goes_wrong_is_told_in_a_line_and_leaves_nothing(wrong, home, server, whole, capsys):
    answer, said = WRONG[wrong]
    server.answer = answer(whole)
    refused(said, capsys)
    assert there(home) == []
    assert load_network("squeezenet").name == "untrained"


def test_a_server_that_is_not_there(home, monkeypatch, capsys):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        monkeypatch.setattr(weights, "STORE", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        refused("did not come .* Connection refused.* try again, or let PAINT_GYM_SQ", capsys)
    assert there(home) == []


def test_weights_of_something_else_by_the_right_name_are_not_kept(
    home, server, monkeypatch, capsys
):
    torch.save({"weight": torch.zeros(3)}, home / "tmp" / "other.pth")
    other = (home / "tmp" / "other.pth").read_bytes()
    (home / "tmp" / "other.pth").unlink()
    server.answer = sends(other)
    kind = TRAINED["squeezenet"]
    file = f"squeezenet1_1-{hashlib.sha256(other).hexdigest()[:8]}.pth"
    monkeypatch.setitem(
        TRAINED, "squeezenet", replace(kind, weights=replace(kind.weights, file=file))
    )
    refused("does not hold SqueezeNet 1.1", capsys)
    assert there(home) == []


def test_the_untrained_network_has_nothing_to_fetch():
    with pytest.raises(ValueError, match="nothing to download"):
        download("untrained")
    with pytest.raises(KeyError, match="Did you mean 'vgg19'"):
        download("vgg1")


def refused(said, capsys):
    """A command that downloads says this, in its last line, and ends with 2."""
    with pytest.raises(SystemExit) as end, told("probe"):
        download("squeezenet")
    assert end.value.code == 2
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith("probe: ")
    assert re.search(said, line), line
