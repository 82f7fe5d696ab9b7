"""What reviewers said of rows: an append-only file, one JSON object a line, that no run overwrites.

A decision names its row by ``event_id``, which outlives re-runs; ``latest`` folds a file into what stands now.
"""

from pipeline.decisions.store import FILE_NAME, DecisionError, append_decision, latest, read_decisions

__all__ = ["FILE_NAME", "DecisionError", "append_decision", "latest", "read_decisions"]
