"""Events -> incidents: the same occurrence told by several articles."""

from pipeline.incidents.clusters import cluster
from pipeline.incidents.facts import ArticleFacts, facts_of

__all__ = ["ArticleFacts", "cluster", "facts_of"]
