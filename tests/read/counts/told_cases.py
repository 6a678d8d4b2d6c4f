# ruff: noqa: E501
"""Small reports of invented happenings: ways in which tolls, shares, denials and the missing are told beside plain verbs of harm.

Each construction stands in several wordings (``cases`` has the notation).
"""

from __future__ import annotations

from tests.read.counts.cases import Case

TOLD_CASES = (
    # ------------------------------------------------------------------ of what a figure is
    Case(
        "told-of-1",
        "Gunmen raided a school near Harnabad on Tuesday. Three pupils are still missing.\n\nAs to the dead of that night: police said two guards, and never changed it. Three is the number given by the hospital, and by a family.",
        "missing 3 children; killed 2 other; killed 3 all",
    ),
    Case(
        "told-of-2",
        "Four men were shot dead in Harnabad on Tuesday, a lawyer said. A reporter saw two bodies, one with a wound to the neck.",
        "killed 4 all; killed 2 all",
    ),
    # ------------------------------------------------------------------ given up
    Case(
        "told-up-1",
        "Twelve people died in Tuesday's attack in Harnabad, the office said, revising down a toll of 13.",
        "killed 12 all",
        "killed 13 all",
    ),
    Case(
        "told-up-2",
        "A bomb hit a market in Harnabad on Tuesday. The ministry withdrew its figure of 20 dead; 18 people were killed, it said.",
        "killed 18 all",
        "killed 20 all",
    ),
    Case(
        "told-up-3",
        "Twelve people died in Tuesday's attack in Harnabad, the office said. The 13 dead that officials had reported a day earlier included one counted twice.",
        "killed 12 all",
        "killed 13 all",
    ),
    Case(
        "told-up-4",
        "Police gave an updated toll of 14 dead in Tuesday's attack in Harnabad.",
        "killed 14 all",
    ),
    # ------------------------------------------------------------------ none reported
    Case(
        "told-a-1",
        "A strike hit a fuel depot near Harnabad on Tuesday. The army said it was not aware of civilian casualties.",
        "killed none civilians",
    ),
    Case(
        "told-a-2",
        "A strike hit a house near Harnabad on Tuesday, killing two men. The army said it was not aware of any harm to uninvolved persons.",
        "killed 2 all; killed none civilians",
    ),
    Case(
        "told-a-3",
        "A strike hit a house near Harnabad on Tuesday, killing two men. The army has no knowledge of injuries.",
        "killed 2 all; injured none all",
    ),
    Case(
        "told-a-4",
        "A strike hit a depot near Harnabad on Tuesday. The general staff says there were no civilians among the victims.",
        "killed none civilians",
    ),
    Case(
        "told-a-5",
        "A strike hit a depot near Harnabad on Tuesday. There were no children among the dead, the governor said.",
        "killed none children",
    ),
    Case(
        "told-a-6",
        "Clashes broke out near Harnabad on Tuesday. The front said it had no losses.",
        "killed none militants",
    ),
    Case(
        "told-a-7",
        "Clashes broke out near Harnabad on Tuesday. A spokesman denied that his men had suffered any deaths.",
        "killed none other",
    ),
    Case(
        "told-a-8",
        "Clashes broke out near Harnabad on Tuesday. No casualty was recorded on the part of the troops.",
        "killed none soldiers",
    ),
    Case(
        "told-a-9",
        "A drone hit a tanker off Harnabad on Tuesday. Its crew of 19 was unharmed.",
        "injured none other",
    ),
    Case(
        "told-a-10",
        "A drone hit a tanker off Harnabad on Tuesday. All 19 crew members are safe and unharmed.",
        "injured none other",
    ),
    Case(
        "told-a-11",
        "A drone hit a car near Harnabad on Tuesday. The mayor escaped unhurt.",
        "injured none other",
    ),
    Case(
        "told-a-12",
        "Shells fell on Harnabad on Tuesday. The day passed without incident or fatalities, the foundation said.",
        "killed none all",
    ),
    Case(
        "told-a-13",
        "Shells fell on Harnabad on Tuesday. It is false that civilians were hurt, the army said.",
        "killed none civilians",
    ),
    Case(
        "told-a-14",
        "Shells fell on Harnabad on Tuesday. Reports of civilian casualties are not true, the general staff said.",
        "killed none civilians",
    ),
    Case(
        "told-a-15",
        "Shells fell on Harnabad on Tuesday. The ministry rejected reports of civilian deaths as fabricated.",
        "killed none civilians",
    ),
    Case(
        "told-a-16",
        "A bomb went off in Harnabad on Tuesday, killing two men. Two children were carried out unhurt.",
        "killed 2 all; injured none children",
    ),
    Case(
        "told-a-17",
        "A bomb went off in Harnabad on Tuesday, killing two men. A girl of six hid in a closet and was not harmed.",
        "killed 2 all; injured none children",
    ),
    Case(
        "told-a-18",
        "A strike hit a boat on Tuesday, killing 11. No US forces were harmed.",
        "killed 11 all; injured none soldiers",
    ),
    Case(
        "told-a-19",
        "A drone hit a market in Harnabad on Tuesday. Not a single civilian lost his life, the spokesman said.",
        "killed none civilians",
    ),
    Case(
        "told-a-20",
        "A drone hit a market in Harnabad on Tuesday. The army said it knew of no civilians hurt.",
        "killed none civilians",
    ),
    Case(
        "told-a-21",
        "Two guards held hostage during the riot in Harnabad were released unhurt on Tuesday.",
        "injured none all",
    ),
    # ------------------------------------------------------------------ tolls by verbs
    Case(
        "told-b-1",
        "A bomb went off in Harnabad on Tuesday. The death toll rose to 29 on Wednesday.",
        "killed 29 all",
    ),
    Case(
        "told-b-2",
        "A bomb went off in Harnabad on Tuesday. The number of dead has mounted to 42, officials said.",
        "killed 42 all",
    ),
    Case(
        "told-b-3",
        "A bomb went off in Harnabad on Tuesday. The number of shaheed stands at 23, the ministry said.",
        "killed 23 all",
    ),
    Case(
        "told-b-4",
        "A bomb went off in Harnabad on Tuesday. The toll has reached 51, tribal elders said.",
        "killed 51 all",
    ),
    Case(
        "told-b-5",
        "A bomb went off in Harnabad on Tuesday. The number of victims had by then grown to 18, he said.",
        "killed 18 all",
    ),
    Case(
        "told-b-6",
        "A bomb went off in Harnabad on Tuesday, killing 12 people. The governor later raised that to 15.",
        "killed 12 all; killed 15 all",
    ),
    Case(
        "told-b-7",
        "A bomb went off in Harnabad on Tuesday, wounding 12 people. The mayor later lowered that to ten.",
        "injured 12 all; injured 10 all",
    ),
    Case(
        "told-b-8",
        "A bomb went off in Harnabad on Tuesday, wounding 12 people. On Wednesday he corrected this to 14.",
        "injured 12 all; injured 14 all",
    ),
    Case(
        "told-b-9",
        "A bomb went off in Harnabad on Tuesday, killing 12 people. A minister then doubled it to 24.",
        "killed 12 all; killed 24 all",
    ),
    Case(
        "told-b-10",
        "A bomb went off in Harnabad on Tuesday. The official number is three.",
        "killed 3 all",
    ),
    Case(
        "told-b-11",
        "A bomb went off in Harnabad on Tuesday. The number of students unaccounted for is 87, and not 94 as earlier communicated.",
        "missing 87 civilians",
        besides="missing 94 civilians",
    ),
    Case(
        "told-b-12",
        "A bomb went off in Harnabad on Tuesday. Officials revised the toll from 18 to 21.",
        "killed 21 all",
        besides="killed 18 all",
    ),
    Case(
        "told-b-13",
        "A bomb went off in Harnabad on Tuesday. The chief put the dead at between 25 and 30.",
        "killed 25-30 all",
    ),
    Case(
        "told-b-14",
        "A bomb went off in Harnabad on Tuesday. The health ministry says 40 died; the mayor's office says 38.",
        "killed 40 all; killed 38 all",
    ),
    Case(
        "told-b-15",
        "A bomb went off in Harnabad on Tuesday, killing 24 people, according to the prayer leader. The government says 23.",
        "killed 24 all; killed 23 all",
    ),
    Case(
        "told-b-16",
        "Fighters attacked a post near Harnabad on Tuesday. The number of militants killed is disputed: police reported three, the army says five, and the monitor has entered four.",
        "killed 3 militants; killed 5 militants; killed 4 militants",
    ),
    Case(
        "told-b-17",
        "How many died? Seven. The bomb went off in Harnabad on Tuesday.",
        "killed 7 all",
    ),
    # ------------------------------------------------------------------ among / including / plus / lists
    Case(
        "told-c-1",
        "A train was derailed near Harnabad on Tuesday. The governor put the number of dead at five, among them the driver.",
        "killed 5 all; killed 1! civilians",
    ),
    Case(
        "told-c-2",
        "A gunman killed seven people in Harnabad on Tuesday, among them an off-duty deputy.",
        "killed 7 all; killed 1! police",
    ),
    Case(
        "told-c-3",
        "A gunman attacked a club in Harnabad on Tuesday. Five people are dead, plus the shooter, police said.",
        "killed 5 all; killed 1! militants",
    ),
    Case(
        "told-c-4",
        "A strike hit Harnabad on Tuesday and killed six civilians. A volunteer of a local aid group was among those killed.",
        "killed 6 civilians; killed 1! aid workers",
    ),
    Case(
        "told-c-5",
        "A strike hit Harnabad on Tuesday and killed six people. A girl was among the dead.",
        "killed 6 all; killed 1! children",
    ),
    Case(
        "told-c-6",
        "A strike hit Harnabad on Tuesday and killed six people. Residents said a nurse was among the victims.",
        "killed 6 all; killed 1! medics",
    ),
    Case(
        "told-c-7",
        "A bomb went off in Harnabad on Tuesday. The toll stands at 23, comprising 19 worshippers including three children, one member of the police, and three volunteers.",
        "killed 23 all; killed 19 civilians; killed 3 children; killed 1 police; killed 3 other",
    ),
    Case(
        "told-c-8",
        "A strike hit Harnabad on Tuesday and killed four people: a teacher, two guards and a child.",
        "killed 4 all; killed 1! civilians; killed 2 other; killed 1! children",
    ),
    Case(
        "told-c-9",
        "A gunman killed three students in Harnabad on Tuesday. The students were two girls and a boy.",
        "killed 3 civilians; killed 2 children; killed 1! children",
    ),
    Case(
        "told-c-10",
        "A bomb in Harnabad caused bodily harm to 74 persons, including four minors.",
        "injured 74 all; injured 4 children",
    ),
    Case(
        "told-c-11",
        "A bomb went off in Harnabad on Tuesday. Bodily harm of varying severity was caused to 74 persons, including four minors.",
        "injured 74 all; injured 4 children",
    ),
    Case(
        "told-c-12",
        "A riot broke out in Harnabad on Tuesday. Thirty-four persons received medical assistance for injuries. Seven of them are officers.",
        "injured 34 all; injured 7 police",
    ),
    Case(
        "told-c-13",
        "Troops raided a village near Harnabad on Tuesday. Of the twelve persons killed, only three were fighters. The other nine were ordinary villagers.",
        "killed 12 all; killed 3 militants; killed 9 civilians",
    ),
    # ------------------------------------------------------------------ missing, injured, verbs
    Case(
        "told-d-1",
        "In resistance our guerrillas wiped out two soldiers and injured five near Harnabad on Tuesday.",
        "killed 2 soldiers; injured 5 soldiers",
    ),
    Case(
        "told-d-2",
        "Three were unaccounted for after a ship was hit off Harnabad on Tuesday. Two sources said the three, who were on watch below, had not survived.",
        "missing 3 all; killed 3 all",
    ),
    Case(
        "told-d-3",
        "Ten people were burnt alive in a bus near Harnabad on Tuesday.",
        "killed 10 all",
    ),
    Case(
        "told-d-4",
        "Nearly 100 people were butchered near Harnabad on Tuesday.",
        "killed ~100 all",
    ),
    Case(
        "told-d-5",
        "Seven raiders were felled by herders near Harnabad on Tuesday.",
        "killed 7 militants",
    ),
    Case(
        "told-d-6",
        'An employee said there were "seven, maybe eight" dead after the strike on Harnabad on Tuesday.',
        "killed 7-8 all",
    ),
    Case(
        "told-d-7",
        'A deacon spoke of "thirty or forty" dead after the attack on Harnabad on Tuesday.',
        "killed 30-40 all",
    ),
    # ------------------------------------------------------------------ carried groups
    Case(
        "told-e-1",
        "The strike on Harnabad on Tuesday killed ten people, three of them children, and wounded 13.",
        "killed 10 all; killed 3 children; injured 13 all",
    ),
    Case(
        "told-e-2",
        "A gunman killed eight people in Harnabad on Tuesday, including two women, and five were wounded.",
        "killed 8 all; killed 2 women; injured 5 all",
    ),
    Case(
        "told-e-3",
        "A mine near Harnabad on Tuesday killed three seafarers; four were injured.",
        "killed 3 other; injured 4 other",
    ),
    # ------------------------------------------------------------------ older figures
    Case(
        "told-f-1",
        "Drones hit Harnabad on Monday night and killed five people, the governor said. Earlier in the night the mayor had reported three dead.",
        "killed 5 all",
        besides="killed 3 all",
    ),
    Case(
        "told-f-2",
        "A prison riot in Harnabad left 31 inmates dead on Friday. Earlier in the day the authority had announced four dead.",
        "killed 31 civilians",
        besides="killed 4 all",
    ),
    Case(
        "told-f-3",
        "A raid near Harnabad on Sunday killed 30 people, the office said. Its prosecutor had said on Sunday that 28 had lost their lives.",
        "killed 30 all",
        besides="killed 28 all",
    ),
    Case(
        "told-f-4",
        "The ship was hit off Harnabad. Four seafarers are dead, the mission said on Thursday. It had announced two deaths on Tuesday.",
        "killed 4 other",
        besides="killed 2 all",
    ),
    Case(
        "told-f-5",
        "The official number is three. The governor first reported two dead after the fire in Harnabad.",
        "killed 3 all",
        besides="killed 2 all",
    ),
    Case(
        "told-f-6",
        "The bodies of four fighters were recovered near Harnabad. On Wednesday morning the police had given the number as three.",
        "killed 4 militants",
        besides="killed 3 all",
    ),
    Case(
        "told-f-7",
        "So far 170 bodies have been found in Harnabad after the blast. His earlier estimate of 125 victims was based on one morgue.",
        "killed 170 all",
        besides="killed 125 all",
    ),
    Case(
        "told-f-8",
        "A strike hit Harnabad on Tuesday. Residents had said that the planes came low; nine people were killed.",
        "killed 9 all",
    ),
    Case(
        "told-f-9",
        "Two villagers had told reporters that soldiers came at dawn in Harnabad. Six people were killed on Tuesday.",
        "killed 6 all",
    ),
    # ------------------------------------------------------------------ carried groups
    Case(
        "told-e-1",
        "Fighters attacked a post near Harnabad on Tuesday. The number of militants killed is disputed. Police reported three and later four bodies, the army says five, while the front admits the loss of two men.",
        "killed 3 militants; killed 4 militants; killed 5 militants; killed 2 militants",
    ),
    Case(
        "told-e-2",
        "How many soldiers were killed near Harnabad on Tuesday is unclear: the ministry says nine, the front 34.",
        "killed 9 soldiers; killed 34 soldiers",
    ),
    Case(
        "told-e-3",
        'Militants attacked a police post near Harnabad on Tuesday. "Our men fought until the ammunition ran out," the police chief said. "Ten of them were martyred and six were wounded."',
        "killed 10 police; injured 6 police",
    ),
    Case(
        "told-e-4",
        "The strike near Harnabad killed six civilians and injured 13, according to local authorities.",
        "killed 6 civilians; injured 13 civilians",
    ),
    Case(
        "told-e-5",
        "The strike on Harnabad on Tuesday killed ten people, three of them children, and wounded 13.",
        "killed 10 all; killed 3 children; injured 13 all",
    ),
    Case(
        "told-e-6",
        "A gunman killed eight people in Harnabad on Tuesday, including two women, and five were wounded.",
        "killed 8 all; killed 2 women; injured 5 all",
    ),
    Case(
        "told-e-7",
        "A strike hit Harnabad on Tuesday and killed six civilians. A volunteer of a local aid group was among those killed.",
        "killed 6 civilians; killed 1! aid workers",
    ),
    Case(
        "told-e-8",
        "A bomb went off in Harnabad on Tuesday. The toll stands at 23, comprising 19 worshippers, one member of the police and three volunteers.",
        "killed 23 all; killed 19 civilians; killed 1 police; killed 3 other",
    ),
    Case(
        "told-e-9",
        "A mine near Harnabad on Tuesday killed three seafarers; four were injured.",
        "killed 3 other; injured 4 other",
    ),
    Case(
        "hit-1",
        "A boy of 14 is recovering after suffering from a gunshot wound in Harnabad on Tuesday.",
        "injured 1! children",
    ),
    Case("hit-2", "A bullet came through the wall in Harnabad on Tuesday and hit a woman.", "injured 1! all"),
    Case("hit-3", "A rifle went off in Harnabad on Tuesday, striking a man in the thigh.", "injured 1! other"),
    Case("hit-4", "A lorry struck a man in Harnabad on Tuesday.", ""),
    Case(
        "hit-5",
        "Four men were shot in Harnabad on Tuesday. A fifth man was wounded in a yard near by.",
        "injured 5! all; injured 1! all",
    ),
    Case("hit-6", "The body of a driver was found burned in Harnabad on Tuesday.", ""),
    Case(
        "hit-7",
        "One guard was shot and killed in Harnabad on Tuesday and another was injured as they closed the gate.",
        "killed 1 other; injured 1! all",
    ),
    Case(
        "hit-8",
        "Four men died at the scene in Harnabad on Tuesday and a fifth died while being rushed to a hospital.",
        "killed 4 other; killed 5 all",
    ),
    Case("hit-9", "Reports that two clerks had been killed in Harnabad on Tuesday were untrue.", "killed 2 civilians"),
    Case(
        "both-vague",
        "A rocket hit the station in Harnabad on Tuesday. The mayor spoke of dozens of dead and injured.",
        "killed dozens all; injured dozens all",
    ),
    Case(
        "both-exact",
        "A rocket killed nine people in Harnabad on Tuesday. Clinics in the valley took in 40 dead and wounded.",
        "killed 9 all",
    ),
    Case(
        "taken-back-total",
        "The army took back what it had said about its strike on Harnabad on Tuesday. Eight civilians were killed, five of them "
        "children, it said.\n\nKilled with the driver were two other adults and five children. In the first official account a "
        "suicide bomber had been killed. That account was wrong.",
        "killed 8 civilians; killed 5 children; killed 2 other; killed 1! militants",
    ),
    Case(
        "none-further-known",
        "A rocket killed nine people in Harnabad on Tuesday. We have no information about any further casualty, the force said.",
        "killed 9 all",
    ),
)
