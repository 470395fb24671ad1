"""The leaderboard's page, driven in a headless Chromium from its files, without a server."""

import json
from dataclasses import asdict, replace

import numpy as np
import pytest
import torch

from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import page, standings
from benchmarks.leaderboard.learned import learned
from benchmarks.leaderboard.submission import Card, write_submission
from benchmarks.leaderboard.suites import SUITES, digest, open_unchecked
from benchmarks.places import DOCS
from paint_gym.films.reading import frames
from paint_gym.paintings.painting import load_painting
from tests.support.suites import TINY, strokes_of

HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A page of two suites, three painters and two brushes; one card would like to be a script."""
    board, out, theirs = (tmp_path_factory.mktemp(name) for name in ("board", "page", "theirs"))
    made = digest(open_unchecked(TINY).targets)
    suites = [replace(TINY, name=f"tiny-{n}", budget=n, digest=made) for n in (5, 10)]
    with pytest.MonkeyPatch.context() as patch:
        for suite in suites:
            patch.setitem(SUITES, suite.name, suite)
        for entry in ("random", "blank"):
            contest.run(contest.Run(entry, ("tiny-5", "tiny-10"), board=board))
        card = Card(
            "tiny-10", made, "visitor", HOSTILE, "circle", 10, [0], "a laptop", 0.25, "CC0-1.0",
            "https://example.org",
        )  # fmt: skip
        write_submission(theirs, card, {0: strokes_of(3, count=10, numbers=7)})
        contest.submit(contest.Submit(theirs, board=board))
        page.write(out, board)
    return out


class Sight:
    """A page that is open, and what a person does with it."""

    def __init__(self, browser, folder, **context):
        self.page = browser.new_page(**context)
        self.wrong, self.asked = [], []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text))
        self.page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto((folder / "index.html").as_uri())

    def choose(self, suite):
        self.page.get_by_role("button", name=suite, exact=True).click()

    def sort(self, title):
        self.page.locator("thead button", has_text=title).click()

    def painters(self):
        return self.page.locator("tr.result .name").all_text_contents()

    def column(self, name):
        return self.page.locator(f"tr.result td.{name}").all_text_contents()


@pytest.fixture
def sight(browser, folder):
    seen = Sight(browser, folder)
    yield seen
    assert seen.wrong == []
    assert all(url.startswith(("file:", "data:")) for url in seen.asked)
    seen.page.close()


def test_a_click_on_a_header_sorts_and_a_second_one_turns_it_round(sight):
    sight.choose("tiny-10")
    errors = [float(text.split("0.")[1].join(["0.", ""])[:6]) for text in sight.column("mse")]
    assert errors == sorted(errors)
    assert len(errors) == 3
    by_error = sight.painters()
    sight.sort("MSE")
    assert sight.painters() == by_error[::-1]
    sight.sort("painter")
    assert sight.painters() == ["blank", "random", "visitor"]
    assert sight.page.locator("th[aria-sort=ascending]").text_content() == "painter"
    sight.sort("painter")
    assert sight.painters() == ["visitor", "random", "blank"]
    sight.sort("SSIM")  # the best first: higher is better
    alike = [float(text) for text in sight.column("ssim")]
    assert alike == sorted(alike, reverse=True)


def test_every_header_sorts(sight):
    sight.choose("all suites")
    titles = sight.page.locator("thead button").all_text_contents()
    assert titles[:4] == ["painter", "suite", "brush", "learned from"]
    for title in titles:
        sight.sort(title)
        assert sight.page.locator("th[aria-sort]").text_content() == title
        assert len(sight.painters()) == 5


def test_a_suite_shows_its_own_rows_only(sight):
    sight.choose("tiny-5")
    assert sorted(sight.painters()) == ["blank", "random"]
    assert "5 strokes each" in sight.page.locator("#about").text_content()
    sight.choose("tiny-10")
    assert sorted(sight.painters()) == ["blank", "random", "visitor"]
    sight.choose("all suites")
    assert sorted(sight.column("suite")) == ["tiny-10"] * 3 + ["tiny-5"] * 2


def test_brush_and_painter_narrow_the_rows(sight):
    sight.choose("all suites")
    sight.page.select_option("#brush", "circle")
    assert sight.painters() == ["visitor"]
    sight.page.select_option("#brush", "")
    sight.page.fill("#painter", "Rand")
    assert sight.painters() == ["random", "random"]
    sight.page.fill("#painter", "nobody")
    assert sight.painters() == []
    assert sight.page.locator("#nothing").is_visible()


def test_films_load_and_play(sight):
    sight.choose("tiny-10")
    films = sight.page.locator("#films video")
    assert films.count() == 2  # nothing laid is no film
    wait = sight.page.wait_for_function
    video = "document.querySelectorAll('#films video')"
    wait(f"[...{video}].every(film => film.readyState >= 2)", timeout=10_000)
    assert films.first.evaluate("film => film.videoWidth / film.videoHeight") == 1
    sight.page.click("#play")
    wait(f"[...{video}].every(film => film.currentTime > 0.2 && !film.paused)", timeout=10_000)
    films.first.click()
    assert films.first.evaluate("film => film.paused")


def test_a_film_s_strokes_are_there_as_a_painting(sight, folder, tmp_path):
    sight.choose("tiny-10")
    links = sight.page.locator("#films a", has_text="strokes")
    assert links.count() == 2  # nothing laid is no painting
    assert sight.page.locator("#hint").is_visible()
    with sight.page.expect_download() as got:
        sight.page.get_by_label("left picture by visitor").click()
    got.value.save_as(tmp_path / "painting.npz")
    found = load_painting(tmp_path / "painting.npz")
    laid = strokes_of(3, count=10, numbers=7)[0]
    assert (found.brush, found.shape()) == ("circle", (16, 16))
    assert torch.allclose(found.strokes, laid, atol=1e-3)
    *_, (_, last) = frames(folder / "films" / "tiny-10-visitor.mp4")
    left = last[:, : last.shape[0]] / 255  # of one or several side by side
    assert np.abs(left - found.render(left.shape[1]) / 255).mean() < 0.1


def test_many_strokes_are_left_out_of_the_page(tiny, tmp_path, monkeypatch):
    board, out = tmp_path / "board", tmp_path / "page"
    contest.run(contest.Run("random", (tiny.name,), board=board))
    monkeypatch.setattr(page, "LARGEST", 100)
    page.write(out, board)
    assert not list(out.glob("paintings/*"))
    assert '"painting": null' in (out / "data.js").read_text()


def test_pictures_are_there(sight):
    sight.choose("tiny-10")
    pictures = sight.page.locator("#films img, .strip")
    assert pictures.count() == 4
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("x => x.decode().then(() => x.naturalWidth)") > 0


def test_a_row_opens_to_its_facts_and_outside_texts_stay_texts(sight):
    sight.choose("tiny-10")
    sight.page.get_by_role("button", name="visitor").click()
    facts = sight.page.locator("tr.facts")
    assert HOSTILE in facts.text_content()
    assert facts.locator("img, script").count() == 0
    assert facts.locator("a").get_attribute("href") == "https://example.org"
    assert "claimed" in sight.page.locator("tr.result", has_text="visitor").text_content()
    sight.page.get_by_role("button", name="visitor").click()
    assert facts.count() == 0
    sight.page.get_by_role("button", name="random").click()
    assert "seeds 0, 1, 2, within each picture" in facts.text_content()
    assert "of which" in facts.text_content()


def test_a_row_says_what_its_painter_learned_from(sight):
    sight.choose("tiny-10")
    said = dict(zip(sight.painters(), sight.column("learned"), strict=True))
    assert said == {"random": "nothing", "blank": "nothing", "visitor": "its authors know"}


def test_it_is_readable_dark_and_light_and_on_a_telephone(browser, folder):
    shades = []
    for scheme in ("light", "dark"):
        size = {"width": 390, "height": 800}
        seen = Sight(browser, folder, color_scheme=scheme, viewport=size)
        style = "getComputedStyle(document.body)"
        shades.append(seen.page.evaluate(f"[{style}.backgroundColor, {style}.color]"))
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert seen.page.evaluate(wide) == 0
        seen.page.close()
    assert shades[0] != shades[1]
    for paper, ink in shades:
        light = [sum(map(int, x[4:-1].split(","))) / 765 for x in (paper, ink)]
        assert abs(light[0] - light[1]) > 0.6


def test_the_page_that_is_kept_shows_the_results_that_are_kept(browser):
    kept = DOCS / "leaderboard"
    script = (kept / "data.js").read_text()
    data = json.loads(script.removeprefix("const BOARD = ").removesuffix(";\n"))
    drawn = ("strip", "film", "painting")
    of_page = (*drawn, "learned")
    shown = [{k: v for k, v in row.items() if k not in of_page} for row in data["results"]]
    assert shown == standings.read_results(), "run `python -m benchmarks.leaderboard page`"
    for name in page.FILES:
        assert (kept / name).read_text() == (page.BROWSER / name).read_text()
    for row in data["results"]:
        assert all((kept / row[key]).is_file() for key in drawn if row[key])
        assert row["learned"] == asdict(learned(row))
        if row["painting"]:
            painting = load_painting(kept / row["painting"])
            assert painting.brush == row["brush"]
            assert 0 < len(painting.strokes) <= row["budget"]
    assert sum(file.stat().st_size for file in kept.rglob("*") if file.is_file()) < 4e6
    seen = Sight(browser, kept)
    assert "general" in seen.painters()
    seen.choose("faces-200")
    assert seen.page.locator("#films video, #films img, img.strip").count() == 0
    assert "may not be published" in seen.page.locator("#films").text_content()
    assert seen.wrong == []
    seen.page.close()


def test_a_folder_of_something_else_is_not_overwritten(tmp_path):
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(ValueError, match="neither empty nor a leaderboard's page"):
        page.write(tmp_path)
    with pytest.raises(ValueError, match="no results in"):
        page.write(tmp_path / "new", tmp_path)


def test_a_page_takes_the_place_of_the_old_one_when_all_of_it_is_there(tiny, tmp_path, monkeypatch):
    board, out = tmp_path / "board", tmp_path / "page"
    contest.run(contest.Run("random", (tiny.name,), board=board))
    page.write(out, board)
    (out / "films" / "old-random.mp4").write_text("of a painter that is gone")
    (out / "letters.txt").write_text("dear")

    def kept():
        return {x: x.read_bytes() for x in sorted(out.rglob("*")) if x.is_file()}

    def full(*_, **more):
        raise OSError("No space left on device")

    before = kept()
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(page, "write_film", full)
        page.write(out, board)
    assert kept() == before
    assert not [x for x in out.iterdir() if x.name.startswith(".")]
    (out / "board.js").unlink()
    (out / "letters.txt").unlink()
    page.write(out, board)  # what a stop left of a page is no stranger
    assert set(kept()) == {*before} - {out / "films" / "old-random.mp4", out / "letters.txt"}
    bad = standings.result_file("random", tiny.name, board)
    bad.write_text("{")
    with pytest.raises(ValueError, match=f"^{bad} holds no result"):
        page.write(out, board)
