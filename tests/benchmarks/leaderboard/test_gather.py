"""A suite's pictures as files, paintings of them gathered into a submission, and one out of it."""

from dataclasses import replace

import pytest
import torch

from agents import paint
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import gather as gathering
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import pictures as suite_pictures
from benchmarks.leaderboard.submission import read_submission, write_submission
from benchmarks.leaderboard.suites import SUITES, open_suite
from paint_gym.judge import make_judge, redraw
from paint_gym.paintings.ground import Ground, to_bytes
from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.pictures.reading import read_picture
from renderers import BRUSHES
from renderers.registry import Unknown
from tests.support.suites import strokes_of

WHO = ("--painter", "me", "--authors", "A. Painter", "--licence", "CC0-1.0")
QUICK = "--brush circle --strokes 5 --steps 2 --view 16 --size 16 --film-seconds 0.1 --gif-size 16"


def of(place, count=5, size=16, **changes):
    strokes = strokes_of(3, count)[place]
    return replace(Painting("bezier", strokes, size, size), **changes)


@pytest.fixture
def painted(tmp_path):
    """Paintings of all three pictures."""
    folder = tmp_path / "painted"
    for place in range(3):
        of(place).save(folder / f"{place}.json")
    return folder


def gather(folder, tmp_path, *more):
    leaderboard.main(["gather", str(folder), "--suite", "tiny-5", *WHO,
                      "-o", str(tmp_path / "mine"), *more])  # fmt: skip
    return tmp_path / "mine"


def refused(folder, tmp_path, capsys, *more):
    """The line that says why."""
    with pytest.raises(SystemExit) as end:
        gather(folder, tmp_path, *more)
    assert end.value.code == 2
    assert not (tmp_path / "mine").exists()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_pictures_painted_by_agents_paint_become_a_submission_that_is_judged(tiny, tmp_path):
    pictures, painted, board = (tmp_path / name for name in ("pictures", "painted", "board"))
    leaderboard.main(["pictures", tiny.name, "-o", str(pictures)])
    paint.main([str(pictures), "-o", str(painted), *QUICK.split()])
    folder = gather(painted, tmp_path, "--hardware", "a laptop", "--seed", "4")
    result = contest.submit(contest.Submit(folder, board=board))
    assert (result["entry"], result["brush"], result["seeds"]) == ("me", "circle", [4])
    targets = open_suite(tiny).targets
    for place, target in enumerate(targets):
        kept = load_painting(painted / str(place) / "painting.npz")
        shown = torch.from_numpy(kept.render(16)).permute(2, 0, 1) / 255
        again = redraw(read_submission(folder).strokes[4][[place]], target[None],
                       make_judge(BRUSHES["circle"]()))[0]  # fmt: skip
        assert (shown - again).abs().max() < 1 / 255
        assert (again - target).square().mean() < target.square().mean()  # nearer than black


def test_the_pictures_are_the_suite_s_byte_for_byte_in_its_order(tiny, tmp_path, capsys):
    leaderboard.main(["pictures", tiny.name, "-o", str(tmp_path)])
    assert sorted(x.name for x in tmp_path.iterdir()) == ["0.png", "1.png", "2.png"]
    for place, target in enumerate(open_suite(tiny).targets):
        assert (read_picture(tmp_path / f"{place}.png") == to_bytes(target)).all()
    assert "3 pictures of tiny-5" in capsys.readouterr().out


def test_names_of_a_suite_s_pictures_sort_as_their_places():
    names = [suite_pictures.file_name(place, SUITES["photos-10"]) for place in range(100)]
    assert names[0] == "00.png"
    assert sorted(names) == names


def test_pictures_that_may_not_be_shown_come_with_a_warning(tiny, tmp_path, monkeypatch):
    found = replace(open_suite(tiny), may_be_shown=False)
    monkeypatch.setattr(suite_pictures, "open_suite", lambda *_: found)
    with pytest.warns(UserWarning, match="may not be published"):
        suite_pictures.write_pictures(suite_pictures.Pictures((tiny.name,), tmp_path))
    assert len(list(tmp_path.iterdir())) == 3


