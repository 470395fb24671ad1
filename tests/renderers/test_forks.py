"""A process that is forked can paint, whatever its parent has done with its threads before.

In processes of their own: the one that runs the tests has one thread, and these may hang.
"""

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORKS = "fork" in multiprocessing.get_all_start_methods()
pytestmark = pytest.mark.skipif(not FORKS, reason="no fork here")

BEGIN = """
import multiprocessing, os, signal, threading, time
import numpy as np, torch

def in_a_fork(name, job, seconds=120):
    child = os.fork()
    if not child:
        signal.alarm(seconds)  # a child that hangs dies of it
        try:
            job()
        except BaseException as error:
            print(f"{name}: {type(error).__name__}: {error}", flush=True)
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(f"{name}: {status}", flush=True)

def compute():
    (torch.rand(600, 600) @ torch.rand(600, 600)).exp().sum()
    torch.nn.functional.conv2d(torch.rand(8, 3, 64, 64), torch.rand(8, 3, 3, 3)).sum()

def make(**more):
    from paint_gym.vector_env import PaintCanvasVectorEnv
    return PaintCanvasVectorEnv(num_envs=8, budget=10, renderer="tiles", **more)

def steps(envs):
    envs.reset(seed=0)
    return envs.step(np.full(envs.action_space.shape, 0.5, np.float32))[0].sum()

torch.set_num_threads(2)
compute()
"""
PARENTS = (
    BEGIN
    + """
def first():
    assert steps(make()) > 0 and torch.get_num_threads() == 1
    compute()

def as_process():
    os._exit(0 if steps(make()) > 0 else 1)

process = multiprocessing.get_context("fork").Process(target=as_process)  # nothing of ours is here
process.start(), process.join(120)
print(f"before any import: {process.exitcode}", flush=True)

import paint_gym.env, renderers
in_a_fork("before any painting", first)

envs, neural = make(), paint_gym.env.PaintCanvasEnv(size=32, budget=10)
torch.set_num_threads(2)  # also where there is one processor, of which engines took heed
wanted = steps(envs)
assert torch.get_num_threads() == 2
neural.reset(seed=0), neural.step(neural.action_space.sample())

def goes_on():
    assert steps(envs) == wanted == steps(make())
    neural.reset(seed=0), neural.step(neural.action_space.sample())
    strokes = torch.rand(8, 5, 13, requires_grad=True)
    envs.renderer.paint(envs.state.canvas, strokes).sum().backward()
    assert strokes.grad.abs().sum() > 0
    in_a_fork("a fork of a fork", first)

in_a_fork("after painting", goes_on)
with multiprocessing.get_context("fork").Pool(2) as pool:
    print("a pool:", set(pool.map_async(steps, [envs, envs]).get(120)) == {wanted}, flush=True)

ends = threading.Event()
def keeps_painting():
    mine = make()
    while not ends.is_set():
        assert steps(mine) == wanted
painters = [threading.Thread(target=keeps_painting) for _ in range(2)]
[painter.start() for painter in painters]
for i in range(4):
    in_a_fork(f"amid painting {i}", lambda: steps(envs))
    time.sleep(0.02)
ends.set()
[painter.join() for painter in painters]
print("side by side:", steps(envs) == wanted)
"""
)
SAID = """before any import: 0
before any painting: 0
a fork of a fork: 0
after painting: 0
a pool: True
amid painting 0: 0
amid painting 1: 0
amid painting 2: 0
amid painting 3: 0
side by side: True
"""
OPENMP = (
    BEGIN
    + """
envs = make()
steps(envs)
in_a_fork("forked", lambda: steps(envs))
print("parent:", steps(envs) > 0)
"""
)


def ran(code, **environment):
    alone = {k: v for k, v in os.environ.items() if not k.startswith(("OMP_", "NUMBA_NUM", "MKL_"))}
    alone |= {"OMP_NUM_THREADS": "2", "PYTHONWARNINGS": "ignore", **environment}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=alone, timeout=400, capture_output=True,
        text=True,
    )  # fmt: skip


@pytest.mark.slow
def test_forked_processes_paint_whether_or_not_their_parent_has_computed_or_painted():
    done = ran(PARENTS)
    assert done.stdout == SAID, done.stderr[-3000:]


def test_openmp_chosen_for_numba_is_refused_in_a_fork_in_one_line():
    done = ran(OPENMP, NUMBA_THREADING_LAYER="omp")
    if sys.platform != "linux":  # elsewhere it survives a fork
        pytest.skip("GNU's OpenMP is what ends a forked process")
    refused, ended, parent = done.stdout.splitlines()
    assert refused.startswith("forked: RuntimeError: numba had started OpenMP's threads")
    assert 'context="forkserver"' in refused
    assert (ended, parent) == ("forked: 1", "parent: True")
