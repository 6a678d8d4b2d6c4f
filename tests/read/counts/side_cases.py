"""Whose people they are: own losses, kin and civilians in one sum, ages without "old", shares that the next sentence tells."""

from __future__ import annotations

from tests.read.counts.cases import Case

SIDE_CASES = (
    # ------------------------------------------------------------------ a side's own people
    Case("side-front-lost", "The Front lost 60 men in the battle for the pass, the ministry said.", "killed 60 militants"),
    Case("side-army-lost", "The army lost four men, according to its spokesman.", "killed 4 soldiers"),
    Case("side-members", "Hezbollah acknowledged 16 of its members dead.", "killed 16 militants"),
    Case(
        "side-own-men",
        "The militia claimed that 31 soldiers were killed. It says two of its own men died.",
        "killed 31 soldiers; killed 2 militants",
    ),
    Case(
        "side-own-losses",
        "The militia of Colonel Longo ambushed a convoy and killed four soldiers. He put his own losses at three.",
        "killed 4 soldiers; killed 3 militants",
    ),
    Case("side-none", "The army reported no casualties among its personnel.", "killed none soldiers"),
    Case("side-none-guards", "Soldiers guarding the entrance suffered no casualties.", "killed none soldiers"),
    Case(
        "side-struck",
        "Fighters attacked a base at Velm, killing at least 45 soldiers. The Taliban claimed to have killed 110.",
        "killed 45+ soldiers; killed 110 soldiers",
    ),
    Case(
        "side-not-struck",
        "A shell killed nine people in Velm. The army said it killed 40.",
        "killed 9 all; killed 40 all",
    ),
    Case("side-guerrillas", "Six New People's Army guerrillas were killed in a clash.", "killed 6 militants"),
    Case("side-enlisted", "One enlisted man was killed by a mine.", "killed 1 soldiers"),
    # ------------------------------------------------------------------ kin and civilians in one sum
    Case(
        "sum-mother",
        "A mother and her two children died when a shell fell on their home.",
        "killed 1! women; killed 2 children; killed 3! civilians",
    ),
    Case(
        "sum-women-man",
        "White Helmets said 14 women and a man were killed.",
        "killed 14 women; killed 1! other; killed 15! civilians",
    ),
    Case("sum-guards", "A gunman killed four guards and a saleswoman.", "killed 4 other; killed 1! civilians; killed 5! all"),
    # ------------------------------------------------------------------ ages
    Case("age-olds", "Two 15-year-olds were hurt in the drive-by.", "injured 2 children"),
    Case("age-grown-olds", "Two 25-year-olds were hurt in the drive-by.", "injured 2 other"),
    Case("age-cousin", "Her cousin of 12 was wounded by the mine.", "injured 1! children"),
    Case("age-brothers", "Two brothers of 15 and 16 were killed by a mine.", "killed 2 all"),
    # ------------------------------------------------------------------ who they all were
    Case("they-were", "Four people died in the shelling. All of them are civilians.", "killed 4 civilians"),
    Case("they-plain", "Five people were killed by the mine. They were farmers.", "killed 5 civilians"),
    Case("they-mixed", "Five people were killed by the mine. They were from Velm.", "killed 5 all"),
    Case("nationals", "Two Norland nationals died in a blast.", "killed 2 civilians"),
    # ------------------------------------------------------------------ what is and what is no toll
    Case(
        "ward-aside",
        "A blast in Velm hurt 30 people. Three of them died in surgery at the clinic, where 17 people were still being treated."
        " Another 11 had been taken to the harbour hospital.",
        "injured 30 all; killed 3 all; injured 11 all",
        "injured 17 all",
    ),
    Case(
        "brings-to",
        "Monitors documented four deaths on 14 July and one person who died on the 17th, which brings the number of people killed"
        " to five.",
        "killed 4 all; killed 1 all; killed 5 all",
    ),
    Case(
        "shells-counted",
        "Eleven people were killed. He thinks there were four; the union counts five.",
        "killed 11 all",
    ),
    # ------------------------------------------------------------------ phrases of death, care and search
    Case("out-of-action", 'Three "terrorists" were put out of action, the governor said.', "killed 3 militants"),
    Case("gunned-down", "Twelve rebels were gunned down in the forest, police said.", "killed 12 militants"),
    Case("had-been-buried", "The mayor says 61 victims had been buried by Monday.", "killed 61 all"),
    Case("under-rubble", "Ten people were killed. Four people were buried under the rubble.", "killed 10 all; missing 4 all"),
    Case(
        "among-slain", "Nine people were killed in Velm. Five children were among the slain.", "killed 9 all; killed 5 children"
    ),
    Case("of-the-slain", "Nine people were killed. Three of the slain hailed from Velm.", "killed 9 all; killed 3 all"),
    Case("embraced", "Two soldiers embraced martyrdom in the clash.", "killed 2 soldiers"),
    Case("treating", "A blast killed four people in Velm. The clinic said it was treating 15.", "killed 4 all; injured 15 all"),
    Case("admitting-children", "A blast killed four people in Velm. The school admitted 15.", "killed 4 all"),
    Case("degrees", "A blast hit Velm. 42 people suffered various degrees of injury.", "injured 42 all"),
    Case("in-brackets", "A raid hit Velm. One (1) policeman sustained gunshot injury.", "injured 1 police"),
    Case("gravely", "27 are wounded, six gravely, after the raid on Velm.", "injured 27 all; injured 6 all"),
    Case(
        "being-sought", "Nine people were killed. Four gold traders are still being sought.", "killed 9 all; missing 4 civilians"
    ),
    Case("suspects-sought", "Nine people were killed. Four suspects are still being sought.", "killed 9 all"),
    Case("not-seen", "Nine people were killed. Twelve people have not been seen since.", "killed 9 all; missing 12 all"),
    Case(
        "lower-toll",
        "Residents said 30 people were killed in Velm. The police gave a lower toll, 24.",
        "killed 30 all; killed 24 all",
    ),
    Case("life-lost", "A blast hit Velm. No loss of life was reported.", "killed none all"),
    Case("not-one", "A blast hit Velm. Not a single soldier died, the army said.", "killed none soldiers"),
    Case("suspect", "A barricaded suspect was killed and two policemen were wounded.", "killed 1! militants; injured 2 police"),
)
