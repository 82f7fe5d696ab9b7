"""The targets, one promise each. A new one is a module here and a line in ``TARGETS``."""

from fuzz.target import Target
from fuzz.targets import catalogue, counts, dates, events, files, metadata, readers, review

TARGETS: tuple[Target, ...] = (
    *readers.TARGETS,
    files.TARGET,
    metadata.TARGET,
    dates.TARGET,
    counts.TARGET,
    events.TARGET,
    *catalogue.TARGETS,
    review.TARGET,
)
