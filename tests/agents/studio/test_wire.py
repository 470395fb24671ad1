"""Events as bytes."""

import pytest

from agents.studio.wire import frame, frames


def test_events_come_out_as_they_went_in():
    told = [({"event": "waiting", "place": 2}, b""), ({"event": "strokes"}, bytes(range(80)))]
    stream = b"".join(frame(*event) for event in told)
    assert list(frames(stream)) == told


@pytest.mark.parametrize("lost", [1, 5, 90])
def test_a_stream_that_ends_in_the_midst_of_an_event_is_refused(lost):
    stream = frame({"event": "strokes"}, bytes(80))
    with pytest.raises(ValueError, match="in the midst"):
        list(frames(stream[:-lost]))


def test_what_is_no_number_is_not_sent():
    with pytest.raises(ValueError, match="JSON"):
        frame({"event": "strokes", "psnr": float("nan")})
