"""Bytes -> Report. ``read_inputs`` turns paths into reports and keeps what cannot be used, with the reason.

``FORMATS`` names the formats that are read, in the order in which they are tried.
"""

from unfog.ingest.formats import FORMATS
from unfog.ingest.inputs import Ingested, Read, read_captures, read_inputs, reread_capture

__all__ = ["FORMATS", "Ingested", "Read", "read_captures", "read_inputs", "reread_capture"]
