"""Who says so and how sure the text is: marked texts over the five statuses, and near misses beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from examples import parse
from spacy.language import Language

from pipeline.catalogue import Catalogue
from pipeline.events import read_events
from pipeline.records import Article, Event, Paragraph, Publication, PublishedBasis, Slot, SourceKind, Stance
from pipeline.tables.cells import Cell

ReadRows = Callable[..., list[dict[str, Cell]]]

REPORTED = [
    "[Gunmen stormed a police station in Ajdabiya on Tuesday](status=reported; source=; cue_text=).",
    "Shells landed on a school in Tajura, [Reuters](status=reported; source=Reuters; source_kind=media) reported.",
    "The [municipal council](status=reported; source=municipal council; source_kind=official) said that gunmen had looted a bank in Surman.",
    "A car bomb exploded near a court in Benghazi, a [security official](status=reported; source=security official; source_kind=official) said on Monday.",
    "Clashes were [reported](status=reported; source=) in Sabratha on 19 September.",
    "[Security sources](status=reported; source_kind=official) said that gunmen abducted a doctor in Sebha.",
    "Fighting broke out in Zawiya on Sunday. [Eight people were killed](status=reported; killed=8).",
    "The [mayor of Ghat](status=reported; source=mayor of Ghat; source_kind=official) told reporters that unknown gunmen had kidnapped two engineers.",
    "ISIS fighters attacked a checkpoint near Zella, the [Associated Press](status=reported; source_kind=media) said.",
    "According to the [interior ministry](status=reported; source=interior ministry; source_kind=official), demonstrators blocked a road in Tobruk.",
    "[Police](status=reported; source_kind=official) said that gunmen attacked a shop in Tripoli.",
]

CLAIMED = [
    "The [LNA](status=claimed; source=LNA; source_kind=party) said that its jets bombed a camp in Hun.",
    "[LNA spokesman Ahmed al-Mismari](status=claimed; source=LNA spokesman Ahmed al-Mismari; source_kind=party) said the army captured the port of Brega.",
    "The [BM media centre](status=claimed; source=BM media centre; source_kind=party) reported that BM fighters killed six ISIS gunmen in Sirte.",
    "ISIS killed 12 LNA soldiers in an ambush near Derna, its [Amaq](status=claimed; source_kind=party) news agency said.",
    "[U.S. Africa Command](status=claimed; source=U.S. Africa Command; source_kind=party) said on Thursday that it had carried out two airstrikes near Murzuq.",
    "[ISIS](status=claimed; source_kind=party) claimed to have shot down two drones near Sirte.",
    "GNA forces shelled an LNA column south of Tarhuna, a [GNA field commander](status=claimed; source_kind=party) claimed.",
    "According to the [LNA](status=claimed; source=LNA; cue_text=According to), its troops seized the airport in Tamanhint.",
    "The [Benghazi Defence Brigades](status=claimed; source_kind=party) announced that they had taken the oil terminal at Ras Lanuf.",
    "LNA jets struck militants in Ganfouda, [the LNA](status=claimed) said, and two vehicles were destroyed.",
    "[The LNA](status=claimed; source=LNA) confirmed that its forces had captured Hun.",
    '"Our men repelled the attack on the Zella checkpoint and killed four terrorists," said the [LNA\'s spokesman](status=claimed; source_kind=party).',
    "[Ansar al-Sharia](status=claimed; source_kind=party) insisted that its fighters had killed seven soldiers in Benghazi.",
    "A GNA drone strike killed five LNA soldiers in Bani Walid, according to the [GNA's operations room](status=claimed; source=GNA's operations room; source_kind=party).",
    "[Libyan National Army](status=claimed) officials said the army shelled the port of Derna.",
    "[The GNA](status=claimed; source_kind=party) said LNA aircraft bombed a school in Zuwara.",
    "Misratan militias shelled houses near Tarhuna, [the LNA](status=claimed; source_kind=party) said.",
    "The [spokesman for the Misratan-led forces](status=claimed) said they took control of the port of Sirte.",
]

UNCONFIRMED = [
    "[Reportedly](status=unconfirmed; cue_text=Reportedly), gunmen stormed a bank in Sebha.",
    "Gunmen [reportedly](status=unconfirmed; cue_text=reportedly; source=) abducted two teachers in Ubari.",
    "[Local sources](status=unconfirmed; source=local sources; source_kind=local) said that gunmen kidnapped a judge in Derna.",
    "Unknown gunmen abducted three workers near the Mabruk oil field, [residents](status=unconfirmed; source=residents; source_kind=local) said.",
    "[Local media](status=unconfirmed; source=local media; source_kind=local_media) reported clashes in Warshefana on Friday.",
    "A drone [allegedly](status=unconfirmed) bombed a convoy near Murzuq.",
    "[Sources](status=unconfirmed; source=sources; source_kind=unnamed) said that a militia attacked the prison at Ain Zara.",
    "ISIS is [believed to](status=unconfirmed) have abducted the four engineers.",
    "An airstrike hit a farm near Tarhuna on Sunday. The report [could not be verified](status=unconfirmed) independently.",
    "Militants seized a checkpoint near Bin Jawad, but this has [not yet been confirmed](status=unconfirmed) by the army.",
    "On 2 May, [local media sources](status=unconfirmed; source=local media sources; source_kind=local_media; confirmed_by=; disputed_by=) reported three car bomb attacks by ISIS on GNA troops, but the GNA has not yet confirmed them.",
    "Last Sunday, [local sources](status=unconfirmed; source=local sources) say, ISIS fighters withdrew from checkpoints near the port.",
    "Posts on [Facebook](status=unconfirmed; source_kind=social_media) said that tanks had shelled houses in Tajura.",
    "[Unconfirmed reports](status=unconfirmed) said that jets bombed a camp near Waddan.",
    "There were [reports of](status=unconfirmed) clashes in Janzour on Saturday night.",
    "ISIS [appears to](status=unconfirmed) have executed two prisoners in Sirte.",
    "[Initial reports](status=unconfirmed) indicated that a suicide bomber attacked a hotel in Tripoli.",
    "ISIS executed two men in Sirte, according to [activists](status=unconfirmed; source=activists; source_kind=local).",
    "An [alleged](status=unconfirmed; cue_text=alleged) chemical attack took place in Benghazi on 25 June.",
    "[A source close to the LNA](status=unconfirmed; source_kind=unnamed) said that three smugglers were arrested near Kufra.",
    "It was not possible to [verify](status=unconfirmed; confirmed_by=) the brigade's claim that it shot down a drone near Hun.",
    "[Rumours circulated](status=unconfirmed) that the commander was killed in Sebha.",
    "[Reports of](status=unconfirmed) clashes in Zawiya emerged on Friday.",
    "It [is thought](status=unconfirmed) that the engineers were abducted by a militia near Hun.",
    "According to an [unnamed diplomat](status=unconfirmed; source_kind=unnamed), jets bombed a camp near Hun.",
    "Guards opened fire on a crowd in Brega, a [demonstrator](status=unconfirmed; source_kind=local) told Reuters.",
    "GNA forces captured Gharyan. An [LNA commander](status=confirmed) acknowledged that the town had fallen.",
    "The [GNA](status=confirmed; source_kind=party) conceded that its units had pulled out of Sirte.",
    "LNA planes bombed a school in Tripoli. The [UN mission](status=confirmed) condemned the attack, saying that two teachers were killed.",
    "Shelling killed nine people in Abu Salim, [the WHO](status=confirmed; source=WHO; source_kind=un_ngo) said.",
]

CONFIRMED = [
    "The [UN mission](status=confirmed; source=UN mission; source_kind=un_ngo) verified that shelling killed nine civilians in Abu Salim.",
    "[UNSMIL](status=confirmed; source=UNSMIL; confirmed_by=UNSMIL) documented the killing of four detainees in Tripoli in May.",
    "A bomb exploded in a market in Kufra. The [hospital](status=confirmed; confirmed_by=hospital; source=hospital; source_kind=medical) confirmed that six people were killed.",
    "Mortar shells killed two children in Sabratha, the [Sabratha hospital](status=confirmed; source_kind=medical) said.",
    "[ISIS](status=confirmed; source_kind=party) admitted that three of its fighters were killed in an airstrike near Sirte.",
    "Jets bombed a militia camp at Zuwara. The [National Oil Corporation](status=confirmed; confirmed_by=National Oil Corporation) confirmed the attack.",
    "It was [confirmed](status=confirmed) on Tuesday that gunmen had abducted the ambassador in Tripoli.",
    "The [LNA](status=confirmed; source_kind=party) acknowledged the loss of ten soldiers in fighting at Gharyan.",
    "The [Red Crescent](status=confirmed; source_kind=medical) said that shelling killed three people in Ain Zara.",
    "Local media reported an airstrike on Houn. [The LNA](status=confirmed; confirmed_by=LNA) later confirmed the strike.",
    "The [coroner](status=confirmed; source_kind=medical) confirmed that the man was killed by gunmen in Benghazi.",
    "Unidentified gunmen abducted a Filipino nurse in Tripoli on Monday. This was [confirmed](status=confirmed; confirmed_by=Foreign Ministry) by the Foreign Ministry.",
]

DISPUTED = [
    "An airstrike hit a clinic in Tripoli on Thursday. The [LNA](status=disputed; disputed_by=LNA) denied the strike.",
    "Residents said that jets bombed a farm near Bani Walid, but the [GNA](status=disputed; disputed_by=GNA; source=residents) denied this.",
    "The LNA said that it captured Gharyan on Monday. The [GNA](status=disputed; disputed_by=GNA) dismissed the claim.",
    "The [Third Force](status=disputed; disputed_by=Third Force) denied that its men had executed prisoners at Brak al-Shati.",
    "ISIS took control of a checkpoint near Sirte, a report which the [BM media centre](status=disputed; disputed_by=BM media centre) rejected.",
    "Haftar's forces [denied](status=disputed) that they had shelled the port of Tripoli.",
    "There are [conflicting accounts](status=disputed) of who won the clashes at Sabratha on Sunday. Eleven people were killed in the clashes.",
    "Militiamen attacked the oil field at Sharara. The [field's operator](status=disputed) denied it.",
    "The brigade captured the camp at Yarmouk, a claim the [army](status=disputed; disputed_by=army) rejected.",
    "The brigade captured the camp at Yarmouk, [a claim denied by](status=disputed) the army.",
    "The GNA's claim that it retook the airfield of Gharyan is [contested](status=disputed; disputed_by=residents) by residents.",
]

ACCUSED = [
    "Nobody claimed the [blast](status=reported; killed=2), in which two people died.",
    "The [GNA](status=claimed; source=GNA; actor1=Libyan National Army; killed=2) accused the LNA of shelling the port of Zuwara on 3 May, killing two people.",
    "The [LNA spokesman](status=claimed; actor1=Turkey; location=Hun) accused Turkey of carrying out an air strike near Hun.",
    "[Villagers](status=unconfirmed; actor1=7th Brigade (Kaniyat)) accused the Kaniyat militia of abducting five men from Tarhuna.",
    "[Human Rights Watch](status=unconfirmed; killed=3) accused LNA fighters of executing three prisoners near Derna on 3 May.",
    "Ansar al-Sharia [was accused](status=unconfirmed; actor1=Ansar al-Sharia) of killing the judge in Derna.",
    "A bomb killed two guards in Zliten on Monday; the mayor [accused](status=reported; actor1=Islamic State) Islamic State of the attack.",
    "The ministry [blamed](status=reported; actor1=Libyan National Army) the LNA for shelling a school in Hun.",
]

NEAR_MISSES = [
    "[GNA-aligned forces](status=claimed) announced on 5 May that they had retaken a camp in Hun.",
    "The LNA denied that it had fired on Hun, and claimed that it had [shot down](status=disputed) a drone near Zella.",
    "The blast [claimed](status=reported; source=) three lives in Benghazi on Friday.",
    "Gunmen attacked the House of Representatives after it [rejected the budget](status=reported; disputed_by=).",
    "A car bomb exploded at a checkpoint in Sirte. [No group claimed responsibility](status=reported; source=).",
    "A suicide bomber attacked a checkpoint near Sirte. [ISIS claimed responsibility](status=reported) for the attack.",
    "A bomb exploded outside an embassy in Tripoli. Ansar al-Sharia [denied responsibility](status=reported; disputed_by=) for the blast.",
    "Gunmen abducted two journalists in Sirte. ISIS [denied involvement](status=reported; disputed_by=).",
    "Protesters gathered in Tripoli on Friday although the directorate [denied permission](status=reported; disputed_by=).",
    "The rebels attacked on schedule and took the town of Brega [according to plan](status=reported; source=).",
    "Presumed [LNA forces](status=reported) attacked a checkpoint near Hun on Monday.",
    "[Suspected ISIS gunmen](status=reported) killed two policemen in Ajdabiya.",
    "A militant who had [reportedly](status=reported) lived in Sirte blew himself up in Benghazi.",
    "Clashes broke out in Derna on 29 January, after the council had [reportedly](status=reported) abducted three men.",
    "The talks reportedly failed, [but](status=reported) gunmen attacked the airport in Tripoli on Sunday.",
    "Gunmen attacked a bank in Sebha, [reportedly](status=reported) wounding two guards.",
    "The GNA [accused](status=claimed; disputed_by=) the LNA of bombing a hospital in Tripoli.",
    "The [LNA spokesman](status=reported; source_kind=official) said that a tribal militia attacked a migrant camp in Zuwara.",
    "The LNA [has not confirmed](status=unconfirmed; confirmed_by=) that jets bombed a camp near Sirte.",
    "[Reuters](status=confirmed) cited a medic as saying that a rocket killed two people in Tajura.",
    "[Local media](status=claimed) quoted the LNA spokesman as saying that LNA troops had taken Hun.",
    "Militiamen attacked the parliament in Tripoli after it [dismissed](status=reported; disputed_by=) the prime minister.",
    "A bomb exploded in Derna on Monday. The prime minister [confirmed](status=reported; confirmed_by=) his visit to Tunis.",
    "Rockets hit Mitiga airport on Saturday. The UN mission [denied](status=reported; disputed_by=) rumours about a new envoy.",
    "LNA jets bombed Derna on Monday. The airline [confirmed](status=reported; confirmed_by=) that flights would resume.",
    "Police said goodbye to [colleagues](status=reported; source=) whom gunmen killed in Benghazi on Tuesday.",
    "Eleven people died in the shelling of Ain Zara, and as many as 55 were hurt, [a figure that could not be verified](status=reported).",
    "ISIS gunmen attacked a base in Zella. The group is [believed to](status=reported) have 200 fighters in the desert.",
    "The army did not [deny](status=reported; disputed_by=) that gunmen had attacked its base at Hun.",
    "Gunmen killed a [confirmed](status=reported; confirmed_by=) bachelor in Tripoli on Monday.",
    "Fighters from [disputed](status=reported; disputed_by=) areas attacked a checkpoint near Kufra.",
    "A truck bomb [probably](status=reported) meant for the courthouse exploded in Khoms.",
    "A bomb [apparently](status=reported) planted under his car exploded in Tobruk and wounded an officer.",
    "An air strike hit Zuwara, killing 12 people [according to local media](status=reported).",
    "The Islamic State [denied](status=reported; disputed_by=) that it carried out the bombing of a mosque in Derna.",
    "Gunmen attacked a bank in Sebha. There were no [reports of](status=reported) casualties.",
    "[No one](status=reported; source=) has claimed the attack on the pipeline near Zilla.",
    "Fighting broke out near Hun on Monday. Six guards were killed, [reports](status=reported) indicate.",
    "The council opened a street market, [a plan](status=reported; disputed_by=) the army rejected, before gunmen attacked a bank in Sebha.",
]

ALL = [*REPORTED, *CLAIMED, *UNCONFIRMED, *CONFIRMED, *DISPUTED, *ACCUSED, *NEAR_MISSES]


@pytest.fixture
def first_event(nlp: Language, catalogue: Catalogue, article: Callable[..., Article]) -> Callable[[str], Event]:
    """The first event of a text."""

    def read(text: str) -> Event:
        publication = Publication(date(2016, 9, 27), "2016-09-27", PublishedBasis.FILE_NAME, "test")
        given = article(text=text, paragraphs=(Paragraph(0, len(text)),), publication=publication, title="")
        return read_events(nlp(text), given, catalogue)[0]

    return read


@pytest.mark.parametrize("marked", ALL)
def test_first_row_shows_who_says_so_and_how_sure(marked: str, read_rows: ReadRows) -> None:
    example = parse(marked)
    rows = read_rows(example.text)
    assert rows, "no row"
    shown = {cell: "" if rows[0][cell] is None else str(rows[0][cell]) for cell in example.cells}
    assert shown == example.cells


CLAIMS = [
    (
        "A car bomb exploded at a checkpoint near Sirte. ISIS claimed responsibility for the blast.",
        (Slot.ACTOR1, "ISIS", SourceKind.PARTY, Stance.CLAIMS_RESPONSIBILITY),
    ),
    (
        "A bomb exploded outside an embassy in Tripoli. Ansar al-Sharia denied responsibility for the blast.",
        (Slot.ACTOR1, "Ansar al-Sharia", SourceKind.PARTY, Stance.DENIES_RESPONSIBILITY),
    ),
    (
        "Jets bombed a clinic in Tripoli. The GNA accused the LNA of the attack.",
        (Slot.ACTOR1, "GNA", SourceKind.OFFICIAL, Stance.ACCUSES),
    ),
    ("Presumed LNA forces attacked a checkpoint near Hun on Monday.", (Slot.ACTOR1, "", None, Stance.HEDGES)),
    ("Suspected ISIS gunmen killed two policemen in Ajdabiya.", (Slot.ACTOR1, "", None, Stance.HEDGES)),
    ("Gunmen attacked a bank in Sebha, reportedly wounding two guards.", (Slot.INJURED, "", None, Stance.HEDGES)),
    (
        "Fighting broke out in Zawiya on Sunday. Eight people were killed, the town's hospital said.",
        (Slot.KILLED, "town's hospital", SourceKind.MEDICAL, Stance.ASSERTS),
    ),
    (
        "An airstrike hit a clinic in Tripoli on Thursday. The LNA denied the strike.",
        (Slot.EVENT, "LNA", SourceKind.PARTY, Stance.DENIES),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CLAIMS)
def test_claims_name_slot_speaker_and_stance(
    text: str, wanted: tuple[Slot, str, SourceKind | None, Stance], first_event: Callable[[str], Event]
) -> None:
    claims = [(claim.slot, claim.speaker, claim.speaker_kind, claim.stance) for claim in first_event(text).claims]
    assert wanted in claims


@pytest.mark.parametrize(
    ("text", "sources", "kinds"),
    [
        (
            "Gunmen stormed a bank in Sebha, residents and a security official said.",
            "residents; security official",
            "local; official",
        ),
        (
            "Reuters cited a medic as saying that a rocket killed two people in Tajura.",
            "Reuters; medic",
            "media; medical",
        ),
        (
            "The eight died in clashes in Derna, the hospital said. The clashes began at dawn, residents said.",
            "hospital; residents",
            "medical; local",
        ),
    ],
)
def test_several_sources_are_joined(text: str, sources: str, kinds: str, read_rows: ReadRows) -> None:
    row = read_rows(text)[0]
    assert sorted(str(row["source"]).split("; ")) == sorted(sources.split("; "))
    assert sorted(str(row["source_kind"]).split("; ")) == sorted(kinds.split("; "))


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("Gunmen abducted a doctor in Sebha. The report could not be verified.", True),
        ("An airstrike hit a clinic in Tripoli. The LNA denied the strike.", True),
        ("Militants overran a camp near Derna. An army officer admitted that the camp was lost.", True),
        ("Gunmen abducted a doctor in Sebha. The minister confirmed his visit to Tunis.", False),
        ("An airstrike hit a clinic in Tripoli. The council denied access to the archive.", False),
        ("Gunmen abducted a doctor in Sebha. Parliament rejected the budget.", False),
        ("Gunmen abducted a doctor in Sebha. The spokesman said that schools would reopen.", False),
        ("Rockets hit a farm in Tajura. Initial reports suggested that exports rose in May.", False),
        ("Gunmen abducted a doctor in Sebha. The bank reported a loss. Its chairman denied this.", False),
    ],
)
def test_a_later_sentence_joins_the_evidence_only_where_it_speaks_of_the_event(
    text: str, joins: bool, first_event: Callable[[str], Event]
) -> None:
    assert (len(first_event(text).evidence) > 1) is joins


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army spokesman told Reuters that gunmen had stormed a bank in Sebha.", "army spokesman"),
        ("Local sources said that gunmen had stormed a bank in Sebha.", "local sources"),
        (
            "Gunmen stormed a bank in Sebha, a spokesman for the interior ministry said.",
            "spokesman for the interior ministry",
        ),
        ("Gunmen stormed a bank in Sebha, said Mayor Ali Badr.", "Mayor Ali Badr"),
        (
            "The United States Africa Command (AFRICOM) said that it bombed a camp near Sirte.",
            "United States Africa Command",
        ),
        ("On Sunday, the Red Crescent said, shelling killed a child in Tajura.", "Red Crescent"),
    ],
)
def test_the_source_is_named_by_the_words_of_the_text(text: str, name: str, read_rows: ReadRows) -> None:
    assert read_rows(text)[0]["source"] == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The LNA spokesman said that LNA troops attacked a camp near Hun.", "party"),
        ("The LNA spokesman said that a tribal militia attacked a camp near Zuwara.", "official"),
        ("The BM media centre said that ISIS fighters attacked a checkpoint of BM in Sirte.", "party"),
        ("Amaq said that ISIS fighters attacked a checkpoint near Zella.", "party"),
        ("ISIS's Amaq news agency said that a suicide bomber attacked a court in Misrata.", "party"),
        ("Security sources said that gunmen attacked a bank in Sebha.", "official"),
        ("Sources said that gunmen attacked a bank in Sebha.", "unnamed"),
        ("A local radio station reported that gunmen attacked a bank in Sebha.", "local_media"),
    ],
)
def test_whether_a_speaker_is_a_party_depends_on_the_sides(text: str, kind: str, read_rows: ReadRows) -> None:
    assert read_rows(text)[0]["source_kind"] == kind
