"""Danish municipal quality standards, side by side."""
