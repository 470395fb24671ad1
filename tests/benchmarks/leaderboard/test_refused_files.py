"""Files of submissions: what is refused, in one line, and what just is not."""

import pickle

import numpy as np
import pytest
from safetensors.torch import save_file

from benchmarks.leaderboard.submission import most_bytes, read_submission
from renderers import BRUSHES
from tests.support.archives import Trap, npy, zipped
from tests.support.suites import strokes_of


def test_what_is_beside_the_strokes_is_not_ignored(submission):
    whole = read_submission(submission).strokes[0]
    save_file({"strokes": whole}, submission / "strokes.safetensors")
    with pytest.raises(ValueError, match=r"wanted one of strokes.npz and strokes.safetensors"):
        read_submission(submission)
    (submission / "strokes.npz").unlink()
    save_file({"strokes": whole, "more": whole.clone()}, submission / "strokes.safetensors")
    with pytest.raises(ValueError, match="holds more, wanted strokes alone"):
        read_submission(submission)
    (submission / "strokes.safetensors").unlink()
    np.savez(submission / "strokes.npz", strokes=whole.numpy(), more=np.zeros(3))
    with pytest.raises(ValueError, match="holds more, wanted strokes alone"):
        read_submission(submission)


@pytest.mark.parametrize(
    ("strokes", "said"),
    [
        (strokes_of(3, count=6).numpy(), "over budget: tiny-5 allows 5 strokes, got 6"),
        (strokes_of(2).numpy(), "wrong number of pictures: tiny-5 has 3, got 2"),
        (strokes_of(3, numbers=12).numpy(), "bezier has 13 numbers"),
        (np.full((3, 5, 13), np.nan, np.float32), "not finite"),
        (np.full((3, 5, 13), 1.5, np.float32), r"outside \[0, 1\].*these are in \[1.5, 1.5\]"),
        (np.zeros((3, 5, 13)), "must be float16 or float32, got float64"),
        (np.zeros((3, 5, 13), ">f4"), "must be float16 or float32"),
        (np.zeros((2, 3, 5, 13), np.float32), "for 1 seeds, got"),
        (np.zeros(13, np.float32), "wanted strokes"),
        (np.asfortranarray(np.zeros((3, 5, 13), np.float32)), "C order"),
    ],
)
def test_strokes_that_are_not_allowed_are_refused(submission, strokes, said):
    np.savez(submission / "strokes.npz", strokes=strokes)
    with pytest.raises(ValueError, match=said) as refused:
        read_submission(submission)
    assert "\n" not in str(refused.value)


def test_a_file_of_strokes_may_hold_twenty_seeds_and_a_header_and_no_more(tiny):
    """3 pictures of 5 strokes of 13 numbers, 4 bytes each, and 64 KiB."""
    assert most_bytes(tiny, BRUSHES["bezier"]()) == 20 * 3 * 5 * 13 * 4 + 65536


def test_strokes_may_be_as_large_as_any_and_not_one_byte_more(submission, tiny):
    file, most = submission / "strokes.npz", most_bytes(tiny, BRUSHES["bezier"]())
    packed = zipped("strokes.npy", npy((3, 5, 13)) + bytes(780))
    file.write_bytes(bytes(most - len(packed)) + packed)  # a zip file may begin with anything
    read_submission(submission)
    file.write_bytes(bytes(most + 1 - len(packed)) + packed)
    with pytest.raises(ValueError, match="larger than any submission to tiny-5"):
        read_submission(submission)


@pytest.mark.parametrize("more", [-4, 4])
def test_strokes_that_are_fewer_or_more_than_their_header_says_are_refused(submission, more):
    content = npy((3, 5, 13)) + bytes(780 + more)
    (submission / "strokes.npz").write_bytes(zipped("strokes.npy", content))
    with pytest.raises(ValueError, match="have 780 bytes"):
        read_submission(submission)


NESTED = b"\x93NUMPY\x01\0\xb8\x0b" + b"[" * 3000


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("strokes.npz", b"nothing like a zip file", "strokes.npz is refused"),
        ("strokes.npz", zipped("other.npy", b""), "strokes.npz is refused"),
        ("strokes.npz", zipped("strokes.npy", b"short"), "magic"),
        ("strokes.npz", zipped("strokes.npy", npy((3, 5, 10**12))), "got"),
        ("strokes.npz", zipped("strokes.npy", npy((3, 5, 13))), "have 780 bytes"),
        ("strokes.safetensors", b"\xff" * 64, "strokes.safetensors is refused"),
        ("strokes.npz", zipped("strokes.npy", NESTED), "strokes.npz is refused"),
        ("card.json", b"[" * 60_000, "card.json is no JSON"),
        ("card.json", b" " * 70_000, "above 65536 bytes"),
        ("card.json", b"[1, 2]", "card.json must be an object, got list"),
        ("card.json", b"{}", "card.json lacks authors, brush"),
        ("card.json", b"\xff\xfe", "card.json is no JSON"),
        ("strokes.npz", b"0" * 200_000, "larger than any submission to tiny-5"),
    ],
)
def test_damaged_files_are_refused(submission, file, content, said):
    if file.endswith("safetensors"):
        (submission / "strokes.npz").unlink()
    (submission / file).write_bytes(content)
    with pytest.raises(ValueError, match=said):
        read_submission(submission)


def test_a_folder_without_card_or_strokes_is_refused(submission):
    (submission / "strokes.npz").unlink()
    with pytest.raises(ValueError, match=r"wanted one of strokes.npz and strokes.safetensors in"):
        read_submission(submission)
    (submission / "card.json").unlink()
    with pytest.raises(ValueError, match=r"no card.json in"):
        read_submission(submission)


def test_nothing_of_a_submission_is_unpickled(submission):
    (submission / "strokes.npz").write_bytes(zipped("strokes.npy", pickle.dumps(Trap())))
    with pytest.raises(ValueError, match=r"malformed|magic"):
        read_submission(submission)
    content = npy((1,), "|O") + pickle.dumps([Trap()])
    (submission / "strokes.npz").write_bytes(zipped("strokes.npy", content))
    with pytest.raises(ValueError, match="must be float16 or float32, got object"):
        read_submission(submission)
