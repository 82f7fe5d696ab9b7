"""The columns of acled.csv: ACLED's own, to the letter and in the order of its downloads."""

from __future__ import annotations

from pipeline.tables.columns import Column, Dtype, ForeignKey, Table, choice, count, degrees, text, texts
from pipeline.vocabulary import EventType, SubEventType

ACLED = Table(
    "acled",
    "Incidents in ACLED's shape",
    "One row an incident, in the columns of ACLED's downloads, for keeping beside ACLED's data.",
    (
        text("event_id_cnty", "our incident_id, which no id of ACLED's looks like", required=True, unique=True),
        Column("event_date", Dtype.DATE, "the day; the first of days that are uncertain", required=True),
        count("year", "its year", required=True),
        Column("time_precision", Dtype.INTEGER, "1 the day, 2 the week, 3 the month", True, minimum=1, maximum=3),
        text("disorder_type", "Political violence, Demonstrations, Strategic developments", required=True),
        choice("event_type", [name for name in EventType if name is not EventType.DIPLOMACY], "type", required=True),
        choice(
            "sub_event_type",
            [name for name in SubEventType if name is not SubEventType.STATEMENT],
            "sub-event type",
            required=True,
        ),
        text("actor1", "who did it, by ACLED's name where the catalogue has one", required=True),
        texts("assoc_actor_1", "further parties on that side, joined by `; `"),
        text("inter1", "actor1's class"),
        text("actor2", "to whom, or the other side"),
        texts("assoc_actor_2", "further parties on that side, joined by `; `"),
        text("inter2", "actor2's class"),
        text("interaction", "both classes, joined by a hyphen, ACLED's lower number first; `X only` for one"),
        choice("civilian_targeting", ("Civilian targeting",), "where civilians are the target; else empty"),
        count("iso", "Libya's number in ISO 3166-1", required=True),
        text("region", "Northern Africa", required=True),
        text("country", "Libya", required=True),
        text("admin1", "region: East, West or South"),
        text("admin2", "district, one of 22"),
        text("admin3", "municipality"),
        text("location", "place", required=True),
        degrees("latitude", 90, "WGS84 degrees north; empty for a place without coordinates"),
        degrees("longitude", 180, "WGS84 degrees east"),
        Column("geo_precision", Dtype.INTEGER, "1 the place, 2 near it, 3 a region", minimum=1, maximum=3),
        texts("source", "publishers of the articles, joined by `; `"),
        text("source_scale", "always empty: no article says how far its publisher reaches"),
        text("notes", "the sentences of the first telling, as they stand in the article"),
        count("fatalities", "the lowest figure given; 0 where none is", required=True),
        text("tags", "always empty"),
        count("timestamp", "always empty: a day of upload would make each run another file"),
    ),
    ("event_id_cnty",),
    (ForeignKey("event_id_cnty", "incidents", "incident_id"),),
)
