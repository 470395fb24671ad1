"""A painting as a hand, a pen plotter or a robot draws it: lines in millimetres, paint by paint.

marks.py    a stroke as the lines that a pen follows on the sheet
hatch.py    an area, filled by lines
overlap.py  which strokes must wait for which
changes.py  the order that changes paint least
loads.py    as far as a brush goes before it is dipped again
plot.py     all of it: what is asked, and the layers that come of it
svg.py      as a file that plotters' programs read
picture.py  as a picture of what a pen would draw
"""
