"""`agents.paint` writes what plotters, artists' programs and printers read."""

import numpy as np
import pytest
from PIL import Image
from pyora import Project

from agents import paint
from agents.commission import plotting
from tests.support.painting import paint_in
from tests.support.plots import read

ASKED = ("--plot", "--paper", "100x80mm", "--margin", "5mm", "--layers", "--print", "20x10mm")
MORE = {"painting-plot.svg", "painting-plot.png", "painting.ora", "painting-print.png"}


def test_what_is_asked_for_is_written_of_a_photograph_and_of_kept_strokes(photo, tmp_path, capsys):
    painting = paint_in(tmp_path / "a", photo, "--painter", "layered", "--strokes", "5", *ASKED)
    assert {x.name for x in (tmp_path / "a").iterdir()} >= MORE
    said = capsys.readouterr().out
    assert "a plot of" in said
    assert all(str(tmp_path / "a" / name) in said for name in MORE)
    kept = str(tmp_path / "a" / "painting.npz")
    paint.main([kept, "-o", str(tmp_path / "b"), *ASKED, "--size", "24"])
    written = {x.name for x in (tmp_path / "b").iterdir()}
    assert written == {"painting-24.png", "painting-24.svg", *MORE}
    for name in ("painting-plot.svg", "painting.ora", "painting-print.png"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    found = read((tmp_path / "b" / "painting-plot.svg").read_text())
    assert found.root.get("viewBox") == "0 0 100 80"
    assert sum(map(len, found.paths)) == len(painting.strokes)
    assert len(Project.load(str(tmp_path / "b" / "painting.ora")).children) > 1
    with Image.open(tmp_path / "b" / "painting-print.png") as picture:
        assert picture.size == (236, 118)
        assert np.asarray(picture).std() > 0


def test_nothing_more_is_written_unasked(photo, tmp_path):
    paint_in(tmp_path, photo, "--painter", "layered", "--strokes", "5")
    assert not MORE & {x.name for x in tmp_path.iterdir()}


def test_options_of_a_plot_reach_it(photo, tmp_path, capsys):
    more = ("--load", "300mm", "--min-length", "1mm", "--pen", "1mm")
    paint_in(tmp_path / "a", photo, "--painter", "mosaic", "--strokes", "30", *ASKED, *more)
    assert "loads, 90 x 58 mm on 100 x 80 mm" in capsys.readouterr().out
    kept = str(tmp_path / "a" / "painting.npz")
    paint.main([kept, "-o", str(tmp_path / "b"), *ASKED, *more, "--order", "color"])
    painted, few = (
        read((tmp_path / folder / "painting-plot.svg").read_text()) for folder in ("a", "b")
    )
    for found in (painted, few):
        assert all(float(x.get("stroke-width")) == 1 for paths in found.paths for x in paths)
        assert any(label.endswith("-dip") for label in found.labels)
    assert changes(few) < changes(painted)


def changes(found):
    """Layers that do not only go on after a dip."""
    return sum(not label.endswith("-dip") for label in found.labels)


def test_many_paints_are_told(photo, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(plotting, "MANY", 2)
    paint_in(tmp_path, photo, "--painter", "layered", "--strokes", "9", *ASKED)
    assert "--palette" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--paper", "a3"], "--paper is for a plot: ask for one with --plot"),
        (["--load", "9mm", "--order", "color"], "--order, --load is for a plot"),
        (["--plot", "--paper", "a33"], "Did you mean 'a3'"),
        (["--plot", "--margin", "15"], "--margin must be a number with mm, cm or in"),
        (["--plot", "--margin", "20cm"], "leave no room on a sheet of 297 x 210 mm"),
        (["--plot", "--load", "x"], "--load must be a number with mm"),
        (["--plot", "--load", "0mm"], "--load must be 1 mm at least"),
        (["--plot", "--min-length", "1m"], "--min-length must be a number with mm"),
        (["--plot", "--pen", "0.01mm"], "--pen must be 0.1 mm at least"),
        (["--dpi", "72"], "--dpi is for a print"),
        (["--print", "30x20"], "--print '30x20': no paper"),
        (["--print", "100x80cm"], "are too many, 8192 on a side at most: take --dpi 208 or less"),
        (["--print", "a4", "--dpi", "5"], "--dpi must be a whole number, from 10 to 2400"),
    ],
)
def test_a_mistake_is_one_line_before_anything_is_painted(
    arguments, said, photo, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(paint, "picture_of", lambda *_: pytest.fail("it was begun"))
    with pytest.raises(SystemExit) as stopped:
        paint.main([photo, "-o", str(tmp_path / "out"), *arguments])
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_layers_and_prints_that_take_too_much_memory_are_refused(photo, capsys, monkeypatch):
    monkeypatch.setattr("renderers.workshop.memory.available", lambda: 10**6)
    from agents.commission.printing import Printing, check_print

    for options in (Printing(layers=True), Printing(print="20x20cm")):
        with pytest.raises(MemoryError, match=r"--(layers|print)"):
            check_print(options, 1024)
