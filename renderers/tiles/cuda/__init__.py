"""The tile engine on the GPU, in Triton: one file per form, what walks the strokes, the launch."""
