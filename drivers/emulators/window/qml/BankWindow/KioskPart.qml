import QtQuick

// Where the kiosk's own screen hangs in the bank; the real one is in the kiosk's window.
Item {
    id: part

    Rectangle {
        anchors.fill: parent
        anchors.margins: 2
        color: Look.bodyEdge

        Rectangle {
            id: glass

            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height * 0.1
            width: parent.width * 0.78
            height: Math.min(parent.height * 0.62, width * 1.78)
            radius: 4
            color: Look.ink
            border { color: "#000000"; width: 1 }

            Text {
                anchors.centerIn: parent
                width: parent.width - 8
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: "Kiosk"
                color: Look.steel
                font { pixelSize: Math.max(9, Math.min(14, part.width * 0.16)); weight: Font.Medium }
            }
        }
        // The badge reader below it.
        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; top: glass.bottom; topMargin: Math.max(8, part.height * 0.04) }
            width: Math.min(44, part.width * 0.5)
            height: width * 0.62
            radius: 5
            color: Look.body
            border { color: Look.steel; width: 1 }

            Rectangle {
                anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 4 }
                width: parent.width * 0.4
                height: 2
                radius: 1
                color: "#92ffca"
            }
        }
    }
}
