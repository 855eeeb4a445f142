"""Who is shown to whom in the list of people nearby: what a filter may ask, and what it must not find out.

A filter sees what others see and nothing finer: the band, not the age; the bucket, not the distance. Otherwise two
neighbouring filters would tell what the list hides.
"""

from __future__ import annotations

from placette.model import (
    AGE_SPAN_YEARS_MIN,
    AGE_YEARS_MAX,
    AGE_YEARS_MIN,
    Bucket,
    Code,
    Gender,
    Intention,
    PresenceStep,
    Record,
    Refused,
)

_ORDER = {bucket: place for place, bucket in enumerate(Bucket)}


class Wanted(Record, frozen=True, kw_only=True):
    """What a person looks for. None, or nothing, is no wish."""

    age_min: int | None = None
    age_max: int | None = None
    gender: Gender | None = None
    bucket: Bucket | None = None
    online: bool = False
    intentions: frozenset[Intention] = frozenset()


class Shown(Record, frozen=True, kw_only=True):
    """Someone as others see them: both ends of the band that is shown, how far, when they were here."""

    band: tuple[int, int]
    gender: Gender
    bucket: Bucket
    presence: PresenceStep
    intentions: tuple[Intention, ...]


def look(wanted: Wanted) -> Refused | None:
    """Whether this may be asked: two ages of adults, far enough apart not to point at someone."""
    low, high = wanted.age_min or AGE_YEARS_MIN, wanted.age_max or AGE_YEARS_MAX
    if low < AGE_YEARS_MIN or high > AGE_YEARS_MAX or high - low < AGE_SPAN_YEARS_MIN:
        return Refused(code=Code.AGE_SPAN, args={"years": AGE_SPAN_YEARS_MIN})
    return None


def matches(wanted: Wanted, shown: Shown) -> bool:
    """Whether someone is what is looked for. A band that reaches into the wanted ages is in."""
    low, high = shown.band
    return (
        low <= (wanted.age_max or AGE_YEARS_MAX)
        and high >= (wanted.age_min or AGE_YEARS_MIN)
        and wanted.gender in (None, shown.gender)
        and (wanted.bucket is None or nearness(shown.bucket) <= nearness(wanted.bucket))
        and (not wanted.online or shown.presence is PresenceStep.ONLINE)
        and (not wanted.intentions or not wanted.intentions.isdisjoint(shown.intentions))
    )


def nearness(bucket: Bucket) -> int:
    """The place of a bucket in the order of nearness, 0 first."""
    return _ORDER[bucket]


def presence(*, online: bool, shows: bool, seen_day: str | None, today: str, week_ago: str) -> PresenceStep:
    """When someone was here, in steps. Who does not show it is never online."""
    if not shows or seen_day is None:
        return PresenceStep.AWAY
    if online:
        return PresenceStep.ONLINE
    if seen_day >= today:
        return PresenceStep.TODAY
    return PresenceStep.WEEK if seen_day >= week_ago else PresenceStep.AWAY
