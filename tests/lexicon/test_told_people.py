"""Every frame of ``told_people.toml`` says what its examples say, and not what its traps say."""

from __future__ import annotations

import pytest

from unfog.lexicon.told_people import NAME, Told, frames_of_people

FRAMES = frames_of_people()


def told(sentence: str) -> set[Told]:
    at = sentence.index(NAME)
    return FRAMES.told(sentence, at, at + len(NAME))


@pytest.mark.parametrize(("means", "sentence"), FRAMES.examples)
def test_an_example_is_told(means: Told, sentence: str) -> None:
    assert means in told(sentence)


@pytest.mark.parametrize(("means", "sentence"), FRAMES.traps)
def test_a_trap_is_not(means: Told, sentence: str) -> None:
    assert means not in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed three men, Mayor Odran Velk said.",
        "The police detained two boys, Odran Velk told reporters.",
        "Odran Velk was not killed.",
    ],
)
def test_one_who_only_speaks_or_lives_is_not_harmed(sentence: str) -> None:
    assert "harmed" not in told(sentence)
    assert "harms" not in told(sentence)
