"""Submissions to the leaderboard: what is replayed, and what is refused, in one line."""

import io
import json
import pickle
import zipfile
from dataclasses import replace

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from agents.networks import make_actor
from agents.painters.weights import save_actor
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import standings
from benchmarks.leaderboard.submission import Card, most_bytes, read_submission, write_submission
from renderers import BRUSHES
from tests.benchmarks.leaderboard.test_leaderboard import SPEC, strokes_of
from tests.benchmarks.leaderboard.test_leaderboard import tiny as tiny


@pytest.fixture
def card(tiny):
    return Card(
        suite=tiny.name, digest=tiny.digest, painter="visitor", authors="A. Painter",
        brush="bezier", budget=tiny.budget, seeds=[0], hardware="a laptop",
        seconds_per_picture=0.5, licence="CC0-1.0", link="https://example.org",
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path, card):
    """A submission that is accepted."""
    write_submission(tmp_path / "mine", card, {0: strokes_of(3)})
    return tmp_path / "mine"


def rewrite(folder, **changes):
    file = folder / "card.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


@pytest.mark.parametrize("entry", ["random", "blank"])
def test_saved_strokes_replay_to_the_same_figures(tiny, tmp_path, entry):
    board = tmp_path / "board"
    (result,) = contest.run(
        contest.Run(entry, (tiny.name,), save_strokes=tmp_path / "saved", board=board)
    )
    again = contest.submit(contest.Submit(tmp_path / "saved" / tiny.name, board=board))
    assert again["figures"] == result["figures"]
    assert again["seeds"] == result["seeds"]
    assert again["submitted"]
    assert again["seconds"] == {"batched": result["seconds"]["batched"], "claimed": True}
    assert again["card"]["authors"] == "paint-gym"


@pytest.mark.parametrize("kind", [torch.float16, torch.float32])
def test_a_submission_may_be_safetensors_and_half_precision(folder, kind):
    whole = read_submission(folder).strokes[0]
    (folder / "strokes.npz").unlink()
    save_file({"strokes": whole.to(kind)}, folder / "strokes.safetensors")
    found = read_submission(folder).strokes[0]
    assert found.dtype == torch.float32
    assert torch.allclose(found, whole, atol=1e-3)


def test_several_seeds_are_one_array(folder, card):
    both = {3: strokes_of(3), 8: strokes_of(3, seed=1)}
    write_submission(folder, replace(card, seeds=[3, 8]), both)
    found = read_submission(folder).strokes
    assert {seed: torch.equal(found[seed], both[seed]) for seed in found} == {3: True, 8: True}
    for alike in (both[3], both[3].nextafter(torch.ones(())), both[3].half().float()):
        write_submission(folder, replace(card, seeds=[3, 8]), {3: both[3], 8: alike})
        with pytest.raises(ValueError, match="seeds 3 and 8 have the same strokes for 3 of 3"):
            read_submission(folder)
    one_s = both[8].clone()
    one_s[0] = both[3][0]  # a picture that any seed paints so
    write_submission(folder, replace(card, seeds=[3, 8]), {3: both[3], 8: one_s})
    assert len(read_submission(folder).strokes) == 2


def test_what_is_beside_the_strokes_is_not_ignored(folder):
    whole = read_submission(folder).strokes[0]
    save_file({"strokes": whole}, folder / "strokes.safetensors")
    with pytest.raises(ValueError, match=r"wanted one of strokes.npz and strokes.safetensors"):
        read_submission(folder)
    (folder / "strokes.npz").unlink()
    save_file({"strokes": whole, "more": whole.clone()}, folder / "strokes.safetensors")
    with pytest.raises(ValueError, match="holds more, wanted strokes alone"):
        read_submission(folder)
    (folder / "strokes.safetensors").unlink()
    np.savez(folder / "strokes.npz", strokes=whole.numpy(), more=np.zeros(3))
    with pytest.raises(ValueError, match="holds more, wanted strokes alone"):
        read_submission(folder)


