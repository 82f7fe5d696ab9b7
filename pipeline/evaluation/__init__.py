"""Gold events against rows: precision, recall and F1, each slot's share right, and floors that only go up."""

from pipeline.evaluation.command import evaluate, measure

__all__ = ["evaluate", "measure"]
