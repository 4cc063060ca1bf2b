"""A picture that lives in memory only, and the item that draws it: no file, no address, nothing that a cache keeps."""

from __future__ import annotations

from PySide6.QtCore import Property, QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickPaintedItem

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1

MOST_PX = 1200  # either way: as much as any panel shows of it


def decoded(data: bytes) -> QImage:
    """The picture of a JPEG or PNG, at most ``MOST_PX`` wide and tall; null where it is neither."""
    if not data:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    most = QSize(MOST_PX, MOST_PX)
    if size.isValid() and (size.width() > MOST_PX or size.height() > MOST_PX):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


@QmlElement
@QmlUncreatable("The application makes it")
class Photo(QObject):
    """One picture. ``show(b"")`` forgets it."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._data = b""
        self._image = QImage()

    @property
    def image(self) -> QImage:
        """For Python."""
        return self._image

    def show(self, data: bytes) -> None:
        """A JPEG or PNG; what is neither is no picture."""
        if data == self._data:
            return
        self._data, self._image = data, decoded(data)
        self.changed.emit()

    @Property(bool, notify=changed)
    def there(self) -> bool:
        return not self._image.isNull()

    @Property(float, notify=changed)
    def shape(self) -> float:
        """Width by height; of none, 4:3."""
        return 4 / 3 if self._image.isNull() else self._image.width() / self._image.height()


@QmlElement
class PhotoItem(QQuickPaintedItem):
    """Draws a ``Photo``, as large as it fits."""

    photoChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._photo: Photo | None = None

    def _get_photo(self) -> Photo | None:
        return self._photo

    def _set_photo(self, photo: Photo | None) -> None:
        if photo is self._photo:
            return
        if self._photo is not None:
            self._photo.changed.disconnect(self._redraw)
        self._photo = photo
        if photo is not None:
            photo.changed.connect(self._redraw)
        self.photoChanged.emit()
        self._redraw()

    def _redraw(self) -> None:
        self.update()

    def paint(self, painter: QPainter) -> None:
        image = self._photo.image if self._photo is not None else QImage()
        if image.isNull() or self.width() <= 0 or self.height() <= 0:
            return
        size = image.size().scaled(self.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)

    photo = Property(Photo, _get_photo, _set_photo, notify=photoChanged)
