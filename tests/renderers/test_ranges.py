"""One check for every config: what fits becomes what its annotation says, the rest is one line."""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from renderers.workshop.device import find_device
from renderers.workshop.ranges import Count, Positive, Share, as_option, check, within


@dataclass(frozen=True)
class Config:
    batch_size: Count = 64
    discount: Share = 0.95
    lr: Positive = 1e-3
    seed: int = 0
    widths: tuple[Annotated[int, within(8, 512)], ...] = (16, 32)
    look: Literal["whole", "window"] = "whole"
    data_dir: str | None = None
    most: Count | None = None
    flips: bool = False

    def __post_init__(self) -> None:
        check(self)


def test_numpys_numbers_paths_and_lists_become_what_the_field_is():
    given = Config(
        np.int32(3), np.float32(0.5), 1, np.uint8(7), [8, np.int64(9)], "window", Path("a/b"),
        np.int16(2), np.True_,
    )  # fmt: skip
    assert given == Config(3, 0.5, 1.0, 7, (8, 9), "window", "a/b", 2, True)
    assert json.loads(json.dumps(asdict(given)))["widths"] == [8, 9]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"batch_size": 0}, "batch_size must be a whole number, 1 or more, got 0"),
        ({"batch_size": True}, "batch_size must be a whole number, 1 or more, got True"),
        ({"batch_size": 2.0}, "batch_size must be a whole number, 1 or more, got 2.0"),
        ({"batch_size": 2**63}, "batch_size must be a whole number, 1 or more, got 922"),
        ({"batch_size": 10**5000}, "batch_size must be a whole number, 1 or more, got one of type"),
        ({"discount": 2}, "discount must be a number from 0 to 1, got 2"),
        ({"discount": math.nan}, "discount must be a number from 0 to 1, got nan"),
        ({"lr": 0}, "lr must be a number above 0, got 0"),
        ({"lr": math.inf}, "lr must be a number above 0, got inf"),
        ({"lr": 10**400}, "lr must be a number above 0, got 1000"),
        ({"seed": None}, "seed must be a whole number, got None"),
        ({"widths": (7,)}, r"widths must be several, each a whole number, from 8 to 512, got \(7,"),
        ({"widths": 8}, "widths must be several, each a whole number, from 8 to 512, got 8"),
        ({"look": "windw"}, "look must be one of whole, window, got 'windw'. Did you mean 'window"),
        ({"look": ["whole"]}, r"look must be one of whole, window, got \['whole'\]"),
        ({"data_dir": 3}, "data_dir must be None or text, got 3"),
        ({"most": 0}, "most must be None or a whole number, 1 or more, got 0"),
        ({"flips": 1}, "flips must be True or False, got 1"),
    ],
)
def test_what_does_not_fit_is_named_with_what_was_wanted(fields, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        Config(**fields)


def test_a_command_line_spells_the_names_its_own_way():
    config = Config()
    object.__setattr__(config, "batch_size", -1)
    with pytest.raises(ValueError, match=r"^--batch-size must be"):
        check(config, as_option)


anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(),
    st.complex_numbers(), st.lists(st.integers()), st.dictionaries(st.text(), st.integers()),
    st.just(np.zeros((40, 40))), st.just("x\n" * 1000), st.just(object()),
    st.sampled_from([int, print, Ellipsis]),
)  # fmt: skip


@given(st.sampled_from(list(asdict(Config()))), anything)
def test_whatever_is_given_fits_or_is_refused_in_one_line(name, value):
    try:
        config = Config(**{name: value})
    except ValueError as error:
        line = str(error)
        assert line.startswith(f"{name} must be ")
        assert line.isprintable() and len(line) < 240
    else:
        json.dumps(asdict(config), allow_nan=False)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("tpu", "^--device must be cpu, cuda or cuda:N, got 'tpu'$"),
        ("meta", "^--device must be cpu"), ("cpu:7", "^--device must be cpu"),
        ("cuda:x", "^--device must be cpu"), ("", "^--device must be cpu"),
        ("cuda", "^--device cuda was asked for and there is no GPU: use --device cpu$"),
    ],
)  # fmt: skip
def test_a_device_that_is_not_there_is_said_in_one_line(name, message, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ValueError, match=message):
        find_device(name, "--device")
    assert find_device("cpu") == torch.device("cpu")


def test_a_gpu_beyond_the_last_is_refused(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert find_device("cuda:1") == torch.device("cuda:1")
    with pytest.raises(
        ValueError, match=r"^device cuda:2 was asked for and there are 2: use cuda:1$"
    ):
        find_device("cuda:2")
