"""Windows: where a painter looks before it paints."""
