"""The ordinary sentences of conflict news: whose words they are, through whom, and how surely. Written for these tests.

A row: the text, words of it, the speaker's name (``None``: the outlet's own voice), how surely, and what else is known.
"""

from __future__ import annotations

from typing import Any

import pytest

from unfog.model import Report, ReportId
from unfog.read.attribution import attribution_of, certainty_of
from unfog.read.layers import read_layers
from unfog.read.parse import Parser

PARSER = Parser()
Row = tuple[str, str, str | None, str, dict[str, Any]]

DENIALS: list[Row] = [
    ("The army denied that its planes had hit the clinic.", "its planes had hit the clinic", "The army", "denied", {}),
    ("The front denied shelling the market of Oriva.", "shelling the market", "The front", "denied", {}),
    ("The ministry rejected reports that nine civilians were killed.", "nine civilians were killed", "The ministry",
     "denied", {}),
    ("A spokesman dismissed as false the claim that the bridge was mined.", "the bridge was mined", "A spokesman", "denied", {}),
    ("The coalition said it had not bombed the school.", "it had not bombed the school", "The coalition", "reported", {}),
    ("The general staff neither confirmed nor denied that it had struck the port.", "it had struck the port", "The general staff",
     "unconfirmed", {}),
    ("The army would not confirm that a patrol had opened fire.", "a patrol had opened fire", "The army", "unconfirmed", {}),
    ("The mayor said there was no evidence that rebels had used the school.", "rebels had used the school", "The mayor",
     "unconfirmed", {}),
    ("There is no evidence that the shell was fired from the ridge.", "the shell was fired from the ridge", None,
     "unconfirmed", {}),
    ("Investigators have found no indication that a second bomb was planted.", "a second bomb was planted", "Investigators",
     "unconfirmed", {}),
    ("The governor insisted that no civilians were in the house.", "no civilians were in the house", "The governor",
     "reported", {}),
    ("The claim that the front had shot down the helicopter was denied by the army.", "the front had shot down the helicopter",
     "the army", "denied", {}),
]  # fmt: skip

RELAYS: list[Row] = [
    ("Israeli media quoted two officials as saying that the drone came from the east.", "the drone came from the east",
     "two officials", "reported", {"chain": ("Israeli media", "two officials")}),
    ("Citing a relative of the driver, Reuters reported that the car had been empty.", "the car had been empty",
     "a relative of the driver", "reported", {"chain": ("Reuters", "a relative of the driver"), "kind": "relative"}),
    ("The car had been hit by a missile, Reuters reported, citing two police officers.", "The car had been hit by a missile",
     "two police officers", "reported", {"chain": ("Reuters", "two police officers")}),
    ("State television, citing the defence ministry, said that six soldiers had died.", "six soldiers had died",
     "the defence ministry", "reported", {"chain": ("State television", "the defence ministry")}),
    ("A doctor at the city hospital told AFP that eleven bodies had been brought in.", "eleven bodies had been brought in",
     "A doctor at the city hospital", "reported", {"kind": "medic", "chain": ("AFP", "A doctor at the city hospital")}),
    ("The governor was quoted by the state news agency as saying that the attackers had fled.", "the attackers had fled",
     "The governor", "reported", {"chain": ("the state news agency", "The governor")}),
    ("According to Al Jazeera, a rebel commander said that the airport had fallen.", "the airport had fallen",
     "a rebel commander", "reported", {"chain": ("Al Jazeera", "a rebel commander")}),
    ("Local radio reported that the police believed a cell from Oriva was behind the bombing.", "a cell from Oriva was behind",
     "the police", "unconfirmed", {"chain": ("Local radio", "the police")}),
    ("“We counted thirty shells,” Lina Haddo, a nurse, told the BBC.", "We counted thirty shells", "Lina Haddo", "reported",
     {"kind": "medic", "chain": ("BBC", "Lina Haddo")}),
    ("HARNABAD, May 4 (Reuters) - Gunmen killed four guards at a depot on Sunday, police said.", "Gunmen killed four guards",
     "police", "reported", {"chain": ("Reuters", "police")}),
    ("The Syrian Observatory for Human Rights said its sources had told it that five fighters were dead.",
     "five fighters were dead", "its sources", "reported", {}),
    ("In an interview with CNN, the minister said that the raid had been planned for months.",
     "the raid had been planned for months", "the minister", "reported", {"chain": ("CNN", "the minister")}),
]  # fmt: skip