@pytest.mark.parametrize(
    "odd", ["\u202eevil", "\x00", "\x1b[31mred", "two\nrows", "\u2028", "\ud800"]
)
@pytest.mark.parametrize("field", ["authors", "hardware", "licence", "link"])
def test_texts_that_would_not_be_seen_as_they_are_are_refused(folder, field, odd):
    rewrite(folder, **{field: f"https://x{odd}"})
    with pytest.raises(ValueError, match=f"'{field}' has the character") as refused:
        read_submission(folder)
    assert str(refused.value).isprintable()


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
def test_strokes_that_are_not_allowed_are_refused(folder, strokes, said):
    np.savez(folder / "strokes.npz", strokes=strokes)
    with pytest.raises(ValueError, match=said) as refused:
        read_submission(folder)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"digest": "0" * 64}, "painted for another suite: the digest of tiny-5"),
        ({"suite": "photos-200"}, "painted for another suite: the digest of photos-200"),
        ({"suite": "photo-200"}, "unknown suite 'photo-200'"),
        ({"budget": 50}, "painted for another suite: the budget of tiny-5 is 5"),
        ({"brush": "broom"}, "unknown brush 'broom'"),
        ({"brush": ["bezier"]}, "'brush' must be a text"),
        ({"painter": "../../escape"}, "an entry's name is"),
        ({"painter": "random"}, "one of this project's own painters"),
        ({"link": "javascript:alert(1)"}, "must begin with https://"),
        ({"authors": " "}, "'authors' is empty"),
        ({"hardware": "x" * 301}, "'hardware' must be a text of at most 300"),
        ({"seeds": []}, "'seeds' must be"),
        ({"seeds": [True]}, "'seeds' must be"),
        ({"seeds": [1, 1]}, "'seeds' must be"),
        ({"seconds_per_picture": float("nan")}, "'seconds_per_picture' must be"),
        ({"seconds_per_picture": 10**400}, "'seconds_per_picture' must be"),
        ({"mse": 0.0}, "card.json has 'mse', which no card has"),
    ],
)
def test_cards_that_are_not_allowed_are_refused(folder, changes, said):
    rewrite(folder, **changes)
    with pytest.raises(ValueError, match=said) as refused:
        read_submission(folder)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"hardware": "x" * 300}, {"hardware": "x" * 301}),
        ({"seconds_per_picture": 1e7}, {"seconds_per_picture": 1.1e7}),
        ({"seconds_per_picture": 0}, {"seconds_per_picture": -0.5}),
        ({"seconds_per_picture": None}, {"seconds_per_picture": True}),
        ({"seeds": [2**31 - 1]}, {"seeds": [2**31]}),
        ({"seeds": [0]}, {"seeds": [-1]}),
        ({"link": ""}, {"link": "ftp://example.org"}),
        ({"link": "http://example.org"}, {"link": " https://example.org"}),
        ({"licence": "CC0"}, {"licence": "\t"}),
    ],
)
def test_cards_are_allowed_up_to_their_limits_and_not_beyond(folder, changes, said):
    rewrite(folder, **changes)
    read_submission(folder)
    rewrite(folder, **said)
    with pytest.raises(ValueError, match=r"must be|malformed"):
        read_submission(folder)


def test_twenty_seeds_are_allowed_and_no_more(folder, card):
    for count in (20, 21):
        laid = {seed: strokes_of(3, seed=seed) for seed in range(count)}
        write_submission(folder, replace(card, seeds=list(laid)), laid)
        if count == 20:
            assert list(read_submission(folder).strokes) == list(laid)
    with pytest.raises(ValueError, match="'seeds' must be 1 to 20 different"):
        read_submission(folder)


def test_a_card_may_fill_its_file_and_not_one_byte_more(folder):
    file = folder / "card.json"
    said = file.read_text()
    file.write_text(said + " " * (65536 - len(said)))
    read_submission(folder)
    file.write_text(said + " " * (65537 - len(said)))
    with pytest.raises(ValueError, match="above 65536 bytes"):
        read_submission(folder)


def test_a_file_of_strokes_may_hold_twenty_seeds_and_a_header_and_no_more(tiny):
    """3 pictures of 5 strokes of 13 numbers, 4 bytes each, and 64 KiB."""
    assert most_bytes(tiny, BRUSHES["bezier"]()) == 20 * 3 * 5 * 13 * 4 + 65536


