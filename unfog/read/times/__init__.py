"""Time expressions and the report's own date: found, typed as TIMEX3 and resolved to intervals.

Report -> (times, publication). find (grammar) -> publication (what to count from) -> resolve (anchor, values) -> intervals.
"""

from unfog.read.times.read import read_times

__all__ = ["read_times"]
