"""Which ACLED sub-event type a draft means: its trigger beside its weapon, its doer and whom it was done to.

Follows ACLED's codebook: violence between armed groups is a battle, on unarmed people violence against
civilians, at a distance explosions or remote violence; force used on demonstrators belongs to the protest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.crowds import of_crowd, protest_type
from pipeline.events.drafts import BATTLE, HARM, Draft
from pipeline.events.frames import Frame
from pipeline.events.parties import Parties
from pipeline.events.wants import ARMS, FACILITIES, VEHICLES
from pipeline.language.spaces import SPACE  # noqa: F401
from pipeline.records import ActorKind, ActorRef, Outcome, SubEventType, WeaponRef
