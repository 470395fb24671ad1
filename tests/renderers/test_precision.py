"""Precision is what the hardware computes in, unless a person says otherwise."""

import gymnasium as gym
import pytest
import torch

import paint_gym
from renderers.workshop import machine as of_machine
from renderers.workshop import precision
from renderers.workshop.precision import autocast, settled


@pytest.fixture
def machine(monkeypatch):
    """A processor with these flags, and what torch and oneDNN are held to."""

    def make(*flags, torch_uses="AVX512", held=None):
        monkeypatch.setattr(precision, "processor_flags", lambda: list(flags))
        monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: torch_uses)
        for name in ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"):
            monkeypatch.delenv(name, raising=False)
        if held:
            monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", held)

    return make


def test_half_precision_is_for_processors_that_have_it(machine):
    machine("avx2", "avx512f", "avx512_bf16")
    assert settled("auto", "cpu") == "bfloat16"
    machine("avx2", "avx512f")
    assert settled("auto", "cpu") == "float32"
    machine()
    assert settled("auto", "cpu") == "float32"


@pytest.mark.parametrize(
    "limits", [{"torch_uses": "AVX2"}, {"torch_uses": "DEFAULT"}, {"held": "avx2"}]
)
def test_what_torch_or_onednn_may_not_use_does_not_count(machine, limits):
    machine("avx512_bf16", **limits)
    assert settled("auto", "cpu") == "float32"


def test_networks_that_compute_again_and_again_ask_the_system_once(monkeypatch):
    asked = []
    monkeypatch.setattr(of_machine, "_of_processor", lambda what: asked.append(what) or "fpu sse")
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: "AVX512")
    for name in ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"):
        monkeypatch.delenv(name, raising=False)
    of_machine.processor_flags.cache_clear()
    for _ in range(3):
        autocast("auto", "cpu")
    assert asked == ["flags"]
    of_machine.processor_flags.cache_clear()


def test_a_person_overrules_it(machine):
    machine()
    assert settled("bfloat16", "cpu") == "bfloat16"
    machine("avx512_bf16")
    assert settled("float32", "cpu") == "float32"


@pytest.mark.parametrize(
    ("wanted", "computed"), [("float32", torch.float32), ("bfloat16", torch.bfloat16)]
)
def test_networks_compute_in_it(wanted, computed):
    with autocast(wanted, "cpu"):
        assert (torch.rand(2, 2) @ torch.rand(2, 2)).dtype == computed


@pytest.mark.parametrize("wanted", ["float32", "bfloat16"])
def test_it_is_an_option_of_the_environment(wanted):
    env = gym.make("PaintCanvas-v0", size=32, precision=wanted)
    assert env.unwrapped.vector.renderer.precision == wanted


def test_the_environment_refuses_another():
    with pytest.raises(ValueError, match="precision must be"):
        paint_gym.EnvConfig(precision="half")
