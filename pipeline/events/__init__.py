"""Events: what an analysed article tells, one record an occurrence."""

from pipeline.events.reader import read_events

__all__ = ["read_events"]
