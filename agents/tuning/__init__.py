"""Sweeps: many runs of one learner, of which a study chooses the options."""
