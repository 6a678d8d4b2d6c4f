"""Incidents -> files: one module a format. Exporters only show what the record holds; they decide nothing."""

from unfog.export.formats import Options, render

__all__ = ["Options", "render"]
