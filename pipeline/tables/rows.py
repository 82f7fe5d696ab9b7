"""Records -> rows: every table of a run as dictionaries of typed cells, in the order of their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.records import ActorRef, Article, Event, Incident, TollRange
from pipeline.scratch import Scratch, open_scratch
from pipeline.tables.acled import acled_row, fatalities, left_out
from pipeline.tables.cells import join
from pipeline.tables.corrections import CONFIRMED, Row, reviewed, row_hash
from pipeline.tables.gathering import Gathering
from pipeline.tables.queue import ReviewQueue
from pipeline.tables.run import Run
from pipeline.tables.schema import TABLES
from pipeline.tables.tellings import Tellings
from pipeline.tables.totals import totals
from pipeline.tolls import stated_figure, toll
from pipeline.vocabulary import EVENT_TYPE_OF, Effect, ReviewReason, Role

EVIDENCE_JOINT = " … "
TRAIL_JOINT = " → "
WAITING = "rows.sqlite"
"""The file for what has to wait for the end of a run."""


def tables(run: Run) -> dict[str, list[Row]]:
    """The rows of every table, by the table's name."""
    built: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for name, row in rows(run):
        built[name].append(row)
    return built


def rows(run: Run, scratch: Path | None = None) -> Iterator[tuple[str, Row]]:
    """Every row with its table's name, those of one table in the order of its file, one article at a time.

    ``scratch`` is the folder for what has to wait on disk.
    """
    with open_scratch(scratch / WAITING if scratch else None) as waiting:
        tellings = Tellings(waiting)
        for name, row in _rows_read(run, waiting):
            tellings.add(name, row)
            yield name, row
        yield from (("totals", row) for row in totals(tellings))
    for bad in run.failures:
        yield "failures", {"file": bad.file, "reason": bad.reason, "detail": bad.detail}


def _rows_read(run: Run, waiting: Scratch) -> Iterator[tuple[str, Row]]:
    """The rows of articles and their events, then those of incidents."""
    gathering, queue = Gathering(run.incidents, waiting), ReviewQueue(waiting)
    for article, told in run.told:
        events = sorted(told, key=lambda event: (event.evidence[0].start, event.anchor.start))
        yield "articles", _article_row(article, len(events))
        for event in events:
            read = event_row(event, article)
            member = gathering.member(event.event_id)
            later = _confirmed_later(event) if member.confirmed_later else {}
            row = reviewed(read | {"incident_id": member.incident_id} | later, run.decisions.get(event.event_id))
            yield "events", row
            yield "row_hashes", {"event_id": event.event_id, "row_hash": row_hash(read)}
            yield from _detail_rows(event)
            queue.add(row)
            gathering.add(event, row, member)
    for read_of in run.incidents:
        incident, gathered = gathering.settled(read_of)
        yield "incidents", _incident_row(incident, gathered.articles)
        if left_out(incident) is None:
            killed = fatalities(incident, gathered.lowest, gathered.corrected)
            yield "acled", acled_row(incident, gathered.evidence, killed, run.acled_names)
    yield from (("review", row) for row in queue.rows())


def _detail_rows(event: Event) -> Iterator[tuple[str, Row]]:
    """The rows of an event in the tables beside ``events``."""
    yield from (("casualties", row) for row in _casualty_rows(event))
    yield from (("participants", row) for row in _participant_rows(event))
    yield from (("claims", row) for row in _claim_rows(event))


