"""Cards of submissions: what is refused, in one line, and what just is not."""

import json
from dataclasses import replace

import pytest

from benchmarks.leaderboard.submission import read_submission, write_submission
from tests.support.suites import strokes_of


def rewrite(submission, **changes):
    file = submission / "card.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


@pytest.mark.parametrize(
    "odd", ["\u202eevil", "\x00", "\x1b[31mred", "two\nrows", "\u2028", "\ud800"]
)
@pytest.mark.parametrize("field", ["authors", "hardware", "licence", "link"])
def test_texts_that_would_not_be_seen_as_they_are_are_refused(submission, field, odd):
    rewrite(submission, **{field: f"https://x{odd}"})
    with pytest.raises(ValueError, match=f"'{field}' has the character") as refused:
        read_submission(submission)
    assert str(refused.value).isprintable()


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
def test_cards_that_are_not_allowed_are_refused(submission, changes, said):
    rewrite(submission, **changes)
    with pytest.raises(ValueError, match=said) as refused:
        read_submission(submission)
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
def test_cards_are_allowed_up_to_their_limits_and_not_beyond(submission, changes, said):
    rewrite(submission, **changes)
    read_submission(submission)
    rewrite(submission, **said)
    with pytest.raises(ValueError, match=r"must be|malformed"):
        read_submission(submission)


def test_twenty_seeds_are_allowed_and_no_more(submission, card):
    for count in (20, 21):
        laid = {seed: strokes_of(3, seed=seed) for seed in range(count)}
        write_submission(submission, replace(card, seeds=list(laid)), laid)
        if count == 20:
            assert list(read_submission(submission).strokes) == list(laid)
    with pytest.raises(ValueError, match="'seeds' must be 1 to 20 different"):
        read_submission(submission)


def test_a_card_may_fill_its_file_and_not_one_byte_more(submission):
    file = submission / "card.json"
    said = file.read_text()
    file.write_text(said + " " * (65536 - len(said)))
    read_submission(submission)
    file.write_text(said + " " * (65537 - len(said)))
    with pytest.raises(ValueError, match="above 65536 bytes"):
        read_submission(submission)
