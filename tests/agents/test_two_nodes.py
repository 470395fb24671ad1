"""Training over machines: one of two is killed, the other says so; started again, nothing is lost.

Two nodes on one machine, as torchrun has them: a launcher each, which find each other by TCP.
"""

import os
import signal
import socket
import subprocess
import sys

import pytest
import torch
import torch.distributed as dist

from agents import train
from agents.learning import processes
from renderers.weights import read_about, read_weights
from tests.agents.test_processes import CONFIG, ROOT
from tests.support.tiny import TINY

LEARN = ["look_then_paint", "--view", "32", *CONFIG, "--evaluate-every", "2"]
GONE = "agents.train: another of the 2 processes that train together has gone, or does not answer"


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return str(door.getsockname()[1])


def fixed():
    """The first node's address, known to all."""
    port = free_port()
    there = ["--nnodes", "2", "--master-addr", "127.0.0.1", "--master-port", port]
    return [[*there, "--nproc-per-node", "1", "--node-rank", str(rank)] for rank in (0, 1)]


def elastic():
    """A meeting place, to which nodes may come again."""
    place = ["--rdzv-backend", "c10d", "--rdzv-endpoint", f"127.0.0.1:{free_port()}"]
    return [["--nnodes", "2", *place, "--rdzv-id", "tests", "--max-restarts", "2"]] * 2


def started(out, how, *more, **told):
    environment = {**os.environ, **{name.upper(): str(value) for name, value in told.items()}}
    module = "tests.support.dying" if told else "agents.train"
    return [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "torch.distributed.run", *where),
                *("-m", module, *LEARN, "--out", str(out), *more),
            ],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for where in how
    ]


def two_nodes(*given, **told):
    """Each node's exit code, and what it complained of."""
    nodes = started(*given, **told)
    said = [node.communicate(timeout=240)[1] for node in nodes]
    return [(node.returncode, words) for node, words in zip(nodes, said, strict=True)]


def learned(out):
    file = out / "final.safetensors"
    return read_weights(file, read_about(file).kind)[0]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    out = tmp_path_factory.mktemp("nodes") / "undisturbed"
    for code, said in two_nodes(out, fixed()):
        assert code == 0, said
        assert "deprecated" not in said
    return learned(out)


def same(weights, others):
    return weights.keys() == others.keys() and all(
        torch.equal(weights[name], others[name]) for name in weights
    )


@pytest.mark.slow
@pytest.mark.parametrize("rank", [0, pytest.param(1, marks=pytest.mark.thorough)])
def test_one_is_killed_the_other_says_so_and_both_go_on_exactly(undisturbed, tmp_path, rank):
    how = f"{rank},3,{int(signal.SIGKILL)},{tmp_path / 'killed'}"
    nodes = two_nodes(tmp_path / "run", fixed(), dying=how)
    code, said = nodes[1 - rank]
    assert code, said
    assert said.count(GONE) == 1 and "start all of them again with --resume" in said
    for code, said in two_nodes(tmp_path / "run", fixed(), "--resume"):
        assert code == 0, said
    assert same(learned(tmp_path / "run"), undisturbed)


@pytest.mark.slow
def test_torchrun_starts_both_again_and_they_go_on_exactly(undisturbed, tmp_path):
    how = f"1,5,{int(signal.SIGKILL)},{tmp_path / 'killed'}"
    for code, said in two_nodes(
        tmp_path / "run", elastic(), dying=how, torch_disable_share_rdzv_tcp_store=1
    ):
        assert code == 0, said
    assert (tmp_path / "killed").exists()
    assert same(learned(tmp_path / "run"), undisturbed)


@pytest.mark.slow
def test_who_does_not_answer_is_waited_for_no_longer_than_patience(tmp_path):
    file = tmp_path / "silent"
    how = f"1,3,{int(signal.SIGSTOP)},{file}"
    nodes = started(tmp_path / "run", fixed(), dying=how, patience=5)
    said = nodes[0].communicate(timeout=240)[1]
    os.kill(int(file.read_text()), signal.SIGKILL)
    nodes[1].communicate(timeout=240)
    assert nodes[0].returncode and said.count(GONE) == 1


@pytest.fixture
def together(monkeypatch):
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setattr(dist, "init_process_group", lambda backend, timeout: None)
    monkeypatch.setattr(dist, "destroy_process_group", lambda: None)


@pytest.mark.parametrize("error", [
    RuntimeError("[/x/gloo/transport/tcp/pair.cc:553] Connection closed by peer"),
    dist.DistBackendError("NCCL"), dist.DistNetworkError("no route"),
])  # fmt: skip
def test_an_error_of_the_wire_is_told_in_words(together, error):
    with pytest.raises(ConnectionError, match="another of the 2"), processes.joined("cpu"):
        raise error


def test_an_error_of_ours_stays_what_it_is(together):
    with pytest.raises(RuntimeError, match="ours"), processes.joined("cpu"):
        raise RuntimeError("ours")


def test_what_torchrun_starts_again_goes_on_where_there_is_a_run(tmp_path, monkeypatch):
    assert not processes.restarted(tmp_path)
    monkeypatch.setenv("TORCHELASTIC_MAX_RESTARTS", "1")
    assert not processes.restarted(tmp_path)
    train.look_then_paint.train(TINY, tmp_path, stop_after=1)
    assert processes.restarted(tmp_path)
    monkeypatch.setenv("TORCHELASTIC_MAX_RESTARTS", "0")
    assert not processes.restarted(tmp_path)
