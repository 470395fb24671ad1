"""Precision: in which arithmetic networks compute, by what the hardware does itself.

bfloat16 where there are instructions for it, and float32 elsewhere, where software that imitates it
is slower by far. Weights, places of strokes and sums stay float32.
"""

import os
from typing import Literal

import torch

from renderers.workshop.machine import processor_flags

Precision = Literal["auto", "float32", "bfloat16"]
"""auto: bfloat16 where the hardware computes in it, else float32"""
WITHOUT = ("SSE41", "AVX", "AVX2", "AVX2_VNNI", "AVX512_CORE", "AVX512_CORE_VNNI")
"""what ONEDNN_MAX_CPU_ISA may hold oneDNN to, of sets of instructions without bfloat16"""


def settled(precision: str, device: torch.device | str) -> str:
    """The arithmetic that is meant on this device: float32 or bfloat16.

    Raises:
        ValueError: an unknown precision.
    """
    if precision == "auto":
        return "bfloat16" if has_bfloat16(torch.device(device)) else "float32"
    if precision not in ("float32", "bfloat16"):
        raise ValueError(f"precision must be auto, float32 or bfloat16, got {precision!r}")
    return precision


def autocast(precision: str, device: torch.device | str) -> torch.autocast:
    """The context in which networks compute in that precision."""
    half = settled(precision, device) == "bfloat16"
    return torch.autocast(torch.device(device).type, torch.bfloat16, enabled=half)


def has_bfloat16(device: torch.device) -> bool:
    """Whether the hardware itself, as torch may use it, multiplies in bfloat16."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    held = os.environ.get("ONEDNN_MAX_CPU_ISA") or os.environ.get("DNNL_MAX_CPU_ISA") or ""
    capable = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    return capable and held.upper() not in WITHOUT and "avx512_bf16" in processor_flags()
