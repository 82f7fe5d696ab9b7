"""Closed lists of English words that the reading of casualties goes by."""

from __future__ import annotations

from pipeline.events.words import words

COLLECTIVE = words(
    """
    battalion brigade regiment militia katiba force front group faction gang party unit convoy patrol column
    contingent reinforcement position side garrison detachment squad cell coalition alliance movement army
    division directorate corps platoon squadron crew tribe clan ministry authority agency council company crowd
    mob family household command navy element committee government delegation team
    """
)
"""Nouns of whole bodies: never one person in the singular; before *of* they hand the count to their members."""
UNCOUNTED_PLURAL = words(
    """
    forces troops elements personnel police staff crew people men women children militants reinforcements guards
    """
)
THINGS = words(
    """
    vehicle car truck tank lorry bus convoy boat ship vessel plane aircraft jet warplane helicopter drone
    missile rocket shell mortar bomb mine landmine grenade weapon rifle gun house home building shop flat
    apartment school hospital mosque base camp checkpoint position site target town city village country area
    district field airport port attack strike airstrike raid blast explosion clash incident battle camel sheep
    goat cow horse dog animal livestock place location point explosive barrel belt device round hour day week
    month year time case report occasion front side contract truce deal talk hope chance launcher radar facility
    depot warehouse tanker pickup ambulance motorcycle mig aeroplane checkpost operation assault family brigade
    battalion militia tribe group unit wave stage phase plan process bill proposal idea project economy career
    """
)
TITLES = words(
    """
    colonel col col. general gen gen. major maj maj. captain capt capt. lieutenant lt lt. brigadier brig brig.
    sergeant sgt sgt. dr dr. mr mr. mrs mrs. sheikh imam commander field marshal lieutenant-colonel
    major-general brigadier-general maj.-gen maj-gen staff corporal private judge professor
    """
)
ROLES = words(
    """
    head heads deputy deputies chairman president secretary aide aides operative operatives agent agents
    """
)
DETERMINERS = words(
    """
    a an the his her its their this these those another each any other our my
    """
)
FREE_MODIFIERS = frozenset(
    {
        "'s",
        "\u2019s",
        "'",
        "\u2019",
        "-",
        "\u2013",
        "/",
        "\u201c",
        "\u201d",
        '"',
        "(",
        ")",
        "other",
        "more",
        "others",
        "further",
        "additional",
        "al",
        "off",
    }
)
QUOTES = frozenset({'"', "'", "\u201c", "\u201d", "\u2018", "\u2019"})
STOP = words(
    """
    and or but of from in at by with on near who that which when while were was are is had have has as to for
    after before during , . ; : and/or including dead alive
    """
)
DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow
    """
)
LIST_WORDS = words(
    """
    , and & plus along together with as well ;
    """
)
PASSIVE_AUXILIARIES = frozenset(
    {"be", "am", "is", "are", "was", "were", "been", "being", "get", "gets", "got", "'re", "'s", "\u2019re", "\u2019s"}
)
PASSED_OVER = words(
    """
    reportedly reported said believed found left shot feared confirmed to be been being declared pronounced
    presumed get got both all who that went go going gone remain remained remains remaining listed as later also
    still have has had seriously critically known thought understood rumoured badly severely lightly slightly
    allegedly apparently fell dropped lay lying
    """
)
TOLL_LINKS = words(
    """
    to at of : is was reached hit reaching be
    """
)
SUFFER = words(
    """
    suffer suffers suffered suffering sustain sustains sustained sustaining receive received incur incurred
    """
)
CAUSES = words(
    """
    cause causes caused causing lead leads led leading result results resulted resulting inflict inflicted
    inflicting
    """
)
ORDINALS = words(
    """
    second third fourth fifth sixth seventh eighth ninth tenth
    """
)
MODALS = frozenset(
    {"could", "would", "may", "might", "will", "should", "can", "must", "shall", "'ll", "\u2019ll", "'d", "\u2019d"}
)
NEGATIONS = frozenset({"not", "n't", "n\u2019t", "never", "nor", "neither", "without", "hardly"})
UNSAID = words(
    """
    unclear unknown known clear whether if details detail figures figure information word number numbers mention
    mentioned specify specified verify determine
    """
)
OTHER = words(
    """
    further other more additional specific new immediate exact
    """
)
HURT_PARTS = words(
    """
    leg legs arm arms foot feet shoulder hand hands thigh knee knees abdomen stomach ankle hip
    """
)
ADJECTIVES = words(
    """
    injured wounded hurt killed captured kidnapped abducted detained arrested executed murdered
    """
)
SAYING_VERBS = words(
    """
    say tell speak report claim state announce confirm add declare acknowledge admit estimate put note quote explain
    insist
    document reveal indicate boast
    """
)
DONE_VERBS = words(
    """
    manage go continue begin start able succeed proceed come lead help return report say believe know think fear
    presume appear understand rumour rumor consider claim confirm
    """
)
"""Verbs that take an infinitive for what happened: "managed to kill", "are believed to be dead"."""
FEARED_VERBS = words(
    """
    avoid prevent fear risk threaten threat call demand attempt try plan plot vow order want seek warn escape evade
    survive aim intend prepare promise hope refuse fail aspire pledge incite urge advocate justify protest condemn
    """
)
