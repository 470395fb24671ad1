"""Learned imitations of the brushes: networks that draw a stroke's form, and the engine."""

from renderers.neural.engine import Neural as Neural
from renderers.neural.networks import NETWORKS as NETWORKS
