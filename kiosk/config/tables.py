"""The tables of the site file and the site that they make: values only, checked one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from kiosk.config.kinds import (
    Accent,
    Identifier,
    Long,
    NoticeUrl,
    PassCounts,
    PublicKey,
    RoleRights,
    Short,
    Text,
    TimeZone,
    UpstreamUrl,
    Word,
)
from kiosk.config.rules import Lasting, Lead, PolicyTable, ScopeEntry, Table, scope_of, site_scope
from kiosk.domain.compartments import Size
from kiosk.domain.operators import SHORTEST_PIN
from kiosk.domain.scopes import Policies

MOST_COMPARTMENTS = 512

AskedOfTwo = Literal["emergency", "recovery", "export"]
ContactUse = Literal["emergency release", "tamper"]
ContactState = Literal["open", "closed"]
Role = Literal["bank", "reception", "combined"]
Theme = Literal["light", "dark", "contrast"]
Language = Literal["en", "de"]  # those whose translations are shipped

Settings = Mapping[str, object]


class SiteTable(Table):
    """Where the kiosk stands, and how it speaks."""

    name: Text = Field(examples=['"HQ North"'])
    tenant: Text = Field(examples=['"acme"'])
    building: Text | None = Field(None, examples=['"North"'])
    timezone: TimeZone = Field(examples=['"Europe/Berlin"'])
    languages: Annotated[tuple[Language, ...], Field(strict=False, min_length=1)] = Field(examples=['["en", "de"]'])
    help_phone: Text | None = Field(None, examples=['"+49 30 123456"'])
    help_where: Text | None = Field(None, examples=['"Reception, ground floor"'])


class KioskTable(Table):
    """Which kiosk this is."""

    id: Identifier = Field(examples=['"bank-2f"'])
    role: Role = Field(examples=['"bank"'])
    place: Text | None = Field(None, examples=['"Level 2"'])


class ScreenTable(Table):
    """The screen: how large it is, how high it hangs, and where in the bank."""

    width_mm: int | None = Field(None, ge=50, le=5000, examples=["344"])
    bottom_mm: int | None = Field(None, ge=0, le=3000, examples=["900"])
    after_column: int | None = Field(None, ge=0, le=MOST_COMPARTMENTS, examples=["3"])
    theme: Theme = Field("light", examples=['"light"'])
    sounds: bool = Field(True, examples=["true"])
    scrambled_pad: bool = Field(False, examples=["true"])


class NoticesTable(Table):
    """Where notices go: addresses as Apprise writes them, here or, where they hold a secret, in a file of their own."""

    urls: Annotated[tuple[NoticeUrl, ...], Field(strict=False)] = Field(
        (), examples=['["mailtos://mail.example.com?to={email}"]']
    )
    file: Long | None = Field(None, examples=['"/etc/locker-kiosk/notices.urls"'])
    try_for: Lasting = Field(timedelta(hours=24), examples=['"24h"'])


class RecordTable(Table):
    """How the record, and the database that it lies in, are kept."""

    backup_hours: int = Field(6, ge=1, le=168, examples=["6"])
    backups_kept: int = Field(3, ge=1, le=100, examples=["3"])
    personal_days: int = Field(30, ge=1, le=3650, examples=["30"])


class VisitorsTable(Table):
    """How visitors are received, and how long their names are kept. ``terms`` is a folder with a text a language."""

    terms: Long | None = Field(None, examples=['"terms"'])
    terms_version: Text | None = Field(None, examples=['"2026-11"'])
    ask_company: bool = Field(True, examples=["true"])
    ask_email: bool = Field(True, examples=["true"])
    stay: Lasting = Field(timedelta(hours=10), examples=['"10h"'])
    names_days: int = Field(30, ge=1, le=3650, examples=["30"])
    reception_group: Word = Field("reception", examples=['"reception"'])
    without_clock: bool = Field(False, examples=["false"])
    trusts_upstream: bool = Field(True, examples=["true"])


class OperatorsTable(Table):
    """Who may do what in facilities mode, and how they get in. ``rights`` are by role; left out: the usual ones."""

    badge_and_pin: bool = Field(False, examples=["true"])
    pin_length: int = Field(SHORTEST_PIN, ge=SHORTEST_PIN, le=12, examples=["8"])
    session_seconds: int = Field(120, ge=30, le=900, examples=["120"])
    two_people: Annotated[tuple[AskedOfTwo, ...], Field(strict=False)] = Field(
        ("emergency",), examples=['["emergency", "recovery"]']
    )
    rights: RoleRights = Field(default_factory=dict, examples=['{ security = ["map", "open"] }'])
    recovery_key: PublicKey | None = Field(None, examples=['"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="'])


class LostPropertyTable(Table):
    """How long things are kept that were left behind, and what is written down of them."""

    keep_days: int = Field(180, ge=1, le=3650, examples=["180"])
    record_days: int = Field(365, ge=30, le=3650, examples=["365"])


class StickTable(Table):
    """Where USB sticks appear that facilities copy to; left out: nothing is copied."""

    folder: Long | None = Field(None, examples=['"/media"'])
    mounted: bool = Field(True, examples=["true"])


class UpstreamTable(Table):
    """The service that this kiosk reports to; left out: it reports to nobody."""

    url: UpstreamUrl | None = Field(None, examples=['"https://lockers.example.com"'])
    ca_file: Long | None = Field(None, examples=['"/etc/locker-kiosk/upstream-ca.pem"'])
    near: tuple[Identifier, ...] = Field((), strict=False, examples=['["B", "C"]'])
    lease: float = Field(0.0, ge=0, le=1, examples=["0.5"])
    lead: Lead = Field(timedelta(hours=1), examples=['"1h"'])
    ahead_days: int = Field(14, ge=0, le=60, examples=["14"])


class InputEntry(Table):
    """A contact that is wired to a lock board where a door's sensor would be."""

    name: Text = Field(examples=['"fire panel"'])
    bus: Text = Field(examples=['"left"'])
    board: int = Field(ge=0, le=255, examples=["1"])
    channel: int = Field(ge=1, le=255, examples=["16"])
    use: ContactUse = Field(examples=['"emergency release"'])
    active: ContactState = Field("open", examples=['"open"'])


