"""What this house's studio can do, and what it tells the page of itself."""

from typing import Any

from agents.studio.given import BUNDLED, STYLE, given_pictures
from agents.studio.kinds import KINDS
from agents.studio.kinds.paint import warm
from agents.studio.limits import MINUTES, Limits
from agents.studio.offers import painters, translators
from agents.studio.orders import read_more, read_order
from agents.studio.trade import Trade
from paint_gym import __version__


def trade() -> Trade:
    """Its kinds of jobs."""
    return Trade(dict(KINDS), read_order, read_more, warm)


def about(limits: Limits) -> dict[str, Any]:
    """Painters with their brushes, pictures, translators, and how much may be asked for."""
    given = given_pictures()
    return {
        "painters": painters(),
        "pictures": [x.removeprefix(BUNDLED) for x in given if x.startswith(BUNDLED)],
        "styles": [x.removeprefix(STYLE) for x in given if x.startswith(STYLE)],
        "translators": translators(),
        "limits": {
            "strokes": limits.strokes,
            "seconds": limits.seconds,
            "upload_bytes": limits.upload_bytes,
            "minutes": MINUTES,
        },
        "version": __version__,
    }
