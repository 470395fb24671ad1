"""Paintings in files: read as they were kept, or refused in a line, and in little memory."""

import json
import pickle
import tracemalloc
import zipfile

import pytest
import torch

from paint_gym.paintings.painting import Painting, load_painting
from tests.support.archives import npy


def packed(file, how=zipfile.ZIP_STORED, **members):
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)


@pytest.mark.parametrize(
    ("members", "how", "said"),
    [
        ({"strokes": npy((2**40, 13))}, zipfile.ZIP_STORED, "takes 57174604644352 bytes of"),
        ({"strokes": npy((10**6, 13), content=bytes(52 * 10**6))}, zipfile.ZIP_DEFLATED, "at most"),
        ({"strokes": npy((2, 13), content=bytes(10**8))}, zipfile.ZIP_DEFLATED, "104 bytes"),
        ({"a": npy((2,), content=bytes(8))}, zipfile.ZIP_LZMA, "packed in a way"),
        ({"a": npy((-2,), content=bytes(8))}, zipfile.ZIP_STORED, "takes -8 bytes"),
        ({"a": b"\x93NUMPY\x01\0\xff\xff" + b"[" * 65535}, zipfile.ZIP_STORED, "no painting"),
        ({"a": b"\x93NUMPY\x02\0\xff\xff\xff\xff" + bytes(10**7)}, zipfile.ZIP_DEFLATED, "version"),
        ({"a": b"\x93NUMPY\x01\0\xb8\x0b" + b"[" * 3000}, zipfile.ZIP_STORED, "no painting"),
        ({"a": npy((1,), "|O", pickle.dumps([1]))}, zipfile.ZIP_STORED, "array of object"),
        ({"a": b"not an array"}, zipfile.ZIP_STORED, "magic"),
    ],
)  # fmt: skip
def test_a_npz_takes_no_more_memory_than_a_painting_can_need(members, how, said, tmp_path):
    file = tmp_path / "painting.npz"
    packed(file, how, **members)
    tracemalloc.start()
    with pytest.raises(ValueError, match=said) as refused:
        load_painting(file)
    assert tracemalloc.get_traced_memory()[1] < 2**25
    tracemalloc.stop()
    assert str(refused.value).startswith(f"{file} is no painting that can be drawn")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"canvas_color": [float("nan")] * 3}, r"colour of its canvas is \[nan"),
        ({"canvas_color": [0, 0, 2]}, "colour of its canvas"), ({"canvas_color": 1}, "iterable"),
        ({"height": float("inf")}, "its size is 3 x inf"), ({"height": 2.5}, "its size is 3 x 2.5"),
        ({"width": 10**400}, "its size is 1000"), ({"width": True}, "its size is True"),
        ({"brush": ["bezier"]}, "unhashable"), ({"numbers": "x0"}, "its numbers are x0"),
        ({"strokes": {"0": []}}, "wanted a list"), ({"strokes": [[0.5] * 7] * 20_001}, "at most"),
        ({"strokes": [0.5] * 7}, "7 numbers each"), ({"strokes": [["a"] * 7]}, "no painting"),
        ({"strokes": [[float("nan")] * 7]}, r"in \[0, 1\]"), ({"strokes": [[10**400] * 7]}, "no "),
        ({"paint_gym": [1] * 99}, "of version"),
    ],
)  # fmt: skip
def test_what_no_painting_can_be_is_refused_in_a_line(change, said, tmp_path):
    file = tmp_path / "painting.JSON"
    kept = Painting("circle", torch.rand(2, 7), 3, 3)
    kept.save(tmp_path / "painting.json")
    found = json.loads((tmp_path / "painting.json").read_text()) | change
    file.write_text(json.dumps(found))
    with pytest.raises(ValueError, match=said) as refused:
        load_painting(file)
    assert str(refused.value).startswith(f"{file} is no painting that can be drawn")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"paint_gym": \xc8}', b"\xff" * 9, b"", b" " * 2**25]
)
def test_what_is_no_json_is_refused_by_name(content, tmp_path):
    file = tmp_path / "painting.json"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=f"^{file} is no painting that can be drawn: .{{8,}}"):
        load_painting(file)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_painting_is_read_in_whatever_unicode_an_editor_kept_it(coding, tmp_path):
    kept = Painting("circle", torch.rand(2, 7), 3, 3)
    kept.save(tmp_path / "a.json")
    (tmp_path / "b.json").write_bytes((tmp_path / "a.json").read_text().encode(coding))
    assert torch.equal(load_painting(tmp_path / "b.json").strokes, kept.strokes)


def test_a_painting_that_could_not_be_read_again_is_not_kept(tmp_path):
    with pytest.raises(ValueError, match="at most 20000 strokes are kept, got 20001"):
        Painting("circle", torch.rand(20_001, 7), 3, 3).save(tmp_path / "a.npz")
