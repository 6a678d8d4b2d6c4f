# ruff: noqa: E501
"""Small reports of invented happenings as agencies, local papers, ministries, armies and channels write them; notation of ``cases``.

Written in one go before the rules that pass them; the first run on the sixty had numbers at 78.1 F1 and numbers with their group
at 60.7, which is close to what whole incidents show that nobody had read (2026-11-26).
"""

from __future__ import annotations

from tests.read.counts.cases import Case

DESK_CASES = (
    # ------------------------------------------------------------------ air strike
    Case(
        "air-lead",
        "An overnight air raid on the town of Kelmar flattened a block of flats and took the lives of 11 residents, four of them minors, the civil defence said. Another 23 were pulled out alive with injuries.",
        "killed 11 civilians; killed 4 children; injured 23 all",
    ),
    Case(
        "air-update",
        "KELMAR: Strike toll climbs to 16|Rescue teams dug two more bodies out of the ruins of the Kelmar apartment block on Tuesday, taking the death toll to 16. Nine people are still listed as missing.",
        "killed 2 all; killed 16 all; missing 9 all",
    ),
    Case(
        "air-hospital",
        "Doctors at the Velm infirmary said they had received six corpses and around 30 wounded, eight of whom needed surgery.",
        "killed 6 all; injured ~30 all; injured 8 all",
    ),
    Case(
        "air-army",
        "The army said the target had been a command post and that no fewer than 40 fighters were eliminated. Villagers told the paper that those killed were a mother, her three daughters and a cattle trader.",
        "killed 40+ militants; killed 1! women; killed 3 children; killed 1! civilians",
    ),
    Case(
        "air-none",
        "Two missiles hit an empty warehouse near the port. There was nobody inside and no one came to harm, the harbour master said.",
        "killed none all",
    ),
    # ------------------------------------------------------------------ drone
    Case(
        "drone-car",
        "A drone hit a pickup outside Darsi late on Sunday, and all three occupants perished, two witnesses said. One of the dead was a sixteen-year-old.",
        "killed 3 all; killed 1 children",
    ),
    Case(
        "drone-commander",
        "The group confirmed the martyrdom of its field commander Oren Maldi together with his two bodyguards.",
        "killed 3! all; killed 1! militants; killed 2 other",
    ),
    Case(
        "drone-crossing",
        "Ministry: enemy drone attacked a crossing. A border guard fell, five more were hurt. One of them is fighting for his life.",
        "killed 1! soldiers; injured 5 soldiers; injured 1 soldiers",
    ),
    Case(
        "drone-denied",
        "Eleven wedding guests died according to the district head. The coalition acknowledged only that two vehicles had been destroyed.",
        "killed 11 civilians",
    ),
    Case(
        "drone-driver",
        "The strike killed the driver and seriously wounded his passenger, who lost both legs.",
        "killed 1! all; injured 1! civilians",
    ),
    # ------------------------------------------------------------------ shelling
    Case(
        "shell-day",
        "Enemy artillery struck the settlement of Norva three times during the day. Results: 2 killed, 7 injured, including a 9-year-old girl. A 54-year-old man has shrapnel wounds to the abdomen; he is in a grave state.",
        "killed 2 all; injured 7 all; injured 1! children; injured 1! other",
    ),
    Case(
        "shell-pensioners",
        "Two pensioners were killed in their kitchen in Norva this morning and a third is in hospital, regional head Tomas Vell wrote.",
        "killed 2 civilians; injured 1! civilians",
    ),
    Case(
        "shell-bread",
        "At least nine people queuing for bread were killed when a mortar round landed in Haro Square. The youngest was seven.",
        "killed 9+ all; killed 1! children",
    ),
    Case(
        "shell-late",
        "One of the six people wounded in Friday's shelling of Norva has died in hospital, bringing the number of dead to three.",
        "injured 6 all; killed 1 all; killed 3 all",
    ),
    Case(
        "shell-school",
        "Shelling of a school in Darsi left a teacher and five pupils dead and more than a dozen others hurt.",
        "killed 6! all; killed 5 children; killed 1! civilians; injured >12 all",
    ),
    # ------------------------------------------------------------------ roadside bomb
    Case(
        "ied-convoy",
        "A convoy ran over a mine between Songa and Tell. Of the 14 soldiers on board, five were killed outright and six injured.",
        "killed 5 soldiers; injured 6 soldiers",
    ),
    Case(
        "ied-bus",
        "A minibus carrying traders to market hit an explosive device, killing nine of them and the driver.",
        "killed 10! all; killed 9 civilians; killed 1! civilians",
    ),
    Case(
        "ied-engineer",
        "Two deminers lost their lives and a third lost a hand when the device they were clearing went off.",
        "killed 2 other; injured 1! other",
    ),
    Case(
        "ied-patrol",
        "Two peacekeepers were killed and four others wounded, two of them gravely, when their patrol struck a mine, the mission said in a statement.",
        "killed 2 soldiers; injured 4 soldiers; injured 2 soldiers",
    ),
    Case(
        "ied-mixed",
        "The explosion claimed seven lives, among them three children of one family. Four people survived with burns.",
        "killed 7 all; killed 3 children; injured 4 all",
    ),
    # ------------------------------------------------------------------ suicide bombing
    Case(
        "bomber-mosque",
        "A bomber blew himself up among worshippers leaving Friday prayers, killing 21 and wounding more than 40, hospital officials said.",
        "killed 21 all; injured >40 all",
    ),
    Case(
        "bomber-incl",
        "Thirteen people including the attacker died, the interior ministry said. It listed eight civilians, three policemen and a cleric.",
        "killed 13 all; killed 1! militants; killed 8 civilians; killed 3 police; killed 1! other",
    ),
    Case(
        "bomber-recruits",
        "The bomber walked up to young men waiting outside the recruitment centre. Seventeen of them were killed and 30 hurt.",
        "killed 17 all; injured 30 all",
    ),
    Case(
        "bomber-count",
        "Officials put the number of fatalities at 25, but a nurse at the Alma hospital spoke of 31 bodies in the morgue.",
        "killed 25 all; killed 31 all",
    ),
    Case(
        "bomber-claim",
        "In its claim the group said that the blast had left dozens of apostates dead and injured.",
        "killed dozens other; injured dozens other",
    ),
    # ------------------------------------------------------------------ ambush
    Case(
        "ambush-toll",
        "Gunmen ambushed a supply column, and eight men of the 4th Brigade never came back: five are confirmed dead, three are unaccounted for.",
        "killed 5 all; missing 3 all",
    ),
    Case(
        "ambush-staff",
        "The general staff regrets the loss of six of its men. On the enemy side at least 30 terrorists were put out of action.",
        "killed 6 soldiers; killed 30+ militants",
    ),
    Case(
        "ambush-police",
        "A police inspector and two constables were shot dead when assailants attacked their vehicle. A fourth policeman was taken to hospital with a leg wound.",
        "killed 1! police; killed 3! police; killed 2 police; injured 1! police",
    ),
    Case(
        "ambush-video",
        "The video shows at least four bodies in uniform. The army speaks of two dead.",
        "killed 4+ soldiers; killed 2 all",
    ),
    Case(
        "ambush-truckers",
        "Three truck drivers were burned to death in their cabs and two more are missing, the hauliers' union said.",
        "killed 3 civilians; missing 2 civilians",
    ),
    # ------------------------------------------------------------------ massacre, abduction
    Case(
        "raid-village",
        "Armed men on motorcycles descended on Kouri at dawn. Twenty-two villagers were slaughtered, said the chief, and eleven women marched off into the forest.",
        "killed 22 civilians; missing 11 women",
    ),
    Case(
        "raid-school",
        "The gunmen seized 34 girls and two teachers from the dormitory. Seven of the girls escaped the same night.",
        "missing 34 children; missing 2 civilians",
    ),
    Case(
        "raid-list",
        "The parish published the names of the victims: 14 men, six women and four children.",
        "killed 14 other; killed 6 women; killed 4 children",
    ),
    Case(
        "raid-body",
        "On Monday a herdsman found the body of a third abductee. The fate of the remaining five is unknown.",
        "killed 3 all; missing 5 all",
    ),
    Case(
        "raid-buried", "We buried 19 people yesterday, said the imam. He himself lost two sons.", "killed 19 all; killed 2 other"
    ),
    # ------------------------------------------------------------------ prison
    Case(
        "prison-riot",
        "Clashes between rival gangs in the Cerro Alto jail left 12 inmates dead and two guards with stab wounds, the prison service announced.",
        "killed 12 civilians; injured 2 other",
    ),
    Case(
        "prison-toll",
        "The number of prisoners killed in the riot has risen to 15 after three succumbed to smoke inhalation.",
        "killed 15 civilians; killed 3 all",
    ),
    Case(
        "prison-heads",
        "Relatives waiting outside were told that nine had died. Four of them had been decapitated.",
        "killed 9 all; killed 4 all",
    ),
    Case("prison-warders", "Seven warders held hostage were freed unharmed. No staff were injured.", "injured none civilians"),
    Case("prison-old", "Five convicts were killed on Friday.", "killed 5 civilians"),
    # ------------------------------------------------------------------ protest
    Case(
        "protest-live",
        "Police opened fire on marchers at the bridge. Three demonstrators died on the spot; two others later in the clinic. Eighteen people have bullet wounds.",
        "killed 3 civilians; killed 2 all; injured 18 all",
    ),
    Case(
        "protest-rival",
        "The interior ministry admits to four deaths. The bar association has a list of 13, plus 70 injured.",
        "killed 4 all; killed 13 all; injured 70 all",
    ),
    Case(
        "protest-student",
        "Student leader Lena Marsh, 22, was hit in the neck by a rubber bullet and died on the way to hospital.",
        "killed 1! all",
    ),
    Case(
        "protest-officers",
        "The authorities said that one officer had been stoned to death and 16 of his colleagues hurt.",
        "killed 1 police; injured 16 police",
    ),
    Case(
        "protest-reporter",
        "Among those injured are two reporters and a cameraman of the channel.",
        "injured 2 journalists; injured 1! journalists",
    ),
    # ------------------------------------------------------------------ shooting, stabbing
    Case(
        "shoot-mall",
        "A lone gunman shot five shoppers at a mall in Astin, two fatally, before turning the rifle on himself.",
        "injured 3! all; killed 2 all; killed 1! militants",
    ),
    Case(
        "shoot-three",
        "Three people are dead and one is in critical condition after a shooting at a birthday party in Astin, police said.",
        "killed 3 all; injured 1 all",
    ),
    Case(
        "stab-tram",
        "A man armed with a knife attacked passengers on a tram, leaving a 19-year-old woman dead and four people needing treatment for cuts.",
        "killed 1! women; injured 4 all",
    ),
    Case(
        "stab-died",
        "A second victim of Saturday's knife attack, a retired nurse of 71, died of her injuries on Thursday.",
        "killed 2 all",
    ),
    Case(
        "shoot-family",
        "Investigators believe that Dale Rusk, 44, killed his wife and their two sons and then himself.",
        "killed 1! women; killed 3! civilians; killed 2 other",
    ),
    # ------------------------------------------------------------------ at sea
    Case(
        "sea-tanker",
        "A tanker was hit by a drone boat off Port Sal. Two crew members are dead, one is missing and 19 were taken off unhurt, the owners said.",
        "killed 2 other; missing 1 all",
    ),
    Case(
        "sea-fishermen",
        "The navy sank a fishing boat; four fishermen drowned and the fifth was picked up with gunshot wounds.",
        "killed 4 civilians; injured 1! all",
    ),
    Case(
        "sea-frigate",
        "The frigate lost 11 sailors, its captain among them. 37 of the crew were hospitalised.",
        "killed 11 soldiers; injured 37 other",
    ),
    Case(
        "sea-migrants",
        "At least 30 migrants are feared drowned after shots were fired at their dinghy. Twelve were rescued.",
        "killed 30+ all",
    ),
    Case("sea-owner", "Company: no casualties. All 23 seafarers are safe and accounted for.", "killed none all"),
    # ------------------------------------------------------------------ rival counts, corrections, other happenings
    Case(
        "count-correct",
        "Correction: the article first said that eight people had been killed. The correct figure is seven.",
        "killed 7 all",
        "killed 8 all",
    ),
    Case(
        "count-half",
        "Roughly half of the 46 wounded were discharged by the evening; the hospital still has 21.",
        "injured 46 all; injured 21 all",
    ),
    Case(
        "count-ten",
        "The mayor had initially spoken of ten dead; on Thursday he lowered the figure to eight.",
        "killed 8 all",
        "killed 10 all",
    ),
    Case(
        "other-month",
        "Six people died in the market blast. It was the third attack in Velm this month; in the first, on 2 May, 14 shoppers were killed, in the second nine.",
        "killed 6 all",
        "killed 14 civilians",
    ),
    Case(
        "other-same-day",
        "The blast wounded four. In a separate incident the same day a policeman was gunned down 40 kilometres away in Tell.",
        "injured 4 all",
    ),
)

