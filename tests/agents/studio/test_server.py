"""The command: a server of its own, as a browser would meet it."""

import os
import re
import signal
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

pytest.importorskip("fastapi")

import httpx

from agents.studio.folder import PREFIX
from agents.studio.wire import frames
from tests.support.killing import begun, workers_of
from tests.support.studios import painting_of, png

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A studio of one process that paints, begun with a painting; its process, and where it is."""
    folder = tmp_path_factory.mktemp("studio")
    painting_of(4).save(folder / "kept.json")
    (folder / "tmp").mkdir()
    os.environ["TMPDIR"], before = str(folder / "tmp"), os.environ.get("TMPDIR")
    words = [
        "agents.studio",
        "kept.json",
        "--port",
        "0",
        "--workers",
        "1",
        "--no-open",
        "--longest",
        "20",
    ]
    running = begun(words, folder)
    if before is None:
        del os.environ["TMPDIR"]
    else:
        os.environ["TMPDIR"] = before
    lines = iter(running.stdout.readline, "")
    url = next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
    running.folder = folder / "tmp"
    yield running, url
    running.kill()
    running.communicate()


def told_until(client, job, event):
    """Headers of a job's events up to one of that name; then the stream is left."""
    buffer, told = b"", []
    with client.stream("GET", f"/api/jobs/{job}/events") as stream:
        for part in stream.iter_raw():
            buffer += part
            while (end := ends_at(buffer)) is not None:
                told += [header for header, _ in frames(buffer[:end])]
                buffer = buffer[end:]
                if told[-1]["event"] == event:
                    return told
    raise AssertionError(told)


def ends_at(buffer):
    """Where the first event of these bytes ends; None where they are not all there."""
    at = 0
    for _ in range(2):
        if len(buffer) < at + 4:
            return None
        at += 4 + int.from_bytes(buffer[at : at + 4], "little")
    return at if len(buffer) >= at else None


@contextmanager
def visitor(url):
    with httpx.Client(base_url=url.partition("/#")[0], timeout=60, trust_env=False) as client:
        client.headers["X-Visit"] = client.post("/api/visits").json()["visit"]
        yield client


def until(what):
    """Waits for it."""
    for _ in range(1200):
        if what():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to that")


@linux
@pytest.mark.slow
def test_a_photograph_is_brought_painted_stopped_and_taken_home(server):
    _, url = server
    with visitor(url) as client:
        picture = client.post("/api/pictures", content=png(24, 32)).json()["picture"]
        order = {"kind": "paint", "picture": picture, "strokes": 8, "seconds": 19}
        job = client.post("/api/jobs", json=order).json()["job"]
        told = told_until(client, job, "strokes")
        assert [header["event"] for header in told] == ["waiting", "canvas", "strokes"]
        assert client.post(f"/api/jobs/{job}/stop").status_code == 200
        assert told_until(client, job, "done")[-1]["stopped"]
        kept = client.get(f"/api/jobs/{job}/painting.json").json()
        assert 0 < len(kept["strokes"]) <= 8
        more = client.post(f"/api/jobs/{job}/more", json={"seconds": 0.2, "strokes": 2})
        assert more.status_code == 202
        assert told_until(client, job, "done")[-1]["strokes"] <= 10


@linux
@pytest.mark.slow
def test_the_painting_that_it_was_begun_with_is_there(server):
    _, url = server
    job = re.search(r"#open=([\w-]{22})$", url)[1]
    with visitor(url) as client:
        assert told_until(client, job, "done")[-1]["strokes"] == 4


@linux
@pytest.mark.slow
def test_who_hangs_up_is_not_painted_for(server):
    _, url = server
    with visitor(url) as one, visitor(url) as other:
        order = {"kind": "paint", "picture": "bundled:coffee.png", "strokes": 5, "seconds": 20}
        left = one.post("/api/jobs", json=order).json()["job"]
        told_until(one, left, "strokes")  # and hangs up
        next_one = other.post("/api/jobs", json=order | {"seconds": 0.2}).json()
        assert next_one["place"] >= 1
        assert told_until(other, next_one["job"], "done")[-1]["strokes"] > 0
        assert told_until(one, left, "done")[-1]["stopped"]


