"""Triggers -> who did what to whom with what: reads a trigger's frame off the parse.

Verbs give subject, object and prepositional phrases, active or passive, through relative clauses, participles, lists and
control ("tried to kill"); nouns give their "of", "by", "on" phrases, what stands before them, and what the verbs around
them lend ("carried out the attack", "claimed responsibility for the bombing", "the blast killed").
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.roles import Frame, RoleLexicon, role_lexicon
from unfog.model import Mention, Role
from unfog.read.clauses import is_verb
from unfog.read.doc import Token
from unfog.read.events.happening import of_state
from unfog.read.events.phrases import Party, apposed_people, charged_with, conjuncts, is_person, office_of_law, party_of
from unfog.read.events.triggers import Found

_SUBJECT = ("nsubj", "csubj", "expl")
_RELATIVE = ("who", "which", "that", "whom")
_HUMAN = ("person", "role")
_BODIES = ("group", "force", "state")
_MODIFIER = ("compound", "amod", "nmod", "poss")


class Roles:
    """Reads the roles of one report's triggers. ``mentions`` maps word indexes to the named mention over them."""

    def __init__(
        self, mentions: dict[int, Mention], weapon_words: frozenset[int], triggers: dict[int, Found], place_words: frozenset[int]
    ) -> None:
        self.words: RoleLexicon = role_lexicon()
        self.mentions = mentions
        self.weapon_words = weapon_words
        self.triggers = triggers
        self.place_words = place_words

    def of(self, found: Found) -> list[tuple[Role, Party]]:
        """The participants of one trigger, in text order, each word once."""
        pairs = [*self._own_doer(found), *(self._verb(found) if found.verb else self._noun(found))]
        seen: set[tuple[str, int]] = set()
        result = []
        for function, head in pairs:
            for item in self._who(head):
                role = self._role(function, item)
                party = party_of(item, self.mentions, self.words) if role else None
                if role == "victim" and found.type == "arrests":
                    role = "target"  # an arrest has no victim in the sense of a casualty
                if role is None or party is None or (role, item.i) in seen:
                    continue
                if item.i == found.token.i and function != "own":
                    continue
                seen.add((role, item.i))
                result.append((role, party))
                if role == "attacker":
                    result.extend(("attacker", inner) for inner in self._inner_bodies(party))
                if role == "weapon" and function == "doer":
                    result.extend(("attacker", owner) for owner in self._whose(item))
        return sorted(result, key=lambda pair: (pair[1].start, pair[1].end, pair[0]))

    def _who(self, head: Token) -> Iterator[Token]:
        """The heads of a list; where names stand in apposition to one of them, the names in its stead."""
        for item in conjuncts(head):
            names = [] if is_person(item, self.mentions) else apposed_people(item, self.mentions)
            yield from names or [item]

    def _whose(self, weapon: Token) -> Iterator[Party]:
        """Whose weapon does it: "Orlan warplanes struck", "a Front missile hit", "the army's drones"."""
        mention = self.mentions.get(weapon.i)
        if mention is not None and mention.type in _BODIES:
            yield Party(head=weapon, start=mention.span.start, end=mention.span.end, mention=mention)
            return
        for word in weapon.lefts:
            named = self.mentions.get(word.i)
            owner = Party(head=word, start=word.idx, end=word.idx + len(word), mention=named)
            if word.dep_ in _MODIFIER and named is not None and named.type in _BODIES:
                yield Party(head=word, start=named.span.start, end=named.span.end, mention=named)
            elif word.dep_ in _MODIFIER and named is None and of_state(owner):
                yield owner

    def _own_doer(self, found: Found) -> Iterator[tuple[str, Token]]:
        """The force or crowd that is part of a phrase's own words ("police firing", "mob violence")."""
        if not found.phrase:
            return
        for i in range(max(0, found.token.i - 4), min(found.token.i + 5, len(found.token.doc))):
            token = found.token.doc[i]
            if found.start <= token.idx < found.end - len(token) and (
                token.lower_ in self.words.state_forces or token.lower_ in self.words.crowds
            ):
                yield "own", token

    # ------------------------------------------------------------------ verbs
    def _verb(self, found: Found) -> Iterator[tuple[str, Token]]:
        frame = self.words.verbs.get(found.frame) or self.words.verbs["harm"]
        verb = found.token
        subject, passive = self._subject(verb)
        has_object = any(child.dep_ in ("dobj", "obj") for child in verb.children)
        if (
            not passive
            and not has_object
            and found.frame in ("harm", "attack")
            and subject is not None
            and self._headless(verb, subject)
        ):
            passive = True
        if subject is not None:
            yield (frame.object if passive else frame.subject), subject
            if verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ in self.words.command and subject.head.i == verb.head.i:
                yield from ((frame.subject, child) for child in verb.head.children if child.dep_ == "nsubj")
        for child in verb.children:
            if child.dep_ in ("dobj", "obj", "dative", "oprd") and child.pos_ != "VERB":
                yield frame.object, self._antecedent(child, verb)
                if found.frame in ("fire", "ignite"):
                    yield from self._prepositions(child, frame, passive)
            elif has_object and child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
                yield frame.object, child  # "killed a commander and, the army said, two guards": the list hangs on the verb
        if verb.dep_ == "relcl" and subject is not None and not passive and not has_object and subject.i != verb.head.i:
            yield frame.object, verb.head
        yield from self._prepositions(verb, frame, passive)

    def _prepositions(self, node: Token, frame: Frame, passive: bool) -> Iterator[tuple[str, Token]]:
        for child in node.children:
            if child.dep_ in ("prep", "agent", "advmod", "prt"):
                role = frame.prepositions.get(child.lower_)
                if child.dep_ == "agent":
                    role = "doer"
                elif child.lower_ == "by" and not passive and node.tag_ not in ("VBN", "VBD"):
                    role = None
                if role:
                    for noun in child.children:
                        if noun.dep_ in ("pobj", "dep"):
                            yield role, noun
            elif child.dep_ == "acl" and child.lower_ == "using":
                yield from (("weapon", noun) for noun in child.children if noun.dep_ == "dobj")

    def _between(self, verb: Token) -> Iterator[tuple[str, Token]]:
        """The sides of a fight whose "between" hangs on the verb."""
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "between":
                yield from (("doer", c) for c in child.children if c.dep_ == "pobj")

    def _subject(self, verb: Token) -> tuple[Token | None, bool]:
        """The subject and whether the verb is passive; found through lists, control, participles and relative clauses."""
        here = verb
        passive = _is_passive(verb)
        for _ in range(6):
            controlled = self._controlled(here)
            if controlled is not None:
                return controlled, passive
            for child in here.children:
                if (child.dep_ in _SUBJECT or child.dep_ in ("nsubjpass", "csubjpass")) and not _speaks_first(child, here):
                    if here.i == verb.i:
                        return self._antecedent(child, verb), child.dep_.endswith("pass") or passive
                    if child.dep_.endswith("pass") != passive and here.dep_ != "ROOT" and verb.dep_ == "conj" and not passive:
                        return self._antecedent(child, here), _bare_participle(verb)
                    return self._antecedent(child, here), passive
            if here.dep_ in ("acl", "relcl") and not is_verb(here.head):
                return here.head, passive or (here.tag_ == "VBN" and here.i == verb.i) or (
                    here.tag_ == "VBN" and verb.tag_ == "VBN"
                )
            charged = _charged(here) if here.tag_ == "VBG" else None
            if charged is not None:
                return charged, passive
            if here.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep") and here.head.i != here.i:
                if here.dep_ == "ccomp" and here.tag_ not in ("VBG", "VBN"):
                    return None, passive
                if here.dep_ == "advcl" and here.tag_ not in ("VBG", "VBN", "VB"):
                    return None, passive
                if here.dep_ in ("pcomp", "prep") and not is_verb(here.head) and here.head.pos_ != "ADP":
                    return None, passive
                here = here.head
                if self._routine(here) and not self._routine(verb):
                    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and _is_passive(here):
                        continue  # "who were caught stealing"
                    return None, passive  # "police make an arrest in the shooting": the deed is somebody else's
                continue
            return None, passive
        return None, passive

    def _routine(self, verb: Token) -> bool:
        """Whether a verb tells what those do who handle a case."""
        found = self.triggers.get(verb.i)
        return found is not None and found.frame == "police"

    def _controlled(self, verb: Token) -> Token | None:
        """The object of the verb above that does what the infinitive tells ("forced the guards to fire")."""
        if verb.dep_ not in ("xcomp", "ccomp", "advcl") or verb.tag_ != "VB" or verb.head.lower_ not in self.words.control:
            return None
        return next((c for c in verb.head.children if c.dep_ == "dobj" and self._can_act(c, self._kind(c))), None)

    def _antecedent(self, token: Token, verb: Token) -> Token:
        """What a relative pronoun stands for."""
        if token.lower_ in _RELATIVE:
            here = verb
            for _ in range(4):
                if here.dep_ in ("relcl", "acl"):
                    return here.head
                if here.dep_ not in ("conj", "xcomp"):
                    break
                here = here.head
        return token

    def _headless(self, verb: Token, subject: Token) -> bool:
        """A headline's passive without its auxiliary ("Three killed in blast"): a participle without an object."""
        if verb.tag_ not in ("VBN", "VBD") or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            return False
        return not (subject.lower_ in self.words.armed or self._kind(subject) in _BODIES)

    # ------------------------------------------------------------------ nouns
    def _noun(self, found: Found) -> Iterator[tuple[str, Token]]:
        frame = self.words.nouns.get(found.frame) or self.words.nouns["on"]
        noun = found.token
        of = False
        if any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children):
            return
        if found.frame == "named":
            yield from (("victim", name) for name in self._named(noun))
            return
        blamed = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lower_ in self.words.blame_verbs
        for child in noun.children:
            if child.dep_ in ("prep", "agent"):
                role = frame.prepositions.get(child.lower_)
                if blamed and child.lower_ in ("on", "to"):  # "blamed the raid on the cartel", however the phrase hangs
                    role = "doer"
                of = of or (child.lower_ == "of" and role == "harmed")
                yield from ((role, c) for c in child.children if role and c.dep_ == "pobj")
            elif child.dep_ == "acl":
                yield from self._lent_by(child)
        if frame.prepositions.get("between") == "doer" and noun.dep_ in ("nsubj", "nsubjpass") and is_verb(noun.head):
            yield from self._between(noun.head)  # "clashes broke out between the front and the army"
        for child in noun.children:
            if child.dep_ in _MODIFIER and child.i < noun.i and not (found.frame == "police" and child.idx >= found.start):
                yield self._before(found, frame, child, of), child
        yield from self._lent(noun)

    def _named(self, noun: Token) -> Iterator[Token]:
        """Who the dead were: "among the dead were A and B", "the victims were named as A and B", "the dead: A, B"."""
        over = noun
        if noun.dep_ == "pobj" and noun.head.lower_ in ("among", "amongst", "of"):
            over = noun.head
        verb = over.head
        told: list[Token] = [c for c in noun.children if c.dep_ == "appos"]
        if verb.lemma_ == "be" or verb.lower_ in ("was", "were", "is", "are"):
            told += [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.i != noun.i]
        if verb.lower_ in self.words.naming:
            told += [c for c in verb.children if c.dep_ in ("dobj", "oprd") and c.i != noun.i]
            told += [c for by in (*verb.children, *noun.children) if by.lower_ == "as" for c in by.children if c.dep_ == "pobj"]
        for head in told:
            for item in conjuncts(head):
                yield from [item] if is_person(item, self.mentions) else apposed_people(item, self.mentions)

    def _before(self, found: Found, frame: Frame, child: Token, of: bool) -> str:
        if found.frame == "of" and not of and (child.dep_ == "poss" or self._kind(child) in _HUMAN):
            return "harmed"
        if child.dep_ == "poss" and child.pos_ == "PRON":
            return "none"
        kind = self._kind(child)
        if kind in (None, "group") and child.lower_ in self.words.venues:
            return "none"  # "the Harnabad University shooting": where it was
        if (
            kind in _BODIES
            or child.ent_type_ in ("NORP", "ORG", "GPE")
            or child.lower_ in self.words.armed
            or child.lower_ in self.words.actors
        ):
            return "none" if child.ent_type_ == "GPE" and kind not in _BODIES and not child.text.isupper() else frame.before
        return "none"

    def _lent(self, noun: Token) -> Iterator[tuple[str, Token]]:
        """What the verb over a happening's noun says of it."""
        head = noun.head
        if (
            noun.dep_ in ("dobj", "nsubjpass", "oprd")
            and head.lower_ in self.words.support_subject
            and head.i not in self.triggers
        ):
            subject, passive = self._subject(head)
            if subject is not None and not passive:
                yield "doer", subject
            yield from self._agents(head)
        if noun.dep_ in ("dobj", "nsubjpass") and head.lower_ in self.words.blame_verbs:  # "blamed the raid on the cartel"
            for child in head.children:
                if child.dep_ == "prep" and child.lower_ in ("on", "to"):
                    yield from (("doer", c) for c in child.children if c.dep_ == "pobj")
        if (
            noun.dep_ == "pobj" and noun.head.lower_ == "behind" and noun.head.head.lemma_ == "be"
        ):  # "the front is behind the raid"
            yield from (("doer", c) for c in noun.head.head.children if c.dep_ == "nsubj")
        if noun.dep_ == "pobj" and noun.head.lower_ == "behind" and noun.head.head.lower_ in self.words.people:
            yield "doer", noun.head.head  # "the man behind the raid"
        if noun.dep_ == "nsubj" and head.lower_ in self.words.support_object and head.i not in self.triggers:
            yield from (("harmed", c) for c in head.children if c.dep_ == "dobj")
        if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "in", "of", "out"):
            yield from self._claimed(noun.head)
        if noun.dep_ == "pobj" and (noun.tag_ == "NN" or any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)):
            yield from self._involved(noun.head)

    def _claimed(self, preposition: Token) -> Iterator[tuple[str, Token]]:
        """ "X claimed responsibility for the attack", "X blamed Y for the attack"."""
        over = preposition.head
        for _ in range(3):  # "blamed the front for the bombing": the phrase may hang on the blamed
            if over.lower_ in self.words.claim_nouns or over.lower_ in self.words.blame_verbs or is_verb(over):
                break
            over = over.head
        if over.lower_ in self.words.claim_nouns and is_verb(over.head) and over.head.lower_ not in ("denied", "denies", "deny"):
            subject, passive = self._subject(over.head)
            if subject is not None and not passive and not any(c.lower_ == "no" for c in subject.children):
                yield "doer", subject
        if over.lower_ in self.words.blame_verbs:
            for child in over.children:
                if child.dep_ in ("dobj", "nsubjpass"):
                    yield "doer", child
        subject, _ = self._subject(over) if over.lower_ in self.words.support_subject else (None, False)
        if subject is not None and preposition.lower_ == "out":
            yield "doer", subject

    def _involved(self, preposition: Token) -> Iterator[tuple[str, Token]]:
        """ "Two men implicated in the murder", "the colonel was charged with it", "the front took part in it"."""
        over = preposition.head
        if over.lower_ in self.words.authors and preposition.lower_ in ("of", "in", "behind"):
            yield "doer", _meant_by(over)
            return
        if f"{over.lower_} {preposition.lower_}" not in self.words.involved or any(c.dep_ == "neg" for c in over.children):
            return
        if over.lower_ == "part":  # "took part in"
            if over.dep_ != "dobj" or not is_verb(over.head) or over.head.lemma_ not in ("take", "have"):
                return
            over = over.head
        if any(c.dep_ == "neg" for c in over.children):
            return
        if is_verb(over):
            subject, passive = self._subject(over)
            whom = next((c for c in over.children if c.dep_ == "dobj"), None)
            if whom is not None and not passive and over.tag_ != "VBN" and over.lower_ not in ("took", "take", "had"):
                yield "doer", whom  # "charged two officers with the murder"
            elif subject is not None:
                yield "doer", subject
        elif over.dep_ == "acomp":
            yield from (("doer", c) for c in over.head.children if c.dep_ == "nsubj")
        elif over.dep_ in ("amod", "relcl", "acl") and over.head.pos_ in ("NOUN", "PROPN"):
            yield "doer", over.head

    def _lent_by(self, clause: Token) -> Iterator[tuple[str, Token]]:
        if clause.lower_ in self.words.support_subject or clause.lower_ in self.words.blame_verbs:
            yield from self._agents(clause)
            for child in clause.children:
                if child.lower_ in ("on", "to") and child.dep_ == "prep" and clause.lower_ in self.words.blame_verbs:
                    yield from (("doer", c) for c in child.children if c.dep_ == "pobj")
        elif clause.lower_ in self.words.support_object:
            for child in clause.children:
                if child.dep_ == "dobj":
                    yield "harmed", child
                elif child.dep_ == "prep" and child.lower_ in ("at", "against", "on"):
                    yield from (("harmed", c) for c in child.children if c.dep_ == "pobj")

    def _agents(self, verb: Token) -> Iterator[tuple[str, Token]]:
        for child in verb.children:
            if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
                yield from (("doer", c) for c in child.children if c.dep_ == "pobj")

    # ------------------------------------------------------------------ what a phrase can be
    def _kind(self, head: Token) -> str | None:
        mention = self.mentions.get(head.i)
        return mention.type if mention is not None else None

    def _role(self, function: str, head: Token) -> Role | None:
        lower, kind = head.lower_, self._kind(head)
        if function == "none" or (lower in self.words.never and kind not in (*_HUMAN, *_BODIES) and head.text != "US"):
            return None
        if head.i in self.weapon_words or kind == "weapon":
            return "weapon" if function in ("doer", "weapon") else None
        if function == "weapon":
            return None
        if function == "own":
            return "attacker"
        if function == "doer":
            if any(child.lower_ in ("no", "neither") for child in head.children):
                return None
            return "attacker" if self._can_act(head, kind) else None
        if function in ("harmed", "victim", "target") and head.i in self.place_words and kind not in _BODIES:
            return None
        if function == "harmed":
            if head.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY") and head.lower_ not in self.words.people:
                return None
            if (head.i in self.triggers or head.pos_ not in ("NOUN", "PROPN", "NUM")) and not self._human(head, kind):
                return None
            return "victim" if self._human(head, kind) else "target"
        if function == "victim":
            return "victim" if self._human(head, kind) else None
        if function == "target":
            return (
                None
                if head.i in self.triggers
                or head.pos_ not in ("NOUN", "PROPN")
                or head.ent_type_ in ("GPE", "LOC", "DATE", "TIME")
                else "target"
            )
        return None

    def _human(self, head: Token, kind: str | None) -> bool:
        return kind in _HUMAN or head.ent_type_ == "PERSON" or (kind is None and head.lower_ in self.words.people)

    def _can_act(self, head: Token, kind: str | None) -> bool:
        if (head.i in self.triggers and kind is None) or office_of_law(head, self.words):
            return False
        if kind in (*_HUMAN, *_BODIES) or head.lower_ in self.words.people or head.lower_ in self.words.actors:
            return True
        return head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")

    def _inner_bodies(self, party: Party) -> Iterator[Party]:
        """Bodies named inside an attacker's phrase ("members of the FARC", "Naxal guerrillas"); none where he has left it."""
        if any(child.lower_ in self.words.left_it for child in party.head.children):
            return
        seen = {party.mention.entity} if party.mention is not None else set()
        for child in party.head.subtree:
            if abs(child.i - party.head.i) > 12:
                continue
            mention = self.mentions.get(child.i)
            if (
                mention is not None
                and mention.type in ("group", "force")
                and mention.entity not in seen
                and _attached(child, party.head)
            ):
                seen.add(mention.entity)
                start = mention.span.start
                yield Party(head=child, start=start, end=mention.span.end, mention=mention)