def test_strokes_may_be_as_large_as_any_and_not_one_byte_more(folder, tiny):
    file, most = folder / "strokes.npz", most_bytes(tiny, BRUSHES["bezier"]())
    packed = zipped("strokes.npy", header((3, 5, 13)) + bytes(780))
    file.write_bytes(bytes(most - len(packed)) + packed)  # a zip file may begin with anything
    read_submission(folder)
    file.write_bytes(bytes(most + 1 - len(packed)) + packed)
    with pytest.raises(ValueError, match="larger than any submission to tiny-5"):
        read_submission(folder)


@pytest.mark.parametrize("more", [-4, 4])
def test_strokes_that_are_fewer_or_more_than_their_header_says_are_refused(folder, more):
    content = header((3, 5, 13)) + bytes(780 + more)
    (folder / "strokes.npz").write_bytes(zipped("strokes.npy", content))
    with pytest.raises(ValueError, match="have 780 bytes"):
        read_submission(folder)


def zipped(name, content):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def header(shape, kind="<f4"):
    stream = io.BytesIO()
    about = {"descr": kind, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(stream, about)
    return stream.getvalue()


NESTED = b"\x93NUMPY\x01\0\xb8\x0b" + b"[" * 3000


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("strokes.npz", b"nothing like a zip file", "strokes.npz is refused"),
        ("strokes.npz", zipped("other.npy", b""), "strokes.npz is refused"),
        ("strokes.npz", zipped("strokes.npy", b"short"), "magic"),
        ("strokes.npz", zipped("strokes.npy", header((3, 5, 10**12))), "got"),
        ("strokes.npz", zipped("strokes.npy", header((3, 5, 13))), "have 780 bytes"),
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
def test_damaged_files_are_refused(folder, file, content, said):
    if file.endswith("safetensors"):
        (folder / "strokes.npz").unlink()
    (folder / file).write_bytes(content)
    with pytest.raises(ValueError, match=said):
        read_submission(folder)


def test_a_folder_without_card_or_strokes_is_refused(folder):
    (folder / "strokes.npz").unlink()
    with pytest.raises(ValueError, match=r"wanted one of strokes.npz and strokes.safetensors in"):
        read_submission(folder)
    (folder / "card.json").unlink()
    with pytest.raises(ValueError, match=r"no card.json in"):
        read_submission(folder)


class Trap:
    """Says so when it is unpickled."""

    def __reduce__(self):
        return pytest.fail, ("a pickle of a submission was executed",)


def test_nothing_of_a_submission_is_unpickled(folder):
    (folder / "strokes.npz").write_bytes(zipped("strokes.npy", pickle.dumps(Trap())))
    with pytest.raises(ValueError, match=r"malformed|magic"):
        read_submission(folder)
    content = header((1,), "|O") + pickle.dumps([Trap()])
    (folder / "strokes.npz").write_bytes(zipped("strokes.npy", content))
    with pytest.raises(ValueError, match="must be float16 or float32, got object"):
        read_submission(folder)


def test_a_submission_takes_no_other_s_place(folder, tiny, tmp_path):
    board = tmp_path / "board"
    options = contest.Submit(folder, board=board)
    contest.submit(options)
    with pytest.raises(ValueError, match=r"by A\. Painter already"):
        contest.submit(options)
    contest.submit(replace(options, replace=True))
    file = standings.result_file("visitor", tiny.name, board)
    file.write_text(json.dumps({**standings.read_result(file), "submitted": False}))
    with pytest.raises(ValueError, match="one of this project's own painters"):
        contest.submit(replace(options, replace=True))


def test_no_run_takes_the_place_of_a_submission(folder, tiny, tmp_path):
    contest.submit(contest.Submit(folder, board=tmp_path))
    save_actor(make_actor(SPEC), SPEC, tmp_path / "a.safetensors")
    command = ["run", "visitor", "--suite", tiny.name, "--board", str(tmp_path)]
    with pytest.raises(SystemExit):
        leaderboard.main([*command, "--actor", str(tmp_path / "a.safetensors")])
