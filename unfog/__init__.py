"""Unfog: from many reports of one violent incident to one record in which every value is traced to its words.

A report takes this path, one package a step (the same order stands in ``pipeline.py`` and in the import contract):

    ingest      bytes -> Report
    read        Report -> Reading (what this one report says, and who says it)
    resolve     Readings -> Resolution (who is who, across reports)
    reconcile   Readings + Resolution -> Incidents (same event, origins, findings, history)
    export      Incidents -> JSON, Markdown, one HTML page

The steps meet only in the types of ``unfog.model``; what a researcher may edit lies as data in ``unfog.lexicon``.
"""

__version__ = "0.1.0"
