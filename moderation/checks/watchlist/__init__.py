"""The watchlist: names of listed organisations and persons, found to inform a person, never to punish."""

from moderation.checks.watchlist.check import WatchlistCheck
from moderation.checks.watchlist.load import default

CHECK = WatchlistCheck()
VERSION = default().version