def event_row(event: Event, article: Article) -> Row:
    """The row of an event as the tool read it, before any review."""
    return {
        "event_id": event.event_id,
        "event_type": event.event_type.value,
        "sub_event_type": event.sub_event_type.value,
        "status": event.status.value,
        "confirmed": CONFIRMED[event.status],
        "source": join(source.name for source in event.sources),
        "needs_review": bool(event.review_reasons),
        "review_reasons": join(event.review_reasons),
        "evidence": EVIDENCE_JOINT.join(article.text[span.start : span.end] for span in event.evidence),
        "article_title": article.title,
        "publisher": article.publisher,
        "published": article.publication.edtf,
        "url": article.url,
        "outcome": event.outcome.value,
        "scope": event.scope.value,
        "event_count": event.event_count,
        "background": event.background,
        "countable": event.countable,
        "action": event.action,
        "source_kind": join(source.kind for source in event.sources),
        "source_text": join(source.text for source in event.sources),
        "confirmed_by": event.confirmed_by,
        "disputed_by": event.disputed_by,
        "cue_text": event.cue_text,
        "review_decision": "",
        "review_note": "",
        "reviewer": "",
        "reviewed_at": None,
        "corrected_cells": "",
        "incident_id": "",
        "article_id": event.article_id,
        "article_file": article.file,
        "start_char": min(span.start for span in event.evidence),
        "end_char": max(span.end for span in event.evidence),
        "evidence_spans": join(f"{span.start}-{span.end}" for span in event.evidence),
        **_date_cells(event),
        **_actor_cells("actor1", event.actor1),
        **_actor_cells("actor2", event.actor2),
        **_place_cells(event),
        **_weapon_cells(event),
        **_toll_cells(event),
    }


def _confirmed_later(event: Event) -> Row:
    return {
        "needs_review": True,
        "review_reasons": join((*event.review_reasons, ReviewReason.CONFIRMED_LATER)),
    }


def _date_cells(event: Event) -> Row:
    return {
        "date_start": event.date.start,
        "date_end": event.date.end,
        "date_edtf": event.date.edtf,
        "date_precision": event.date.precision.value,
        "date_basis": event.date.basis.value,
        "date_text": event.date.text,
    }


def _actor_cells(side: str, actors: tuple[ActorRef, ...]) -> Row:
    return {
        side: join(actor.name for actor in actors),
        f"{side}_id": join(actor.actor_id for actor in actors),
        f"{side}_kind": join(actor.kind or "" for actor in actors),
        f"{side}_text": join(actor.text for actor in actors),
    }


def _place_cells(event: Event) -> Row:
    place = event.place
    return {
        "location": place.name if place else "",
        "location_id": place.place_id if place else "",
        "location_kind": place.kind if place else "",
        "location_text": place.text if place else "",
        "admin1": place.admin1 if place else "",
        "admin2": place.admin2 if place else "",
        "admin3": place.admin3 if place else "",
        "pcode": place.pcode if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": place.geo_precision if place else None,
    }


def _weapon_cells(event: Event) -> Row:
    return {
        "weapon": join(weapon.name for weapon in event.weapons),
        "weapon_id": join(weapon.weapon_id for weapon in event.weapons),
        "weapon_kind": join(weapon.kind for weapon in event.weapons),
        "weapon_text": join(weapon.text for weapon in event.weapons),
    }


def _toll_cells(event: Event) -> Row:
    killed = toll(event.casualties, Effect.KILLED)
    injured = toll(event.casualties, Effect.INJURED)
    captured = toll(event.casualties, Effect.CAPTURED)
    civilians = toll(event.casualties, Effect.KILLED, civilians=True)
    return {
        "killed": stated_figure(killed),
        "injured": stated_figure(injured),
        "killed_min": killed.low,
        "killed_max": killed.high,
        "injured_min": injured.low,
        "injured_max": injured.high,
        "captured_min": captured.low,
        "captured_max": captured.high,
        "civilians_killed_min": civilians.low,
        "civilians_killed_max": civilians.high,
        "casualties_text": join(dict.fromkeys(entry.text for entry in event.casualties)),
    }


