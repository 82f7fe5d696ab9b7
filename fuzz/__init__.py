"""Fuzzing: what strangers and analysts hand in, made up by the thousand. ``docs/fuzzing.md`` tells of it."""
