"""Networks that make pictures, and how they learn to.

dcgan.py      from noise: a deep convolutional GAN, that of 2015 and what came after
learner.py    two networks that play against each other: what a session drives
pictures.py   batches of real pictures, cropped and mirrored anew each time
augment.py    what both kinds of pictures go through before the critic sees them
generators.py a generator as a file: weights, spec and card, without its critic
"""
