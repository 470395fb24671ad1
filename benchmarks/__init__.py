"""Scores, tables and figures. Floor 3: imports every floor below."""

import paint_gym as paint_gym  # before torch is loaded: renderers.workshop.processors says why
