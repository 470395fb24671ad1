"""The easel: canvases beside their targets, and the bytes that are shown of them."""
