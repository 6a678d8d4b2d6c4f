"""Whether a weapon that no trigger takes is said to have been used: "drones were in use too", "fragments of a Grad rocket".

A report often names the weapon in a sentence that tells nothing else of the happening: what was fired, what came down, whose
fragments were found. Such a construction is enough; a weapon that is merely mentioned ("explosives were stored there") is not.
"""

from __future__ import annotations

from unfog.lexicon.roles import role_lexicon
from unfog.lexicon.weapons import WeaponLexicon, weapon_lexicon
from unfog.read.clauses import is_verb
from unfog.read.doc import Token

STEPS = 5
"""Words up the parse from a weapon to what says that it was used: a list, a preposition, a noun and its verb."""
_ONE = frozenset(["he", "she", "they"])
_SHOWN_WITH = frozenset(["with", "to", "of", "as", "at", "by"])
_ALONG = frozenset(["along", "together"])
_JOINTS = frozenset(["conj", "compound", "nmod", "appos", "amod"])


def said_used(weapon: Token) -> bool:
    """Whether the words over a weapon say that it was used in the happening."""
    words = weapon_lexicon()
    here = weapon
    for _ in range(STEPS):
        head = here.head
        if head.i == here.i:
            return False
        if here.dep_ in _JOINTS:
            if here.dep_ != "conj" and head.lower_ in words.use_nouns:
                return True  # "machine-gun fire", "a grenade attack"
            here = head
        elif here.dep_ == "pobj":
            if _under_preposition(words, head):
                return True
            here = head.head if head.lower_ in words.passed_on else here
            if here.lower_ in _ALONG and here.dep_ == "prep":
                here = here.head  # "the bodies of four rebels, along with a rifle, were recovered"
            if is_verb(here) or here.i == weapon.i:
                return False
        elif is_verb(head):
            return _by_verb(words, here, head)
        else:
            return False
    return False


def _under_preposition(words: WeaponLexicon, preposition: Token) -> bool:
    """ "Fragments of", "came from", "struck by", "armed with"."""
    over = preposition.head
    if over.lemma_.lower() in words.remains or over.lower_ in words.remains:
        return True
    if preposition.lower_ == "with" and not is_verb(over) and over.lower_ in role_lexicon().people:
        return True  # "a man with a knife"
    if preposition.lower_ == "of" and over.lower_ in ("that", "those") and over.dep_ == "attr":
        return True  # "the marks are those of a glide bomb"
    if over.lower_ in words.shown and preposition.lower_ in _SHOWN_WITH:
        return True
    if preposition.lower_ == "with" and is_verb(over) and over.lower_ not in words.held:
        return True
    return (preposition.lower_, over.lower_) in words.used_with


def _by_verb(words: WeaponLexicon, here: Token, verb: Token) -> bool:
    """What is fired, used, named or shown; what falls, lands or hits; what is found where it was used."""
    word = verb.lower_
    if here.dep_ in ("dobj", "nsubjpass", "oprd") or (here.dep_ == "nsubj" and verb.tag_ == "VBN" and _aided(verb)):
        passive = here.dep_ != "dobj"
        if verb.tag_ == "VBD" and word == "had":  # "he had a machete"
            return any(c.dep_ == "nsubj" and (c.lower_ in _ONE or c.lower_ in role_lexicon().assailants) for c in verb.children)
        if word in words.taken:
            return True
        return word in words.used or (not passive and word in words.shown) or (word in words.found and _at_scene(words, verb))
    if here.dep_ == "nsubj":
        if word in words.come_down or (word in words.found and _at_scene(words, verb)):
            return True
        return any(c.lower_ == "in" and any(g.lower_ in words.use_nouns for g in c.children) for c in verb.children)
    return here.dep_ == "attr" and any(_points(words, c) for c in verb.children if c.i != here.i)


def _points(words: WeaponLexicon, child: Token) -> bool:
    """The subject of "it was a rocket", "what fell was a rocket"; the clause of "it was a rocket that hit the truck"."""
    if child.dep_ in ("nsubj", "expl"):
        return child.lower_ in words.pointed
    clause = [child, *child.children]
    return child.dep_ in ("csubj", "ccomp") and any(
        token.lower_ in words.come_down or token.lower_ in words.used for token in clause
    )


def _at_scene(words: WeaponLexicon, verb: Token) -> bool:
    return any(c.lower_ in words.scene for p in verb.children for c in (p, *p.children) if p.dep_ in ("prep", "advmod", "dobj"))


def _aided(verb: Token) -> bool:
    return any(c.lower_ in ("was", "were", "been", "being") for c in verb.lefts)
