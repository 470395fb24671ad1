"""The command's options, its address, and the files of its page: without a server."""

import ast
import re
import socket
import sys

import pytest

pytest.importorskip("fastapi")

from agents.studio.__main__ import main
from agents.studio.pages import FOLDER, pages
from agents.studio.serving import Place
from tests.support.shapes import ROOT


def test_a_port_that_is_taken_is_one_line(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=f"port {port}.*name another --port"):
            Place(port=port).listen()


def test_the_address_that_is_told_is_one_that_a_browser_here_can_open():
    with Place(host="0.0.0.0", port=0).listen() as listening:
        port = listening.getsockname()[1]
        assert Place(host="0.0.0.0").url(listening) == f"http://127.0.0.1:{port}"


def test_without_fastapi_one_line_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "fastapi", None)
    for name in [x for x in sys.modules if x in ("agents.studio.app", "agents.studio.serving")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(SystemExit) as ended:
        main(["--no-open"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert 'pip install "paint-gym[studio]"' in said


@pytest.mark.parametrize(
    "words",
    [["--port", "-1"], ["--port", "65536"], ["--longest", "0"], ["--longest", "nan"],
     ["--workers", "0"], ["--most-strokes", "0"], ["--most-strokes", "1000000000"]],
)  # fmt: skip
def test_options_that_cannot_be_are_one_line(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert words[0] in capsys.readouterr().err


def test_help_says_what_it_means_to_let_other_machines_in(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "no passwords" in said and "--allow-host" in said


def test_the_page_is_a_fixed_list_of_files(tmp_path):
    for name in ("index.html", "a.js", "b.css", "c.svg", "secret.txt", ".hidden.js.swp"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder").mkdir()
    assert set(pages(tmp_path)) == {"index.html", "a.js", "b.css", "c.svg"}
    assert pages(tmp_path / "none") == {}


def test_the_page_names_nothing_that_is_elsewhere():
    for file in FOLDER.glob("*"):
        text = file.read_text() if file.is_file() else ""
        found = set(re.findall(r"(?:https?:|wss?:)?//[\w.-]+\.\w+[^\s\"'`)]*", text))
        assert not {x for x in found if not x.startswith("http://www.w3.org/")}, file


def test_no_module_of_the_studio_asks_anything_of_the_net():
    reaching = {
        "urllib.request",
        "http.client",
        "requests",
        "aiohttp",
        "httpx",
        "ftplib",
        "smtplib",
    }
    for file in (ROOT / "agents" / "studio").glob("*.py"):
        tree = ast.parse(file.read_text())
        named = {x.module for x in ast.walk(tree) if isinstance(x, ast.ImportFrom)}
        named |= {a.name for x in ast.walk(tree) if isinstance(x, ast.Import) for a in x.names}
        assert not named & reaching, file


@pytest.mark.parametrize("named", ["nothere.png", "bundled:nothere.png"])
def test_a_picture_that_is_not_there_is_said_before_anything_begins(named, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--no-open", "--port", "0", named])
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert "nothere.png" in said.err
    assert "warming" not in said.out


def test_a_port_that_is_taken_is_said_before_anything_begins(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit):
        main(["--no-open", "--port", str(taken.getsockname()[1])])
    said = capsys.readouterr()
    assert "cannot listen" in said.err
    assert "warming" not in said.out