MORE_DESK_CASES = (  # the first run on these: numbers 69.9 F1, with their group 61.1
    # ------------------------------------------------------------------ forty more, written when the first sixty were read right
    Case(
        "more-clinic",
        "The clinic in Harad admitted 28 casualties after the raid; five did not survive the night, a surgeon told the agency.",
        "injured 28 all; killed 5 all",
    ),
    Case(
        "more-barracks",
        "Drones struck a barracks near Tell before dawn. The general staff said nine recruits had been killed and that 15 more were receiving treatment.",
        "killed 9 soldiers; injured 15 soldiers",
    ),
    Case(
        "more-bus",
        "A bus with 40 pilgrims aboard came under fire in the hills above Darsi; ten of the passengers died and the driver is fighting for his life.",
        "killed 10 civilians; injured 1! all",
    ),
    Case(
        "more-teen",
        "Two teenagers, aged 15 and 17, bled to death before an ambulance could reach them, their uncle said.",
        "killed 2 children",
    ),
    Case(
        "more-three-more",
        "Three more people have died of injuries they suffered in last week's arson attack on a dance hall, raising the death toll to 19.",
        "killed 3 all; killed 19 all",
    ),
    Case(
        "more-mayor",
        "Gunmen dragged the mayor of Colima Viejo from his car and shot him dead; his bodyguard was also killed and a secretary was grazed by a bullet.",
        "killed 1! other; injured 1! other",
    ),
    Case(
        "more-blaze",
        "Seven prisoners burned to death and at least 31 suffered smoke inhalation when mattresses were set alight, the warden said.",
        "killed 7 civilians; injured 31+ civilians",
    ),
    Case(
        "more-body-count",
        "Emergency crews recovered the bodies of 16 people from the river, eleven of them women, and the search for eight others was to resume at daybreak.",
        "killed 16 all; killed 11 women; missing 8 all",
    ),
    Case(
        "more-police-st",
        "Our correspondent counted 14 dead at the police station. The provincial police admitted to the loss of six officers.",
        "killed 14 all; killed 6 police",
    ),
    Case(
        "more-tribal",
        "Fighting between herders and farmers in the Bala valley claimed 27 lives on both sides, a local elder said. Over 60 homes were torched.",
        "killed 27 all",
    ),
    Case(
        "more-militia",
        "At least five militiamen were killed and a dozen wounded when a suicide driver rammed a checkpoint of the self-defence force, the governor announced.",
        "killed 5+ militants; injured 12 militants",
    ),
    Case(
        "more-nurse",
        "Midwife Sanna Iro and two patients were among those who lost their lives; 13 members of the hospital staff were hurt.",
        "killed 2 civilians; killed 1! medics; injured 13 medics",
    ),
    Case(
        "more-tourists",
        "Two French tourists and their guide were stabbed to death at a campsite. A third tourist survived with neck wounds.",
        "killed 3! all; killed 2 civilians; killed 1! other; injured 1! civilians",
    ),
    Case(
        "more-journalist",
        "A rocket killed cameraman Yusef Dahl and left his colleague Mara Lind with head injuries.",
        "killed 1! journalists; injured 1! other",
    ),
    Case(
        "more-army-claims",
        "Military operation: 23 bandits neutralised, 2 own soldiers martyred, 5 wounded, 41 hostages freed.",
        "killed 23 militants; killed 2 soldiers; injured 5 soldiers",
    ),
    Case(
        "more-doubt",
        "The junta put the toll at two, but three residents told the radio that no fewer than 17 villagers, among them a pregnant woman and six children, had been massacred.",
        "killed 2 all; killed 17+ civilians; killed 1! women; killed 6 children",
    ),
    Case(
        "more-stampede",
        "In the panic that followed the shots nine fans were trampled to death and scores more needed hospital treatment.",
        "killed 9 civilians; injured dozens all",
    ),
    Case(
        "more-boat",
        "The boat capsized after it was rammed; 12 of those on board were saved, 21 drowned, and there is no word of the rest.",
        "killed 21 all",
    ),
    Case(
        "more-hostage",
        "Six hostages were freed in the raid, but one was killed in the crossfire along with four of the kidnappers.",
        "killed 1 all; killed 5! all; killed 4 militants",
    ),
    Case(
        "more-officer-wounds",
        "A corporal of the border police died of wounds sustained in Sunday's ambush, the ministry said, which brings police losses to four.",
        "killed 1! police; killed 4 police",
    ),
    Case(
        "more-cabinet",
        "The cabinet held a minute's silence for the 33 victims, a third of them under the age of ten.",
        "killed 33 all",
    ),
    Case(
        "more-photo",
        "Fourteen names are engraved on the stone. The eldest was 81, the youngest four months.",
        "killed 14 all; killed 1! children",
    ),
    Case(
        "more-late-night",
        "BREAKING Explosion in central Alma. Several casualties reported. UPD 21:40 - four dead, 12 hurt. UPD 22:15 - a child has died, toll now five.",
        "killed 4 all; injured 12 all; killed 1! children; killed 5 all; injured several all",
    ),
    Case(
        "more-gunshot",
        "Nineteen students were hit by gunfire as they fled across the yard. Two succumbed at the scene.",
        "injured 19 civilians; killed 2 all",
    ),
    Case(
        "more-none-hurt",
        "The shell fell in an empty field. Neither of the two farmhands was harmed and there was no damage.",
        "injured none civilians",
    ),
    Case(
        "more-cleric",
        "A prominent cleric and six of his followers were shot as they left the shrine; all seven died.",
        "killed 7 all",
    ),
    Case(
        "more-sniper",
        "A sniper's bullet killed a girl of eleven on her way to school in Haro, the second child to be shot there this month.",
        "killed 1! children",
    ),
    Case(
        "more-split",
        "By Monday the dead numbered 22: 12 at the station, seven on the bridge and three who died later.",
        "killed 22 all; killed 12 all; killed 7 all; killed 3 all",
    ),
    Case(
        "more-lorry",
        "Sixty-one people were injured, 14 of them critically, when a lorry ploughed into the crowd; nobody was killed.",
        "injured 61 all; injured 14 all; killed none all",
    ),
    Case(
        "more-contract",
        "Four Kenyan contractors were killed and three colleagues abducted, their employer confirmed.",
        "killed 4 other; missing 3 other",
    ),
    Case(
        "more-ngo",
        "The charity said that two of its staff, a driver and a logistician, had been executed by the militia.",
        "killed 2 aid workers; killed 1! civilians; killed 1! other",
    ),
    Case(
        "more-cop",
        "One cop dead, two hurt in Astin shootout | A 29-year-old officer was fatally shot and two of his partners were wounded on Friday night.",
        "killed 1 police; injured 2 police; killed 1! police",
    ),
    Case(
        "more-couple",
        "An elderly couple died when their house collapsed; their granddaughter, 6, was dug out alive with two broken legs.",
        "killed 2! all; injured 1! children",
    ),
    Case("more-all-dead", "None of the 11 miners on the shift survived.", "killed 11 civilians"),
    Case(
        "more-each",
        "Each side blamed the other and each counted its dead: the army eight, the rebels 14.",
        "killed 8 soldiers; killed 14 militants",
    ),
    Case(
        "more-raised",
        "Health officials raised the number of confirmed fatalities from 41 to 44 after three of the critically injured passed away.",
        "killed 44 all; killed 3 all",
    ),
    Case(
        "more-under-rubble",
        "Two families, 13 people in all, lie beneath the ruins of the building; only a baby was brought out alive.",
        "missing 13 all",
    ),
    Case(
        "more-chief",
        "Village chief Baro Tamsi, his two wives and an infant son perished in the flames.",
        "killed 1! other; killed 4! all; killed 2 women; killed 1! children",
    ),
    Case("more-beheaded", "The group beheaded seven captives, according to a video that could not be verified.", "killed 7 all"),
    Case(
        "more-two-places",
        "Shelling killed three in Norva and one in the neighbouring hamlet of Ost; 14 people in the two places were injured.",
        "killed 3 all; killed 1 all; injured 14 all",
    ),
    Case(
        "more-took-away", "Gunmen took away 14 passengers from a bus near Dansa on Monday, police said.", "missing 14 civilians"
    ),
    Case("more-herded", "Bandits stormed the school and herded 20 pupils into the forest.", "missing 20 children"),
    Case("more-marched-off", "The attackers marched off 14 villagers, a survivor said.", "missing 14 civilians"),
    Case("more-led-away", "Police officers led away two suspects after the shooting wounded a clerk.", "injured 1! civilians"),
)
