"""Gold clusters against incidents: B-cubed precision, recall and F1, and the merges that the gold forbids.

B-cubed (Bagga and Baldwin 1998) asks of each telling what share of its incident belongs with it (precision), and what
share of what belongs with it stands in its incident (recall), and takes the means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.evaluation.gold import GoldArticle, GoldError, explain, load_checked
from pipeline.evaluation.names import passage
from pipeline.evaluation.readings import Reading, reading
from pipeline.evaluation.running import Runner
from pipeline.evaluation.scoring import score
from pipeline.incidents import cluster, facts_of
from pipeline.tables.rows import event_row

FILE_NAME = "incidents.yaml"

Item = TypeVar("Item", bound=Hashable)


class Member(BaseModel):
    """A gold event: the stem of its article, and its ``near``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    near: str

    def __str__(self) -> str:
        return f"{self.article}: {self.near}"


class GoldCluster(BaseModel):
    """One occurrence and the events that tell it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    members: tuple[Member, ...]
    note: str = ""


class GoldClusters(BaseModel):
    """What stands in ``incidents.yaml``; events in no cluster are incidents of their own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    clusters: tuple[GoldCluster, ...]
    never_merge: tuple[tuple[Member, Member], ...] = ()


@dataclass(frozen=True, slots=True)
class BCubed:
    """Shares from 0 to 1, over so many tellings."""

    precision: float
    recall: float
    tellings: int

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """How the incidents of a folder fare."""

    every_telling: BCubed
    told_several_times: BCubed
    """Over the members of the gold's clusters alone: the many events told once flatter the other figure."""
    forbidden: tuple[tuple[Member, Member], ...]
    """Pairs that the gold keeps apart and that stand in one incident."""
    missed: tuple[Member, ...]
    """Members of clusters that no row tells; each counts as an incident of its own."""


def read_clusters(path: Path, texts: Iterable[GoldArticle]) -> GoldClusters:
    """The gold clusters; raises ``GoldError`` where the file is not sound or names an event that the gold lacks."""
    try:
        gold = GoldClusters.model_validate(load_checked(path))
    except ValidationError as error:
        raise explain(error, path) from error
    known = {Member(article=text.name, near=event.near) for text in texts for event in text.events}
    named = [member for cluster in gold.clusters for member in cluster.members]
    for member in (*named, *(member for pair in gold.never_merge for member in pair)):
        if member not in known:
            raise GoldError(f"{path}: no gold event {member}")
    if len(set(named)) < len(named):
        raise GoldError(f"{path}: an event stands in two clusters")
    return gold


def score_clusters(gold: GoldClusters, texts: Sequence[GoldArticle], runner: Runner) -> ClusterScore:
    """The incidents that the pipeline makes of the texts, against the gold.

    A row belongs to the gold event that it is paired with, else to the only one whose ``near`` stands in its evidence:
    an occurrence read as two rows of one article can't be right twice. Other rows are incidents of their own.
    """
    read = [runner.events(text) for text in texts]
    incidents = cluster(
        (event for _, events in read for event in events), [facts_of(article, events) for article, events in read]
    )
    incident_of = {event_id: incident.incident_id for incident in incidents for event_id in incident.event_ids}
    told: dict[Member, list[str]] = defaultdict(list)
    for text, (article, events) in zip(texts, read, strict=True):
        for near, event_id in _told(text, [reading(event_row(event, article)) for event in events]):
            told[Member(article=text.name, near=near)].append(event_id)
    cluster_of = {member: entry.name for entry in gold.clusters for member in entry.members}
    missed = tuple(member for member in cluster_of if member not in told)
    truth = {event_id: event_id for event_id in incident_of}
    truth |= {row: cluster_of.get(member, str(member)) for member, rows in told.items() for row in rows}
    truth |= {str(member): cluster_of[member] for member in missed}
    found = {item: incident_of.get(item, item) for item in truth}
    several = [row for member in cluster_of for row in told.get(member, [str(member)])]
    return ClusterScore(
        b_cubed(truth, found),
        b_cubed(truth, found, several),
        tuple(
            (one, other)
            for one, other in gold.never_merge
            if {found[row] for row in told[one]} & {found[row] for row in told[other]}
        ),
        missed,
    )


def _told(text: GoldArticle, rows: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """The ``near`` of a gold event and the id of a row that tells it, for each row that tells one."""
    paired = {pair.row.event_id: pair.gold.near for pair in score(text, rows).pairs}
    for row in rows:
        near = paired.get(row.event_id)
        if near is None:
            held = [event.near for event in text.events if passage(event.near) in passage(row.evidence)]
            near = held[0] if len(held) == 1 else None
        if near is not None:
            yield near, row.event_id


def b_cubed(truth: Mapping[Item, Hashable], found: Mapping[Item, Hashable], of: Iterable[Item] | None = None) -> BCubed:
    """B-cubed of two ways to group the same items, over all of them or over some; raises KeyError for an odd one."""
    items = list(truth) if of is None else list(of)
    right, made = _members(truth), _members(found)
    if not items:
        return BCubed(1.0, 1.0, 0)
    shared = [len(right[truth[item]] & made[found[item]]) for item in items]
    precision = sum(both / len(made[found[item]]) for item, both in zip(items, shared, strict=True))
    recall = sum(both / len(right[truth[item]]) for item, both in zip(items, shared, strict=True))
    return BCubed(precision / len(items), recall / len(items), len(items))


def _members(label_of: Mapping[Item, Hashable]) -> Mapping[Hashable, set[Item]]:
    members: dict[Hashable, set[Item]] = defaultdict(set)
    for item, label in label_of.items():
        members[label].add(item)
    return members
