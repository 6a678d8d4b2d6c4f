# ruff: noqa: E501
"""More small reports of invented happenings, in the variety of armed conflict; the notation is that of ``cases``.

They were written in one go, before the rules that pass them, so that the first run says how well the rules carry over.
"""

from __future__ import annotations

from tests.read.counts.cases import Case

FIELD_CASES = (
    # ------------------------------------------------------------------ ranges and qualifiers
    Case(
        "range-between",
        "Between 15 and 20 fighters were killed in the raid on the camp, a commander said.",
        "killed 15-20 militants",
    ),
    Case("range-to", "Local doctors put the dead at 30 to 35.", "killed 30-35 all"),
    Case(
        "at-least-two",
        "At least 19 people, most of them women, were killed when shells fell on the bread queue.",
        "killed 19+ all",
    ),
    Case(
        "no-fewer",
        "No fewer than 40 villagers lost their lives and scores were injured in the overnight raid.",
        "killed 40+ civilians; injured dozens all",
    ),
    Case(
        "more-than-digits",
        "More than 1,300 people have been injured since the shelling of the port began on Friday.",
        "injured >1300 all",
    ),
    Case("as-many-as", "As many as 25 soldiers may have been wounded, a medic at the base said.", "injured <=25 soldiers"),
    Case(
        "dozens-killed",
        "Dozens of people were killed and hundreds wounded when the depot exploded.",
        "killed dozens all; injured hundreds all",
    ),
    Case(
        "scores-wounded",
        "Scores were wounded, several of them critically, in the stampede that followed the blast.",
        "injured dozens all",
    ),
    Case(
        "around-and-nearly",
        "Around 60 people died and nearly 200 were hurt in the air raid on the market.",
        "killed ~60 all; injured ~200 all",
    ),
    Case("and-counting", "Rescue teams speak of 17 dead and counting.", "killed 17+ all"),
    Case("half-a-dozen", "Half a dozen passengers were killed when the bus hit a mine.", "killed 6 civilians"),
    Case("two-dozen", "More than two dozen conscripts were killed in a missile strike on their barracks.", "killed >24 soldiers"),
    Case("single-digit-words", "Nine people died, three of them on the way to hospital.", "killed 9 all"),
    Case("some-number", "Some 45 pilgrims were killed and another 70 injured.", "killed ~45 civilians; injured 70 all"),
    Case(
        "hundred-and",
        "A hundred and twelve people were killed in the bombing of the theatre, the council said.",
        "killed 112 all",
    ),
    # ------------------------------------------------------------------ who was harmed
    Case(
        "police-of-them",
        "The suicide bomber killed 11 people, seven of them police officers, and wounded 22 others.",
        "killed 11 all; killed 7 police; injured 22 all",
    ),
    Case(
        "two-groups",
        "Eight soldiers and one civilian were killed when the convoy ran into an ambush.",
        "killed 8 soldiers; killed 1 civilians; killed 9! all",
    ),
    Case("citizens", "The bombardment killed 37 citizens and wounded 54.", "killed 37 civilians; injured 54 all"),
    Case("among-its-troops", "The ministry admitted five deaths among its troops.", "killed 5 soldiers"),
    Case(
        "attackers-and-villagers",
        "Eleven attackers and three villagers died in the fighting at Umm Tala.",
        "killed 11 militants; killed 3 civilians; killed 14! all",
    ),
    Case(
        "him-and-guards",
        "A roadside bomb hit the car of the district chief, killing him and two guards.",
        "killed 2 other; killed 3! all",
    ),
    Case("family-of-five", "A family of five was killed when a shell hit their tent.", "killed 5 all"),
    Case("couple-and-baby", "The strike killed a couple and their baby.", "killed 1! children; killed 3! all"),
    Case(
        "including-three",
        "The air strike killed 16 people, including three children and two women.",
        "killed 16 all; killed 3 children; killed 2 women",
    ),
    Case("mostly-women", "At least 22 people were killed, mostly women and children, health officials said.", "killed 22+ all"),
    Case(
        "wife-and-children",
        "The sheikh was killed along with his wife and four children.",
        "killed 6! all; killed 1! women; killed 4 children",
    ),
    Case(
        "aid-staff",
        "Three staff members of the relief agency were killed and a driver was wounded.",
        "killed 3 aid workers; injured 1! civilians",
    ),
    Case("medics-dead", "Two paramedics were killed when a second drone hit the ambulance.", "killed 2 medics"),
    Case(
        "journalist-dead",
        "A cameraman was killed and two reporters were injured by tank fire.",
        "killed 1! journalists; injured 2 journalists",
    ),
    Case(
        "police-and-civil",
        "The blast at the checkpoint killed four policemen and wounded nine people, among them three pupils.",
        "killed 4 police; injured 9 all; injured 3 children",
    ),
    Case(
        "peacekeepers",
        "Two peacekeepers from the UN mission were killed and five wounded by an improvised device.",
        "killed 2 soldiers; injured 5 soldiers",
    ),
    Case("border-guards", "Three border guards were shot dead near the crossing.", "killed 3 soldiers"),
    Case("gunmen-dead", "All four gunmen were killed by the security forces.", "killed 4 militants"),
    Case(
        "bomber-himself",
        "The bomber blew himself up at the gate, killing himself and two recruits.",
        "killed 1! other; killed 2 soldiers; killed 3! all",
    ),
    Case(
        "foreigners",
        "Six Chinese engineers and their driver were killed in the attack on their van.",
        "killed 6 other; killed 1! civilians; killed 7! all",
    ),
    Case("nationality", "Seven Palestinians were killed in the raid on the camp.", "killed 7 all"),
    Case(
        "girl-wounded",
        "A 12-year-old girl was killed by shrapnel and her brother was injured.",
        "killed 1! children; injured 1! all",
    ),
    Case(
        "teachers",
        "Two teachers and a guard died when militants stormed the school.",
        "killed 2 civilians; killed 1! other; killed 3! all",
    ),
    Case("nurses", "The shelling of the clinic killed a nurse and wounded two doctors.", "killed 1! medics; injured 2 medics"),
    Case("tribal-fighters", "Clashes between the two clans left 14 tribal fighters dead.", "killed 14 militants"),
    Case(
        "security-forces",
        "Nine members of the security forces were killed and twelve others injured.",
        "killed 9 soldiers; injured 12 soldiers",
    ),
    Case("farmworkers", "Gunmen on motorbikes shot dead 13 farm workers in a rice field.", "killed 13 civilians"),
    # ------------------------------------------------------------------ tolls that move
    Case("brings-to", "Two more bodies were pulled out on Sunday, which brings the toll to 52.", "killed 2 all; killed 52 all"),
    Case("rose-from", "The number of dead rose from 31 to 38 overnight, the mayor said.", "killed 38 all", "killed 31 all"),
    Case("revised-down", "The governor revised the toll from 21 to 18.", "killed 18 all", "killed 21 all"),
    Case(
        "earlier-toll",
        "Forty-four people are now known to have died. An earlier toll had put the dead at 29.",
        "killed 44 all",
        "killed 29 all",
    ),
    Case(
        "previously-said",
        "The hospital said 12 people were killed; it had previously spoken of nine dead.",
        "killed 12 all",
        "killed 9 all",
    ),
    Case(
        "died-of-wounds",
        "One of the wounded died in hospital on Tuesday, raising the death toll to seven.",
        "killed 7 all; killed 1 all",
    ),
    Case("climbed", "The death toll in the mosque attack climbed to at least 63.", "killed 63+ all"),
    Case("now-stands", "The toll now stands at 26 dead and 40 injured.", "killed 26 all; injured 40 all"),
    Case("figure-is", "The ministry says nine people died; the Red Crescent's figure is 14.", "killed 9 all; killed 14 all"),
    Case(
        "put-at",
        "The opposition put the number of killed at 80, while the army spoke of 12 dead.",
        "killed 80 all; killed 12 all",
    ),
    Case("not-twelve", "Police corrected themselves: 10 people, not 12, were killed.", "killed 10 all", "killed 12 all"),
    Case(
        "headline-body",
        "Strike on village kills 40|At least 33 people were killed in the strike on the village, a local official said.",
        "killed 40 all; killed 33+ all",
    ),
    Case(
        "later-rose", "Initially five people were reported dead. That number later rose to eight.", "killed 8 all", "killed 5 all"
    ),
    # ------------------------------------------------------------------ hospitals, days, places: partial counts
    Case(
        "two-hospitals",
        "Twelve bodies reached the Salam hospital and nine the Nour clinic. In all, 21 people were killed, the health office said.",
        "killed 21 all",
        "killed 12 all",
    ),
    Case(
        "hospital-received",
        "The town's hospital received 18 of the wounded. The ministry counted 31 injured.",
        "injured 31 all",
    ),
    Case(
        "per-place",
        "Five people were killed in Darsi and three in Velm, a total of eight dead, the governor said.",
        "killed 5 all; killed 3 all; killed 8 all",
    ),
    Case("critical-among", "Seventeen people were injured, four of them critically.", "injured 17 all; injured 4 all"),
    # ------------------------------------------------------------------ apart from the toll
    Case("hostages", "The kidnappers hold 14 hostages. One captive was killed during the rescue.", "killed 1 all"),
    Case("abducted", "Gunmen killed three guards and abducted 25 schoolgirls.", "killed 3 other; missing 25 children"),
    Case("arrests", "Two officers were wounded and 40 protesters were arrested.", "injured 2 police"),
    Case("inside", "About 300 people were inside the hall when the roof fell in. Nobody was hurt.", "injured none all"),
    Case("survivors", "Eleven survivors were found in the cellar; six people had died.", "killed 6 all"),
    Case("freed", "Soldiers freed 19 captives and killed five militants.", "killed 5 militants"),
    Case("displaced", "The fighting killed nine civilians and displaced 4,000 families.", "killed 9 civilians"),
    Case("leaders-in-car", "At least two commanders were in the car when the missile hit it.", ""),
    Case("troops-sent", "The government sent 600 troops to the town after 14 villagers were killed.", "killed 14 civilians"),
    Case("houses", "The raid destroyed 40 houses and killed two shepherds.", "killed 2 civilians"),
    # ------------------------------------------------------------------ missing
    Case(
        "under-rubble",
        "Ten people were killed and at least six are believed to be trapped under the rubble.",
        "killed 10 all; missing 6+ all",
    ),
    Case("unaccounted", "Thirty-one migrants drowned and about 40 remain unaccounted for.", "killed 31 all; missing ~40 all"),
    Case("missing-soldiers", "The army said eight soldiers were missing after the attack on the outpost.", "missing 8 soldiers"),
    Case("still-buried", "Fifteen people are still buried under the ruins of the block, rescuers said.", "missing 15 all"),
    # ------------------------------------------------------------------ none reported
    Case("no-casualties", "A rocket landed in an open field. There were no reports of casualties.", "killed none all"),
    Case("no-civilian", "The command said it had no indication of civilian casualties.", "killed none civilians"),
    Case(
        "nobody-killed",
        "Two drones were shot down over the port; no one was killed or injured.",
        "killed none all; injured none all",
    ),
    Case("without-casualties", "The missile fell into the sea without causing casualties.", "killed none all"),
    # ------------------------------------------------------------------ channels and telegrams
    Case(
        "telegram-list",
        "❗️Attack on Bilne\nKilled: 4\nWounded: 11, including 2 children",
        "killed 4 all; injured 11 all; injured 2 children",
    ),
    Case(
        "telegram-martyrs",
        "🔴 8 martyrs and dozens of wounded in the bombing of a house in the Nasr quarter",
        "killed 8 all; injured dozens all",
    ),
    Case("telegram-short", "Shelling of Stepne: 3 killed, 7 injured.", "killed 3 all; injured 7 all"),
    Case("telegram-plus", "Enemy drones hit a minibus. 1 killed, 6 wounded. Details to follow.", "killed 1 all; injured 6 all"),
    Case("kia", "Our losses: 2 KIA, 5 WIA.", "killed 2 all; injured 5 all"),
    Case(
        "headline-verbless", "Car bomb outside bank: 9 dead, 30 hurt|The bomb went off at noon.", "killed 9 all; injured 30 all"
    ),
    Case("headline-kills", "Drone strike kills three militants, wounds two|", "killed 3 militants; injured 2 militants"),
    Case(
        "ministry-of-health",
        "Ministry of Health: 23 martyrs, 70 injured in today's raids on the refugee camp",
        "killed 23 all; injured 70 all",
    ),
    # ------------------------------------------------------------------ clauses
    Case("leaving", "Shells rained on the suburb, leaving 13 dead and 41 wounded.", "killed 13 all; injured 41 all"),
    Case("claimed-lives", "The double bombing claimed the lives of 28 worshippers.", "killed 28 civilians"),
    Case("cost-lives", "The battle for the bridge cost 19 lives.", "killed 19 all"),
    Case("passive-relative", "The six men who were killed had been digging a well.", "killed 6 all"),
    Case("whose-bodies", "The bodies of five miners were recovered from the shaft on Monday.", "killed 5 civilians"),
    Case("found-dead", "Four herders were found dead with gunshot wounds near the well.", "killed 4 civilians"),
    Case("executed", "The insurgents executed nine prisoners in the square.", "killed 9 civilians"),
    Case("succumbed", "Two of the injured later succumbed to their wounds.", "killed 2 all"),
    Case("nominal", "The killing of four activists in the capital has drawn protests.", "killed 4 other"),
    Case(
        "deaths-of", "The attack led to the deaths of 15 civilians, among them five women.", "killed 15 civilians; killed 5 women"
    ),
    Case("buried", "Relatives buried 12 victims of the attack on Thursday.", "killed 12 all"),
    Case("sustained", "Eight people sustained injuries and one died of her wounds.", "injured 8 all; killed 1 all"),
    Case(
        "taken-to-hospital",
        "Twenty-three people were taken to hospital, five of them in serious condition.",
        "injured 23 all; injured 5 all",
    ),
    Case(
        "also-died", "A colonel was killed in the explosion. Two of his bodyguards also died.", "killed 1! other; killed 2 other"
    ),
    # ------------------------------------------------------------------ other happenings
    Case(
        "last-year",
        "Gunmen killed four traders on the road. In a similar attack last year, 30 people died.",
        "killed 4 civilians",
        "killed 30 all",
    ),
    Case(
        "since-october",
        "The strike killed two fighters. More than 900 people have been killed in such strikes since October.",
        "killed 2 militants",
        "killed >900 all",
    ),
    Case(
        "series-this-year",
        "A farmer was shot dead on Friday. At least 112 people have been killed in the district this year.",
        "killed 1! civilians",
        "killed 112+ all",
    ),
    Case(
        "elsewhere",
        "Shelling killed six people in the city. Elsewhere in the province, a drone killed two policemen.",
        "killed 6 all",
        "killed 2 police",
    ),
    Case(
        "war-total",
        "A shell killed a pensioner. The war has killed more than 20,000 people.",
        "killed 1! civilians",
        "killed >20000 all",
    ),
    Case(
        "threat",
        "The commander threatened to kill 50 hostages if the raid went on. Three guards had been shot dead.",
        "killed 3 other",
    ),
)
