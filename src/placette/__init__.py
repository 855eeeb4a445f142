"""Placette: an open-source, self-hosted, adults-only local chat."""

__version__ = "0.1.0"
