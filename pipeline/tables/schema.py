"""The columns of every table: name, type, meaning and limits. They stand here and nowhere else.

The CSV headers, the typed sheet, Parquet, ``datapackage.json`` and the README's table all follow this module.
"""

from __future__ import annotations

from pipeline.tables.acled_schema import ACLED
from pipeline.tables.columns import (
    Column,
    Dtype,
    ForeignKey,
    Table,
    choice,
    count,
    day,
    degrees,
    flag,
    offsets,
    people,
    text,
    texts,
    toll_range,
)
from pipeline.vocabulary import (
    ActorKind,
    DateBasis,
    DatePrecision,
    Effect,
    EventType,
    LeftOut,
    Outcome,
    PublishedBasis,
    ReviewDecision,
    Role,
    Scope,
    Slot,
    SourceKind,
    Stance,
    Status,
    SubEventType,
)

EVENT_ID, ARTICLE_ID, INCIDENT_ID = r"e[0-9a-f]+", r"a[0-9a-f]+", r"i[0-9a-z]+"
MONTH = r"[0-9]{4}-[0-9]{2}"
EDTF = r"[0-9X]{4}(-[0-9X]{2}){0,2}"
PEOPLE = (
    "fighter, civilian, child, woman, police, prisoner, migrant, journalist, medic, worker, attacker, commander, person"
)
ACTOR_KINDS, SOURCE_KINDS = ", ".join(ActorKind), ", ".join(SourceKind)
PUBLISHED = text(
    "published", "publication date as EDTF: a day, a year where only that is known, or empty", pattern=EDTF
)

EVENTS = Table(
    "events",
    "Events",
    "One row an event: what one article tells about one occurrence, or about like occurrences told together.",
    (
        text(
            "event_id", "identifier, stable across re-runs and machines", required=True, unique=True, pattern=EVENT_ID
        ),
        day("date_start", "first day (ISO); empty where the text allows no day"),
        day("date_end", "last day (ISO); the same as date_start for a one-day event"),
        choice("event_type", EventType, "ACLED event type, or Diplomacy for what ACLED leaves out", required=True),
        choice("sub_event_type", SubEventType, "ACLED sub-event type, or Statement (ours)", required=True),
        texts("actor1", "who did it; catalogue names joined by `; `, the text's words for groups it does not know"),
        texts("actor2", "to whom it was done, or the other side; joined by `; `"),
        text("location", "the most specific place that the text supports"),
        texts("weapon", "weapon or means, joined by `; `"),
        count("killed", "people killed: the stated figure, the low end of an open or vague one; empty where unsaid"),
        count("injured", "people injured, by the same rule"),
        choice(
            "status", Status, "how sure the text is: confirmed, reported, claimed, unconfirmed, disputed", required=True
        ),
        choice("confirmed", ("yes", "no"), "yes: confirmed; no: claimed, unconfirmed, disputed; empty: only told"),
        texts("source", "who says so, joined by `; `"),
        flag("needs_review", "whether a person should look at the row"),
        texts("review_reasons", "why, as codes joined by `; `"),
        text("evidence", "the sentences that the row was read from, whole, joined by ` … `", required=True),
        text("article_title", "title of the article"),
        text("publisher", "who published the article"),
        PUBLISHED,
        text("url", "address of the article"),
        choice(
            "outcome", Outcome, "what became of it: occurred, attempted, foiled, planned, threatened", required=True
        ),
        choice(
            "scope",
            Scope,
            "single, series (like events told as one), cumulative (a total over a period)",
            required=True,
        ),
        count("event_count", "how many like events a series or a total tells of", minimum=1),
        flag("background", "true for history told beside the news"),
        flag("countable", "true when the row may be summed: occurred, not cumulative, not background, not rejected"),
        count("killed_min", "fewest people killed; empty is not said, 0 is said to be none"),
        count("killed_max", "most people killed; empty is open or not said"),
        count("injured_min", "fewest people injured"),
        count("injured_max", "most people injured"),
        count("captured_min", "fewest people captured, arrested or abducted"),
        count("captured_max", "most people captured, arrested or abducted"),
        count("civilians_killed_min", "fewest civilians among the killed"),
        count("civilians_killed_max", "most civilians among the killed"),
        texts("casualties_text", "the text's words for the casualties, joined by `; `"),
        text("date_edtf", "the date in EDTF (ISO 8601-2), with what is unknown left open"),
        choice("date_precision", DatePrecision, "day, range, week, month, year, unknown", required=True),
        choice("date_basis", DateBasis, f"how the date was read: {', '.join(DateBasis)}", required=True),
        text("date_text", "the text's words for the date"),
        text("action", "the words that tell what happened", required=True),
        texts("actor1_id", "catalogue ids, parallel to actor1; blank for a group that the catalogue does not know"),
        texts("actor1_kind", f"actor classes, parallel to actor1: {ACTOR_KINDS}"),
        texts("actor1_text", "the text's words, parallel to actor1"),
        texts("actor2_id", "catalogue ids, parallel to actor2"),
        texts("actor2_kind", "actor classes, parallel to actor2"),
        texts("actor2_text", "the text's words, parallel to actor2"),
        text("location_id", "catalogue id of the place"),
        text("location_kind", "what kind of place it is"),
        text("location_text", "the text's words for the place"),
        text("admin1", "region: East, West or South"),
        text("admin2", "district, one of 22"),
        text("admin3", "municipality"),
        text("pcode", "OCHA p-code of the district or municipality", pattern=r"LY[0-9]*"),
        degrees("latitude", 90, "WGS84 degrees north"),
        degrees("longitude", 180, "WGS84 degrees east"),
        Column(
            "geo_precision",
            Dtype.INTEGER,
            "1 a named town, district or site; 2 near, between or an offset from one; 3 a region",
            minimum=1,
            maximum=3,
        ),
        texts("weapon_id", "catalogue ids, parallel to weapon"),
        texts("weapon_kind", "kinds of weapon, parallel to weapon"),
        texts("weapon_text", "the text's words, parallel to weapon"),
        texts("source_kind", f"kinds of source, parallel to source: {SOURCE_KINDS}"),
        texts("source_text", "the text's words, parallel to source"),
        text("confirmed_by", "who confirmed it"),
        text("disputed_by", "who denied it or told it otherwise"),
        text("cue_text", "the words that set the status"),
        choice("review_decision", ReviewDecision, "what a reviewer decided last"),
        text("review_note", "the reviewer's note"),
        text("reviewer", "who reviewed the row"),
        Column("reviewed_at", Dtype.DATETIME, "when, ISO 8601 with offset"),
        texts("corrected_cells", "columns whose value is the reviewer's, joined by `; `"),
        text("incident_id", "the incident that the event belongs to; empty for a rejected row", pattern=INCIDENT_ID),
        text("article_id", "the article that the event was read from", required=True, pattern=ARTICLE_ID),
        text("article_file", "the article's file, relative to the input folder", required=True),
        *offsets("evidence's"),
        texts("evidence_spans", "offsets of each evidence sentence, start-end, joined by `; `"),
    ),
    ("event_id",),
    (ForeignKey("article_id", "articles", "article_id"), ForeignKey("incident_id", "incidents", "incident_id")),
)

