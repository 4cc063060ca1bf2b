import QtQuick

Text {
    color: Look.faintInk
    font { pixelSize: Look.smallText; weight: Font.DemiBold }
}
