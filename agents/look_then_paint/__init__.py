"""Look, then paint: an actor that paints in the window where a bundle is expected to gain most.

Before each bundle it sees one square of the canvas, chosen by a learned look, and paints in it.
Nothing values the future: the gain of the bundle itself is ascended, through the exact brush, and
with `--expert` what a search would have made of the bundle is imitated beside. The environment
sees ordinary strokes.

Departures from Learning to Paint (Huang et al. 2019, arXiv 1903.04411), which it began from
(`agents.ddpg_mb`):
    1. Windows in place of the whole canvas; the look is a small network that learns what a bundle
       gained (idea: Hu et al. 2023, Compositional Neural Painter).
    2. No critic and no discount: gains are analytic. `--unroll` looks a few bundles ahead.
    3. The score is squared error on a logarithmic scale.
    4. The actor is a mixer of 64 px views (`agents.networks.actors`).
    5. Views are flipped and their colours permuted.
"""

from agents.look_then_paint.config import PRESETS as PRESETS
from agents.look_then_paint.config import Config as Config
from agents.look_then_paint.learner import make as make
from agents.look_then_paint.learner import train as train