OF_EVENT = text("event_id", "the event", required=True, pattern=EVENT_ID)
TO_EVENT = (ForeignKey("event_id", "events", "event_id"),)

ARTICLES = Table(
    "articles",
    "Articles",
    "One row an article that was read, with or without events.",
    (
        text(
            "article_id",
            "identifier, from the text alone: a renamed file keeps it",
            required=True,
            unique=True,
            pattern=ARTICLE_ID,
        ),
        text("file", "file, relative to the input folder", required=True),
        text("title", "title"),
        text("publisher", "who published it"),
        PUBLISHED,
        choice("published_basis", PublishedBasis, "where the publication date was read", required=True),
        text("published_text", "the words or the file name that it was read from"),
        texts("published_disagrees", "other sources that give another date, and dates refused, joined by `; `"),
        text("url", "address"),
        text("author", "author"),
        count("characters", "length of the cleaned text, texts/<article_id>.txt", required=True),
        count("events", "events read from it", required=True),
        count("dropped", "sentences left out as boilerplate", required=True),
        texts(
            "dropped_patterns",
            "the patterns that took them (repetition: a line of many articles), joined by `; `",
        ),
        text("dropped_sentences", "the sentences themselves, joined by ` … `"),
        texts("duplicates", "other files with the same text, joined by `; `"),
        texts("read_as", "how the file was read: format, encoding, columns taken, joined by `; `"),
    ),
    ("article_id",),
)

CASUALTIES = Table(
    "casualties",
    "Casualties",
    "One row a stated count of people: what happened to them, whose they are and who says so.",
    (
        OF_EVENT,
        choice(
            "effect", Effect, "killed, injured, missing, captured, or casualties where not told apart", required=True
        ),
        count("min", "fewest; 0 is said to be none"),
        count("max", "most; empty is open"),
        text("party_id", "catalogue id of the side they belong to"),
        text("party", "name of the side they belong to"),
        text("who", f"what the people are called: {PEOPLE}", required=True),
        text("text", "the text's words", required=True),
        text("speaker", "who gives the figure, where somebody is credited with it"),
        *offsets("words'"),
    ),
    foreign_keys=TO_EVENT,
)

PARTICIPANTS = Table(
    "participants",
    "Participants",
    "One row a party or source of an event.",
    (
        OF_EVENT,
        choice("role", Role, "actor1, actor2 or source", required=True),
        text("actor_id", "catalogue id; blank for a group that the catalogue does not know"),
        text("name", "name", required=True),
        text("kind", f"for actors {ACTOR_KINDS}; for sources {SOURCE_KINDS}"),
        text("text", "the text's words"),
    ),
    foreign_keys=TO_EVENT,
)