def _meant_by(noun: Token) -> Token:
    """Who is meant by a noun that says what he did: "Ansa, the mastermind of the raid", "the guard was the mastermind"."""
    if noun.dep_ == "attr":
        return next((c for c in noun.head.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), noun)
    if noun.dep_ == "appos" and noun.head.pos_ in ("NOUN", "PROPN"):
        return noun.head
    return noun


def _speaks_first(subject: Token, verb: Token) -> bool:
    """Whether a colon parts them: "Harnabad police: four opened fire"."""
    after = subject.i + 1
    return after < verb.i and subject.doc[after].text == ":"


def _attached(child: Token, head: Token) -> bool:
    here = child
    for _ in range(5):
        if here.i == head.i:
            return True
        if here.dep_ not in ("compound", "nmod", "amod", "pobj", "poss", "appos", "prep") or (
            here.dep_ == "prep" and here.lower_ != "of"
        ):
            return False
        here = here.head
    return False


def _charged(verb: Token) -> Token | None:
    """Who is said to have done what stands after "for", "of" or "with": "arrested two men for stealing", "held on charges of
    masterminding the raid"."""
    over = verb.head
    if verb.dep_ != "pcomp" or over.lower_ not in ("for", "of", "with"):
        return None
    if over.head.lower_ in role_lexicon().charges:
        return charged_with(over.head)
    if not is_verb(over.head):
        return None
    role = "nsubjpass" if _is_passive(over.head) else "dobj"
    return next((c for c in over.head.children if c.dep_ == role and c.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(c.dep_ == "dobj" for c in verb.children)
