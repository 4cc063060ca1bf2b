"""Whether the service can serve, and its numbers for Prometheus. Both are open to whoever can reach them."""

from __future__ import annotations

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel
from sqlalchemy import Connection, func, or_, select, text

from upstream.clock import written
from upstream.database.booking_tables import notice
from upstream.database.database import transaction
from upstream.database.tables import alarm, enrolment, kiosk
from upstream.kiosks.enrolment import PENDING
from upstream.kiosks.unseen import UNSEEN
from upstream.records import alarms
from upstream.service import Service, ServiceOf

router = APIRouter(tags=["operation"])


class Health(BaseModel):
    """It answers, and its database does."""

    status: str
    server_time: str


@router.get("/v1/health")
def health(service: ServiceOf) -> Health:
    """503 where the database can't be reached."""
    with transaction(service.engine) as connection:
        connection.execute(text("SELECT 1"))
    return Health(status="ok", server_time=written(service.now()))


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(service: ServiceOf) -> Response:
    """Prometheus' text format."""
    with transaction(service.engine) as connection:
        _look_up(connection, service)
    return Response(service.metrics.text(), media_type=CONTENT_TYPE_LATEST)


def _look_up(connection: Connection, service: Service) -> None:
    now, told = service.now(), service.metrics
    used = select(func.count()).select_from(kiosk).where(kiosk.c.decommissioned_at.is_(None))
    silent = used.where(or_(kiosk.c.seen_at.is_(None), kiosk.c.seen_at < now - UNSEEN))
    pending = select(func.count()).select_from(enrolment)
    pending = pending.where(enrolment.c.state == PENDING, enrolment.c.expires_at > now)
    told.kiosks.set(connection.execute(used).scalar_one())
    told.silent.set(connection.execute(silent).scalar_one())
    told.pending.set(connection.execute(pending).scalar_one())
    notices = select(func.count()).select_from(notice)
    waiting = notices.where(notice.c.attempts > 0, notice.c.due_at.is_not(None))
    given_up = notices.where(notice.c.given_up_at.is_not(None))
    told.owed.labels("waiting").set(connection.execute(waiting).scalar_one())
    told.owed.labels("given-up").set(connection.execute(given_up).scalar_one())
    raised = select(alarm.c.kind, func.count()).where(alarm.c.cleared_at.is_(None)).group_by(alarm.c.kind)
    counts = {row[0]: row[1] for row in connection.execute(raised)}
    for kind in (alarms.FORK, alarms.GAP, alarms.ROLLED_BACK, alarms.OPAQUE):
        told.alarms.labels(kind).set(counts.get(kind, 0))
