"""Formats in and out, one module each. What comes in has all its faults found; what goes out is plain data or text."""