class BankEntry(Table):
    """A bank that visitors are given passes for, or are sent to. Of another kiosk's, ``passes`` may be out at once."""

    name: Identifier = Field(examples=['"A"'])
    place: Text | None = Field(None, examples=['"Level 2, by the lifts"'])
    passes: PassCounts = Field(default_factory=dict, examples=["{ S = 4, M = 6 }"])
    codes_a_day: int = Field(20, ge=0, le=200, examples=["20"])


class TenantEntry(Table):
    """One organisation in a bank that several share. ``name`` is what compartments and people say."""

    name: Text = Field(examples=['"acme"'])
    title: Text = Field(examples=['"Acme Ltd"'])
    colour: Accent | None = Field(None, examples=['"#0b57a4"'])


class DeskEntry(Table):
    """A desk that can be booked with a door, and what it is near to."""

    name: Text = Field(examples=['"2.041"'])
    zone: Text | None = Field(None, examples=['"north"'])
    column: int | None = Field(None, ge=1, le=MOST_COMPARTMENTS, examples=["1"])


class BusEntry(Table):
    """One line with lock boards. ``settings`` are the driver's own keys, checked by the driver."""

    name: Text = Field(examples=['"left"'])
    driver: Text = Field(examples=['"xor-8a"'])
    url: Long = Field(examples=['"/dev/ttyUSB0"'])
    settings: Settings = Field(MappingProxyType({}))


class ReaderEntry(Table):
    """One badge reader."""

    name: Text = Field(examples=['"badge"'])
    driver: Text = Field(examples=['"em4100-serial"'])
    url: Long | None = Field(None, examples=['"/dev/ttyUSB1"'])
    settings: Settings = Field(MappingProxyType({}))


