"""Every network that makes pictures, by the name that its weights say. Adding one: a line below."""

from pathlib import Path

from agents.gan.dcgan import Generator as Dcgan
from agents.gan.generators import Generator, load_generator
from renderers.registry import Registry
from renderers.weights import About

GENERATORS = Registry("generator", dcgan=Dcgan)


def load(place: Path) -> tuple[Generator, About]:
    """The generator in a file or a run's folder; see `load_generator`."""
    return load_generator(place, GENERATORS)
