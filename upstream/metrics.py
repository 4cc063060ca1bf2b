"""What Prometheus is told: counted by this process, or looked up when it asks. No tenants, no names."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class Metrics:
    """The numbers of one process. Each worker has its own: scrape them one by one, or serve with one."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("upstream_requests", "Requests answered.", ["method", "status"], registry=self.registry)
        self.seconds = Histogram("upstream_request_seconds", "From request to answer.", registry=self.registry)
        self.refused = Counter(
            "upstream_refused", "Requests refused for who sent them.", ["reason"], registry=self.registry
        )
        self.events = Counter("upstream_events_stored", "Events taken into a record.", registry=self.registry)
        self.kiosks = Gauge("upstream_kiosks", "Kiosks in use.", registry=self.registry)
        self.silent = Gauge(
            "upstream_kiosks_silent", "Kiosks in use that were not heard of for 15 minutes.", registry=self.registry
        )
        self.alarms = Gauge("upstream_alarms", "Alarms that nobody has cleared.", ["kind"], registry=self.registry)
        self.pending = Gauge("upstream_enrolments_pending", "Kiosks that wait for approval.", registry=self.registry)