def test_the_last_number_of_a_name_says_which_picture(tiny, painted, tmp_path):
    for place, name in enumerate(("tiny-5 no. 0.json", "02/painting (1).json", "2/painting.npz")):
        (painted / f"{place}.json").unlink()
        of(place).save(painted / name)
    of(2).save(painted / "2" / "painting.json")  # the same painting in the other file
    (painted / "2" / "asked.json").write_text("{}")
    (painted / "notes.txt").write_text("7")
    folder = gather(painted, tmp_path)
    assert read_submission(folder).strokes[0].equal(strokes_of(3))


def test_what_was_not_laid_is_a_stroke_of_opacity_0(tiny, painted, tmp_path):
    of(1, count=3).save(painted / "1.json")
    of(2, count=0).save(painted / "2.json")
    found = read_submission(gather(painted, tmp_path)).strokes[0]
    assert found.shape == (3, 5, 13)
    engine, brush = make_judge(BRUSHES["bezier"]()), BRUSHES["bezier"]()
    nothing = redraw(found[2:], torch.zeros(1, 3, 16, 16), engine)
    assert nothing.abs().max() == 0
    assert gathering.stacked([found[0, :3], found[1, :3]], brush).shape == (2, 3, 13)


@pytest.mark.parametrize(
    ("name", "painting", "said"),
    [
        ("1.json", of(1, count=6), "1.json: over budget: tiny-5 allows 5 strokes, got 6"),
        ("1.json", of(1, width=17), "the pictures of tiny-5 are 16 x 16, this is a painting of"),
        ("1.json", of(1, ground=Ground((1.0, 1.0, 1.0))), "it does not begin on black: paint with"),
        ("1.json", of(1, ground=Ground(transparent=True)), "it does not begin on black"),
        ("1.json", Painting("circle", torch.rand(5, 7), 16, 16), "one brush, these are with ['be"),
        ("3.json", of(1), "does not say which picture of tiny-5 is painted: its last number must"),
        ("mine.json", of(1), "the picture's place, 0 ... 2, as in 2.json"),
        ("old/painting-1.npz", of(1), "are both of picture 1: keep one"),
    ],
)
def test_a_painting_that_does_not_fit_is_refused_by_name(
    tiny, painted, tmp_path, capsys, name, painting, said
):
    painting.save(painted / name)
    line = refused(painted, tmp_path, capsys)
    assert said in line


def test_a_painting_at_another_size_of_the_same_shape_fits(tiny, painted, tmp_path):
    of(1, size=640).save(painted / "1.json")
    assert read_submission(gather(painted, tmp_path)).strokes[0].equal(strokes_of(3))


def test_what_is_missing_or_no_painting_is_named(tiny, painted, tmp_path, capsys):
    (painted / "1.json").write_text("{}")
    assert "1.json is no painting that can be drawn" in refused(painted, tmp_path, capsys)
    for place in (1, 2):
        (painted / f"{place}.json").unlink()
    said = refused(painted, tmp_path, capsys)
    assert "has paintings of 1 of the 3 pictures of tiny-5: there is none of 1, 2" in said
    assert "no file" in refused(tmp_path / "nowhere", tmp_path, capsys)


