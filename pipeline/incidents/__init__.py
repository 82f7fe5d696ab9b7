"""Events -> incidents: the same occurrence told by several articles."""

from pipeline.incidents.clusters import cluster

__all__ = ["cluster"]
