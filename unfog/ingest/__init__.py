"""Bytes -> Report. ``read_inputs`` turns paths into reports and keeps what cannot be used, with the reason."""

from unfog.ingest.inputs import Ingested, read_inputs

__all__ = ["Ingested", "read_inputs"]
