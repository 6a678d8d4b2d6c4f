"""The actor file: codes for everybody in it, and for the forces of every state."""

from __future__ import annotations

import pytest

from unfog.lexicon.actors import actor_index, actor_named, actors, name_words
from unfog.lexicon.bodies import body_named, force_key, power_of, ties_of

SECTORS = {"MIL", "REB", "GOV", "COP", "SPY", "NGO", "IGO", "MED"}


def test_everybody_has_codes_and_a_known_parent() -> None:
    for actor in actors().values():
        assert actor.inter in range(9), actor.id
        assert actor.plover in SECTORS, actor.id
        assert not actor.country or (len(actor.country) == 2 and actor.country.isupper()), actor.id
        assert not actor.force or actor.force.split(":")[0] == actor.parent, actor.id


def test_the_file_is_broad() -> None:
    groups = [a for a in actors().values() if a.type == "group" and a.plover == "REB"]
    assert len(groups) >= 200
    assert len({a.country for a in groups}) >= 50


def test_no_listed_name_is_lost_to_an_earlier_actor() -> None:
    """A name may belong to two actors only where the words say no more ("Lebanese Forces")."""
    lost = [a.id for a in actors().values() if a.type != "state" and actor_named(a.name) is not a]
    assert not lost


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Iraqi security forces", "force:IQ:security"),
        ("the security forces of Iraq", "force:IQ:security"),
        ("Ministry of Defence of Ukraine", "force:UA:defence ministry"),
        ("Ukraine's defence ministry", "force:UA:defence ministry"),
        ("Harnabad health ministry", "local:harnabad:health ministry"),
        ("Ministry of Health in Harnabad", "local:harnabad:health ministry"),
        ("army", None),
        ("Dawn Front", None),
    ],
)
def test_a_force_has_one_key_however_it_is_named(name: str, key: str | None) -> None:
    words = name_words(name)
    assert force_key(words[1:] if words[0].key == "the" else words) == key


@pytest.mark.parametrize(
    ("name", "actor", "inter", "plover"),
    [
        ("Chadian army", "TD:military", 1, "MIL"),
        ("Kenya's police", "KE:police", 1, "COP"),
        ("Israeli military", "idf", 1, "MIL"),
        ("Kata'ib Hezbollah", "kataib-hezbollah", 3, "REB"),
    ],
)
def test_forces_of_states_have_codes_too(name: str, actor: str, inter: int, plover: str) -> None:
    found = body_named(name)
    assert found is not None
    assert (found.id, found.inter, found.plover) == (actor, inter, plover)


def test_index_holds_the_longest_name_first() -> None:
    assert all(len(a.keys) >= len(b.keys) for found in actor_index().values() for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("حزب الله", "hezbollah"),
        ("الجيش الإسرائيلي", "idf"),
        ("IDF", "idf"),
        ("ЗСУ", "afu"),
        ("ВСУ", "afu"),
        ("хуситы", "houthis"),
        ("سپاه پاسداران", "irgc"),
        ("ٹی ٹی پی", "ttp"),
        ("إسرائيل", "IL"),
        ("Россия", "RU"),
        ("Росія", "RU"),
        ("US military", "us-forces"),
        ("Russian forces", "ru-forces"),
        ("Los Lobos", "lobos"),
        ("Akhmat", None),
        ("окупанти", None),
        ("Tehreek-i-Taliban Pakistan", "ttp"),
        ("Jaish-i-Mohammed", "jem"),
        ("Lashkar-i-Taiba", "let"),
    ],
)
def test_one_actor_in_the_scripts_of_its_reports(name: str, actor: str | None) -> None:
    found = body_named(name)
    assert (found.id if found else None) == actor


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("US Central Command", "US"), ("US forces", "US"), ("Washington", "US"), ("the Pentagon", "US"),
        ("Russia's defence ministry", "RU"), ("IDF", "IL"), ("Kenya", "KE"),
        ("Kata'ib Hezbollah", None), ("Dawn Front", None), ("army", None), ("", None),
    ],
)  # fmt: skip
def test_a_force_or_an_office_acts_for_its_state_and_a_backed_group_does_not(name: str, state: str | None) -> None:
    assert power_of(name) == state


def test_a_group_that_came_out_of_another_is_tied_to_it_and_not_the_same() -> None:
    assert ties_of("Hayat Tahrir al-Sham") == (None, ("Jabhat Fateh al-Sham", "Nusra Front"))
    assert ties_of("JNIM")[0] == "al-Qaeda"
    assert ties_of("Dawn Front") == (None, ())
    assert actor_named("Jabhat al-Nusra") is not actor_named("HTS")
    for actor in actors().values():
        assert actor.id not in actor.follows
