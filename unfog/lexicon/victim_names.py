"""Cues beside persons' names: victim, suspect, bystander, speaker (``[names]`` of ``en/casualties.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCues:
    """``victim`` and ``attacker`` are sought in the sentence, ``…_before`` up to the name, ``…_after`` from its end on;
    ``clip_line`` fits a whole line."""

    victim: re.Pattern[str]
    attacker: re.Pattern[str]
    victim_before: re.Pattern[str]
    attacker_before: re.Pattern[str]
    victim_after: re.Pattern[str]
    attacker_after: re.Pattern[str]
    bystander_before: re.Pattern[str]
    speech_after: re.Pattern[str]
    title_before: re.Pattern[str]
    not_a_name: re.Pattern[str]
    listed: re.Pattern[str]
    credit_before: re.Pattern[str]
    credit_after: re.Pattern[str]
    clip_line: re.Pattern[str]


@lru_cache(maxsize=4)
def name_cues(language: str = "en") -> NameCues:
    """The name cues of one language.

    Raises:
        ConfigError: an entry is missing or does not compile.
    """
    data = toml_of(f"{language}/casualties.toml")["names"]
    cased = {"victim_before", "attacker_before", "victim_after", "attacker_after"}
    try:
        return NameCues(
            **{key: re.compile(data[key], 0 if key in cased else re.IGNORECASE) for key in NameCues.__dataclass_fields__}
        )
    except (KeyError, re.error) as error:
        raise ConfigError(f"lexicon/{language}/casualties.toml [names]: {error}") from error