@linux
@pytest.mark.slow
def test_of_a_process_that_is_killed_the_painting_is_kept_and_it_is_replaced(server):
    running, url = server
    with visitor(url) as client:
        order = {"kind": "paint", "picture": "bundled:coffee.png", "strokes": 5, "seconds": 20}
        job = client.post("/api/jobs", json=order).json()["job"]
        told_until(client, job, "strokes")
        painting = max(workers_of(running.pid), key=seconds_of)
        os.kill(painting, signal.SIGKILL)
        assert told_until(client, job, "done")[-1]["stopped"]
        assert len(client.get(f"/api/jobs/{job}/painting.json").json()["strokes"]) > 0
        again = client.post("/api/jobs", json=order | {"seconds": 0.2}).json()["job"]
        assert told_until(client, again, "done")[-1]["strokes"] > 0


def seconds_of(pid):
    """Of a processor, that a process has had."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(words[11]) + int(words[12])


@linux
@pytest.mark.slow
def test_no_socket_of_it_leads_out_of_this_machine(server):
    running, url = server
    with visitor(url) as client:
        client.get("/api/about")
        pids = [running.pid, *workers_of(running.pid)]
        inodes = set()
        for pid in pids:
            for fd in Path(f"/proc/{pid}/fd").iterdir():
                found = re.fullmatch(r"socket:\[(\d+)\]", os.readlink(fd))
                inodes |= {found[1]} if found else set()
        sockets = [
            line.split()
            for name in ("tcp", "tcp6", "udp", "udp6")
            for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
        ]
        own = [words for words in sockets if words[9] in inodes]
        port = f"{int(url.partition('/#')[0].rpartition(':')[2]):04X}"
        assert own
        for words in own:  # it listens, or answers whoever came: it asks nobody
            assert words[1].endswith(f"0100007F:{port}"), words


@linux
@pytest.mark.slow
def test_a_foreign_page_and_a_foreign_name_are_refused_by_the_real_server_too(server):
    _, url = server
    with visitor(url) as client:
        assert client.get("/api/about", headers={"Host": "evil.example"}).status_code == 421
        foreign = {"Origin": "https://evil.example"}
        assert client.post("/api/visits", headers=foreign).status_code == 403
        answer = client.get("/api/about")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers
        for path in ("/docs", "/redoc", "/openapi.json"):
            assert client.get(path).status_code == 404


@linux
@pytest.mark.slow
def test_a_body_without_an_end_is_given_up_by_the_real_server_too(server):
    _, url = server

    def endless():
        while True:
            yield bytes(2**20)

    with visitor(url) as client:
        with suppress(httpx.HTTPError):  # the server hung up while more was sent
            assert client.post("/api/jobs", content=endless()).status_code == 413
        assert client.get("/api/about").status_code == 200


@linux
@pytest.mark.slow
@pytest.mark.parametrize(
    "how, code", [(signal.SIGINT, 130), (signal.SIGTERM, 0), (signal.SIGHUP, 0)]
)
def test_a_signal_ends_it_cleanly_even_while_somebody_watches(tmp_path, monkeypatch, how, code):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    running = begun(["agents.studio", "--port", "0", "--workers", "1", "--no-open"], tmp_path)
    try:
        lines = iter(running.stdout.readline, "")
        url = next(line.strip() for line in lines if line.startswith("http"))
        assert [x.name for x in tmp_path.glob(f"{PREFIX}*")]
        workers = workers_of(running.pid)
        with visitor(url) as client:
            order = {"kind": "paint", "picture": "bundled:coffee.png", "strokes": 5, "seconds": 50}
            job = client.post("/api/jobs", json=order).json()["job"]
            with client.stream("GET", f"/api/jobs/{job}/events") as stream:
                next(stream.iter_raw())
                running.send_signal(how)
                said, _ = running.communicate()
        assert running.returncode == code, said
        assert "Traceback" not in said
        assert not list(tmp_path.glob(f"{PREFIX}*"))
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