def test_a_suite_of_one_brush_takes_no_other(tiny, painted, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(SUITES, tiny.name, replace(tiny, brush="oil"))
    assert "0.json: wrong brush: tiny-5 is painted with oil" in refused(painted, tmp_path, capsys)


def test_brushes_that_no_submission_may_have_are_refused(tiny, painted, tmp_path, capsys):
    numbers = len(BRUSHES["circle+marker"]().params)
    for place in range(3):
        Painting("circle+marker", strokes_of(3, 5, numbers)[place], 16, 16).save(
            painted / f"{place}.json"
        )
    assert "a submission's brush is one of bezier, " in refused(painted, tmp_path, capsys)


def test_without_opacity_all_paintings_need_as_many_strokes(tiny, painted, tmp_path, capsys):
    for place in range(3):
        strokes = strokes_of(3, 3 + place, 11)[place]
        Painting("bezier_opaque", strokes, 16, 16).save(painted / f"{place}.json")
    said = refused(painted, tmp_path, capsys)
    assert "paintings of 3 to 5 strokes: with bezier_opaque, which knows no opacity" in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--painter", "../me"), "an entry's name is"),
        (("--painter", "search"), "one of this project's own painters"),
        (("--authors", " "), "'authors' is empty"),
        (("--link", "ftp://me"), "the link must begin with https://"),
        (("--seconds-per-picture", "0"), "--seconds-per-picture must be"),
    ],
)
def test_a_card_that_would_be_refused_is_not_written(tiny, painted, tmp_path, capsys, more, said):
    assert said in refused(painted, tmp_path, capsys, *more)


def test_one_painting_of_a_submission_is_drawn_as_it_is_judged(submission, tiny, tmp_path):
    file = tmp_path / "painting.json"
    leaderboard.main(["painting", str(submission), "--place", "2", "-o", str(file)])
    found = load_painting(file)
    assert (found.brush, found.height, found.width) == ("bezier", 16, 16)
    assert found.strokes.equal(strokes_of(3)[2])
    target = torch.zeros(1, 3, 16, 16)
    judged = redraw(strokes_of(3)[2:], target, make_judge(BRUSHES["bezier"]()))
    assert (found.render() == to_bytes(judged[0])).all()
    paint.main([str(file), "--size", "24", "-o", str(tmp_path / "again")])
    assert (tmp_path / "again" / "painting-24.png").is_file()


def test_saved_strokes_of_an_entry_give_its_paintings(tiny, tmp_path):
    contest.run(contest.Run("random", (tiny.name,), save_strokes=tmp_path, board=tmp_path / "b"))
    saved, files = tmp_path / tiny.name, [tmp_path / f"{seed}.npz" for seed in (0, 2)]
    leaderboard.main(["painting", str(saved), "-o", str(files[0])])
    leaderboard.main(["painting", str(saved), "--seed", "2", "-o", str(files[1])])
    strokes = read_submission(saved).strokes
    for seed, file in zip((0, 2), files, strict=True):
        assert load_painting(file).strokes.equal(strokes[seed][0])
    assert not strokes[0][0].equal(strokes[2][0])


def test_a_painting_of_a_suite_that_lies_is_as_wide_as_its_pictures(tmp_path, card):
    suite = SUITES["kodak-256"]
    of_kodak = replace(card, suite=suite.name, digest=suite.digest, budget=suite.budget)
    write_submission(tmp_path / "kodak", of_kodak, {0: strokes_of(24)})
    file = tmp_path / "painting.npz"
    leaderboard.main(["painting", str(tmp_path / "kodak"), "-o", str(file)])
    assert load_painting(file).shape() == (512, 768)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--place", "3"), "tiny-5 has the pictures 0 ... 2, got --place 3"),
        (("--place", "-1"), "--place must be a whole number, 0 or more"),
        (("--seed", "9"), "the submission has seeds 0, got --seed 9"),
        (("-o", "painting.png"), "a painting is kept as .json or .npz"),
    ],
)
def test_what_is_not_in_a_submission_is_refused(submission, capsys, more, said):
    with pytest.raises(SystemExit):
        leaderboard.main(["painting", str(submission), *more])
    assert said in capsys.readouterr().err


def test_an_unknown_suite_is_refused_with_the_nearest():
    with pytest.raises(Unknown, match="Did you mean 'photos-10'"):
        suite_pictures.Pictures(("photo-10",))
