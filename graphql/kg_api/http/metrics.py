"""What Prometheus may know: how many requests, how long, what was refused and why, what it cost."""

from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    exposition,
)

PATHS: Final = ("/graphql", "/health", "/ready", "/metrics", "/")
_SECONDS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_ROWS: Final = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)


class Metrics:
    """The counters of one application; their labels never hold a word of a request."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "kg_requests", "Requests answered.", ("path", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "kg_request_seconds",
            "From the first byte of a request to the last of its answer.",
            ("path",),
            registry=self.registry,
            buckets=_SECONDS,
        )
        self._refused = Counter(
            "kg_refused", "Requests and operations refused.", ("why",), registry=self.registry
        )
        self._errors = Counter(
            "kg_failed", "Errors whose cause only the log tells.", registry=self.registry
        )
        self._price = Histogram(
            "kg_price_rows",
            "What requests were priced at.",
            registry=self.registry,
            buckets=_ROWS,
        )
        self.under_way = Gauge(
            "kg_requests_under_way", "Requests being answered.", registry=self.registry
        )

    def answered(self, path: str, status: int, seconds: float) -> None:
        """Count an answer."""
        known = path if path in PATHS else "other"
        self._requests.labels(known, str(status)).inc()
        self._seconds.labels(known).observe(seconds)

    def priced(self, price: int) -> None:
        """Count a price."""
        self._price.observe(price)

    def refused(self, why: str) -> None:
        """Count a refusal; `why` is a word of ours."""
        self._refused.labels(why).inc()

    def failed(self) -> None:
        """Count an error that the asker is not told about."""
        self._errors.inc()

    def text(self) -> tuple[bytes, str]:
        """All of it in Prometheus' text form, and its content type."""
        return exposition.generate_latest(self.registry), exposition.CONTENT_TYPE_LATEST