HIDDEN: list[Row] = [
    ("An official who spoke on condition of anonymity because he was not authorised to speak said two drones were used.",
     "two drones were used", "An official", "reported", {"kind": "anonymous official", "reason": "was not authorised"}),
    ("“It was our missile,” said a senior officer, who asked not to be named.", "It was our missile", "a senior officer",
     "reported", {"kind": "anonymous official", "reason": "asked not to be named"}),
    ("Two security sources said that the convoy had been tracked for days.", "the convoy had been tracked for days",
     "Two security sources", "reported", {"kind": "anonymous official"}),
    ("Two residents, who did not want to be identified for fear of reprisals, said soldiers had burned the mill.",
     "soldiers had burned the mill", "Two residents", "reported", {"kind": "witness", "reason": "for fear of reprisals"}),
    ("A diplomat familiar with the talks said the truce would end on Friday.", "the truce would end on Friday", "A diplomat",
     "expected", {"kind": "anonymous official"}),
    ("An army officer, speaking on condition of anonymity, said that the shell had fallen short.", "the shell had fallen short",
     "An army officer", "reported", {"kind": "anonymous official", "reason": "on condition of anonymity"}),
]  # fmt: skip

OPEN: list[Row] = [
    ("It was not immediately clear who had fired the rockets.", "who had fired the rockets", None, "unconfirmed", {}),
    ("Was the clinic hit on purpose?", "the clinic hit on purpose", None, "unconfirmed", {}),
    ("Reporters asked whether the army had warned the villagers.", "the army had warned the villagers", "Reporters",
     "unconfirmed", {}),
    ("If the report is true, the strike killed a commander.", "the strike killed a commander", None, "unconfirmed", {}),
    ("Nine people were reportedly killed in the blast.", "Nine people", None, "unconfirmed", {}),
    ("Police said the man may have had an accomplice.", "the man may have had an accomplice", "Police", "unconfirmed", {}),
    ("A military spokesman said it was likely that the rocket had misfired.", "the rocket had misfired", "A military spokesman",
     "probable", {}),
    ("The shell was probably fired from the ridge, two artillery experts said.", "fired from the ridge",
     "two artillery experts", "probable", {"kind": "analyst"}),
    ("Doctors expect the toll to rise overnight.", "the toll to rise overnight", "Doctors", "expected", {"kind": "medic"}),
    ("The army will open a corridor on Sunday, the governor said.", "The army will open a corridor", "the governor",
     "expected", {}),
    ("The front vowed to avenge the dead.", "to avenge the dead", "The front", "expected", {}),
    ("The group is suspected of planting the bomb.", "planting the bomb", None, "unconfirmed", {}),
    ("Early reports said as many as forty people were trapped.", "forty people were trapped", "Early reports",
     "unconfirmed", {}),
    ("The authorities believe the gunmen came by boat.", "the gunmen came by boat", "The authorities", "unconfirmed", {}),
    ("Up to thirty people are feared dead.", "thirty people", None, "unconfirmed", {}),
    ("Unverified videos appear to show a burning tank.", "a burning tank", None, "unconfirmed", {}),
    ("The ministry said eleven people had died. The figure could not be independently verified.", "eleven people had died",
     "The ministry", "unconfirmed", {}),
    ("The army says it killed nine militants, a claim that could not be verified.", "killed nine militants", "The army",
     "unconfirmed", {}),
]  # fmt: skip

