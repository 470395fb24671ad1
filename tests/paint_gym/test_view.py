import copy
import os
import pickle
import subprocess
import sys

import gymnasium as gym
import numpy as np
import pygame
import pytest
from gymnasium.utils.env_checker import check_env

import paint_gym  # noqa: F401
from paint_gym.env import PaintCanvasEnv
from paint_gym.vector_env import PaintCanvasVectorEnv
from paint_gym.view import BAR, GAP, PANEL, compose
from tests.support.environments import SMALL

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


@pytest.fixture
def env():
    env = PaintCanvasEnv(render_mode="human", **SMALL)
    yield env
    env.close()


def press(*keys):
    for key in keys:
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key))


def test_a_frame_shows_target_left_canvas_right_and_progress_below():
    target, canvas = np.full((16, 16, 3), 10, np.uint8), np.full((16, 16, 3), 200, np.uint8)
    frame = compose(target, canvas, progress=0.5)
    assert frame.dtype == np.uint8
    assert (frame[GAP : GAP + PANEL, GAP : GAP + PANEL] == 10).all()
    assert (frame[GAP : GAP + PANEL, PANEL + 2 * GAP : -GAP] == 200).all()
    bar = frame[PANEL + 2 * GAP + BAR // 2, GAP:-GAP]
    changes = np.flatnonzero((bar[1:] != bar[:-1]).any(1))
    assert changes.tolist() == [len(bar) // 2 - 1]


@pytest.mark.parametrize("size", [16, 48, 700])
def test_a_frame_has_one_size_whatever_the_canvas(size):
    picture = np.zeros((size, size, 3), np.uint8)
    assert (
        compose(picture, picture, caption="a", note="b").shape
        == compose(picture[:16, :16], picture[:16, :16]).shape
    )


def test_text_is_drawn_below():
    picture = np.zeros((16, 16, 3), np.uint8)
    plain, told = compose(picture, picture), compose(picture, picture, caption="score", note="q")
    rows = np.flatnonzero((plain != told).any((1, 2)))
    assert rows.min() > PANEL + GAP


def test_rendering_changes_nothing():
    watched, plain = (PaintCanvasEnv(render_mode="rgb_array", **SMALL) for _ in range(2))
    for e in (watched, plain):
        e.reset(seed=0)
    for _ in range(3):
        first = watched.render()
        np.testing.assert_array_equal(first, watched.render())
        action = plain.action_space.sample()
        a, b = watched.step(action), plain.step(action)
        np.testing.assert_array_equal(a[0], b[0])
        assert a[1:] == b[1:]


def test_many_canvases_give_many_frames():
    envs = PaintCanvasVectorEnv(num_envs=2, render_mode="rgb_array", **SMALL)
    envs.reset(seed=0)
    frames = envs.render()
    assert len(frames) == 2 and (frames[0] != frames[1]).any()


def test_rendering_without_a_mode_warns():
    env = PaintCanvasEnv(**SMALL)
    env.reset()
    with pytest.warns(UserWarning, match="render_mode"):
        assert env.render() is None


def test_human_mode_shows_the_same_frame_as_rgb_array(env):
    env.reset(seed=0)
    assert env.render() is None
    shown = pygame.surfarray.array3d(pygame.display.get_surface()).swapaxes(0, 1)
    other = PaintCanvasEnv(render_mode="rgb_array", **SMALL)
    other.reset(seed=0)
    np.testing.assert_array_equal(shown[: PANEL + 2 * GAP], other.render()[: PANEL + 2 * GAP])


def test_human_mode_passes_gymnasiums_check():
    env = gym.make("PaintCanvas-v0", render_mode="human", **SMALL)
    env.unwrapped.window.fps = 1000
    check_env(env.unwrapped, skip_render_check=True)
    env.close()


def test_space_pauses_and_a_step_key_takes_one_step(env, monkeypatch):
    env.reset(seed=0)
    keys = iter([[pygame.K_SPACE], [], [pygame.K_RIGHT], [pygame.K_n], [pygame.K_SPACE]])
    real, frames = env.window._obey_keys, []

    def scripted():
        frames.append(1)
        press(*next(keys))
        return real()

    monkeypatch.setattr(env.window, "_obey_keys", scripted)
    action = env.action_space.sample()
    env.step(action)  # space pauses, nothing happens, right lets it go
    assert (len(frames), env.window.paused) == (3, True)
    env.step(action)  # n lets it go
    assert (len(frames), env.window.paused) == (4, True)
    env.step(action)  # space ends the pause
    assert (len(frames), env.window.paused) == (5, False)


@pytest.mark.parametrize("key", [pygame.K_q, pygame.K_ESCAPE])
def test_quitting_closes_the_window_and_the_environment_goes_on(env, key):
    env.reset(seed=0)
    press(pygame.K_SPACE, key)
    env.step(env.action_space.sample())
    assert not env.window.is_open
    assert not pygame.display.get_init()
    env.step(env.action_space.sample())
    assert not pygame.display.get_init()


def test_no_display_is_said_in_one_line():
    code = (
        "import numpy as np; from paint_gym.view import Window; "
        "black = np.zeros((8, 8, 3), np.uint8); w = Window(10)\n"
        "try: w.show(black, black, progress=0, caption='')\n"
        "except OSError as error: print(error)"
    )
    nowhere = {k: v for k, v in os.environ.items() if k not in DISPLAYS}
    for more in ({}, {"SDL_VIDEODRIVER": "x11", "DISPLAY": ":77"}):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env={**nowhere, **more},
        )  # fmt: skip
        (line,) = done.stdout.splitlines()[-1:]
        assert line.startswith("no display to open a window on (")
        assert line.endswith("): use render_mode='rgb_array', or set DISPLAY")


def test_closing_twice_is_harmless(env):
    env.reset(seed=0)
    env.close()
    env.close()


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))])
def test_a_copy_has_a_window_of_its_own(env, copied):
    env.reset(seed=0)
    twin = copied(env)
    twin.step(twin.action_space.sample())
    assert twin.window is not env.window and twin.window.is_open
    twin.close()
