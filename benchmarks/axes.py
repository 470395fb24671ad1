"""Axes of figures."""

import math
from typing import Any


def mark(axis: Any, formatter: Any) -> None:
    """Ticks on a logarithmic axis that can be read, however short it is."""
    from matplotlib.ticker import MaxNLocator, NullFormatter

    low, high = axis.get_view_interval()
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)))
    ticks = [m * 10.0**decade for decade in decades for m in (1, 2, 5)]
    inside = [tick for tick in ticks if low <= tick <= high]
    few = [tick for tick in MaxNLocator(5).tick_values(low, high) if low <= tick <= high]
    axis.set_ticks(inside if len(inside) > 2 else few)
    axis.set_major_formatter(formatter)
    axis.set_minor_formatter(NullFormatter())
