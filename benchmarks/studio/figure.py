"""Memory of the studio, and who waits, over the minutes."""

from pathlib import Path
from typing import Any

from renderers.files import write_figure


def draw(found: dict[str, Any], folder: Path) -> Path:
    """Both against minutes, one above the other."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    at, server, workers, waiting = zip(*found["sights"], strict=True)
    minutes = [seconds / 60 for seconds in at]
    figure, (above, below) = plt.subplots(2, 1, figsize=(7, 4), dpi=100, sharex=True)
    above.plot(minutes, workers, label="its processes")
    above.plot(minutes, server, label="the server")
    above.set(ylabel="megabytes", ylim=(0, None))
    above.legend(frameon=False, loc="center right")
    below.plot(minutes, waiting, color="tab:green")
    below.set(xlabel="minutes", ylabel="visitors without\na stroke yet", ylim=(0, None))
    for one in (above, below):
        one.grid(alpha=0.3)
    figure.tight_layout()
    file = folder / "studio.png"
    write_figure(file, figure)
    plt.close(figure)
    return file
