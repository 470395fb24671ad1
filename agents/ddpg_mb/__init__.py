"""Model-based DDPG: an actor that learns through the stroke renderer.

The critic never sees the action: it values the canvas the action makes, so the actor's gradient
runs critic -> canvas -> renderer -> strokes (Huang, Heng & Zhou 2019, arXiv 1903.04411). The same
learner looks at the whole canvas (the paper) or at windows ("look, then paint": before each bundle
it sees one square of the canvas, chosen where the error is large, and paints in it); the
environment sees ordinary strokes either way. With `horizon` 0 there is no critic: the actor
ascends the gain of its bundle alone, through the renderer.

Departures from the paper:
    1. The reward is the gain in L2, not yet that of a critic of pictures (section 3.3).
    2. The renderer is the exact brush, not a network's imitation of it (section 3.4).
    3. Replay keeps no rewards and no next canvas: both follow from the state and its strokes.
    4. Gradients are clipped; AdamW with warm-up and cosine decay in place of two steps down.
    5. Windows: flips and colour permutations of what was seen, log error as the objective.
"""

from agents.ddpg_mb.config import PRESETS as PRESETS
from agents.ddpg_mb.config import Config as Config
from agents.ddpg_mb.session import train as train
