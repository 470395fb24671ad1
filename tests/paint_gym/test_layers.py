"""Layers: laid over one another they are the painting; OpenRaster as its specification has it."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import numpy as np
import pytest
from PIL import Image
from pyora import Project

from paint_gym.paintings import layers
from paint_gym.paintings.ground import Ground, on_paper
from paint_gym.paintings.layers import MOST_LAYERS, layers_of
from paint_gym.paintings.openraster import write_ora
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.transparent import laid_over
from renderers import BRUSHES, uniform
from tests.support.chance import CHANCE
from tests.support.plots import BLUE, RED, crossing, lines

ATTRIBUTES = {"name", "src", "x", "y", "opacity", "visibility", "composite-op"}
BLUISH = Ground((0.2, 0.4, 0.6))


def random_painting(name, count, ground=BLUISH):
    brush = BRUSHES[name]()
    strokes = uniform(count, brush, CHANCE)
    for i, p in enumerate(brush.params):
        if p.kind == "length":
            strokes[:, i] *= 0.3
    return Painting(name, strokes, 40, 60, ground)


def composite(pictures, height, width):
    """Pictures on one another, the first one lowest: Porter & Duff's `over`, in floating point."""
    whole = np.zeros((height, width, 3))
    for picture, x, y in pictures:
        picture = picture.astype(float)
        opacity = picture[..., 3:] / 255 if picture.shape[2] == 4 else 1.0
        part = whole[y : y + picture.shape[0], x : x + picture.shape[1]]
        part[:] = part * (1 - opacity) + picture[..., :3] * opacity
    return np.rint(whole)


@pytest.mark.parametrize("name", BRUSHES)
@pytest.mark.parametrize("count", [12, 200])
def test_laid_over_one_another_they_are_the_painting(name, count):
    painting = random_painting(name, count)
    found = list(layers_of(painting))
    assert len(found) == min(count, MOST_LAYERS) + 1
    whole = composite(((x.picture, x.x, x.y) for x in found), 40, 60)
    assert np.abs(whole - painting.render()).max() <= 1


def test_there_is_one_for_each_change_of_paint(monkeypatch):
    painting = crossing(RED, RED, BLUE, RED)
    assert [x.name for x in layers_of(painting)] == ["canvas", "1-red", "2-blue", "3-red"]
    monkeypatch.setattr(layers, "MOST_LAYERS", 2)
    names = ["canvas", "1-red", "2-strokes 3-4"]
    assert [x.name for x in layers_of(painting)] == names


def test_a_layer_has_the_ink_of_its_paint_and_nothing_beside_it():
    *_, layer = layers_of(lines((0.3, 0.5, 0.7, 0.5, BLUE)))
    inked = layer.picture[..., 3] > 0
    assert (layer.picture[inked][:, :3] == [0, 0, 255]).all()
    assert (layer.x, layer.y) == pytest.approx((25, 45), abs=1)
    assert layer.picture.shape[:2] == pytest.approx((10, 50), abs=2)
    *_, clear = layers_of(lines((0.3, 5.0, 0.7, 5.0, BLUE)))
    assert clear.picture.tolist() == [[[0, 0, 0, 0]]]


def test_what_lies_on_paper_or_nothing_has_that_below():
    sheet = on_paper(np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8))
    painting = random_painting("bezier", 20, sheet)
    found = list(layers_of(painting))
    assert (found[0].picture == sheet.picture(40, 60)).all()
    whole = composite(((x.picture, x.x, x.y) for x in found), 40, 60)
    assert np.abs(whole - painting.render()).max() <= 1
    clear = random_painting("bezier", 20, Ground(transparent=True))
    found = list(layers_of(clear))
    assert [x.name.partition("-")[0] for x in found] == [str(i) for i in range(1, 21)]
    whole = composite(((x.picture, x.x, x.y) for x in found), 40, 60)
    assert np.abs(whole - laid_over(clear.render(), (0, 0, 0))).max() <= 1


@pytest.fixture
def file(tmp_path):
    painting = random_painting("bezier", 9)
    assert write_ora(painting, tmp_path / "painting.ora", longer_side=300) == 10
    return painting, tmp_path / "painting.ora"


def test_the_file_is_laid_out_as_the_specification_has_it(file):
    painting, path = file
    with ZipFile(path) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert first.header_offset == 0
        assert not first.extra
        assert archive.read("mimetype") == b"image/openraster"
        assert {x.compress_type for x in others} <= {ZIP_STORED, ZIP_DEFLATED}
        names = {x.filename for x in others}
        assert names >= {"stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"}
        merged, small = (
            Image.open(BytesIO(archive.read(name)))
            for name in ("mergedimage.png", "Thumbnails/thumbnail.png")
        )
        assert (np.asarray(merged) == painting.render(300)).all()
        assert small.size == (256, 171)  # 256 at most, no larger than the picture
        assert small.format == "PNG"
        assert not small.info.get("interlace")
        sources = {x.get("src") for x in ElementTree.fromstring(archive.read("stack.xml"))[0]}
        assert {x for x in names if x.startswith("data/")} == sources


def test_the_stack_is_written_as_the_specification_has_it(file):
    """The rules of openraster.org's layer stack: elements, attributes, and what they may be."""
    _, path = file
    with ZipFile(path) as archive:
        text = archive.read("stack.xml")
    image = ElementTree.fromstring(text)
    assert text.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert image.tag == "image"
    assert set(image.attrib) == {"version", "w", "h"}
    assert (image.get("version"), image.get("w"), image.get("h")) == ("0.0.3", "300", "200")
    (stack,) = image
    assert (stack.tag, stack.attrib) == ("stack", {})
    for layer in stack:
        assert layer.tag == "layer"
        assert not len(layer)
        assert set(layer.attrib) == ATTRIBUTES
        assert layer.get("src").startswith("data/")
        assert layer.get("src").endswith(".png")
        assert layer.get("composite-op") == "svg:src-over"
        assert layer.get("visibility") == "visible"
        assert 0 <= float(layer.get("opacity")) <= 1
        assert int(layer.get("x")) >= 0
        assert int(layer.get("y")) >= 0
    assert [x.get("name").partition("-")[0] for x in stack] == [*"987654321", "canvas"]


def test_another_reader_sees_the_painting(file):
    painting, path = file
    project = Project.load(str(path))
    assert project.dimensions == (300, 200)
    found = [x for x in project.children]
    assert len(found) == 10
    pictures = [(np.asarray(x.get_image_data(raw=True)), *x.offsets) for x in found]
    if pictures[0][0].shape[:2] != (200, 300):  # it counts from above
        pictures.reverse()
    whole = composite(pictures, 200, 300)
    assert np.abs(whole - painting.render(300)).max() <= 1


def test_the_same_painting_is_the_same_bytes(file, tmp_path):
    painting, path = file
    write_ora(painting, tmp_path / "again.ora", longer_side=300)
    assert (tmp_path / "again.ora").read_bytes() == path.read_bytes()


def test_no_strokes_are_a_canvas(tmp_path):
    assert write_ora(lines(), tmp_path / "empty.ora") == 1
    assert len(list(layers_of(lines()))) == 1


def test_a_transparent_painting_is_a_transparent_file(tmp_path):
    painting = random_painting("circle", 3, Ground(transparent=True))
    assert write_ora(painting, tmp_path / "clear.ora") == 3
    with ZipFile(tmp_path / "clear.ora") as archive:
        merged = Image.open(BytesIO(archive.read("mergedimage.png")))
    assert merged.mode == "RGBA"
    assert (np.asarray(merged) == painting.render()).all()