CLAIMS = Table(
    "claims",
    "Claims",
    "One row a statement by somebody about an event or one of its cells.",
    (
        OF_EVENT,
        choice("slot", Slot, "what the claim is about: the event as a whole, or one of its cells", required=True),
        text("speaker", "who says it; empty for the writer"),
        choice("speaker_kind", SourceKind, "kind of source"),
        choice("stance", Stance, f"what they do: {', '.join(Stance)}", required=True),
        text("cue", "the words that show the stance"),
        text("text", "the words of the claim"),
        *offsets("cue's"),
    ),
    foreign_keys=TO_EVENT,
)

INCIDENTS = Table(
    "incidents",
    "Incidents",
    "One row an occurrence, with the events of several articles that tell of it gathered.",
    (
        text("incident_id", "`i` and the id of its earliest event", required=True, unique=True, pattern=INCIDENT_ID),
        texts("event_ids", "its events, joined by `; `"),
        count("events", "how many events", minimum=1, required=True),
        count("articles", "how many articles tell of it", minimum=1, required=True),
        day("date_start", "first day that every telling allows"),
        day("date_end", "last day that every telling allows"),
        choice("date_precision", DatePrecision, "that of its most precise telling", required=True),
        choice("event_type", EventType, "ACLED event type", required=True),
        choice("sub_event_type", SubEventType, "ACLED sub-event type", required=True),
        texts("actor1", "who did it, as all tellings name them"),
        texts("actor2", "to whom"),
        text("location", "the most specific place that a telling gives"),
        text("admin1", "its region: East, West or South"),
        text("admin2", "its district, one of 22"),
        *toll_range("killed", "people killed"),
        *toll_range("injured", "people injured"),
        *toll_range("civilians_killed", "civilians killed"),
        choice("status", Status, "what its tellings amount to, by the codebook's rules", required=True),
        text("trail", "the changes of status in the order of publication, joined by ` → `"),
        choice("outcome", Outcome, "what became of it", required=True),
        choice("scope", Scope, "single, series or cumulative", required=True),
        count("event_count", "how many like events a series or a total tells of", minimum=1),
        flag("background", "true when every telling is history beside the news"),
        flag("countable", "true when one of its events is countable"),
        choice("left_out_of_acled", LeftOut, "why acled.csv does not have it; empty where it does"),
        texts("publishers", "who published the articles, joined by `; `"),
        text("first_told", "publication of the first telling as EDTF", pattern=EDTF),
        text("last_told", "publication of the latest telling as EDTF", pattern=EDTF),
        texts("links", "what joined its events with the points for each, one text a joined pair"),
        texts("may_contain", "for a total over a period: incidents that it may count already, joined by `; `"),
    ),
    ("incident_id",),
)

REVIEWED_COLUMNS = (
    "event_id", "review_reasons", "date_start", "date_end", "event_type", "sub_event_type", "actor1", "actor2",
    "location", "weapon", "killed", "injured", "status", "source", "evidence", "cue_text", "article_title",
    "publisher", "published", "url", "review_decision", "review_note", "reviewer", "reviewed_at", "article_id",
    "article_file",
)  # fmt: skip

REVIEW = Table(
    "review",
    "Rows to review",
    "The rows of events that a person should look at, most doubtful first.",
    (
        count("rank", "1 is the most doubtful", minimum=1, required=True),
        count("doubt", "weight of the reasons together", minimum=1, required=True),
        *(EVENTS.column(name) for name in REVIEWED_COLUMNS),
    ),
    ("event_id",),
    TO_EVENT,
)

FAILURES = Table(
    "failures",
    "Failures",
    "One row a file that could not be read, and why. The other files are not affected.",
    (
        text("file", "file, relative to the input folder", required=True),
        text("reason", "short code, such as empty, not_utf8, too_large, unsupported or not_processed", required=True),
        text("detail", "what happened and what to do about it"),
    ),
)

ROW_HASHES = Table(
    "row_hashes",
    "Row hashes",
    "A hash of what the tool itself read for each event, by which a decision knows whether the row has changed since.",
    (OF_EVENT, text("row_hash", "hash of the row before any correction", required=True, pattern=r"[0-9a-f]{16}")),
    ("event_id",),
    TO_EVENT,
)

TOTALS = Table(
    "totals",
    "Totals",
    "One row a month, place and party: the killed and injured summed over incidents, so that nobody is counted twice.",
    (
        text("month", "month of the incidents; empty where no day is known or the days lie in two", pattern=MONTH),
        text("admin1", "region: East, West or South"),
        text("admin2", "district, one of 22; empty where the place is unknown or larger"),
        text("party", "whose people they are; empty where no telling says"),
        *people("killed"),
        *people("injured"),
        count("incidents", "countable incidents; one with people of two parties stands in both rows", required=True),
        count("rows_spared", "rows of events not summed: further tellings, and not countable ones", required=True),
    ),
)

TABLES: tuple[Table, ...] = (
    EVENTS, ARTICLES, CASUALTIES, PARTICIPANTS, CLAIMS, INCIDENTS, REVIEW, FAILURES, ROW_HASHES,
    TOTALS, ACLED,
)  # fmt: skip
