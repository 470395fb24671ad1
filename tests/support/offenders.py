"""What is larger than it should be, or takes more by place: these lists may only shrink."""

LONG_FILES: set[str] = set()
LONG_FUNCTIONS = {
    "renderers/tiles/cpu/bristle.py lift", "renderers/tiles/cpu/nib.py shade",
    "renderers/tiles/cpu/walk.py paint_back", "renderers/tiles/cuda/launch.py gradients",
    "renderers/tiles/cuda/walk.py _walk_back", "renderers/tiles/cuda/walk.py gradient_tiles",
}  # fmt: skip
MANY_BY_PLACE: dict[str, str] = {}
"""file: functions"""
