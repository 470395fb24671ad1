"""A photograph in the hand of a painting, at a desk."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from skimage.color import rgb2lab

from agents.studio.kinds.stylize import stylize
from agents.studio.orders import Stylize
from agents.style import options
from tests.support.desks import Listening, Ticking


class Enough(Listening):
    """Stopped after so many pictures."""

    @property
    def stopped(self):
        return len(self.of("picture")) >= self.enough


@pytest.fixture
def pictures(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PAINT_GYM_SQUEEZENET", raising=False)
    monkeypatch.setattr(options, "PREVIEW", (24, 6))
    chance = np.random.default_rng(0)
    for name in ("photo", "style"):
        small = Image.fromarray((chance.random((3, 4, 3)) * 255).astype("uint8"))
        small.resize((40, 30)).save(tmp_path / f"{name}.png")
    return {"picture": str(tmp_path / "photo.png"), "style": str(tmp_path / "style.png")}


def stylized(pictures, *, enough=None, step=0.1, **more):
    desk = Listening() if enough is None else Enough(enough)
    made = stylize(Stylize(**pictures, **more), desk, clock=Ticking(step))
    return made, desk


def shown(file):
    return np.asarray(Image.open(BytesIO(file)))


def test_pictures_come_on_the_way_and_say_who_sees(pictures):
    made, desk = stylized(pictures, step=0.3)
    told = desk.of("picture")
    assert len(told) == 4
    assert {each["seen_by"] for each in told} == {"untrained"}
    shares = [each["share"] for each in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert made.shape == (18, 24, 3)
    assert np.abs(shown(desk.events[-1][1]).astype(int) - made).mean() < 12


def test_it_is_changed_towards_the_style(pictures):
    made, _ = stylized(pictures)
    photo = Image.open(pictures["picture"]).resize((24, 18), Image.Resampling.BOX)
    assert np.abs(made.astype(int) - np.asarray(photo)).mean() > 5


def test_stopped_it_keeps_what_it_has(pictures):
    whole, _ = stylized(pictures, step=1.0)
    made, desk = stylized(pictures, step=1.0, enough=2)
    assert len(desk.of("picture")) == 3
    assert made.shape == whole.shape
    assert not np.array_equal(made, whole)


def test_it_ends_when_its_seconds_are_over_at_the_size_that_is_asked_for(pictures, monkeypatch):
    monkeypatch.setattr("agents.style.plan.LEAST", 10)
    made, desk = stylized(pictures, step=1.0, preview=False, seconds=12.0)
    assert made.shape == (30, 40, 3)
    assert len(desk.of("picture")) <= 13


def test_a_photograph_can_keep_its_colours(pictures):
    photo = Image.open(pictures["picture"]).resize((24, 18), Image.Resampling.BOX)
    own, kept, free = (
        rgb2lab(np.asarray(x))[..., 1:]
        for x in (photo, *(stylized(pictures, original_colors=x)[0] for x in (True, False)))
    )
    assert np.abs(kept - own).mean() < np.abs(free - own).mean() / 1.5


def test_a_photograph_that_is_hardly_there_is_refused(pictures, tmp_path):
    Image.new("RGB", (8, 5)).save(tmp_path / "photo.png")
    with pytest.raises(ValueError, match="a photograph of 16 px or more"):
        stylized(pictures)
