"""One run's folder (`agents.learning.runs`), and what a painter that learns keeps there besides.

runs/faces/
    sheets/000500.png  target | canvas at 1/8, 1/4, 1/2, all strokes
    best.safetensors   the actor with the best test error so far (float16)
    result.json        final evaluation: machine, commit, config, figures
"""

import math

from agents.learning.runs import CHECKPOINT as CHECKPOINT
from agents.learning.runs import Run as Run
from agents.learning.runs import drive as drive
from agents.learning.runs import go_on as go_on
from agents.learning.runs import one_at_a_time as one_at_a_time
from agents.learning.runs import one_run_at_a_time as one_run_at_a_time
from agents.learning.runs import read_metrics as read_metrics
from renderers.files import contact_sheet as contact_sheet
from renderers.files import to_json as to_json
from renderers.files import write_picture as write_picture
from renderers.files import write_text as write_text
from renderers.workshop.machine import keep_memory as keep_memory
from renderers.workshop.machine import machine as machine
from renderers.workshop.reading import read_json as read_json


def check_finite(row: dict[str, float], update: int) -> None:
    """Stop a run that has diverged, while its last checkpoint is still good.

    Raises:
        FloatingPointError: a loss is not finite.
    """
    bad = [key for key, value in row.items() if not math.isfinite(value)]
    if bad:
        raise FloatingPointError(
            f"{', '.join(bad)} not finite at update {update}: start again with a smaller --lr "
            "and another --out"
        )