FORMS: list[Row] = [
    ("Police: two dead in market blast\n\nThe blast broke windows.", "two dead in market blast", "Police", "reported",
     {"kind": "police"}),
    ("Four killed in raid on village - monitor\n\nThe raid began at dawn.", "Four killed in raid", "monitor", "reported",
     {"kind": "ngo"}),
    ("Drone hits fuel depot, governor says\n\nThe fire was put out.", "Drone hits fuel depot", "governor", "reported", {}),
    ("“They came at dawn,” the elder said.\n\n“They took the boys. Nobody has seen them since.”", "Nobody has seen them since",
     "the elder", "reported", {}),
    ("The colonel described the raid.\n\n“We came from the north.\n\n“We found only women and children,” he said.",
     "We came from the north", "The colonel", "reported", {}),
    ("The mayor called the strike ‘a massacre of the poor’ and asked for help.", "a massacre of the poor", "The mayor",
     "reported", {}),
    ("‘Nobody warned us,’ said Omar Tazi, a farmer.", "Nobody warned us", "Omar Tazi", "reported", {"kind": "witness"}),
    ("It was the army that fired first, the villagers said.", "the army that fired first", "the villagers", "reported", {}),
    ("The front’s claim that it had taken the ridge was not confirmed.", "it had taken the ridge", "The front",
     "unconfirmed", {}),
    ("In a statement, the Coastal Front said one of its fighters had carried out the attack.",
     "one of its fighters had carried out the attack", "Coastal Front", "reported", {}),
    ("A statement by the ministry put the number of dead at twelve.", "the number of dead", "the ministry", "reported", {}),
    ("For the families, the raid was murder.", "the raid was murder", "the families", "reported", {}),
    ("To the army, the clinic was a rebel base.", "the clinic was a rebel base", "the army", "reported", {}),
    ("The governor was confident that the road would be open by noon.", "the road would be open by noon", "The governor",
     "expected", {}),
    ("Villagers are afraid that the militia will come back.", "the militia will come back", "Villagers", "expected", {}),
    ("Residents and a local councillor said that two houses had burned.", "two houses had burned",
     "Residents and a local councillor", "reported", {}),
    ("The blast killed a guard, said Rami Oday, the town’s mayor, and wounded his son.", "wounded his son", "Rami Oday",
     "reported", {}),
    ("The general staff confirmed only that a boat had been hit.", "a boat had been hit", "The general staff", "reported", {}),
    ("The toll of nine is that of Harnabad Monitor, which has counted 31 dead since March.", "31 dead",
     "Harnabad Monitor", "reported", {}),
    ("The front issued a statement in which it said the hostages were alive.", "the hostages were alive", "The front",
     "reported", {}),
    ("By the army’s account, the shell had fallen on an empty field.", "the shell had fallen on an empty field", "the army",
     "reported", {}),
    ("The army accused the front of shelling the market.", "shelling the market", "The army", "reported", {}),
    ("The ministry blamed Coastal Front remnants for the ambush.", "the ambush", "The ministry", "reported", {}),
    ("Witnesses spoke of a white van and at least three masked men.", "three masked men", "Witnesses", "reported", {}),
]  # fmt: skip

CARRIED: list[Row] = [
    ("“They shelled the bakery,” the baker said. He had left a minute before, he added.", "left a minute before", "the baker",
     "reported", {}),
    ("The Harnabad Martyrs Brigade released a video. The group said it had fired six rockets.", "it had fired six rockets",
     "Brigade", "reported", {}),
    ("The Coastal Monitor keeps a list of the dead. It said on Monday that nine names were new.", "nine names were new",
     "Coastal Monitor", "reported", {}),
    ("The mayor, Esther Sol, said the dam had held. Sol said nobody was missing.", "nobody was missing", "Esther Sol",
     "reported", {}),
]  # fmt: skip

TABLE = DENIALS + RELAYS + HIDDEN + OPEN + FORMS + CARRIED


@pytest.mark.parametrize(("words", "quote", "speaker", "level", "more"), TABLE, ids=[row[1] for row in TABLE])
def test_whose_words_and_how_surely(words: str, quote: str, speaker: str | None, level: str, more: dict[str, Any]) -> None:
    parsed = PARSER.parse(Report(id=ReportId("r-1"), external_id="t", text=words))
    reading = read_layers(parsed, {"attributions"})
    start = words.index(quote)
    attribution = attribution_of(reading.attributions, start, start + len(quote))
    name = attribution.name if attribution is not None else None
    assert (name is None) if speaker is None else (name is not None and speaker.lower() in name.lower()), name
    assert certainty_of(parsed, start, start + len(quote), attribution)[0] == level
    if "kind" in more:
        assert attribution is not None and attribution.kind == more["kind"]
    if "chain" in more:
        assert attribution is not None and attribution.chain == more["chain"]
    if "reason" in more:
        assert attribution is not None and attribution.anonymity is not None and more["reason"] in attribution.anonymity.text
