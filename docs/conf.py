"""How Sphinx builds the site: `make docs`."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

project = "paint-gym"
author = "the founders of paint-gym"
copyright = "2026, the founders of paint-gym"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "generated"]
exclude_patterns = ["leaderboard", "README.md"]
html_theme = "furo"
html_title = "paint-gym"
html_static_path = ["static"]
html_css_files = ["site.css"]
smartquotes = False  # --out is no dash

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "html_image"]
myst_heading_anchors = 3

default_role = "literal"  # docstrings are in Markdown's hand: `name` is code
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
