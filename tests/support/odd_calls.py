"""Odd calls of make, reset and step, and what came of each; a process of its own runs them.

    python -m tests.support.odd_calls COUNT SEED

Prints a line for each call that neither worked nor was refused as it should be, and then how many
were made, refused and done.
"""

import math
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import gymnasium as gym
import numpy as np
import torch
from gymnasium.error import ResetNeeded

import paint_gym
from paint_gym.config import EnvConfig
from paint_gym.env import PaintCanvasEnv
from paint_gym.scores import SCORES
from paint_gym.vector_env import PaintCanvasVectorEnv
from renderers import BRUSHES, ENGINES
from renderers.workshop.memory import available
from renderers.workshop.ranges import shown

SMALL = {"size": 16, "budget": 6, "bundle": 2, "renderer": "auto"}
ROOM = 3 * 2**30
LONGEST = 20
"""seconds of one call"""
OURS = {field.name for field in fields(EnvConfig)} - {"render_mode", "max_episode_steps"}
"""arguments that gymnasium.make hands on without looking at them"""
DOCUMENTED = (ValueError, TypeError, KeyError, FileNotFoundError, MemoryError, ResetNeeded)
ODD = (
    None, True, False, 0, 1, -1, 3, 7, 100, 10**6, 10**9, 2**31, 2**63, -(2**63), 10**30, 10**5000,
    0.5, 16.0, 1e6, 1e300, math.nan, math.inf, -math.inf, "", "16", "nope", "shapes", "cpu", "a\nb",
    "\0", "\ud800", "é", "l2+", "l2:nan", "wgan", "wgan@nowhere", "gram@", "cuda", "cuda:99", "mps",
    "x" * 10_000, b"16", [], [16], [[1], [1, 2]], (), {}, {"a": 1}, set(), object(), int, print,
    np.int8(16), np.int64(6), np.uint64(2**63), np.float32(16), np.float64(math.nan), np.array(16),
    np.array([16]), np.zeros((2, 2)), np.zeros(0), np.array("16"), np.str_("shapes"),
    np.bool_(True), torch.tensor(16), torch.tensor([1.0, 2.0]), torch.float32, torch.device("cpu"),
    Path("nowhere"), Path("."), 1 + 1j, Decimal(16), Fraction(1, 2), range(3), ..., slice(1),
)  # fmt: skip
PICTURES = (
    np.zeros((3, 16, 16)), np.zeros((16, 16, 3)), np.zeros((2, 3, 16, 16)), np.zeros((3, 8, 8)),
    np.full((3, 16, 16), math.nan), np.full((3, 16, 16), 1e300), np.full((3, 16, 16), -1e-9),
    np.zeros((3, 16, 16), np.int64), np.zeros((3, 16, 16), complex), np.zeros((3, 16, 16), bool),
    np.full((3, 16, 16), 200, np.uint8), np.zeros((3, 16, 16), np.float16),
    torch.zeros(3, 16, 16, dtype=torch.bfloat16), torch.zeros(3, 16, 16, requires_grad=True),
    torch.full((3, 16, 16), math.inf), np.zeros((3, 16, 16)).tolist(), np.full((3, 16, 16), None),
)  # fmt: skip
ACTIONS = (
    np.zeros(26), np.zeros((1, 26)), np.zeros((2, 26)), np.zeros((2, 13)), np.zeros(25),
    np.zeros(0), np.full(26, math.nan), np.full(26, 1e300), np.full(26, -math.inf),
    np.full((2, 26), 2**62),
    np.zeros(26, complex), np.zeros(26, object), np.full(26, "a"), np.zeros(26, "datetime64[s]"),
    [0.5] * 26, [[0.5] * 26] * 2, ["0.5"] * 26, [None] * 26, np.ones((2, 26), bool),
    torch.zeros(2, 26), torch.zeros(26), torch.full((26,), math.nan), torch.zeros(26).to_sparse(),
    torch.zeros(2, 26, dtype=torch.complex64), torch.ones(2, 26, dtype=torch.int64),
    torch.ones(2, 26, dtype=torch.bfloat16), torch.ones(26, device="meta"),
)  # fmt: skip


def odd_makes():
    """Every argument with every odd value, and every score, brush and engine at few pixels."""
    names = [field.name for field in fields(EnvConfig)]
    for name in [*names, "num_envs", "sice", "frameskip", ""]:
        for value in ODD:
            yield name, {name: value}
    for size in (1, 2, 3, 11):
        for score in SCORES:
            yield score, {"score": score, "size": size}
        for brush in BRUSHES:
            for renderer in ("auto", *ENGINES):
                yield "renderer", {"brush": brush, "renderer": renderer, "size": size}
    for bundle in (1, 3, 6, 12, 20_001, 10**9):
        for budget in (1, 12, 10**6, 10**9, 2**62):
            yield "bundle", {"bundle": bundle, "budget": budget}


