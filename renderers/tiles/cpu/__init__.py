"""The tile engine's kernels on the CPU (numba): one file for each form, and the walk over tiles."""
