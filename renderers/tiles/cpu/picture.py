"""Tiles of a picture: where they lie, read, written, and compared with a target."""

import numpy as np

from renderers.tiles.cpu.tile import HALF, PIXELS, TILE, ZERO, inline


@inline
def locate(index, columns, tiles, px, py):
    """Pixel centres of a tile, and its corner."""
    top, left = (index % tiles) // columns * TILE, (index % tiles) % columns * TILE
    for y in range(TILE):
        for x in range(TILE):
            px[y * TILE + x] = np.float32(left + x) + HALF
            py[y * TILE + x] = np.float32(top + y) + HALF
    return top, left


@inline
def read(source, top, left, tile):
    """Copy a tile out of a picture [3,H,W]; what lies off the picture is 0."""
    rows, columns = min(TILE, source.shape[1] - top), min(TILE, source.shape[2] - left)
    if rows < TILE or columns < TILE:
        tile[:] = ZERO
    for c in range(3):
        for y in range(rows):
            line, at = source[c, top + y], y * TILE
            if columns == TILE:
                for x in range(TILE):
                    tile[c, at + x] = line[left + x]
            else:
                for x in range(columns):
                    tile[c, at + x] = line[left + x]


@inline
def write(tile, top, left, into):
    """Copy a tile into a picture [3,H,W]."""
    rows, columns = min(TILE, into.shape[1] - top), min(TILE, into.shape[2] - left)
    for c in range(3):
        for y in range(rows):
            line, at = into[c, top + y], y * TILE
            if columns == TILE:
                for x in range(TILE):
                    line[left + x] = tile[c, at + x]
            else:
                for x in range(columns):
                    line[left + x] = tile[c, at + x]


@inline
def compare(picture, share, g, px, py, height, width):
    """Squared error of a tile to the target in g [3,256], which becomes its gradient."""
    total = 0.0
    for c in range(3):
        for q in range(PIXELS):
            inside = (py[q] < height) & (px[q] < width)
            difference = picture[c, q] - g[c, q] if inside else ZERO
            total += difference * difference
            g[c, q] = share * difference
    return total
