"""What is larger than it should be, or takes more by place: these lists may only shrink."""

LONG_FILES: set[str] = set()
LONG_FUNCTIONS = {
    "renderers/tiles/cpu/bristle.py lift", "renderers/tiles/cpu/nib.py shade",
    "renderers/tiles/cpu/walk.py paint_back", "renderers/tiles/cuda/launch.py gradients",
    "renderers/tiles/cuda/walk.py _walk_back", "renderers/tiles/cuda/walk.py gradient_tiles",
}  # fmt: skip
MANY_BY_PLACE = {
    "benchmarks/ablations/figure.py": "draw_curves",
    "benchmarks/ablations/trials.py": "errors, read",
    "benchmarks/leaderboard/entries.py": "painters",
    "benchmarks/leaderboard/measure.py": "judged",
    "benchmarks/leaderboard/painting.py": "gap, painted",
    "benchmarks/neural_renderers/measure.py": "optimised",
    "benchmarks/speed/engines.py": "_paint_large, measured",
    "benchmarks/speed/equality.py": "apart, painted",
    "benchmarks/speed/measure.py": "both, spanning",
    "benchmarks/speed/threads.py": "in_a_process",
}
"""file: functions"""
