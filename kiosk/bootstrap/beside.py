"""What works beside the engine: notices that are delivered, and the house that is kept."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from kiosk.bootstrap.engine import Post
from kiosk.config import Site
from kiosk.engine import retention
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors.mailing import with_pass
from kiosk.runtime import notice_urls
from kiosk.runtime.housekeeper import Housekeeper
from kiosk.runtime.notice_worker import NoticeWorker
from kiosk.runtime.stick import UsbStick
from kiosk.store import library
from kiosk.store.data_folder import DataFolder
from kiosk.store.upkeep import FolderUpkeep
from kiosk.ui.notice_texts import NoticeTexts, Signature


def notice_worker(site: Site, kiosk: Kiosk, post: Post) -> NoticeWorker | None:
    """What delivers notices; None, with the reason in the log, where the file of their addresses can't be read."""
    table = site.notices
    file = None if table.file is None else Path(table.file)
    settings = notice_urls.load(table.urls, file, table.try_for, site.site.name)
    if settings is None:
        return None
    signature = Signature(
        site.site.name, site.kiosk.place or "", site.site.help_where or "", site.site.help_phone or ""
    )
    first, *others = site.site.languages
    texts = NoticeTexts(first, site.site.timezone, signature, kiosk.clock.now, others=tuple(others))
    return NoticeWorker(kiosk.store, kiosk.now, post, texts.say, settings, partial(with_pass, kiosk))


def stick(site: Site, folder: DataFolder, kiosk: Kiosk, post: Post) -> UsbStick | None:
    """What copies to USB sticks; None where the site says of no folder that they appear there."""
    table = site.stick
    if table.folder is None:
        return None
    return UsbStick(Path(table.folder), folder.path, post, kiosk.clock.now, mounted=table.mounted)


def housekeeper(site: Site, folder: DataFolder, kiosk: Kiosk, post: Post) -> Housekeeper:
    """What backs the database up, checks it, and finds what is too old."""
    return Housekeeper(
        FolderUpkeep(folder, library.choose(), kiosk.clock, site.record.backups_kept),
        kiosk.clock,
        post,
        lambda: kiosk.keeping.last_run_ended,
        timedelta(hours=site.record.backup_hours),
        too_old=partial(retention.too_old, kiosk),
    )
