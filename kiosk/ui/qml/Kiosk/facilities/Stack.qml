pragma ComponentBehavior: Bound
import QtQuick

// Things one below the other. Unlike a Column it knows at once how tall it is: a screen that shrinks its words until
// they fit asks for that in the same breath.
Item {
    id: stack

    default property alias parts: column.data
    property alias spacing: column.spacing

    implicitHeight: {
        let height = 0;
        for (let i = 0; i < column.children.length; ++i) {
            const one = column.children[i];
            if (one.visible && one.height > 0)
                height += one.height + (height > 0 ? column.spacing : 0);
        }
        return height;
    }
    Column {
        id: column
        width: parent.width
    }
}
