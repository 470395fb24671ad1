"""Model-based DDPG: an actor that learns through the stroke renderer.

The critic never sees the action: it values the canvas the action makes, so the actor's gradient
runs critic -> canvas -> renderer -> strokes (Huang, Heng & Zhou 2019, arXiv 1903.04411). The same
learner looks at the whole canvas (the paper) or at windows ("look, then paint": before each bundle
it sees one square of the canvas, chosen where the error is large, and paints in it); the
environment sees ordinary strokes either way.

Departures from the paper (`--preset paper` has 1, 2, 3 and 6 only):
    1. The renderer is the exact brush, not a network's imitation of it (section 3.4; `--renderer
       neural` for that).
    2. Replay keeps no rewards and no next canvas: both follow from the state and its strokes, so
       that a learned score is never stale.
    3. Gradients are clipped; AdamW with warm-up and cosine decay in place of two steps down.
    4. Windows, by default chosen by a learned look, in place of the whole canvas.
    5. The reward is the gain in log error by default, not that of a critic of pictures
       (section 3.3; `--score wgan` for that), and no critic values the future (`--critic canvas`).
    6. Networks see 4 (target - canvas) in place of the canvas.
    7. Views are flipped, and their colours permuted, where no critic ties them to their strokes.
"""

from agents.ddpg_mb.config import PRESETS as PRESETS
from agents.ddpg_mb.config import Config as Config
from agents.ddpg_mb.session import train as train
