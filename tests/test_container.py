"""The Dockerfile, read without Docker: what it copies is there, what it runs is understood."""

import re
import shlex
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.support.dockerfile import instructions, read, stages
from tests.support.pages import understood
from tests.support.shapes import ROOT

STAGES = read(ROOT / "Dockerfile")
LAST = STAGES[-1]


def told(word, stage=LAST):
    return [one for one in stage if one.word == word]


def environment(stage=LAST):
    return dict(pair.split("=", 1) for one in told("ENV", stage) for pair in one.words)


def copied():
    """What is copied from here."""
    everything = [one for stage in STAGES for one in told("COPY", stage)]
    return [source for one in everything if not one.flags for source in one.words[:-1]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("FROM x\nCOPPY . .", "no instruction of Docker's: 'COPPY . .'"),
        ("from x", "no instruction"),
        ("FROM x\nRUN", "RUN is told nothing"),
        ("RUN x\nFROM y", "RUN comes before FROM"),
        ("FROM x\nRUN a \\", "goes on nowhere"),
    ],
)
def test_what_docker_would_refuse_is_found(text, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        stages(instructions(text))


def test_instructions_are_read_as_docker_reads_them():
    text = '# a\nFROM x AS y\nRUN --mount=z a \\\n  # of b\n  && b\nCMD ["a b", "c"]\n'
    _, run, cmd = instructions(text)
    assert (run.flags, run.commands) == (("--mount=z",), ["a", "b"])
    assert cmd.words == ["a b", "c"]


def test_it_is_made_of_the_oldest_python_that_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    python = project["requires-python"].removeprefix(">=")
    assert {stage[0].words[0] for stage in STAGES} == {f"python:{python}-slim-bookworm"}


def test_what_is_copied_is_there_and_let_through():
    let = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in let
    for source in copied():
        assert (ROOT / source).exists(), source
        assert f"!{source}" in let, source
    assert {line[1:] for line in let if line.startswith("!")} == set(copied())


def test_everything_that_makes_the_package_is_copied():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    about = [project["project"]["readme"], *project["project"]["license-files"]]
    assert {"pyproject.toml", *packages, *about} <= set(copied())


def test_stages_copy_from_stages_that_are_there():
    names = [stage[0].words[2] for stage in STAGES[:-1]]
    froms = [flag for stage in STAGES for one in told("COPY", stage) for flag in one.flags]
    assert froms
    assert {flag.removeprefix("--from=") for flag in froms} <= set(names)


def test_versions_are_those_that_are_tested_and_torch_is_the_one_without_cuda():
    installs = [x for stage in STAGES for one in told("RUN", stage) for x in one.commands
                if x.startswith("pip ")]  # fmt: skip
    assert len(installs) == 2
    assert all(line.startswith("pip install -c constraints.txt ") for line in installs)
    workflow = (ROOT / ".github/workflows/test.yml").read_text()
    index = environment(STAGES[0])["PIP_EXTRA_INDEX_URL"]
    assert f"PIP_EXTRA_INDEX_URL: {index} #" in workflow
    assert installs[-1].endswith('".[studio]"')
    assert "studio" in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]  # fmt: skip


def test_nobody_in_it_is_root():
    users = [one.rest for one in told("USER")]
    assert users
    assert not {"root", "0"} & {user.split(":")[0] for user in users}
    after = LAST[LAST.index(told("USER")[0]) :]
    assert {one.word for one in after} >= {"RUN", "HEALTHCHECK", "CMD"}


def test_kernels_are_compiled_where_its_user_can_write_before_that_is_a_volume():
    (volume,) = told("VOLUME")
    assert environment()["NUMBA_CACHE_DIR"] == volume.rest
    made = [x for one in told("RUN") for x in one.commands]
    assert f"install -d -o studio {volume.rest}" in made
    warm = [one for one in told("RUN") if "agents.paint" in one.rest]
    assert LAST.index(told("USER")[0]) < LAST.index(warm[0]) < LAST.index(volume)
    understood(warm[0].commands[0])


def test_it_serves_the_studio_to_the_port_that_it_tells_of():
    (cmd,), (port,) = told("CMD"), told("EXPOSE")
    assert cmd.words[:3] == ["python", "-m", "agents.studio"]
    understood(shlex.join(cmd.words))
    said = dict(zip(cmd.words[3::2], cmd.words[4::2], strict=True))
    assert said == {"--host": "0.0.0.0", "--port": port.rest}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(self.server.code if self.path == "/api/about" else 404)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.mark.parametrize(("code", "well"), [(200, True), (500, False), (503, False)])
def test_the_health_check_is_well_where_the_studio_answers(code, well):
    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.code = code
    (check,) = told("HEALTHCHECK")
    words = check.rest.removeprefix("CMD ")
    python, flag, program = instructions(f"CMD {words}")[0].words
    assert (python, flag) == ("python", "-c")
    thread = Thread(target=server.handle_request)
    thread.start()
    try:
        here = program.replace(f":{told('EXPOSE')[0].rest}/", f":{server.server_port}/")
        assert here != program
        if well:
            exec(here, {})
        else:
            with pytest.raises(OSError, match=str(code)):
                exec(here, {})
    finally:
        thread.join()
        server.server_close()
