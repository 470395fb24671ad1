"""One run's folder (`renderers.runs`), and what a painter that learns keeps there besides.

runs/faces/
    sheets/000500.png  target | canvas at 1/8, 1/4, 1/2, all strokes
    best.safetensors   the actor with the best test error so far (float16)
    result.json        final evaluation: machine, commit, config, figures
"""

import math

from renderers.files import contact_sheet as contact_sheet
from renderers.files import to_json as to_json
from renderers.files import write_picture as write_picture
from renderers.files import write_text as write_text
from renderers.machine import keep_memory as keep_memory
from renderers.machine import machine as machine
from renderers.reading import read_json as read_json
from renderers.runs import CHECKPOINT as CHECKPOINT
from renderers.runs import Run as Run
from renderers.runs import drive as drive
from renderers.runs import go_on as go_on
from renderers.runs import one_at_a_time as one_at_a_time
from renderers.runs import one_run_at_a_time as one_run_at_a_time
from renderers.runs import read_metrics as read_metrics


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
