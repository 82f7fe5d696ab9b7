from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

# A bar stands where a sentence begins.
TEXTS = [
    "Clashes broke out. |Three men died.",
    "Clashes broke out!|Then it was quiet?|No one knows.",
    "Maj. Gen. Ahmed Salem spoke. |Col. Naji left.",
    "Brig. Gen. Salem and Lt. Col. Hadi met Sgt. Omar.",
    "Mr. Serraj met Dr. Salame and Prof. Zed. |They agreed.",
    "He met Adm. Smith in St. Julian in Malta.",
    "The U.S. Africa Command denied it. |A drone fell.",
    "It was made in the U.S. |The army said so.",
    "It was made in the U.S. in May.",
    "The U.N. mission left at 9 a.m. |Planes came back.",
    "It began at 9 a.m. on Friday and ended at 5 p.m. |Nobody was hurt.",
    "It began at 9 a.m. Friday.",
    "Jason R. Haddad wrote the report. |It is short.",
    "J. Smith and A. B. Jones came.",
    "See No. 5 of the journal. |It is out.",
    "The answer was no. |Five men left.",
    "See Art. 12 and p. 4 of the text.",
    "The toll was 2.5 times higher. |It rose.",
    "Some 1,200 families fled. |20 returned.",
    "Prices rose by $5. |$20 is the norm.",
    'He said: "We will fight." |Then he left.',
    'He said: "We will fight. |They know it." |Then he left.',
    '"Who fired?" he asked. |Nobody knew.',
    '"Stop!" she said.',
    "\u201cWe will fight.\u201d |The army agreed.",
    "\u201cWe will fight,\u201d he said. |\u201cWe will win.\u201d",
    "The men left (two were hurt). |Others came.",
    "The men left. |(Two were hurt.) |Others came.",
    "The attack on the \u2018Sheeha\u2019 area failed. |It lasted an hour.",
    "The rebels\u2019 base was hit. |It burned.",
    "He waited... |Then he fired.",
    "He waited ... and fired.",
    "He waited\u2026 |Then he fired.",
    "The group fled. |al-Qaeda men stayed.",
    "The brigade, e.g. Liwa al-Samoud, left, i.e. it withdrew.",
    "Forces vs. Rebels was the headline. |It ran twice.",
    "It was approx. 40 km away.",
    "On 5 Sept. 2016 they met. |On 6 Sept. |They left.",
    "They met on 5 Jan. Khaled came too.",
    "The cat sat. |Ahmed left.",
    "Zueitina Oil Co. Ltd. shut the field. |Output fell.",
    "It was sold to Akakus Oil Co. |The field is shut.",
    "They came from Derna, Tobruk, etc. |The road was shut.",
    "1. The airport was shelled. |2. The port was shelled.",
    "Derna\n\n|Last week saw clashes.\n\n|Benghazi\n\n|It was quiet",
    "Sirte: 22 September\n\n|The port was hit.",
    "He was killed.|The army denied it.",
    "Libya-Analysis.com wrote it. |The site is down.",
    "Three shells fell; two exploded: nobody was hurt.",
    "At 10:30 the shelling began. |At 11.15 it ended.",
    "\u2022 One man died. |\u2022 Two men fled.",
    "Was it over?! |Nobody knew.",
    "The Ministry of Interior of the G.N.A. spoke. |Others did not.",
    "Witnesses in Ain Zara Sgt. Omar among them, fled.",
    "The attack killed Sheikh Salem. |Gen. Haftar condemned it.",
    "The team met on Wed. and on Thurs. in Tunis.",
    "It happened at km. 17 of the road. |Cars burned.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences(marked: str, sentences_of: Callable[[str], Doc]) -> None:
    doc = sentences_of(marked.replace("|", ""))
    assert [sent.text.strip() for sent in doc.sents] == [part.strip() for part in marked.split("|")]


def test_every_token_is_decided(sentences_of: Callable[[str], Doc]) -> None:
    doc = sentences_of("One. Two\n\nThree")
    assert [token.is_sent_start for token in doc] == [True, False, True, False, True]


def test_an_empty_text(sentences_of: Callable[[str], Doc]) -> None:
    assert len(sentences_of("")) == 0
    assert [token.is_sent_start for token in sentences_of("\n\n")] == [True]
