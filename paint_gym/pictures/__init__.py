"""Pictures from files: decoded, brought to sRGB, cut and resized."""
