"""Rules about what reviewers decide, without a database: which decisions hold, what they change, and what to look at next.

``proposal``   what a reviewer asks for -> a checked ``Decision``
``standing``   all decisions about something -> which of them hold now
``effects``    readings + standing decisions -> readings as judged, judgements for grouping and for who is who
``carrying``   a decision's anchor + a better reading -> the claim it is about now
``queue``      an incident + its decisions -> what to look at next, and why
``agreement``  two and more coders' verdicts -> Krippendorff's alpha
"""