def odd_resets():
    """Every seed and option with every odd value."""
    for value in (*ODD, [1, 2], [1, -1], [1.5, 2], [None, 3], ["1", "2"], np.array([1, 2])):
        yield "seed", {"seed": value}
        yield "options", {"options": value}
    for name in ("reset_mask", "target_ids", "target", "canvas", "targets"):
        for value in (*ODD, *PICTURES, [True, False], [0, 0], [1, 2], [0, 10**9], [0.5, 1]):
            yield name, {"options": {name: value}}
    yield "target", {"options": {"target": PICTURES[0], "target_ids": 1}}


def odd_steps():
    """Every odd action."""
    for value in (*ACTIONS, *ODD):
        yield "action", value


def calls():
    """(what is named, how it is called) of all."""
    kinds = (PaintCanvasEnv, PaintCanvasVectorEnv, "make", "make_vec")
    for name, config in odd_makes():
        for kind in kinds:
            if kind == "make" and name not in OURS:
                continue
            yield name, f"{kind} {said(config)}", lambda k=kind, c=config: play(made(k, c))
    for one in (True, False):
        for name, asked in odd_resets():
            yield name, f"reset {one} {said(asked)}", lambda o=one, a=asked: play(small(o), **a)
        for value in ODD:
            yield "state", f"state {one} {shown(value)}", lambda o=one, v=value: begun(small(o), v)
        for name, action in odd_steps():
            yield name, f"step {one} {shown(action)}", lambda o=one, a=action: stepped(small(o), a)


def said(asked):
    """Keywords for a person."""
    return ", ".join(f"{k}={shown(v)}" for k, v in asked.items())


def made(kind, config):
    """An environment of this kind."""
    config = {**SMALL, **config}
    if kind == "make":
        return gym.make("PaintCanvas-v0", disable_env_checker=True, **config)
    if kind == "make_vec":
        return gym.make_vec("PaintCanvas-v0", **{"num_envs": 2, **config})
    return kind(**config)


def small(one):
    """An environment to reset and step."""
    return PaintCanvasEnv(**SMALL) if one else PaintCanvasVectorEnv(num_envs=2, **SMALL)


def play(env, **asked):
    """Reset and step: what comes back fits the spaces."""
    observation, _ = env.reset(**{"seed": 0, **asked})
    torch_given = env.unwrapped.config.output == "torch"
    assert torch_given or observation in env.observation_space
    env.action_space.seed(0)
    check(env, env.step(env.action_space.sample()), torch_given)
    env.render() if env.render_mode else None
    env.close()


def begun(env, state):
    """Go on from an odd state."""
    env.state = state


def stepped(env, action):
    """One odd action after a reset."""
    env.reset(seed=0)
    check(env, env.step(action), False)


def check(env, returned, torch_given):
    """What a step gives is sound."""
    observation, rewards, *_, info = returned
    assert torch_given or observation in env.observation_space
    assert bool(torch.isfinite(torch.as_tensor(rewards)).all()), f"reward {rewards}"
    assert bool(torch.isfinite(torch.as_tensor(info["score"])).all()), f"score {info['score']}"


def judged(name, call):
    """None if it worked or was refused as it should be, else what is wrong; and how it ended."""
    began = time.perf_counter()
    try:
        call()
        wrong, end = None, "done"
    except DOCUMENTED as error:
        line, end = str(error.args[0] if error.args else error), "refused"
        line = line.partition(" was raised from the environment creator")[0]  # Gymnasium's
        named = name in line or name.rstrip("s") in line
        sound = (named or isinstance(error, ResetNeeded)) and line.isprintable() and len(line) < 400
        wrong = None if sound else f"{type(error).__name__}: {line:.300}"
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        wrong = f"{type(error).__name__}: {error!s:.300} at {where.filename}:{where.lineno}"
        end = "failed"
    seconds = time.perf_counter() - began
    return (f"took {seconds:.0f} s" if seconds > LONGEST else wrong), end


def main(count, seed):
    """Make so many of the calls, chosen by the seed; all of them for 0."""
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", category=UserWarning, module="gymnasium")
    gym.logger.min_level = gym.logger.ERROR
    there = available()
    assert there is None or there > ROOM / 3, "too little memory to try what takes much"
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + ROOM, used + ROOM))
    every = list(calls())
    chosen = random.Random(seed).sample(every, count) if count else every
    ends = {"done": 0, "refused": 0, "failed": 0}
    for name, how, call in chosen:
        signal.alarm(3 * LONGEST)  # what hangs ends the process
        wrong, end = judged(name, call)
        signal.alarm(0)
        ends[end] += 1
        if wrong:
            print(f"{how}: {wrong}", flush=True)
    print(f"{len(chosen)} calls: {ends}")


if __name__ == "__main__":
    assert paint_gym.IDS
    main(int(sys.argv[1]), int(sys.argv[2]))
