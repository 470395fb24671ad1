"""`agents.watch`, as a person types it."""

import pytest

from agents import watch
from paint_gym.view import Window


def test_watching_shows_an_actor_paint_and_ends(actor, capsys):
    watch.main(
        [
            "--actor",
            actor,
            "--dataset",
            "shapes",
            "--episodes",
            "1",
            "--budget",
            "10",
            "--size",
            "32",
        ]
    )
    assert "painting 1: MSE" in capsys.readouterr().out


def test_closing_the_window_ends_the_watching(actor, monkeypatch, capsys):
    monkeypatch.setattr(Window, "_obey_keys", lambda window: window.close())
    watch.main(["--actor", actor, "--dataset", "shapes", "--budget", "10", "--size", "32"])
    assert capsys.readouterr().out == ""


def test_watching_what_is_not_there_is_one_line(actor, capsys):
    with pytest.raises(SystemExit) as stopped:
        watch.main(["--actor", actor, "--dataset", "shape"])
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert "Did you mean 'shapes'" in error
    assert error.count("\n") == 1
