"""Files as a run reads them, by the child process with its limits of time and memory."""

from __future__ import annotations

from hypothesis import strategies as st

from fuzz.inputs.documents import formats
from fuzz.target import Target
from fuzz.targets.readers import judge, read_whole


def check(case: tuple[str, bytes]) -> None:
    """Articles or named failures, within the limits; a child that breaks down is a finding."""
    judge(read_whole(*case))


TARGET = Target(
    "files",
    st.one_of(*(st.tuples(st.just(ending), inputs) for ending, inputs in formats().items())),
    check,
    share=75,
    seconds=60,
)
