"""What Prometheus is told: counted by the workers, or looked up when it asks. No tenants, no names.

The workers of one host share a folder in which they count, since whoever asks gets whichever worker: the numbers of all
of them are added up. They have to find it in their environment when they start (``SHARED``). Each host has its own.
"""

from __future__ import annotations

import os
from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"


class Metrics:
    """The numbers of this process."""

    def __init__(self) -> None:
        self._own = CollectorRegistry()
        counter = partial(Counter, registry=self._own)
        # Looked up in the database, so whoever looked last is right.
        gauge = partial(Gauge, registry=self._own, multiprocess_mode="mostrecent")
        self.requests = counter("upstream_requests", "Requests answered.", ["method", "status"])
        self.seconds = Histogram("upstream_request_seconds", "From request to answer.", registry=self._own)
        self.refused = counter("upstream_refused", "Requests refused for who sent them.", ["reason"])
        self.events = counter("upstream_events_stored", "Events taken into a record.")
        self.notices = counter("upstream_notices_tried", "Notices that were delivered, or were not.", ["outcome"])
        self.owed = gauge("upstream_notices", "Notices that wait, or were given up lately.", ["state"])
        self.kiosks = gauge("upstream_kiosks", "Kiosks in use.")
        self.silent = gauge("upstream_kiosks_silent", "Kiosks in use that were not heard of for 15 minutes.")
        self.alarms = gauge("upstream_alarms", "Alarms that nobody has cleared.", ["kind"])
        self.pending = gauge("upstream_enrolments_pending", "Kiosks that wait for approval.")

    def text(self) -> bytes:
        """In Prometheus' text format, with what the other workers of this host have counted."""
        if SHARED not in os.environ:
            return generate_latest(self._own)
        all_of_them = CollectorRegistry()
        MultiProcessCollector(all_of_them)  # type: ignore[no-untyped-call]
        return generate_latest(all_of_them)
