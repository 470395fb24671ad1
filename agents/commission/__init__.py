"""What a person asks of `python -m agents.paint`, and how it is done.

options.py    what may be asked, and what is refused before anything is painted
manner.py     how a picture is painted: of one or of a million
limits.py     in few paints, no smaller and no larger, upright
background.py on what
frames.py     of a film
painter.py    who paints
painted.py    a photograph, painted
few_paints.py any painter's strokes in few paints
folder.py     a folder of pictures
film.py       a film; following.py: each frame from the one before
files.py      what a painting is delivered as
plotting.py   as files for pen plotters and robots
printing.py   in layers, and to be printed
"""
