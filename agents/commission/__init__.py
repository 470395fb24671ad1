"""What a person asks of `python -m agents.paint`, and how it is done.

options.py  what may be asked, and what is refused before anything is painted
painted.py  a photograph, painted
files.py    what it is delivered as
plotting.py as files for pen plotters and robots
printing.py in layers, and to be printed
"""
