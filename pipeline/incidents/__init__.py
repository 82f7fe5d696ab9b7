"""Events -> incidents: the same occurrence told by several articles."""

from pipeline.incidents.batch import Incidents, cluster
from pipeline.incidents.facts import ArticleFacts, facts_of

__all__ = ["ArticleFacts", "Incidents", "cluster", "facts_of"]
