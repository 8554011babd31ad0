"""What every test shares."""

from datetime import timedelta

from hypothesis import HealthCheck, settings

# Two busy cores make single examples slow now and then; the suite's own time limit is what counts.
settings.register_profile(
    "moderation",
    deadline=timedelta(seconds=5),
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("moderation")