def _article_row(article: Article, events: int) -> Row:
    return {
        "article_id": article.article_id,
        "file": article.file,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.publication.edtf,
        "published_basis": article.publication.basis.value,
        "published_text": article.publication.text,
        "published_disagrees": join(article.publication.disagrees),
        "url": article.url,
        "author": article.author,
        "characters": len(article.text),
        "events": events,
        "dropped": len(article.dropped),
        "dropped_patterns": join(dict.fromkeys(sentence.pattern_id for sentence in article.dropped)),
        "dropped_sentences": EVIDENCE_JOINT.join(sentence.text for sentence in article.dropped),
        "duplicates": join(article.duplicates),
        "read_as": join(article.read_as),
    }


def _casualty_rows(event: Event) -> list[Row]:
    return [
        {
            "event_id": event.event_id,
            "effect": entry.effect.value,
            "min": entry.low,
            "max": entry.high,
            "party_id": entry.party.actor_id if entry.party else "",
            "party": entry.party.name if entry.party else "",
            "who": entry.who,
            "text": entry.text,
            "speaker": entry.speaker,
            "start_char": entry.span.start,
            "end_char": entry.span.end,
        }
        for entry in event.casualties
    ]


def _participant_rows(event: Event) -> list[Row]:
    sides = ((Role.ACTOR1, event.actor1), (Role.ACTOR2, event.actor2))
    parties: list[Row] = [
        {
            "event_id": event.event_id,
            "role": role.value,
            "actor_id": actor.actor_id,
            "name": actor.name,
            "kind": actor.kind.value if actor.kind else "",
            "text": actor.text,
        }
        for role, actors in sides
        for actor in actors
    ]
    return parties + [
        {
            "event_id": event.event_id,
            "role": Role.SOURCE.value,
            "actor_id": source.actor_id,
            "name": source.name,
            "kind": source.kind.value,
            "text": source.text,
        }
        for source in event.sources
    ]


def _claim_rows(event: Event) -> list[Row]:
    return [
        {
            "event_id": event.event_id,
            "slot": claim.slot.value,
            "speaker": claim.speaker,
            "speaker_kind": claim.speaker_kind.value if claim.speaker_kind else "",
            "stance": claim.stance.value,
            "cue": claim.cue,
            "text": claim.text,
            "start_char": claim.span.start,
            "end_char": claim.span.end,
        }
        for claim in event.claims
    ]


def _incident_row(incident: Incident, articles: int) -> Row:
    return {
        "incident_id": incident.incident_id,
        "event_ids": join(incident.event_ids),
        "events": len(incident.event_ids),
        "articles": articles,
        "date_start": incident.date_start,
        "date_end": incident.date_end,
        "date_precision": incident.date_precision.value,
        "event_type": EVENT_TYPE_OF[incident.sub_event_type].value,
        "sub_event_type": incident.sub_event_type.value,
        "actor1": join(actor.name for actor in incident.actor1),
        "actor2": join(actor.name for actor in incident.actor2),
        "location": incident.place.name if incident.place else "",
        "admin1": incident.place.admin1 if incident.place else "",
        "admin2": incident.place.admin2 if incident.place else "",
        **_range_cells("killed", incident.killed),
        **_range_cells("injured", incident.injured),
        **_range_cells("civilians_killed", incident.civilians_killed),
        "status": incident.status.value,
        "trail": TRAIL_JOINT.join(incident.trail),
        "outcome": incident.outcome.value,
        "scope": incident.scope.value,
        "event_count": incident.event_count,
        "background": incident.background,
        "countable": incident.countable,
        "left_out_of_acled": left_out(incident) or "",
        "publishers": join(incident.publishers),
        "first_told": incident.first_told,
        "last_told": incident.last_told,
        "links": join(incident.links),
        "may_contain": join(incident.may_contain),
    }


def _range_cells(name: str, given: TollRange) -> Row:
    return {
        f"{name}_best": given.best,
        f"{name}_best_by": given.best_by,
        f"{name}_low": given.low,
        f"{name}_low_by": given.low_by,
        f"{name}_high": given.high,
        f"{name}_high_by": given.high_by,
    }
