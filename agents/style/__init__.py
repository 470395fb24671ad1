"""Neural style: a picture that shows what one shows, in the hand of another.

    tiles.py    a picture in parts that a network sees one by one, as if it saw the whole
    wanted.py   what is wanted of the picture: the content of one, the style of others
    plan.py     sizes, from coarse to fine, and how long each
    search.py   the search through them: `Stylizing`
    stylized.py what a picture is made of: `Pictures`
    options.py  what a person may ask for
    begun.py    from that to a search, and from its end to a picture
    watching.py pictures and films that are written

Source: Gatys, Ecker & Bethge 2015, "A Neural Algorithm of Artistic Style" (arXiv 1508.06576).

Departures from the paper:
1. Covariances and means in place of Gram matrices (`paint_gym.scores.gram`).
2. Losses are in units of the pictures at hand, so that a ratio of weights means as much for every
   network and size: of content, what a picture that shows nothing misses; of style, what the
   photograph itself misses.
3. From coarse to fine: each size begins with the one before, enlarged; the paper has one size.
4. Adam, unless L-BFGS is asked for, as in the paper.
5. A little total variation against grain.
"""
