"""Incidents -> files: one module a format. Exporters only show what the record holds; they decide nothing."""