class ScannerEntry(Table):
    """One thing that reads QR codes. ``source`` is for the camera, ``url`` for a scanner on a serial port."""

    name: Text = Field(examples=['"qr"'])
    driver: Text = Field(examples=['"camera"'])
    source: Long | None = Field(None, examples=['"/dev/video0"'])
    url: Long | None = Field(None, examples=['"/dev/ttyACM0"'])
    settings: Settings = Field(MappingProxyType({}))


class PrinterEntry(Table):
    """The printer of visitors' passes."""

    name: Text = Field(examples=['"receipts"'])
    driver: Text = Field(examples=['"escpos"'])
    url: Long = Field(examples=['"/dev/usb/lp0"'])
    settings: Settings = Field(MappingProxyType({}))


class CompartmentEntry(Table):
    """One door: the number on it, where its lock is wired, and where it hangs."""

    door: Short = Field(examples=['"01"'])
    bank: Identifier = Field(examples=['"A"'])
    bus: Text = Field(examples=['"left"'])
    board: int = Field(ge=0, le=255, examples=["1"])
    channel: int = Field(ge=1, le=255, examples=["1"])
    size: Annotated[Size, Field(strict=False)] = Field(examples=['"M"'])
    column: int = Field(ge=1, le=MOST_COMPARTMENTS, examples=["1"])
    row: int = Field(ge=1, le=MOST_COMPARTMENTS, examples=["1"])
    reachable: bool = Field(False, examples=["true"])
    tenant: Text | None = Field(None, examples=['"acme"'])
    zone: Text | None = Field(None, examples=['"north"'])
    named_for: Text | None = Field(None, examples=['"e17"'])


class Site(Table):
    """A whole site file, checked."""

    site: SiteTable
    kiosk: KioskTable
    screen: ScreenTable = ScreenTable()
    policy: PolicyTable = PolicyTable()
    notices: NoticesTable = NoticesTable()
    record: RecordTable = RecordTable()
    visitors: VisitorsTable = VisitorsTable()
    operators: OperatorsTable = OperatorsTable()
    lost_property: LostPropertyTable = LostPropertyTable()
    stick: StickTable = StickTable()
    upstream: UpstreamTable = UpstreamTable()
    terms: Mapping[str, str] = Field(default_factory=dict)  # by language; empty: visitors accept none
    scopes: tuple[ScopeEntry, ...] = ()
    tenants: tuple[TenantEntry, ...] = ()
    desks: tuple[DeskEntry, ...] = ()
    buses: tuple[BusEntry, ...] = ()
    readers: tuple[ReaderEntry, ...] = ()
    scanners: tuple[ScannerEntry, ...] = ()
    printers: tuple[PrinterEntry, ...] = ()
    inputs: tuple[InputEntry, ...] = ()
    places: tuple[BankEntry, ...] = ()
    compartments: tuple[CompartmentEntry, ...] = ()

    @property
    def policies(self) -> Policies:
        """All that the file sets, anew at each call: what is asked of them is remembered."""
        scopes = [site_scope(self.policy), *map(scope_of, self.scopes)]
        return Policies(self.site.timezone, scopes, building=self.site.building or "", tenant=self.site.tenant)

    @property
    def banks(self) -> tuple[str, ...]:
        """The names of the banks, in the order of the file."""
        return tuple(dict.fromkeys(one.bank for one in self.compartments))

    def tenant_of(self, compartment: CompartmentEntry) -> str:
        """Whose people may have it."""
        return compartment.tenant or self.site.tenant

    def on_bus(self, name: str) -> tuple[CompartmentEntry, ...]:
        """The compartments whose locks are wired to this bus."""
        return tuple(one for one in self.compartments if one.bus == name)

    def boards(self, bus: str) -> tuple[int, ...]:
        """The boards of a bus that have a compartment, in rising order."""
        return tuple(sorted({one.board for one in self.on_bus(bus)}))
