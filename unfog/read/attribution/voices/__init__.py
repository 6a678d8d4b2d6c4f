"""Whose figure is it? Fitted trees choose among all who could tell it.

The rules give a figure to the attribution that holds it, or to a speaker whose words go on. Each rule sees one construction;
``voices`` proposes everybody near (``heard``), describes them by abstract signs (``signs``) and lets fitted trees weigh them
(``choose``). ``tools/fit_voices.py`` makes the table and says on what; no words of any text are in it.
"""

from unfog.read.attribution.voices.choose import Choice, Chosen, choose_voices, described, made_speaker, ranked

__all__ = ["Choice", "Chosen", "choose_voices", "described", "made_speaker", "ranked"]
