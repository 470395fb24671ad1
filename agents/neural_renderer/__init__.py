"""Networks that imitate a brush: `--renderer neural` paints with them."""

from agents.neural_renderer.trainer import PRESETS as PRESETS
from agents.neural_renderer.trainer import Config as Config
from agents.neural_renderer.trainer import make as make
from agents.neural_renderer.trainer import train as train
