"""Networks that make pictures, and how they learn to.

dcgan.py        from noise: a deep convolutional GAN, that of 2015 and what came after
learner.py      a generator that begins from noise, and its critic: what a session drives
pix2pix.py      from a picture, learned from pairs
pix2pixhd.py    the same for large pictures, first coarse and then fine
cyclegan.py     from pictures of one kind to another and back, without pairs
cut.py          the same one way only
config.py       options of all that learn to translate pictures
translation.py  what else they have: pairs, measures, sheets
players.py      what all games have: optimisers, running averages, guards, films
unet.py, resnet.py, patches.py, enlarging.py   networks, critics of patches, and their parts
pictures.py     batches of real pictures, cropped and mirrored anew each time
pool.py         pictures made a while ago, shown to a critic again
augment.py      what both kinds of pictures go through before the critic sees them
generators.py   a generator as a file: weights, spec and card, without its critic
translators.py  a translator as a file, and in use on pictures of any size
"""
