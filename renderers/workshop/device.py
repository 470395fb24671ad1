"""Devices: what a name that somebody gave stands for on this machine."""

import re

import torch

from renderers.registry import shown


def find_device(name: str, option: str = "device") -> torch.device:
    """The device called cpu, cuda or cuda:N.

    Args:
        name: what was given.
        option: as what it was given, for the message.

    Raises:
        ValueError: another name, or a GPU that is not there.
    """
    found = re.fullmatch(r"cpu|cuda(?::(\d{1,3}))?", name)
    if not found:
        raise ValueError(f"{option} must be cpu, cuda or cuda:N, got {shown(name)}")
    if name == "cpu":
        return torch.device(name)
    if not torch.cuda.is_available():
        raise ValueError(f"{option} {name} was asked for and there is no GPU: use {option} cpu")
    there = torch.cuda.device_count()
    if int(found[1] or 0) >= there:
        raise ValueError(
            f"{option} {name} was asked for and there are {there}: use cuda:{there - 1}"
        )
    return torch.device(name)
