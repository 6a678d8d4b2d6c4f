"""Report -> Reading: what one report says, and who says it.

``layers.py`` shows the order of the steps on one screen. Readers propose drafts; only ``grounding`` makes claims.
"""

from unfog.read.reader import Reader

__all__ = ["Reader"]
