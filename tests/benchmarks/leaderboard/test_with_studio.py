"""The leaderboard and a real studio: paintings go from each to the other."""

import io
import json

import pytest
from PIL import Image

from agents.studio.wire import frames
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import measure as contest
from benchmarks.places import DOCS
from benchmarks.studio.server import studio
from paint_gym.paintings.painting import load_painting

httpx = pytest.importorskip("httpx")
pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client():
    """One tab of a studio."""
    with studio(workers=1) as served, httpx.Client(base_url=served.url, timeout=60) as client:
        client.headers["X-Visit"] = client.post("/api/visits").json()["visit"]
        yield client


def told(response, code):
    assert response.status_code == code, response.text
    return response.json()


def end_of(client, job):
    """The last word of a job."""
    events = client.get(f"/api/jobs/{job}/events")
    *_, (last, _) = frames(events.content)
    assert last["event"] == "done", last
    return last


def test_paintings_made_in_the_studio_are_gathered_and_judged(client, tiny, tmp_path):
    pictures, painted = tmp_path / "pictures", tmp_path / "painted"
    painted.mkdir()
    leaderboard.main(["pictures", tiny.name, "-o", str(pictures)])
    for file in sorted(pictures.iterdir()):
        picture = told(client.post("/api/pictures", content=file.read_bytes()), 201)["picture"]
        order = {"kind": "paint", "picture": picture, "strokes": tiny.budget, "seconds": 0.3}
        job = told(client.post("/api/jobs", json=order), 202)["job"]
        end_of(client, job)
        kept = client.get(f"/api/jobs/{job}/painting.json")
        (painted / f"{file.stem}.json").write_bytes(kept.content)
    who = ["--painter", "me", "--authors", "A. Painter", "--licence", "CC0-1.0"]
    leaderboard.main(
        ["gather", str(painted), "--suite", tiny.name, *who, "-o", str(tmp_path / "mine")]
    )
    result = contest.submit(contest.Submit(tmp_path / "mine", board=tmp_path / "board"))
    assert result["pictures"] == 3
    black = contest.run(contest.Run("blank", (tiny.name,), board=tmp_path / "board"))[0]
    assert result["figures"]["mse"]["mean"] < black["figures"]["mse"]["mean"] / 2


def test_a_painting_of_the_board_opens_in_the_studio_and_goes_on_there(client, tmp_path):
    file = DOCS / "leaderboard" / "paintings" / "photos-50-search.npz"
    job = told(client.post("/api/paintings", content=file.read_bytes()), 201)["job"]
    assert end_of(client, job)["strokes"] == 50
    again = tmp_path / "painting.json"
    again.write_bytes(client.get(f"/api/jobs/{job}/painting.json").content)
    assert load_painting(again).strokes.equal(load_painting(file).strokes)
    shown = client.get(f"/api/jobs/{job}/painting.png", params={"size": 128})
    assert Image.open(io.BytesIO(shown.content)).size == (128, 128)
    picture = told(client.post("/api/pictures", content=shown.content), 201)["picture"]
    more = {"seconds": 0.2, "strokes": 2, "picture": picture}
    told(client.post(f"/api/jobs/{job}/more", json=more), 202)
    end_of(client, job)
    grown = json.loads(client.get(f"/api/jobs/{job}/painting.json").content)
    assert (grown["brush"], grown["width"], grown["height"]) == ("bezier", 128, 128)
    assert 50 <= len(grown["strokes"]) <= 52
