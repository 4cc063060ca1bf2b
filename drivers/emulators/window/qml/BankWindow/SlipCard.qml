pragma ComponentBehavior: Bound
import QtQuick

// What came out of the receipt printer: a strip of paper, to hold up to the camera or to put away.
Column {
    id: card

    // Its rows from the top: kind and text.
    required property var rows
    required property bool hasCode
    required property bool held

    signal holdUp
    signal putAway

    spacing: 8
    onRowsChanged: if (card.rows.length > 0) feed.restart()

    Heading { text: "From the printer" }
    Row {
        spacing: 5

        Chip {
            visible: card.hasCode
            objectName: "slip-hold-up"
            text: card.held ? "Take it away" : "Hold it up"
            chosen: card.held
            onClicked: card.holdUp()
        }
        Chip {
            objectName: "slip-put-away"
            text: "Put away"
            onClicked: card.putAway()
        }
    }
    // The slot that the paper comes out of: what is still inside is cut off at its edge.
    Item {
        id: slot

        property real out: 1

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 16, 268)
        height: paper.height * slot.out
        clip: true

        Rectangle {
            id: paper

            anchors.bottom: parent.bottom
            width: parent.width
            height: content.height + 28
            color: Look.surface
            border { color: Look.line; width: 1 }
            objectName: "slip"

            Column {
                id: content

                x: 12
                y: 14
                width: parent.width - 24

                Repeater {
                    model: card.rows

                    Loader {
                        id: row

                        required property var modelData

                        width: content.width
                        sourceComponent: row.modelData.kind === "qr" ? code : words

                        Component {
                            id: words

                            Text {
                                readonly property bool large: row.modelData.kind === "large"

                                horizontalAlignment: Text.AlignHCenter
                                textFormat: Text.PlainText
                                text: row.modelData.text
                                color: Look.ink
                                // The printer has cut its lines: here they only get smaller.
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: 7
                                font { pixelSize: large ? 20 : 12; weight: large ? Font.DemiBold : Font.Normal }
                            }
                        }
                        Component {
                            id: code

                            Item {
                                height: picture.height + 8

                                Image {
                                    id: picture

                                    anchors.centerIn: parent
                                    // At half its size: three pixels a module, none of them blurred.
                                    width: implicitWidth / 2
                                    height: implicitHeight / 2
                                    smooth: false
                                    source: row.modelData.text
                                    objectName: "slip-code"
                                    Accessible.role: Accessible.Graphic
                                    Accessible.name: "QR code"
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    NumberAnimation {
        id: feed

        target: slot
        property: "out"
        from: 0
        to: 1
        duration: 450
    }
}
