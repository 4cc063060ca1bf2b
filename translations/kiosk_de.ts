<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AlarmCard</name>
    <message>
        <source>Door %1</source>
        <translation>Fach %1</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>Es ist vorbei.</translation>
    </message>
    <message numerus="yes">
        <source>Went away %n time(s) %1</source>
        <comment>a part that comes and goes, since when</comment>
        <translation>
            <numerusform>%n-mal weg %1</numerusform>
            <numerusform>%n-mal weg %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>door or part, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ich habe es gesehen</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>an alarm</comment>
        <translation>Gesehen</translation>
    </message>
</context>
<context>
    <name>AlarmsScreen</name>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
</context>
<context>
    <name>AtLimitScreen</name>
    <message numerus="yes">
        <source>You have %n door(s) already.</source>
        <translation>
            <numerusform>Sie haben schon ein Fach.</numerusform>
            <numerusform>Sie haben schon %n Fächer.</numerusform>
        </translation>
    </message>
    <message>
        <source>More are not possible here. Give one back to get another.</source>
        <translation>Mehr geht hier nicht. Geben Sie eines zurück, um ein anderes zu bekommen.</translation>
    </message>
</context>
<context>
    <name>BadgeAtReader</name>
    <message>
        <source>A badge held to the reader</source>
        <translation>Ein Ausweis am Lesegerät</translation>
    </message>
</context>
<context>
    <name>BagPlate</name>
    <message>
        <source>Bag %1</source>
        <comment>number</comment>
        <translation>Beutel %1</translation>
    </message>
</context>
<context>
    <name>BankFrontScreen</name>
    <message numerus="yes">
        <source>%n door(s) fit “%1”. Show all again</source>
        <translation>
            <numerusform>%n Fach passt zu „%1“. Wieder alle zeigen</numerusform>
            <numerusform>%n Fächer passen zu „%1“. Wieder alle zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Doors</source>
        <translation>Fächer</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Page back</source>
        <translation>Seite zurück</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Page on</source>
        <translation>Seite weiter</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Lost property</source>
        <translation>Fundsachen</translation>
    </message>
    <message>
        <source>More that needs you: %1</source>
        <comment>page of pages</comment>
        <translation>Mehr zu tun: %1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
</context>
<context>
    <name>BankFullScreen</name>
    <message>
        <source>All doors are in use.</source>
        <translation>Alle Fächer sind belegt.</translation>
    </message>
    <message>
        <source>No low door is free.</source>
        <translation>Kein niedriges Fach ist frei.</translation>
    </message>
    <message>
        <source>You can wait for one: we keep your place.</source>
        <translation>Sie können warten: Wir merken uns Ihren Platz.</translation>
    </message>
    <message>
        <source>No door of this size is free.</source>
        <translation>In dieser Größe ist nichts frei.</translation>
    </message>
    <message>
        <source>No door is left.</source>
        <translation>Kein Fach ist übrig.</translation>
    </message>
    <message>
        <source>The free doors are reserved for others.</source>
        <translation>Die freien Fächer sind für andere reserviert.</translation>
    </message>
    <message>
        <source>Doors come free all day. Please try again a little later.</source>
        <translation>Im Lauf des Tages werden Fächer frei. Bitte versuchen Sie es etwas später noch einmal.</translation>
    </message>
    <message>
        <source>The next one comes free %1.</source>
        <comment>when</comment>
        <translation>Das nächste wird %1 frei.</translation>
    </message>
    <message>
        <source>Use a higher door</source>
        <translation>Höheres Fach nehmen</translation>
    </message>
    <message>
        <source>Join the line</source>
        <translation>Auf die Warteliste</translation>
    </message>
    <message>
        <source>A higher one is. Use it, or ask for help.</source>
        <translation>Ein höheres schon: Nehmen Sie es, oder fragen Sie nach.</translation>
    </message>
    <message>
        <source>Please ask for help, or try again a little later.</source>
        <translation>Bitte fragen Sie nach, oder versuchen Sie es etwas später noch einmal.</translation>
    </message>
    <message>
        <source>A higher one is: switch “Within reach” off and show your badge or code again.</source>
        <translation>Ein höheres schon: Schalten Sie „In Reichweite“ aus und zeigen Sie Ausweis oder Code noch einmal.</translation>
    </message>
    <message>
        <source>Other sizes are: show your badge or code again.</source>
        <translation>Andere Größen sind frei: Zeigen Sie Ausweis oder Code noch einmal.</translation>
    </message>
</context>
<context>
    <name>BankMap</name>
    <message>
        <source>The bank</source>
        <translation>Die Schließfächer</translation>
    </message>
    <message>
        <source>The bank, with door %1 marked</source>
        <translation>Die Schließfächer, Fach %1 ist markiert</translation>
    </message>
    <message>
        <source>You</source>
        <comment>you stand here</comment>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Choose another language</source>
        <translation>Andere Sprache wählen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Within reach</source>
        <translation>In Reichweite</translation>
    </message>
    <message>
        <source>Sound is on</source>
        <translation>Ton ist an</translation>
    </message>
    <message>
        <source>Sound is off</source>
        <translation>Ton ist aus</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>CareWords</name>
    <message>
        <source>Forced open</source>
        <translation>Gewaltsam geöffnet</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Offen gelassen</translation>
    </message>
    <message>
        <source>Does not open</source>
        <translation>Geht nicht auf</translation>
    </message>
    <message>
        <source>Somebody is at the cabinet</source>
        <translation>Jemand ist am Schrank</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Emergency release</source>
        <translation>Notöffnung</translation>
    </message>
    <message>
        <source>Record damaged or restored</source>
        <translation>Protokoll beschädigt oder ersetzt</translation>
    </message>
    <message>
        <source>It opened without being told to. Look at the door.</source>
        <translation>Es ging ohne Auftrag auf. Sehen Sie sich das Fach an.</translation>
    </message>
    <message>
        <source>Push it until you hear a click.</source>
        <translation>Drücken Sie es zu, bis es klickt.</translation>
    </message>
    <message>
        <source>Pull gently and try again, or take it out of service.</source>
        <translation>Ziehen Sie leicht und versuchen Sie es noch einmal, oder nehmen Sie es außer Betrieb.</translation>
    </message>
    <message>
        <source>Look at the cabinet, and at who stands there.</source>
        <translation>Sehen Sie nach dem Schrank, und wer dort steht.</translation>
    </message>
    <message>
        <source>Look at its cable. Everything else goes on.</source>
        <translation>Sehen Sie nach dem Kabel. Alles andere geht weiter.</translation>
    </message>
    <message>
        <source>Close the doors once it is over.</source>
        <translation>Schließen Sie die Fächer, sobald es vorbei ist.</translation>
    </message>
    <message>
        <source>Tell whoever looks after this kiosk.</source>
        <translation>Sagen Sie es der Person, die diesen Kiosk betreut.</translation>
    </message>
    <message>
        <source>Comes and goes</source>
        <translation>Kommt und geht</translation>
    </message>
    <message>
        <source>Look for a loose plug or a worn cable.</source>
        <translation>Suchen Sie einen losen Stecker oder ein schadhaftes Kabel.</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Schlösser</translation>
    </message>
    <message>
        <source>Badge reader</source>
        <translation>Lesegerät</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Touch screen</source>
        <translation>Touchscreen</translation>
    </message>
    <message>
        <source>Connection to upstream</source>
        <translation>Verbindung zur Zentrale</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Works in part</source>
        <translation>Geht zum Teil</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Geht nicht</translation>
    </message>
    <message>
        <source>upstream does not answer</source>
        <translation>die Zentrale antwortet nicht</translation>
    </message>
    <message>
        <source>upstream does not know this kiosk&apos;s key</source>
        <translation>die Zentrale kennt den Schlüssel dieses Kiosks nicht</translation>
    </message>
    <message>
        <source>this kiosk was taken out upstream</source>
        <translation>dieser Kiosk wurde in der Zentrale abgemeldet</translation>
    </message>
    <message>
        <source>upstream has another record of this kiosk</source>
        <translation>die Zentrale hat ein anderes Protokoll dieses Kiosks</translation>
    </message>
    <message>
        <source>Choose a door: it opens. Close it afterwards.</source>
        <translation>Wählen Sie ein Fach: Es geht auf. Schließen Sie es danach.</translation>
    </message>
    <message>
        <source>Hold any badge to it. Nothing opens.</source>
        <translation>Halten Sie irgendeinen Ausweis daran. Nichts geht auf.</translation>
    </message>
    <message>
        <source>Hold any QR code to it. Nothing opens.</source>
        <translation>Halten Sie irgendeinen QR-Code davor. Nichts geht auf.</translation>
    </message>
    <message>
        <source>It prints a slip of paper. Look whether it can be read.</source>
        <translation>Er druckt einen Zettel. Sehen Sie nach, ob er lesbar ist.</translation>
    </message>
    <message>
        <source>It takes a picture. It is shown here and not kept.</source>
        <translation>Sie macht ein Bild. Es wird hier gezeigt und nicht gespeichert.</translation>
    </message>
    <message>
        <source>Touch each field of the screen once.</source>
        <translation>Berühren Sie jedes Feld des Bildschirms einmal.</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>Nicht getestet</translation>
    </message>
    <message>
        <source>Being tested</source>
        <translation>Test läuft</translation>
    </message>
    <message>
        <source>What did you see?</source>
        <translation>Was haben Sie gesehen?</translation>
    </message>
    <message>
        <source>Test passed</source>
        <translation>Test bestanden</translation>
    </message>
    <message>
        <source>Test failed</source>
        <translation>Test nicht bestanden</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>Taken on %1</source>
        <comment>when</comment>
        <translation>Begonnen %1</translation>
    </message>
    <message>
        <source>Door %1</source>
        <comment>number</comment>
        <translation>Fach %1</translation>
    </message>
</context>
<context>
    <name>CaseShownScreen</name>
    <message>
        <source>The holder has not been told yet. You will be asked why it can’t wait.</source>
        <translation>Die Person ist noch nicht benachrichtigt. Sie werden gefragt, warum es nicht warten kann.</translation>
    </message>
    <message>
        <source>%1, told %2</source>
        <comment>name, when</comment>
        <translation>%1, benachrichtigt %2</translation>
    </message>
    <message>
        <source>Try again: open door %1</source>
        <comment>number</comment>
        <translation>Noch einmal: Fach %1 öffnen</translation>
    </message>
    <message>
        <source>Open door %1</source>
        <comment>number</comment>
        <translation>Fach %1 öffnen</translation>
    </message>
    <message>
        <source>I have taken things out</source>
        <translation>Sachen herausgenommen</translation>
    </message>
    <message>
        <source>Write down what was inside</source>
        <translation>Notieren, was darin war</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>Das ist alles</translation>
    </message>
    <message>
        <source>It is empty and clean: set it free</source>
        <translation>Leer und sauber: freigeben</translation>
    </message>
    <message>
        <source>Lost property</source>
        <translation>Fundsachen</translation>
    </message>
    <message>
        <source>Nothing was inside</source>
        <translation>Es war nichts darin</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>One more thing</source>
        <translation>Noch etwas</translation>
    </message>
    <message>
        <source>There is something</source>
        <translation>Da ist etwas</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Offene Fundfälle</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>Schritt auslassen</translation>
    </message>
    <message>
        <source>Call the case off</source>
        <translation>Fundfall abbrechen</translation>
    </message>
    <message>
        <source>The case was called off.</source>
        <translation>Der Fundfall wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Door %1 is free again.</source>
        <translation>Fach %1 ist wieder frei.</translation>
    </message>
    <message>
        <source>Is door %1 empty and clean?</source>
        <translation>Ist Fach %1 leer und sauber?</translation>
    </message>
    <message>
        <source>Is that all?</source>
        <translation>Ist das alles?</translation>
    </message>
    <message>
        <source>What was in door %1?</source>
        <translation>Was war in Fach %1?</translation>
    </message>
    <message>
        <source>Door %1 is opening.</source>
        <translation>Fach %1 geht auf.</translation>
    </message>
    <message>
        <source>Door %1 is open.</source>
        <translation>Fach %1 ist offen.</translation>
    </message>
    <message>
        <source>Door %1 was opened.</source>
        <translation>Fach %1 wurde geöffnet.</translation>
    </message>
    <message>
        <source>Door %1 did not open.</source>
        <translation>Fach %1 ging nicht auf.</translation>
    </message>
    <message>
        <source>Is door %1 open?</source>
        <translation>Ist Fach %1 offen?</translation>
    </message>
    <message>
        <source>Empty door %1.</source>
        <translation>Leeren Sie Fach %1.</translation>
    </message>
    <message>
        <source>What was inside is in the lost property log.</source>
        <translation>Was darin war, steht im Fundbuch.</translation>
    </message>
    <message>
        <source>Look into every corner, and close it. Then anybody can get it.</source>
        <translation>Sehen Sie in jede Ecke, und schließen Sie es. Danach kann es jeder bekommen.</translation>
    </message>
    <message>
        <source>Look into every corner. Then anybody can get it.</source>
        <translation>Sehen Sie in jede Ecke. Danach kann es jeder bekommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n so far. Put each thing into its own bag with its number.</source>
        <comment>things</comment>
        <translation>
            <numerusform>Bisher %n. Jede Sache kommt in einen eigenen Beutel mit ihrer Nummer.</numerusform>
            <numerusform>Bisher %n. Jede Sache kommt in einen eigenen Beutel mit ihrer Nummer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each thing gets a bag with a number.</source>
        <translation>Jede Sache bekommt einen Beutel mit Nummer.</translation>
    </message>
    <message>
        <source>Pull it gently.</source>
        <translation>Ziehen Sie leicht daran.</translation>
    </message>
    <message>
        <source>Take everything out. Then say so here.</source>
        <translation>Nehmen Sie alles heraus. Sagen Sie es dann hier.</translation>
    </message>
    <message>
        <source>Pull it gently while you try again.</source>
        <translation>Ziehen Sie leicht daran, während Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Its sensor does not tell. Please look.</source>
        <translation>Der Sensor sagt nichts. Bitte sehen Sie nach.</translation>
    </message>
    <message>
        <source>It opens once a second operator stands by.</source>
        <translation>Es geht auf, sobald eine zweite Bedienperson dabei ist.</translation>
    </message>
    <message>
        <source>Have a bag at hand. Take everything out.</source>
        <translation>Halten Sie einen Beutel bereit. Nehmen Sie alles heraus.</translation>
    </message>
</context>
<context>
    <name>CasesScreen</name>
    <message>
        <source>No case is open.</source>
        <translation>Kein Fundfall ist offen.</translation>
    </message>
    <message>
        <source>Open cases.</source>
        <translation>Offene Fundfälle.</translation>
    </message>
    <message>
        <source>Is a door overdue, or is something left in it? Choose it on the map, then “Collect things”.</source>
        <translation>Ist ein Fach überfällig, oder liegt noch etwas darin? Wählen Sie es in der Übersicht, dann „Sachen abholen“.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Lost property</source>
        <translation>Fundsachen</translation>
    </message>
</context>
<context>
    <name>CategoryCard</name>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
</context>
<context>
    <name>CheckedInScreen</name>
    <message>
        <source>Welcome. Your host has been told.</source>
        <translation>Willkommen. Ihre Ansprechperson weiß Bescheid.</translation>
    </message>
    <message>
        <source>Welcome. You are checked in.</source>
        <translation>Willkommen. Sie sind angemeldet.</translation>
    </message>
    <message>
        <source>Please take a seat. If nobody comes within 5 minutes, press Help.</source>
        <translation>Bitte nehmen Sie Platz. Kommt in 5 Minuten niemand, drücken Sie Hilfe.</translation>
    </message>
    <message>
        <source>Please tell reception that you are here.</source>
        <translation>Bitte sagen Sie am Empfang, dass Sie da sind.</translation>
    </message>
    <message>
        <source>No door is free for your things now. Reception can help you with them.</source>
        <translation>Gerade ist kein Fach für Ihre Sachen frei. Der Empfang kann Ihnen weiterhelfen.</translation>
    </message>
</context>
<context>
    <name>ChooseDoorScreen</name>
    <message>
        <source>Which door do you need?</source>
        <translation>Welches Fach brauchen Sie?</translation>
    </message>
    <message>
        <source>You get it instead of door %1.</source>
        <translation>Sie bekommen es anstelle von Fach %1.</translation>
    </message>
    <message numerus="yes">
        <source>A door within reach (%n free)</source>
        <translation>
            <numerusform>Ein Fach in Reichweite (%n frei)</numerusform>
            <numerusform>Ein Fach in Reichweite (%n frei)</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep door %1</source>
        <translation>Fach %1 behalten</translation>
    </message>
</context>
<context>
    <name>ChooseDoorsScreen</name>
    <message>
        <source>“%1”</source>
        <comment>what was typed</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Other doors (%1/%2)</source>
        <comment>part, parts</comment>
        <translation>Andere Fächer (%1/%2)</translation>
    </message>
    <message>
        <source>Pick none</source>
        <translation>Keines wählen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open every door</source>
        <translation>Alle Fächer öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Open %n door(s)</source>
        <translation>
            <numerusform>%n Fach öffnen</numerusform>
            <numerusform>%n Fächer öffnen</numerusform>
        </translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In eigenen Worten</translation>
    </message>
    <message numerus="yes">
        <source>All %n doors</source>
        <translation>
            <numerusform>Alle: %n Fach</numerusform>
            <numerusform>Alle %n Fächer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n free doors</source>
        <translation>
            <numerusform>Das freie Fach (%n)</numerusform>
            <numerusform>Die %n freien Fächer</numerusform>
        </translation>
    </message>
    <message>
        <source>Pick them on the bank</source>
        <translation>Selbst auswählen</translation>
    </message>
    <message>
        <source>Open every door?</source>
        <translation>Alle Fächer öffnen?</translation>
    </message>
    <message>
        <source>Tap the doors to open.</source>
        <translation>Tippen Sie auf die Fächer.</translation>
    </message>
    <message>
        <source>Open them for cleaning?</source>
        <translation>Zum Reinigen öffnen?</translation>
    </message>
    <message>
        <source>Which doors are cleaned?</source>
        <translation>Welche Fächer werden gereinigt?</translation>
    </message>
    <message>
        <source>Why do you open them?</source>
        <translation>Warum öffnen Sie sie?</translation>
    </message>
    <message>
        <source>Which doors are to open?</source>
        <translation>Welche Fächer sollen aufgehen?</translation>
    </message>
    <message numerus="yes">
        <source>All %n doors open one after another, whoever has them.</source>
        <translation>
            <numerusform>%n Fach geht auf, egal, wem es gehört.</numerusform>
            <numerusform>Alle %n Fächer gehen nacheinander auf, egal, wem sie gehören.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>They open one after another. You can stop at any time.</source>
        <translation>Sie gehen nacheinander auf. Sie können jederzeit anhalten.</translation>
    </message>
    <message>
        <source>Nobody gets one of them before it was shut again.</source>
        <translation>Niemand bekommt eines davon, bevor es wieder zu war.</translation>
    </message>
    <message>
        <source>They open one after another.</source>
        <translation>Sie gehen nacheinander auf.</translation>
    </message>
</context>
<context>
    <name>ChooseLockerScreen</name>
    <message>
        <source>Bank %1</source>
        <translation>Schließfächer %1</translation>
    </message>
    <message>
        <source>Bank %1: %2</source>
        <comment>name, place</comment>
        <translation>Schließfächer %1: %2</translation>
    </message>
    <message>
        <source>Which locker do you need?</source>
        <translation>Welches Schließfach brauchen Sie?</translation>
    </message>
    <message>
        <source>Yours %1.</source>
        <translation>Ihr Fach %1.</translation>
    </message>
    <message>
        <source>We cannot ask this bank just now. A door is likely, but not promised.</source>
        <translation>Wir können dort gerade nicht nachfragen. Ein Fach ist wahrscheinlich, aber nicht fest zugesagt.</translation>
    </message>
    <message>
        <source>So many were free there %1. A door is likely, but not promised.</source>
        <comment>when</comment>
        <translation>So viele waren dort %1 frei. Ein Fach ist wahrscheinlich, aber nicht fest zugesagt.</translation>
    </message>
    <message>
        <source>So many are free there now. A door is likely, but not promised.</source>
        <translation>So viele sind dort gerade frei. Ein Fach ist wahrscheinlich, aber nicht fest zugesagt.</translation>
    </message>
    <message>
        <source>Within reach</source>
        <translation>In Reichweite</translation>
    </message>
    <message>
        <source>Another place (%1/%2)</source>
        <comment>number, of how many</comment>
        <translation>Anderer Ort (%1/%2)</translation>
    </message>
    <message>
        <source>No locker</source>
        <translation>Ohne Schließfach</translation>
    </message>
</context>
<context>
    <name>ChooseReasonScreen</name>
    <message>
        <source>“%1”</source>
        <comment>what was typed</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>A second person is asked for next.</source>
        <translation>Danach kommt eine zweite Person dazu.</translation>
    </message>
    <message>
        <source>Please say in a few words why.</source>
        <translation>Bitte sagen Sie kurz, warum.</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In eigenen Worten</translation>
    </message>
</context>
<context>
    <name>CodeDots</name>
    <message>
        <source>%1 of %2 digits</source>
        <comment>how many are in</comment>
        <translation>%1 von %2 Ziffern</translation>
    </message>
</context>
<context>
    <name>CodeOnItsWayScreen</name>
    <message>
        <source>Look at your messages.</source>
        <translation>Sehen Sie in Ihre Nachrichten.</translation>
    </message>
    <message numerus="yes">
        <source>If we know you and your address, a code of %n digit(s) is on its way there. It is good for ten minutes.</source>
        <translation>
            <numerusform>Wenn wir Sie und Ihre Adresse kennen, ist ein Code mit %n Ziffer dorthin unterwegs. Er gilt zehn Minuten.</numerusform>
            <numerusform>Wenn wir Sie und Ihre Adresse kennen, ist ein Code mit %n Ziffern dorthin unterwegs. Er gilt zehn Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>No code after two minutes? Somebody can help you.</source>
        <translation>Nach zwei Minuten noch kein Code? Hier hilft Ihnen jemand.</translation>
    </message>
    <message>
        <source>I have the code</source>
        <translation>Ich habe den Code</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>CodePausedScreen</name>
    <message>
        <source>Codes are paused until %1.</source>
        <translation>Codes pausieren bis %1 Uhr.</translation>
    </message>
    <message>
        <source>Your badge and your QR code still work.</source>
        <translation>Ihr Ausweis und Ihr QR-Code funktionieren weiterhin.</translation>
    </message>
    <message>
        <source>Your badge still works.</source>
        <translation>Ihr Ausweis funktioniert weiterhin.</translation>
    </message>
</context>
<context>
    <name>CompartmentHistoryScreen</name>
    <message>
        <source>What happened to door %1.</source>
        <translation>Was mit Fach %1 geschah.</translation>
    </message>
    <message>
        <source>Nothing is on the record yet.</source>
        <translation>Noch steht nichts im Protokoll.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Neuere</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
</context>
<context>
    <name>CompartmentScreen</name>
    <message>
        <source>Door %1: %2</source>
        <comment>number, state</comment>
        <translation>Fach %1: %2</translation>
    </message>
    <message>
        <source>Alarm: %1</source>
        <comment>what is wrong</comment>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Open once more</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Mehr dazu</translation>
    </message>
    <message>
        <source>To the map</source>
        <translation>Zur Übersicht</translation>
    </message>
    <message>
        <source>It is opening. Pull gently.</source>
        <translation>Es geht auf. Ziehen Sie leicht.</translation>
    </message>
    <message>
        <source>Open now. Close it when you are done.</source>
        <translation>Jetzt offen. Schließen Sie es, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>It was opened, and is shut again.</source>
        <translation>Es wurde geöffnet und ist wieder zu.</translation>
    </message>
    <message>
        <source>It did not open. Pull gently, and try again.</source>
        <translation>Es ging nicht auf. Ziehen Sie leicht, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Its sensor does not tell. Pull gently, and look.</source>
        <translation>Der Sensor sagt nichts. Ziehen Sie leicht, und sehen Sie nach.</translation>
    </message>
    <message>
        <source>Holder was told %1</source>
        <comment>when</comment>
        <translation>Person benachrichtigt %1</translation>
    </message>
    <message>
        <source>Holder was not told yet</source>
        <translation>Person noch nicht benachrichtigt</translation>
    </message>
    <message>
        <source>A recovery case is open</source>
        <translation>Ein Fundfall ist offen</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>unbefristet</translation>
    </message>
    <message>
        <source>ended %1</source>
        <comment>when</comment>
        <translation>endete %1</translation>
    </message>
</context>
<context>
    <name>CopyOutScreen</name>
    <message>
        <source>The record</source>
        <translation>Das Protokoll</translation>
    </message>
    <message>
        <source>It tells of people: keep the stick safe.</source>
        <translation>Darin geht es um Personen: Verwahren Sie den USB-Stick sicher.</translation>
    </message>
    <message>
        <source>The lost property log</source>
        <translation>Das Fundbuch</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnosedaten</translation>
    </message>
    <message>
        <source>For whoever repairs the kiosk. It tells of nobody.</source>
        <translation>Für Reparaturen am Kiosk. Darin geht es um niemanden.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Put a USB stick in.</source>
        <translation>Stecken Sie einen USB-Stick ein.</translation>
    </message>
    <message>
        <source>Leave the stick in.</source>
        <translation>Lassen Sie den USB-Stick stecken.</translation>
    </message>
    <message>
        <source>It is on the stick.</source>
        <translation>Es ist auf dem USB-Stick.</translation>
    </message>
    <message>
        <source>It could not be copied.</source>
        <translation>Das Kopieren hat nicht geklappt.</translation>
    </message>
    <message>
        <source>What should be copied?</source>
        <translation>Was soll kopiert werden?</translation>
    </message>
    <message>
        <source>Then choose what should be copied.</source>
        <translation>Wählen Sie dann, was kopiert werden soll.</translation>
    </message>
    <message>
        <source>It is being copied.</source>
        <translation>Es wird gerade kopiert.</translation>
    </message>
    <message>
        <source>You can take the stick out now.</source>
        <translation>Sie können den USB-Stick jetzt abziehen.</translation>
    </message>
    <message>
        <source>It goes into a new file. Nothing on the stick is changed.</source>
        <translation>Es kommt in eine neue Datei. Auf dem USB-Stick wird nichts geändert.</translation>
    </message>
</context>
<context>
    <name>DescribeItemScreen</name>
    <message>
        <source>Describe it in a few words.</source>
        <translation>Beschreiben Sie es kurz.</translation>
    </message>
    <message>
        <source>Please choose what it is.</source>
        <translation>Bitte wählen Sie, was es ist.</translation>
    </message>
    <message>
        <source>What did you find?</source>
        <translation>Was haben Sie gefunden?</translation>
    </message>
    <message>
        <source>This number belongs on its bag.</source>
        <translation>Diese Nummer gehört auf den Beutel.</translation>
    </message>
    <message>
        <source>There was no picture. Try again, or go on without one.</source>
        <translation>Es kam kein Bild. Versuchen Sie es noch einmal, oder machen Sie ohne weiter.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Foto machen</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Augenblick</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Noch ein Foto</translation>
    </message>
    <message>
        <source>Please describe it.</source>
        <translation>Bitte beschreiben Sie es.</translation>
    </message>
    <message>
        <source>%1: colour, make, marks</source>
        <comment>kind of thing</comment>
        <translation>%1: Farbe, Marke, Merkmale</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>DetailsScreen</name>
    <message>
        <source>Who is your guest?</source>
        <translation>Wen melden Sie an?</translation>
    </message>
    <message>
        <source>Please tell us who you are.</source>
        <translation>Bitte sagen Sie uns, wer Sie sind.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Please type the name.</source>
        <translation>Bitte geben Sie den Namen ein.</translation>
    </message>
    <message>
        <source>Please shorten the company’s name.</source>
        <translation>Bitte kürzen Sie den Namen der Firma.</translation>
    </message>
    <message>
        <source>Please check this address.</source>
        <translation>Bitte prüfen Sie diese Adresse.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Please type the name in letters.</source>
        <translation>Bitte geben Sie den Namen in Buchstaben ein.</translation>
    </message>
    <message>
        <source>Please type your name in letters.</source>
        <translation>Bitte geben Sie Ihren Namen in Buchstaben ein.</translation>
    </message>
    <message>
        <source>Please type the company.</source>
        <translation>Bitte geben Sie die Firma ein.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Please type the e-mail address.</source>
        <translation>Bitte geben Sie die E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>E-mail, if the pass is to be sent</source>
        <translation>E-Mail für den Besucherpass (freiwillig)</translation>
    </message>
</context>
<context>
    <name>Dial</name>
    <message>
        <source>%1: less</source>
        <translation>%1: weniger</translation>
    </message>
    <message>
        <source>%1: %2 percent</source>
        <translation>%1: %2 Prozent</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1: mehr</translation>
    </message>
</context>
<context>
    <name>DoneButton</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>DoorCard</name>
    <message>
        <source>Ended %1. Please empty it.</source>
        <comment>when</comment>
        <translation>Endete %1. Bitte leeren.</translation>
    </message>
    <message>
        <source>Without an end</source>
        <translation>Unbefristet</translation>
    </message>
    <message>
        <source>Shared by %1</source>
        <comment>initials</comment>
        <translation>Geteilt von %1</translation>
    </message>
    <message>
        <source>Shared with %1</source>
        <comment>initials</comment>
        <translation>Geteilt mit %1</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>what a press does</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open door %1</source>
        <translation>Fach %1 öffnen</translation>
    </message>
</context>
<context>
    <name>DoorDidNotOpenScreen</name>
    <message>
        <source>Door %1 is stuck.</source>
        <translation>Fach %1 klemmt.</translation>
    </message>
    <message>
        <source>Your things are safe. Press the door shut, then try again.</source>
        <translation>Ihre Sachen sind sicher. Drücken Sie die Tür zu und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Press it shut and try again, or take another door.</source>
        <translation>Drücken Sie es zu und versuchen Sie es noch einmal, oder nehmen Sie ein anderes Fach.</translation>
    </message>
    <message>
        <source>Press it shut, then try again.</source>
        <translation>Drücken Sie es zu und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Take another door</source>
        <translation>Anderes Fach nehmen</translation>
    </message>
    <message>
        <source>The door is open</source>
        <translation>Das Fach ist offen</translation>
    </message>
</context>
<context>
    <name>DoorElsewhereScreen</name>
    <message>
        <source>You have a door at bank %1.</source>
        <translation>Sie haben ein Fach bei den Schließfächern %1.</translation>
    </message>
    <message>
        <source>You had a door at bank %1 %2.</source>
        <comment>bank, when</comment>
        <translation>Sie hatten %2 ein Fach bei den Schließfächern %1.</translation>
    </message>
    <message>
        <source>Door %1, bank %2.</source>
        <comment>number, bank</comment>
        <translation>Fach %1, Schließfächer %2.</translation>
    </message>
    <message>
        <source>Door %1, bank %2: %3.</source>
        <comment>number, bank, where it is</comment>
        <translation>Fach %1, Schließfächer %2: %3.</translation>
    </message>
    <message>
        <source>We cannot ask that bank just now.</source>
        <translation>Wir können dort gerade nicht nachfragen.</translation>
    </message>
    <message>
        <source>More are not possible. Give it back there to get one here.</source>
        <translation>Mehr ist nicht möglich. Geben Sie es dort zurück, dann bekommen Sie hier eines.</translation>
    </message>
    <message>
        <source>Open a door here</source>
        <translation>Hier ein Fach öffnen</translation>
    </message>
</context>
<context>
    <name>DoorIsYoursScreen</name>
    <message>
        <source>Door %1 is yours.</source>
        <translation>Fach %1 gehört Ihnen.</translation>
    </message>
    <message>
        <source>Your pass opens it again. Show it here before you go, too.</source>
        <translation>Ihr Besucherpass öffnet es wieder. Zeigen Sie ihn hier auch, bevor Sie gehen.</translation>
    </message>
    <message>
        <source>Use the same badge or code to open it.</source>
        <translation>Derselbe Ausweis oder Code öffnet es wieder.</translation>
    </message>
    <message>
        <source>Yours %1.</source>
        <translation>Ihr Fach %1.</translation>
    </message>
    <message>
        <source>My favourite door</source>
        <translation>Mein Lieblingsfach</translation>
    </message>
    <message>
        <source>Make it my favourite door</source>
        <translation>Als Lieblingsfach merken</translation>
    </message>
</context>
<context>
    <name>DoorList</name>
    <message>
        <source>More (%1/%2)</source>
        <comment>page, pages</comment>
        <translation>Weitere (%1/%2)</translation>
    </message>
    <message>
        <source>More doors, page %1 of %2</source>
        <translation>Weitere Fächer, Seite %1 von %2</translation>
    </message>
    <message>
        <source>One more door</source>
        <translation>Noch ein Fach</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Give door %1 back</source>
        <translation>Fach %1 zurückgeben</translation>
    </message>
</context>
<context>
    <name>DoorOpenScreen</name>
    <message>
        <source>Its time was over %1. Please take everything with you.</source>
        <comment>when</comment>
        <translation>Seine Zeit endete %1. Bitte nehmen Sie alles mit.</translation>
    </message>
    <message>
        <source>A colleague lets you open it %1. Close it when you are finished.</source>
        <comment>until when</comment>
        <translation>Jemand teilt es mit Ihnen %1. Schließen Sie es, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>A colleague lets you open it. Close it when you are finished.</source>
        <translation>Jemand teilt es mit Ihnen. Schließen Sie es, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>Door %1 is still open.</source>
        <translation>Fach %1 ist noch offen.</translation>
    </message>
    <message>
        <source>Door %1 is open.</source>
        <translation>Fach %1 ist offen.</translation>
    </message>
    <message>
        <source>Door %1 should be open.</source>
        <translation>Fach %1 müsste offen sein.</translation>
    </message>
    <message>
        <source>Push it until you hear a click.</source>
        <translation>Drücken Sie es zu, bis es klickt.</translation>
    </message>
    <message>
        <source>Pull it gently. %1</source>
        <translation>Ziehen Sie leicht daran. %1</translation>
    </message>
    <message>
        <source>Yours %1. Your pass opens it again.</source>
        <translation>Ihr Fach %1. Ihr Besucherpass öffnet es wieder.</translation>
    </message>
    <message>
        <source>Your desk has moved: another door is nearer to it now.</source>
        <translation>Ihr Arbeitsplatz ist jetzt woanders: Ein anderes Fach ist näher.</translation>
    </message>
    <message>
        <source>There is something in here</source>
        <translation>Hier liegt schon etwas</translation>
    </message>
    <message>
        <source>Welcome back. Close it when you are finished.</source>
        <translation>Willkommen zurück. Schließen Sie es, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>Yours %1. The same badge or code opens it again.</source>
        <translation>Ihr Fach %1. Derselbe Ausweis oder Code öffnet es wieder.</translation>
    </message>
    <message>
        <source>The same badge or code opens it again.</source>
        <translation>Derselbe Ausweis oder Code öffnet es wieder.</translation>
    </message>
    <message>
        <source>Please close door %1 too.</source>
        <translation>Bitte schließen Sie auch Fach %1.</translation>
    </message>
    <message>
        <source>The door is shut</source>
        <translation>Das Fach ist zu</translation>
    </message>
    <message>
        <source>Another door</source>
        <translation>Anderes Fach</translation>
    </message>
</context>
<context>
    <name>DoorOpeningScreen</name>
    <message>
        <source>Door %1 did not open.</source>
        <translation>Fach %1 ging nicht auf.</translation>
    </message>
    <message>
        <source>Door %1 is opening.</source>
        <translation>Fach %1 geht auf.</translation>
    </message>
    <message>
        <source>We are trying again. Pull gently.</source>
        <translation>Wir versuchen es noch einmal. Ziehen Sie leicht daran.</translation>
    </message>
    <message>
        <source>It takes a little longer this time.</source>
        <translation>Es dauert diesmal etwas länger.</translation>
    </message>
</context>
<context>
    <name>DoorOutOfReachScreen</name>
    <message>
        <source>Door %1 does not answer.</source>
        <translation>Fach %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Your things are safe inside. Try again, or ask for help.</source>
        <translation>Ihre Sachen sind sicher. Versuchen Sie es noch einmal oder holen Sie Hilfe.</translation>
    </message>
    <message>
        <source>Pull gently. If it stays shut, take another door.</source>
        <translation>Ziehen Sie leicht. Bleibt es zu, nehmen Sie ein anderes Fach.</translation>
    </message>
    <message>
        <source>Pull gently. If it stays shut, try again.</source>
        <translation>Ziehen Sie leicht. Bleibt es zu, versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Take another door</source>
        <translation>Anderes Fach nehmen</translation>
    </message>
</context>
<context>
    <name>DoorPicker</name>
    <message>
        <source>Door %1: %2</source>
        <comment>number, state</comment>
        <translation>Fach %1: %2</translation>
    </message>
</context>
<context>
    <name>DoorPlate</name>
    <message>
        <source>Door %1: %2</source>
        <comment>number, state</comment>
        <translation>Fach %1: %2</translation>
    </message>
</context>
<context>
    <name>EndsSoonScreen</name>
    <message>
        <source>Others have reserved the doors now.</source>
        <translation>Die Fächer sind jetzt für andere reserviert.</translation>
    </message>
    <message>
        <source>Others have reserved the doors after that.</source>
        <translation>Danach sind die Fächer für andere reserviert.</translation>
    </message>
    <message>
        <source>It cannot be kept for longer.</source>
        <translation>Länger geht es leider nicht.</translation>
    </message>
    <message>
        <source>Your time was over %1.</source>
        <comment>when</comment>
        <translation>Ihre Zeit endete %1.</translation>
    </message>
    <message>
        <source>Your door ends %1.</source>
        <comment>when</comment>
        <translation>Ihr Fach läuft %1 ab.</translation>
    </message>
    <message>
        <source>Keep it for longer, or give it back?</source>
        <translation>Länger behalten oder zurückgeben?</translation>
    </message>
    <message>
        <source>%1 You can empty it %2.</source>
        <comment>why, until when</comment>
        <translation>%1 Sie können es %2 leeren.</translation>
    </message>
    <message>
        <source>%1 Please empty it now.</source>
        <comment>why</comment>
        <translation>%1 Bitte leeren Sie es jetzt.</translation>
    </message>
    <message>
        <source>%1 Please empty it by then.</source>
        <comment>why</comment>
        <translation>%1 Bitte leeren Sie es bis dahin.</translation>
    </message>
    <message>
        <source>Keep it %1</source>
        <comment>until when</comment>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>It is empty: give it back</source>
        <translation>Es ist leer: zurückgeben</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Keep it till then</source>
        <translation>Nur bis dahin behalten</translation>
    </message>
</context>
<context>
    <name>EnterCodeScreen</name>
    <message>
        <source>Checking your code.</source>
        <translation>Ihr Code wird geprüft.</translation>
    </message>
    <message>
        <source>That code did not work.</source>
        <translation>Dieser Code passte nicht.</translation>
    </message>
    <message>
        <source>Enter your code.</source>
        <translation>Geben Sie Ihren Code ein.</translation>
    </message>
    <message>
        <source>Now your code.</source>
        <translation>Jetzt Ihr Code.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Augenblick.</translation>
    </message>
    <message>
        <source>Badge and code are both needed here. %1</source>
        <comment>how many digits</comment>
        <translation>Sie brauchen hier Ausweis und Code. %1</translation>
    </message>
    <message>
        <source>Enter your visitor’s code.</source>
        <translation>Geben Sie Ihren Besuchercode ein.</translation>
    </message>
    <message>
        <source>Enter your invitation’s code.</source>
        <translation>Geben Sie den Code Ihrer Einladung ein.</translation>
    </message>
    <message>
        <source>Show us your pass.</source>
        <translation>Zeigen Sie uns Ihren Besucherpass.</translation>
    </message>
    <message>
        <source>Enter the code of your pass.</source>
        <translation>Geben Sie den Code Ihres Besucherpasses ein.</translation>
    </message>
    <message>
        <source>First, your PIN.</source>
        <translation>Zuerst Ihre PIN.</translation>
    </message>
    <message>
        <source>First, the PIN that you have.</source>
        <translation>Zuerst Ihre jetzige PIN.</translation>
    </message>
    <message>
        <source>Enter the code we sent you.</source>
        <translation>Geben Sie den Code ein, den wir Ihnen gesendet haben.</translation>
    </message>
    <message>
        <source>It is on your pass. %1</source>
        <comment>how many digits</comment>
        <translation>Er steht auf Ihrem Besucherpass. %1</translation>
    </message>
    <message>
        <source>It is in your invitation. %1</source>
        <comment>how many digits</comment>
        <translation>Er steht in Ihrer Einladung. %1</translation>
    </message>
    <message>
        <source>Hold its QR code to the scanner, or enter its code. %1</source>
        <comment>how many digits</comment>
        <translation>Halten Sie den QR-Code vor den Scanner, oder geben Sie den Code ein. %1</translation>
    </message>
    <message>
        <source>After that, hold up the new badge. %1</source>
        <comment>how many digits</comment>
        <translation>Halten Sie danach den neuen Ausweis hin. %1</translation>
    </message>
    <message>
        <source>After that, we show you another one. %1</source>
        <comment>how many digits</comment>
        <translation>Danach zeigen wir Ihnen eine andere. %1</translation>
    </message>
    <message>
        <source>It is in your messages. %1</source>
        <comment>how many digits</comment>
        <translation>Er steht in Ihren Nachrichten. %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>I forgot it</source>
        <comment>my code</comment>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>EvacuationScreen</name>
    <message>
        <source>Please leave the building now.</source>
        <translation>Bitte verlassen Sie jetzt das Gebäude.</translation>
    </message>
    <message>
        <source>Walk calmly to the nearest exit. The doors here are open; come back for your things later.</source>
        <translation>Gehen Sie ruhig zum nächsten Ausgang. Die Fächer hier sind offen; holen Sie Ihre Sachen später.</translation>
    </message>
    <message>
        <source>Do you need help to leave? Call %1.</source>
        <comment>phone number</comment>
        <translation>Brauchen Sie Hilfe beim Hinausgehen? Rufen Sie an: %1.</translation>
    </message>
</context>
<context>
    <name>FacilitiesWords</name>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Please look inside</source>
        <translation>Bitte nachsehen</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>The door is shut</source>
        <translation>Das Fach ist zu</translation>
    </message>
    <message>
        <source>The door is open</source>
        <translation>Das Fach ist offen</translation>
    </message>
    <message>
        <source>Its sensor tells nothing</source>
        <translation>Der Sensor sagt nichts</translation>
    </message>
    <message>
        <source>The door is stuck</source>
        <translation>Das Fach klemmt</translation>
    </message>
    <message>
        <source>Something may be inside</source>
        <translation>Vielleicht ist etwas darin</translation>
    </message>
    <message>
        <source>Kept shut</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>In der Zeit</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Endet bald</translation>
    </message>
    <message>
        <source>Its time is over</source>
        <translation>Die Zeit ist vorbei</translation>
    </message>
    <message>
        <source>Never emptied</source>
        <translation>Nie geleert</translation>
    </message>
    <message>
        <source>Opens for facilities only</source>
        <translation>Öffnet nur der Hausdienst</translation>
    </message>
    <message>
        <source>for the day</source>
        <translation>für den Tag</translation>
    </message>
    <message>
        <source>for some hours</source>
        <translation>für einige Stunden</translation>
    </message>
    <message>
        <source>for a shift</source>
        <translation>für eine Schicht</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>their own</source>
        <translation>eigenes Fach</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Fremdfirma</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>May use the doors</source>
        <translation>Darf Fächer nutzen</translation>
    </message>
    <message>
        <source>May not use the doors yet</source>
        <translation>Darf noch keine Fächer nutzen</translation>
    </message>
    <message>
        <source>Account has ended: escort them</source>
        <translation>Konto abgelaufen: nur in Begleitung</translation>
    </message>
    <message>
        <source>Account is suspended: escort them</source>
        <translation>Konto gesperrt: nur in Begleitung</translation>
    </message>
    <message>
        <source>Opened, and nobody asked for it</source>
        <translation>Ging auf, ohne dass es jemand wollte</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Offen gelassen</translation>
    </message>
    <message>
        <source>The cabinet is being opened</source>
        <translation>Der Schrank wird geöffnet</translation>
    </message>
    <message>
        <source>A part does not work</source>
        <translation>Ein Teil geht nicht</translation>
    </message>
    <message>
        <source>Emergency release</source>
        <translation>Notöffnung</translation>
    </message>
    <message>
        <source>The record is damaged</source>
        <translation>Das Protokoll ist beschädigt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Collect things</source>
        <translation>Sachen abholen</translation>
    </message>
    <message>
        <source>End their time</source>
        <translation>Zeit beenden</translation>
    </message>
    <message>
        <source>Empty: free again</source>
        <translation>Leer: wieder frei</translation>
    </message>
    <message>
        <source>Keep shut</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Keep shut no longer</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Other door</source>
        <translation>Anderes Fach</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>Wieder in Betrieb</translation>
    </message>
    <message>
        <source>I have seen the alarm</source>
        <translation>Alarm gesehen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Open door {door}</source>
        <translation>Fach {door} öffnen</translation>
    </message>
    <message>
        <source>Open a case for door {door}</source>
        <translation>Fundfall für Fach {door} beginnen</translation>
    </message>
    <message>
        <source>End their time with door {door}</source>
        <translation>Zeit für Fach {door} beenden</translation>
    </message>
    <message>
        <source>Door {door} is empty and free</source>
        <translation>Fach {door} ist leer und frei</translation>
    </message>
    <message>
        <source>Keep door {door} shut</source>
        <translation>Fach {door} sperren</translation>
    </message>
    <message>
        <source>Let door {door} be used again</source>
        <translation>Fach {door} freigeben</translation>
    </message>
    <message>
        <source>Give them the other door</source>
        <translation>Das andere Fach geben</translation>
    </message>
    <message>
        <source>Take door {door} out of service</source>
        <translation>Fach {door} außer Betrieb nehmen</translation>
    </message>
    <message>
        <source>Put door {door} back in service</source>
        <translation>Fach {door} wieder in Betrieb nehmen</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>Why do you open door {door}?</source>
        <translation>Warum öffnen Sie Fach {door}?</translation>
    </message>
    <message>
        <source>Why does their time end?</source>
        <translation>Warum endet die Zeit?</translation>
    </message>
    <message>
        <source>Why is door {door} free again?</source>
        <translation>Warum ist Fach {door} wieder frei?</translation>
    </message>
    <message>
        <source>Why is door {door} kept shut?</source>
        <translation>Warum wird Fach {door} gesperrt?</translation>
    </message>
    <message>
        <source>Why another door?</source>
        <translation>Warum ein anderes Fach?</translation>
    </message>
    <message>
        <source>The holder asked</source>
        <translation>Auf Bitte der Person</translation>
    </message>
    <message>
        <source>Lost badge or PIN</source>
        <translation>Ausweis oder PIN verloren</translation>
    </message>
    <message>
        <source>Things left behind</source>
        <translation>Etwas liegen geblieben</translation>
    </message>
    <message>
        <source>Door is stuck</source>
        <translation>Fach klemmt</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Reinigung</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Safety, police</source>
        <translation>Sicherheit, Polizei</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Test of the lock</source>
        <translation>Test des Schlosses</translation>
    </message>
    <message>
        <source>Other: type it</source>
        <translation>Anderer: eingeben</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Noch nicht versucht</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Geht auf</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Did not open</source>
        <translation>Ging nicht auf</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Open many doors</source>
        <translation>Viele Fächer öffnen</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>taken for another door</source>
        <translation>gegen ein anderes getauscht</translation>
    </message>
    <message>
        <source>the door did not open</source>
        <translation>das Fach ging nicht auf</translation>
    </message>
    <message>
        <source>something was inside</source>
        <translation>es war etwas darin</translation>
    </message>
    <message>
        <source>its time was over</source>
        <translation>die Zeit war vorbei</translation>
    </message>
    <message>
        <source>facilities looked inside</source>
        <translation>der Hausdienst sah nach</translation>
    </message>
    <message>
        <source>facilities ended it</source>
        <translation>der Hausdienst hat es beendet</translation>
    </message>
    <message>
        <source>facilities gave another door</source>
        <translation>der Hausdienst gab ein anderes Fach</translation>
    </message>
    <message>
        <source>Its lock does not answer</source>
        <translation>Das Schloss antwortet nicht</translation>
    </message>
    <message>
        <source>The door is being opened</source>
        <translation>Das Fach wird gerade geöffnet</translation>
    </message>
    <message>
        <source>Given to somebody</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Holder was told: ends soon</source>
        <translation>Person benachrichtigt: endet bald</translation>
    </message>
    <message>
        <source>Its time was over</source>
        <translation>Die Zeit war vorbei</translation>
    </message>
    <message>
        <source>Never emptied: please look inside</source>
        <translation>Nie geleert: bitte nachsehen</translation>
    </message>
    <message>
        <source>Kept for longer</source>
        <translation>Verlängert</translation>
    </message>
    <message>
        <source>Its end was set anew: the clock had been wrong</source>
        <translation>Ende neu gesetzt: Die Uhr ging falsch</translation>
    </message>
    <message>
        <source>Time ended</source>
        <translation>Zeit beendet</translation>
    </message>
    <message>
        <source>Shared with a colleague</source>
        <translation>Mit jemandem geteilt</translation>
    </message>
    <message>
        <source>No longer shared</source>
        <translation>Nicht mehr geteilt</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Nicht vergeben</translation>
    </message>
    <message>
        <source>Its lock was told to open</source>
        <translation>Das Schloss sollte öffnen</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Holder came; it was not opened</source>
        <translation>Person war da; es wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>Opened by an operator</source>
        <translation>Von einer Bedienperson geöffnet</translation>
    </message>
    <message>
        <source>Asked for from afar</source>
        <translation>Aus der Ferne verlangt</translation>
    </message>
    <message>
        <source>Door shut</source>
        <translation>Fach geschlossen</translation>
    </message>
    <message>
        <source>Door left open</source>
        <translation>Fach offen gelassen</translation>
    </message>
    <message>
        <source>Door opened late</source>
        <translation>Fach ging verspätet auf</translation>
    </message>
    <message>
        <source>Door opened, and nobody asked for it</source>
        <translation>Fach ging auf, ohne dass es jemand wollte</translation>
    </message>
    <message>
        <source>Door opened again</source>
        <translation>Fach ging wieder auf</translation>
    </message>
    <message>
        <source>Door stuck</source>
        <translation>Fach klemmt</translation>
    </message>
    <message>
        <source>Door moves again</source>
        <translation>Fach klemmt nicht mehr</translation>
    </message>
    <message>
        <source>Somebody saw it otherwise than its sensor</source>
        <translation>Jemand sah es anders als der Sensor</translation>
    </message>
    <message>
        <source>Things were found inside</source>
        <translation>Sachen darin gefunden</translation>
    </message>
    <message>
        <source>Not given away from now on</source>
        <translation>Wird ab jetzt nicht vergeben</translation>
    </message>
    <message>
        <source>This is over</source>
        <translation>Das ist vorbei</translation>
    </message>
    <message>
        <source>Looked through: empty, free again</source>
        <translation>Nachgesehen: leer, wieder frei</translation>
    </message>
    <message>
        <source>An operator ended the holder’s time</source>
        <translation>Eine Bedienperson hat die Zeit beendet</translation>
    </message>
    <message>
        <source>An operator gave the holder another door</source>
        <translation>Eine Bedienperson hat ein anderes Fach gegeben</translation>
    </message>
    <message>
        <source>Reservation changed</source>
        <translation>Reservierung geändert</translation>
    </message>
    <message>
        <source>Reservation given back</source>
        <translation>Reservierung zurückgegeben</translation>
    </message>
    <message>
        <source>Came for their reservation</source>
        <translation>Zur Reservierung gekommen</translation>
    </message>
    <message>
        <source>Nobody came for the reservation</source>
        <translation>Niemand kam zur Reservierung</translation>
    </message>
    <message>
        <source>There was no door for a reservation</source>
        <translation>Für eine Reservierung war kein Fach frei</translation>
    </message>
    <message>
        <source>Kept for the next in the line</source>
        <translation>Für die Warteliste freigehalten</translation>
    </message>
    <message>
        <source>Somebody’s favourite door</source>
        <translation>Jemandes Lieblingsfach</translation>
    </message>
    <message>
        <source>No longer a favourite door</source>
        <translation>Kein Lieblingsfach mehr</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Cause of the alarm is over</source>
        <translation>Ursache des Alarms vorbei</translation>
    </message>
    <message>
        <source>Alarm seen by an operator</source>
        <translation>Alarm von einer Bedienperson gesehen</translation>
    </message>
    <message>
        <source>A contact changed</source>
        <translation>Ein Kontakt hat sich geändert</translation>
    </message>
    <message>
        <source>Lock tested</source>
        <translation>Schloss getestet</translation>
    </message>
    <message>
        <source>An operator looked at whose it is</source>
        <translation>Eine Bedienperson sah nach, wem es gehört</translation>
    </message>
    <message>
        <source>A second operator stood by</source>
        <translation>Eine zweite Bedienperson war dabei</translation>
    </message>
    <message>
        <source>An operator’s role did not include it</source>
        <translation>Gehörte nicht zur Rolle der Bedienperson</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Fundfall begonnen</translation>
    </message>
    <message>
        <source>Case went on</source>
        <translation>Fundfall ging weiter</translation>
    </message>
    <message>
        <source>Step of the case left out</source>
        <translation>Schritt des Fundfalls ausgelassen</translation>
    </message>
    <message>
        <source>Case called off</source>
        <translation>Fundfall abgebrochen</translation>
    </message>
    <message>
        <source>Found and written down</source>
        <translation>Gefunden und notiert</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation>Ausgehändigt</translation>
    </message>
    <message>
        <source>Disposed of</source>
        <translation>Entsorgt</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>Etikett gedruckt</translation>
    </message>
    <message>
        <source>Another line of the record</source>
        <translation>Andere Zeile des Protokolls</translation>
    </message>
    <message>
        <source>A case is open</source>
        <translation>Ein Fundfall ist offen</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>%1 %2</source>
        <comment>a number, a state</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>FindHostScreen</name>
    <message>
        <source>Type the first letters of the name.</source>
        <translation>Tippen Sie die ersten Buchstaben des Namens.</translation>
    </message>
    <message>
        <source>We cannot find that host. Check the spelling, or choose reception.</source>
        <translation>Wir finden diese Person nicht. Prüfen Sie die Schreibweise, oder wählen Sie den Empfang.</translation>
    </message>
    <message>
        <source>Others fit as well. Type more letters if yours is not here.</source>
        <translation>Es passen noch mehr. Tippen Sie weiter, wenn die richtige Person nicht dabei ist.</translation>
    </message>
    <message>
        <source>Who are you visiting?</source>
        <translation>Wen besuchen Sie?</translation>
    </message>
    <message>
        <source>Who does your guest visit?</source>
        <translation>Wen besucht Ihr Gast?</translation>
    </message>
    <message>
        <source>Type on</source>
        <translation>Weitertippen</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Your host’s name</source>
        <translation>Name Ihrer Ansprechperson</translation>
    </message>
    <message>
        <source>The host’s name</source>
        <translation>Name der Ansprechperson</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody found yet</source>
        <translation>Noch niemand gefunden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>FindPersonScreen</name>
    <message>
        <source>Type the first letters of their name, or hold their badge to the reader.</source>
        <translation>Tippen Sie die ersten Buchstaben des Namens, oder halten Sie den Ausweis der Person an das Lesegerät.</translation>
    </message>
    <message>
        <source>Nobody here has that name. Check the spelling.</source>
        <translation>Niemand hier heißt so. Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <source>Others fit as well. Type more letters if theirs is not here.</source>
        <translation>Es passen noch mehr. Tippen Sie weiter, wenn die richtige Person nicht dabei ist.</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Wer ist es?</translation>
    </message>
    <message>
        <source>We do not know this badge.</source>
        <translation>Diesen Ausweis kennen wir nicht.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Type on</source>
        <translation>Weitertippen</translation>
    </message>
    <message>
        <source>Their name</source>
        <translation>Name der Person</translation>
    </message>
    <message>
        <source>Their name, or their badge</source>
        <translation>Name oder Ausweis der Person</translation>
    </message>
    <message>
        <source>Others fit as well: type more letters</source>
        <translation>Es passen noch mehr: weitertippen</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody found yet</source>
        <translation>Noch niemand gefunden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>FindYourselfScreen</name>
    <message>
        <source>What is your name?</source>
        <translation>Wie heißen Sie?</translation>
    </message>
    <message>
        <source>First and last name. Or hold your old badge to the reader.</source>
        <translation>Vor- und Nachname. Oder halten Sie Ihren alten Ausweis an das Lesegerät.</translation>
    </message>
    <message>
        <source>Your full name, or your old badge</source>
        <translation>Ihr voller Name oder Ihr alter Ausweis</translation>
    </message>
    <message>
        <source>Your full name</source>
        <translation>Ihr voller Name</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>things</comment>
        <translation>
            <numerusform>und noch %n</numerusform>
            <numerusform>und noch %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrontCard</name>
    <message>
        <source>Door %1</source>
        <comment>number</comment>
        <translation>Fach %1</translation>
    </message>
</context>
<context>
    <name>FrontList</name>
    <message>
        <source>No door is like that now.</source>
        <translation>So ist jetzt kein Fach.</translation>
    </message>
</context>
<context>
    <name>FrontMenu</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Lost property</source>
        <translation>Fundsachen</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Offene Fundfälle</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Open many doors</source>
        <translation>Viele Fächer öffnen</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>Reinigung</translation>
    </message>
    <message>
        <source>Emergency release</source>
        <translation>Notöffnung</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Screen and sound</source>
        <translation>Bildschirm und Ton</translation>
    </message>
    <message>
        <source>Copy to a stick</source>
        <translation>Auf USB-Stick kopieren</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Bedienpersonen</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>Zurück zur Übersicht</translation>
    </message>
</context>
<context>
    <name>FrontNeeds</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>Nothing needs you now.</source>
        <translation>Gerade ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Today: %1 doors given, %2 openings, %3 people without a door</source>
        <comment>numbers</comment>
        <translation>Heute: %1 Fächer vergeben, %2 Öffnungen, %3 Personen ohne Fach</translation>
    </message>
    <message>
        <source>More that needs you: %1</source>
        <comment>page of pages</comment>
        <translation>Mehr zu tun: %1</translation>
    </message>
</context>
<context>
    <name>FrontPlan</name>
    <message numerus="yes">
        <source>The bank, %n door(s)</source>
        <translation>
            <numerusform>Die Schließfächer, %n Fach</numerusform>
            <numerusform>Die Schließfächer, %n Fächer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrontSearch</name>
    <message>
        <source>Which door?</source>
        <translation>Welches Fach?</translation>
    </message>
    <message>
        <source>A number, a state, or a name. Looking for a name is on the record.</source>
        <translation>Eine Nummer, ein Zustand oder ein Name. Die Suche nach einem Namen steht im Protokoll.</translation>
    </message>
    <message>
        <source>Door, state or name</source>
        <translation>Fach, Zustand oder Name</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>FrontWords</name>
    <message>
        <source>Facilities</source>
        <comment>role</comment>
        <translation>Hausdienst</translation>
    </message>
    <message>
        <source>Security</source>
        <comment>role</comment>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Installer</source>
        <comment>role</comment>
        <translation>Installation</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day of the month, name of the month</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a time today</comment>
        <translation>seit %1 Uhr</translation>
    </message>
    <message>
        <source>since yesterday, %1</source>
        <comment>a time</comment>
        <translation>seit gestern, %1 Uhr</translation>
    </message>
    <message>
        <source>since %1, %2</source>
        <comment>a day, a time</comment>
        <translation>seit %1, %2 Uhr</translation>
    </message>
    <message>
        <source>holder not told yet</source>
        <translation>Person noch nicht benachrichtigt</translation>
    </message>
    <message>
        <source>holder told %1</source>
        <comment>a time today</comment>
        <translation>Person benachrichtigt um %1 Uhr</translation>
    </message>
    <message>
        <source>holder told %1</source>
        <comment>a day</comment>
        <translation>Person benachrichtigt: %1</translation>
    </message>
    <message>
        <source>Door %1</source>
        <comment>number</comment>
        <translation>Fach %1</translation>
    </message>
    <message>
        <source>A case is open</source>
        <translation>Ein Fundfall ist offen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a part, since when</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>since when, what was said</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Until %1</source>
        <comment>a day</comment>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>%1 · until %2</source>
        <comment>a note, a day</comment>
        <translation>%1 · bis %2</translation>
    </message>
    <message>
        <source>Next: take the things out</source>
        <translation>Als Nächstes: Sachen herausnehmen</translation>
    </message>
    <message>
        <source>Next: write down what it was</source>
        <translation>Als Nächstes: notieren, was es war</translation>
    </message>
    <message>
        <source>Next: look inside and reset</source>
        <translation>Als Nächstes: nachsehen und zurücksetzen</translation>
    </message>
</context>
<context>
    <name>GivenBackScreen</name>
    <message>
        <source>Door %1 is free again.</source>
        <translation>Fach %1 ist wieder frei.</translation>
    </message>
    <message>
        <source>Thank you. You have left.</source>
        <translation>Danke. Sie sind abgemeldet.</translation>
    </message>
    <message>
        <source>You are done. Thank you.</source>
        <translation>Sie sind fertig. Vielen Dank.</translation>
    </message>
    <message>
        <source>Your pass opens a door for you again on your next day.</source>
        <translation>An Ihrem nächsten Tag hier öffnet Ihr Besucherpass wieder ein Fach.</translation>
    </message>
    <message>
        <source>Your pass opens nothing any more. Goodbye.</source>
        <translation>Ihr Besucherpass öffnet jetzt nichts mehr. Auf Wiedersehen.</translation>
    </message>
    <message>
        <source>I still need it</source>
        <translation>Ich brauche es noch</translation>
    </message>
</context>
<context>
    <name>GoodbyeScreen</name>
    <message>
        <source>Thank you, and see you soon.</source>
        <translation>Vielen Dank und bis bald.</translation>
    </message>
    <message>
        <source>Goodbye, and thank you.</source>
        <translation>Danke für Ihren Besuch.</translation>
    </message>
    <message>
        <source>You have left for today. Your pass works again on your next day.</source>
        <translation>Für heute sind Sie abgemeldet. An Ihrem nächsten Tag hier gilt Ihr Besucherpass wieder.</translation>
    </message>
    <message>
        <source>You have left. Your host has been told.</source>
        <translation>Sie sind abgemeldet. Ihre Ansprechperson weiß Bescheid.</translation>
    </message>
    <message>
        <source>You have left.</source>
        <translation>Sie sind abgemeldet.</translation>
    </message>
    <message>
        <source>Did you have things at bank %1? Please look there once more.</source>
        <translation>Hatten Sie Sachen in den Schließfächern %1? Bitte sehen Sie dort noch einmal nach.</translation>
    </message>
    <message>
        <source>Did you have things at bank %1 (%2)? Please look there once more.</source>
        <comment>bank, where it is</comment>
        <translation>Hatten Sie Sachen in den Schließfächern %1 (%2)? Bitte sehen Sie dort noch einmal nach.</translation>
    </message>
</context>
<context>
    <name>HandBackScreen</name>
    <message>
        <source>Please sign first.</source>
        <translation>Bitte unterschreiben Sie zuerst.</translation>
    </message>
    <message>
        <source>Please choose what shows that it is theirs.</source>
        <translation>Bitte wählen Sie, was zeigt, dass es der Person gehört.</translation>
    </message>
    <message>
        <source>Please type the name.</source>
        <translation>Bitte geben Sie den Namen ein.</translation>
    </message>
    <message>
        <source>Their name</source>
        <translation>Name der Person</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>They sign here</source>
        <translation>Hier unterschreiben</translation>
    </message>
    <message>
        <source>They show a document</source>
        <translation>Dokument zeigen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>Letzten Strich löschen</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Who gets %1?</source>
        <comment>number of a bag</comment>
        <translation>Wer bekommt %1?</translation>
    </message>
    <message>
        <source>Please sign here.</source>
        <translation>Bitte unterschreiben Sie hier.</translation>
    </message>
    <message>
        <source>Is it %1?</source>
        <comment>name</comment>
        <translation>Ist es %1?</translation>
    </message>
    <message>
        <source>This is the badge of %1.</source>
        <comment>name</comment>
        <translation>Das ist der Ausweis von %1.</translation>
    </message>
    <message>
        <source>How do they show that it is theirs?</source>
        <translation>Wie zeigt die Person, dass es ihr gehört?</translation>
    </message>
    <message>
        <source>Type their name, or have them hold up their badge.</source>
        <translation>Namen eingeben oder den Ausweis hinhalten lassen.</translation>
    </message>
    <message>
        <source>%1 gets %2: %3</source>
        <comment>name, number of a bag, what it is</comment>
        <translation>%1 bekommt %2: %3</translation>
    </message>
    <message>
        <source>Look at their document with a photo. Nothing of it is kept.</source>
        <translation>Sehen Sie sich ein Dokument der Person mit Foto an. Nichts davon wird gespeichert.</translation>
    </message>
    <message>
        <source>Is it the person who stands here?</source>
        <translation>Ist es die Person, die hier steht?</translation>
    </message>
    <message>
        <source>They can also hold up their badge.</source>
        <translation>Die Person kann auch ihren Ausweis hinhalten.</translation>
    </message>
    <message>
        <source>I have looked: hand it back</source>
        <translation>Geprüft: aushändigen</translation>
    </message>
    <message>
        <source>Yes: hand it back</source>
        <translation>Ja: aushändigen</translation>
    </message>
    <message>
        <source>Hand it back</source>
        <translation>Aushändigen</translation>
    </message>
</context>
<context>
    <name>HealthScreen</name>
    <message>
        <source>The record needs you.</source>
        <translation>Das Protokoll braucht Sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) do not work.</source>
        <translation>
            <numerusform>%n Teil geht nicht.</numerusform>
            <numerusform>%n Teile gehen nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) work in part.</source>
        <translation>
            <numerusform>%n Teil geht zum Teil.</numerusform>
            <numerusform>%n Teile gehen zum Teil.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles funktioniert.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) are starting.</source>
        <translation>
            <numerusform>%n Teil startet.</numerusform>
            <numerusform>%n Teile starten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Right: %1, %2</source>
        <comment>time, date</comment>
        <translation>Richtig: %1 Uhr, %2</translation>
    </message>
    <message>
        <source>Not sure: %1, %2</source>
        <comment>time, date</comment>
        <translation>Unsicher: %1 Uhr, %2</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>%1 free</source>
        <comment>so many bytes</comment>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>Code for upstream</source>
        <translation>Code für die Zentrale</translation>
    </message>
    <message>
        <source>%1, of the key %2</source>
        <comment>code, fingerprint</comment>
        <translation>%1, zum Schlüssel %2</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Those of this kiosk, %1</source>
        <comment>until when</comment>
        <translation>Die dieses Kiosks, %1</translation>
    </message>
    <message>
        <source>From upstream, version %1</source>
        <translation>Von der Zentrale, Version %1</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>%1, running %2</source>
        <comment>version, since when</comment>
        <translation>%1, läuft %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Previous parts</source>
        <translation>Vorige Teile</translation>
    </message>
    <message>
        <source>More parts</source>
        <translation>Weitere Teile</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>Das Protokoll</translation>
    </message>
    <message>
        <source>The facts</source>
        <translation>Die Angaben</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <comment>gigabytes</comment>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <comment>megabytes</comment>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>last sent %1</source>
        <comment>when</comment>
        <translation>zuletzt gesendet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the record</source>
        <translation>
            <numerusform>%n Zeile des Protokolls</numerusform>
            <numerusform>%n Zeilen des Protokolls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Somebody can help you.</source>
        <translation>Hier hilft Ihnen jemand.</translation>
    </message>
    <message>
        <source>Call, or come by. Your things stay safe.</source>
        <translation>Rufen Sie an oder kommen Sie vorbei. Ihre Sachen bleiben sicher.</translation>
    </message>
    <message>
        <source>Come by. Your things stay safe.</source>
        <translation>Kommen Sie vorbei. Ihre Sachen bleiben sicher.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this building. Your things stay safe.</source>
        <translation>Fragen Sie, wer sich um dieses Gebäude kümmert. Ihre Sachen bleiben sicher.</translation>
    </message>
    <message>
        <source>New badge or PIN</source>
        <translation>Neuer Ausweis, neue PIN</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>Hausdienst</translation>
    </message>
</context>
<context>
    <name>HelpYourselfScreen</name>
    <message>
        <source>Somebody can help you.</source>
        <translation>Hier hilft Ihnen jemand.</translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>Was brauchen Sie?</translation>
    </message>
    <message>
        <source>A new badge or PIN is given to you in person.</source>
        <translation>Einen neuen Ausweis oder eine neue PIN bekommen Sie persönlich.</translation>
    </message>
    <message>
        <source>Is it none of these? Somebody can help you.</source>
        <translation>Ist nichts davon richtig? Hier hilft Ihnen jemand.</translation>
    </message>
    <message>
        <source>Have you forgotten your PIN? Somebody gives you a new one.</source>
        <translation>Haben Sie Ihre PIN vergessen? Jemand gibt Ihnen eine neue.</translation>
    </message>
    <message>
        <source>I have a new badge</source>
        <translation>Ich habe einen neuen Ausweis</translation>
    </message>
    <message>
        <source>You need your PIN and the new badge.</source>
        <translation>Sie brauchen Ihre PIN und den neuen Ausweis.</translation>
    </message>
    <message>
        <source>I want another PIN</source>
        <translation>Ich möchte eine andere PIN</translation>
    </message>
    <message>
        <source>You need the PIN that you have now.</source>
        <translation>Sie brauchen die PIN, die Sie jetzt haben.</translation>
    </message>
    <message>
        <source>I have forgotten my PIN</source>
        <translation>Ich habe meine PIN vergessen</translation>
    </message>
    <message>
        <source>You need your messages: we send you a code.</source>
        <translation>Sie brauchen Ihre Nachrichten: Wir senden Ihnen einen Code.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>HoldButton</name>
    <message>
        <source>Hold for two seconds</source>
        <translation>Zwei Sekunden halten</translation>
    </message>
    <message>
        <source>Press once more</source>
        <translation>Noch einmal drücken</translation>
    </message>
    <message>
        <source>Hold for two seconds, or press twice</source>
        <translation>Zwei Sekunden halten oder zweimal drücken</translation>
    </message>
</context>
<context>
    <name>HoldUpBadgeScreen</name>
    <message>
        <source>This badge is somebody else’s.</source>
        <translation>Dieser Ausweis gehört jemand anderem.</translation>
    </message>
    <message>
        <source>Hold the badge to the reader.</source>
        <translation>Halten Sie den Ausweis an das Lesegerät.</translation>
    </message>
    <message>
        <source>Please take another one and hold it up.</source>
        <translation>Bitte nehmen Sie einen anderen und halten Sie ihn hin.</translation>
    </message>
    <message>
        <source>It opens the doors of %1 until midnight.</source>
        <comment>a person</comment>
        <translation>Er öffnet die Fächer von %1 bis Mitternacht.</translation>
    </message>
    <message>
        <source>It opens the doors of %1 from now on.</source>
        <comment>a person</comment>
        <translation>Er öffnet ab jetzt die Fächer von %1.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>InLineScreen</name>
    <message>
        <source>You are next in line.</source>
        <translation>Sie sind als Nächstes dran.</translation>
    </message>
    <message>
        <source>You are number %1 in line.</source>
        <translation>Sie sind Nummer %1 auf der Warteliste.</translation>
    </message>
    <message>
        <source>You get a message when a door is free.</source>
        <translation>Sie bekommen eine Nachricht, wenn ein Fach frei ist.</translation>
    </message>
    <message>
        <source>Come back later and hold your badge to the reader.</source>
        <translation>Kommen Sie später wieder und halten Sie Ihren Ausweis an das Lesegerät.</translation>
    </message>
    <message numerus="yes">
        <source>When it is your turn, a door is kept for you for %n minute(s).</source>
        <translation>
            <numerusform>Wenn Sie dran sind, bleibt ein Fach %n Minute lang für Sie frei.</numerusform>
            <numerusform>Wenn Sie dran sind, bleibt ein Fach %n Minuten lang für Sie frei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the line</source>
        <translation>Nicht mehr warten</translation>
    </message>
</context>
<context>
    <name>InvitationEarlyScreen</name>
    <message>
        <source>You are expected later.</source>
        <translation>Wir erwarten Sie später.</translation>
    </message>
    <message>
        <source>Your visit begins %1. Please come back then, or ask reception.</source>
        <comment>when</comment>
        <translation>Ihr Besuch beginnt %1. Bitte kommen Sie dann wieder, oder fragen Sie am Empfang.</translation>
    </message>
</context>
<context>
    <name>InvitationUnknownScreen</name>
    <message>
        <source>We do not find this invitation.</source>
        <translation>Diese Einladung finden wir nicht.</translation>
    </message>
    <message>
        <source>You can check in without it. It may have been used already.</source>
        <translation>Vielleicht wurde sie schon benutzt. Sie können sich auch ohne sie anmelden.</translation>
    </message>
    <message>
        <source>Check in without it</source>
        <translation>Ohne Einladung anmelden</translation>
    </message>
    <message>
        <source>Type its code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Zum Anfang</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>%1 · door %2, %3</source>
        <comment>kind of thing, number, when</comment>
        <translation>%1 · Fach %2, %3</translation>
    </message>
    <message>
        <source>Days are over</source>
        <translation>Frist vorbei</translation>
    </message>
</context>
<context>
    <name>ItemShownScreen</name>
    <message>
        <source>Kept here. Its days are over</source>
        <translation>Hier aufbewahrt. Frist vorbei</translation>
    </message>
    <message>
        <source>%1. Found in door %2, %3</source>
        <comment>kind of thing, number, when</comment>
        <translation>%1. Gefunden in Fach %2, %3</translation>
    </message>
    <message>
        <source>It seems to be %1’s</source>
        <comment>name</comment>
        <translation>Gehört wohl %1</translation>
    </message>
    <message>
        <source>Kept until %1</source>
        <comment>a date</comment>
        <translation>Aufbewahrt bis %1</translation>
    </message>
    <message>
        <source>%1, %2. %3</source>
        <comment>to whom, when, what showed that it is theirs</comment>
        <translation>%1, %2. %3</translation>
    </message>
    <message>
        <source>Hand it back</source>
        <translation>Aushändigen</translation>
    </message>
    <message>
        <source>Dispose of it</source>
        <translation>Entsorgen</translation>
    </message>
    <message>
        <source>Lost property</source>
        <translation>Fundsachen</translation>
    </message>
</context>
<context>
    <name>KeepOrGiveBackScreen</name>
    <message>
        <source>Is door %1 empty now?</source>
        <translation>Ist Fach %1 jetzt leer?</translation>
    </message>
    <message>
        <source>Are you leaving now?</source>
        <translation>Gehen Sie jetzt?</translation>
    </message>
    <message>
        <source>It is shut. No answer keeps it for you.</source>
        <translation>Es ist zu. Ohne Antwort bleibt es Ihres.</translation>
    </message>
    <message>
        <source>Door %1 is shut. If you leave for today, please empty it first.</source>
        <translation>Fach %1 ist zu. Wenn Sie für heute gehen, leeren Sie es bitte vorher.</translation>
    </message>
    <message>
        <source>Door %1 is shut. If you leave, please empty it first: your pass ends then.</source>
        <translation>Fach %1 ist zu. Wenn Sie gehen, leeren Sie es bitte vorher: Ihr Besucherpass endet dann.</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Ja, ich gebe es zurück</translation>
    </message>
    <message>
        <source>I am leaving for today</source>
        <translation>Ich gehe für heute</translation>
    </message>
    <message>
        <source>I am leaving</source>
        <translation>Ich gehe jetzt</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nein, ich behalte es</translation>
    </message>
    <message>
        <source>Keep door %1</source>
        <translation>Fach %1 behalten</translation>
    </message>
    <message>
        <source>Let someone open it</source>
        <translation>Mit jemandem teilen</translation>
    </message>
</context>
<context>
    <name>KeptScreen</name>
    <message>
        <source>Door %1 is yours for longer.</source>
        <translation>Fach %1 ist verlängert.</translation>
    </message>
    <message>
        <source>Door %1 stays yours.</source>
        <translation>Fach %1 bleibt Ihres.</translation>
    </message>
    <message>
        <source>Use the same badge or code to open it.</source>
        <translation>Derselbe Ausweis oder Code öffnet es wieder.</translation>
    </message>
    <message>
        <source>Yours %1.</source>
        <translation>Ihr Fach %1.</translation>
    </message>
</context>
<context>
    <name>KeyCardScreen</name>
    <message>
        <source>Take a photo of this key.</source>
        <translation>Fotografieren Sie diesen Schlüssel.</translation>
    </message>
    <message>
        <source>Hold the photo to the bank’s scanner, then compare these digits with the bank’s screen.</source>
        <translation>Halten Sie das Foto bei den Schließfächern vor den Scanner. Vergleichen Sie dann diese Ziffern mit denen auf dem Bildschirm dort.</translation>
    </message>
    <message>
        <source>The key of %1. It is no secret: it opens nothing.</source>
        <comment>a kiosk</comment>
        <translation>Der Schlüssel von %1. Er ist kein Geheimnis: Er öffnet nichts.</translation>
    </message>
    <message>
        <source>For visitors of %1.</source>
        <comment>companies</comment>
        <translation>Für Gäste von %1.</translation>
    </message>
    <message>
        <source>The QR code of this kiosk’s key</source>
        <translation>Der QR-Code mit dem Schlüssel dieses Kiosks</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Capital letters</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>The language now</source>
        <translation>Diese Sprache ist eingestellt</translation>
    </message>
    <message>
        <source>More</source>
        <comment>languages</comment>
        <translation>Weitere</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Choose your language.</source>
        <translation>Wählen Sie Ihre Sprache.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>LeftLineScreen</name>
    <message>
        <source>You no longer wait.</source>
        <translation>Sie warten nicht mehr.</translation>
    </message>
    <message>
        <source>When you need a door, hold your badge to the reader.</source>
        <translation>Wenn Sie ein Fach brauchen, halten Sie Ihren Ausweis an das Lesegerät.</translation>
    </message>
</context>
<context>
    <name>LookSettingsScreen</name>
    <message>
        <source>What should the start screen say?</source>
        <translation>Was soll auf dem Startbildschirm stehen?</translation>
    </message>
    <message>
        <source>Screen and sound.</source>
        <translation>Bildschirm und Ton.</translation>
    </message>
    <message>
        <source>Say when, and what to do. For example: doors close at 20:00 today.</source>
        <translation>Sagen Sie, wann und was zu tun ist. Zum Beispiel: Heute schließen die Fächer um 20:00 Uhr.</translation>
    </message>
    <message>
        <source>It counts once you keep it.</source>
        <translation>Es gilt, sobald Sie es übernehmen.</translation>
    </message>
    <message>
        <source>No message on the start screen.</source>
        <translation>Keine Nachricht auf dem Startbildschirm.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a message</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>The start screen as it becomes</source>
        <translation>So sieht der Startbildschirm dann aus</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>LostPropertyScreen</name>
    <message>
        <source>Things for “%1”.</source>
        <comment>what was typed</comment>
        <translation>Fundsachen zu „%1“.</translation>
    </message>
    <message>
        <source>Lost property.</source>
        <translation>Fundsachen.</translation>
    </message>
    <message>
        <source>Nothing fits. Check the spelling, or look through all things.</source>
        <translation>Nichts passt. Prüfen Sie die Schreibweise, oder sehen Sie alle Fundsachen durch.</translation>
    </message>
    <message>
        <source>Nothing is kept here.</source>
        <translation>Hier wird nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Das Fundbuch ist leer.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Type on</source>
        <translation>Weitertippen</translation>
    </message>
    <message>
        <source>Find a thing</source>
        <translation>Fundsache suchen</translation>
    </message>
    <message>
        <source>All things</source>
        <translation>Alle Fundsachen</translation>
    </message>
    <message>
        <source>Also what is gone</source>
        <translation>Auch Früheres</translation>
    </message>
    <message>
        <source>Only what is here</source>
        <translation>Nur, was hier ist</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Offene Fundfälle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Number, door or words of it</source>
        <translation>Nummer, Fach oder Wörter dazu</translation>
    </message>
    <message>
        <source>Nothing found yet</source>
        <translation>Noch nichts gefunden</translation>
    </message>
    <message>
        <source>Many found</source>
        <translation>Viele gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>things</comment>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>MoreTimeScreen</name>
    <message>
        <source>Do you need more time?</source>
        <translation>Brauchen Sie mehr Zeit?</translation>
    </message>
    <message>
        <source>Press anywhere to continue.</source>
        <translation>Tippen Sie irgendwohin, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>MoveToScreen</name>
    <message>
        <source>No other door is free.</source>
        <translation>Kein anderes Fach ist frei.</translation>
    </message>
    <message>
        <source>Which door instead of %1?</source>
        <translation>Welches Fach anstelle von %1?</translation>
    </message>
    <message>
        <source>Door %1</source>
        <comment>number</comment>
        <translation>Fach %1</translation>
    </message>
    <message>
        <source>Within reach</source>
        <translation>In Reichweite</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>More (%1/%2)</source>
        <comment>page, pages</comment>
        <translation>Weitere (%1/%2)</translation>
    </message>
</context>
<context>
    <name>MyDoorsScreen</name>
    <message>
        <source>Open door %1?</source>
        <translation>Fach %1 öffnen?</translation>
    </message>
    <message>
        <source>Door %1 is yours.</source>
        <translation>Fach %1 gehört Ihnen.</translation>
    </message>
    <message>
        <source>You may open door %1.</source>
        <translation>Sie dürfen Fach %1 öffnen.</translation>
    </message>
    <message>
        <source>You have no door now.</source>
        <translation>Sie haben gerade kein Fach.</translation>
    </message>
    <message>
        <source>Which door do you need?</source>
        <translation>Welches Fach brauchen Sie?</translation>
    </message>
    <message>
        <source>These doors are yours.</source>
        <translation>Diese Fächer gehören Ihnen.</translation>
    </message>
    <message>
        <source>You may open these doors.</source>
        <translation>Diese Fächer dürfen Sie öffnen.</translation>
    </message>
    <message>
        <source>We can open one for you.</source>
        <translation>Wir können Ihnen eines öffnen.</translation>
    </message>
    <message>
        <source>Press Done, then hold your badge to the reader to get one.</source>
        <translation>Drücken Sie Fertig und halten Sie Ihren Ausweis an das Lesegerät, um eines zu bekommen.</translation>
    </message>
    <message>
        <source>%1 shares it with you %2.</source>
        <comment>initials, until when</comment>
        <translation>%1 teilt es mit Ihnen %2.</translation>
    </message>
    <message>
        <source>Yours %1.</source>
        <translation>Ihr Fach %1.</translation>
    </message>
    <message>
        <source>%1 may open it, too.</source>
        <comment>initials</comment>
        <translation>%1 darf es auch öffnen.</translation>
    </message>
    <message>
        <source>Its time was over %1. Please empty it.</source>
        <comment>when</comment>
        <translation>Seine Zeit endete %1. Bitte leeren Sie es.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>It is empty: give it back</source>
        <translation>Es ist leer: zurückgeben</translation>
    </message>
    <message>
        <source>Open a door for me</source>
        <translation>Ein Fach öffnen</translation>
    </message>
    <message>
        <source>One more door</source>
        <translation>Noch ein Fach</translation>
    </message>
</context>
<context>
    <name>NewBadgeBoundScreen</name>
    <message>
        <source>Your new badge is ready.</source>
        <translation>Ihr neuer Ausweis ist bereit.</translation>
    </message>
    <message>
        <source>It opens your doors from now on.</source>
        <translation>Er öffnet ab jetzt Ihre Fächer.</translation>
    </message>
    <message>
        <source>The old one opens nothing any more.</source>
        <translation>Der alte öffnet nichts mehr.</translation>
    </message>
</context>
<context>
    <name>NewBadgeWantedScreen</name>
    <message>
        <source>This badge cannot become yours.</source>
        <translation>Mit diesem Ausweis geht es nicht.</translation>
    </message>
    <message>
        <source>Now hold up your new badge.</source>
        <translation>Halten Sie jetzt Ihren neuen Ausweis hin.</translation>
    </message>
    <message>
        <source>It is in use already. Hold up another one, or press Help.</source>
        <translation>Er wird schon benutzt. Halten Sie einen anderen hin, oder drücken Sie Hilfe.</translation>
    </message>
    <message>
        <source>Hold it to the reader until you hear a sound.</source>
        <translation>Halten Sie ihn an das Lesegerät, bis Sie einen Ton hören.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>NewPinScreen</name>
    <message>
        <source>New operator’s PIN.</source>
        <translation>Neue Bedien-PIN.</translation>
    </message>
    <message>
        <source>New PIN.</source>
        <translation>Neue PIN.</translation>
    </message>
    <message>
        <source>For %1.</source>
        <comment>a name</comment>
        <translation>Für %1.</translation>
    </message>
    <message>
        <source>The digits are on the screen. They are not read aloud.</source>
        <translation>Die Ziffern stehen auf dem Bildschirm. Sie werden nicht vorgelesen.</translation>
    </message>
    <message>
        <source>It is shown only now. Let nobody else see it.</source>
        <translation>Sie wird nur jetzt gezeigt. Zeigen Sie sie niemandem.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Ich habe sie notiert</translation>
    </message>
</context>
<context>
    <name>NoOperatorsScreen</name>
    <message>
        <source>Nobody is an operator yet.</source>
        <translation>Noch keine Bedien-PIN.</translation>
    </message>
    <message>
        <source>Whoever installs this kiosk makes the first one at its command line:</source>
        <translation>Wer diesen Kiosk installiert, legt die erste auf der Befehlszeile an:</translation>
    </message>
</context>
<context>
    <name>NotAllowedScreen</name>
    <message>
        <source>Your access has ended.</source>
        <translation>Ihr Zugang ist abgelaufen.</translation>
    </message>
    <message>
        <source>Your access has not begun.</source>
        <translation>Ihr Zugang gilt noch nicht.</translation>
    </message>
    <message>
        <source>These doors are for others.</source>
        <translation>Diese Fächer sind für andere.</translation>
    </message>
    <message>
        <source>You need a reservation here.</source>
        <translation>Hier brauchen Sie eine Reservierung.</translation>
    </message>
    <message>
        <source>Your door opens with help only.</source>
        <translation>Ihr Fach geht nur mit Hilfe auf.</translation>
    </message>
    <message>
        <source>You cannot use doors now.</source>
        <translation>Sie können gerade kein Fach nutzen.</translation>
    </message>
    <message>
        <source>It begins %1.</source>
        <comment>when</comment>
        <translation>Er beginnt %1.</translation>
    </message>
    <message>
        <source>Ask which doors are yours: somebody can tell you.</source>
        <translation>Fragen Sie, welche Fächer für Sie da sind.</translation>
    </message>
    <message>
        <source>Reserve a door and come back, or ask for help.</source>
        <translation>Reservieren Sie ein Fach und kommen Sie wieder, oder fragen Sie nach.</translation>
    </message>
    <message>
        <source>Please ask for help: a person opens it for you.</source>
        <translation>Bitte fragen Sie nach: Jemand öffnet es für Sie.</translation>
    </message>
    <message>
        <source>Please ask for help: somebody can change that.</source>
        <translation>Bitte fragen Sie nach: Das lässt sich ändern.</translation>
    </message>
    <message>
        <source>Your things are safe in door %1. Please ask: somebody opens it for you.</source>
        <translation>Ihre Sachen sind sicher in Fach %1. Bitte fragen Sie: Jemand öffnet es für Sie.</translation>
    </message>
</context>
<context>
    <name>NotEmptyReportedScreen</name>
    <message>
        <source>Thank you. We will check door %1.</source>
        <translation>Danke. Wir prüfen Fach %1.</translation>
    </message>
    <message>
        <source>Leave the things inside and close it.</source>
        <translation>Lassen Sie die Sachen darin und schließen Sie es.</translation>
    </message>
    <message>
        <source>No other door is free now. Please come back a little later.</source>
        <translation>Gerade ist kein anderes Fach frei. Bitte kommen Sie etwas später wieder.</translation>
    </message>
</context>
<context>
    <name>NotKnownScreen</name>
    <message>
        <source>This badge was not read right.</source>
        <translation>Der Ausweis wurde nicht richtig gelesen.</translation>
    </message>
    <message>
        <source>We do not know this badge.</source>
        <translation>Diesen Ausweis kennen wir nicht.</translation>
    </message>
    <message>
        <source>This QR code is not known.</source>
        <translation>Diesen QR-Code kennen wir nicht.</translation>
    </message>
    <message>
        <source>Hold it to the reader once more, or press Help.</source>
        <translation>Halten Sie ihn noch einmal an das Lesegerät, oder drücken Sie Hilfe.</translation>
    </message>
    <message>
        <source>Hold it to the scanner once more, or press Help.</source>
        <translation>Halten Sie ihn noch einmal vor den Scanner, oder drücken Sie Hilfe.</translation>
    </message>
    <message>
        <source>I have a new badge</source>
        <translation>Ich habe einen neuen Ausweis</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Use a code</source>
        <translation>Code eingeben</translation>
    </message>
</context>
<context>
    <name>NotOpenNowScreen</name>
    <message>
        <source>No doors are given now.</source>
        <translation>Zurzeit werden keine Fächer vergeben.</translation>
    </message>
    <message>
        <source>We open doors again %1.</source>
        <comment>when</comment>
        <translation>Weiter geht es %1.</translation>
    </message>
    <message>
        <source>Please ask when doors are given.</source>
        <translation>Bitte fragen Sie, wann Fächer vergeben werden.</translation>
    </message>
    <message>
        <source>If you have a door, it opens at any time.</source>
        <translation>Wer schon ein Fach hat, kann es jederzeit öffnen.</translation>
    </message>
</context>
<context>
    <name>NotYoursScreen</name>
    <message>
        <source>Your role does not include that.</source>
        <translation>Das gehört nicht zu Ihrer Rolle.</translation>
    </message>
    <message>
        <source>Another operator may: %1.</source>
        <comment>what</comment>
        <translation>Eine andere Bedienperson darf: %1.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>see the bank</source>
        <translation>die Schließfächer sehen</translation>
    </message>
    <message>
        <source>see whose a door is</source>
        <translation>sehen, wem ein Fach gehört</translation>
    </message>
    <message>
        <source>open a door</source>
        <translation>ein Fach öffnen</translation>
    </message>
    <message>
        <source>end somebody’s time, keep a door shut, move them</source>
        <translation>eine Zeit beenden, ein Fach sperren, jemandem ein anderes Fach geben</translation>
    </message>
    <message>
        <source>take a door out of service</source>
        <translation>ein Fach außer Betrieb nehmen</translation>
    </message>
    <message>
        <source>open many doors</source>
        <translation>viele Fächer öffnen</translation>
    </message>
    <message>
        <source>set off the emergency release</source>
        <translation>die Notöffnung auslösen</translation>
    </message>
    <message>
        <source>see to things that were left</source>
        <translation>sich um Zurückgelassenes kümmern</translation>
    </message>
    <message>
        <source>see to people’s badges and PINs</source>
        <translation>sich um Ausweise und PINs kümmern</translation>
    </message>
    <message>
        <source>see to alarms</source>
        <translation>sich um Alarme kümmern</translation>
    </message>
    <message>
        <source>test the parts of the kiosk</source>
        <translation>die Teile des Kiosks testen</translation>
    </message>
    <message>
        <source>set volume, brightness and message</source>
        <translation>Lautstärke, Helligkeit und Nachricht einstellen</translation>
    </message>
    <message>
        <source>copy the record</source>
        <translation>das Protokoll kopieren</translation>
    </message>
    <message>
        <source>copy the diagnostics</source>
        <translation>die Diagnosedaten kopieren</translation>
    </message>
    <message>
        <source>see to operators</source>
        <translation>sich um Bedienpersonen kümmern</translation>
    </message>
</context>
<context>
    <name>NothingOpensScreen</name>
    <message>
        <source>The doors do not answer.</source>
        <translation>Die Fächer antworten nicht.</translation>
    </message>
    <message>
        <source>No door can open now.</source>
        <translation>Zurzeit geht kein Fach auf.</translation>
    </message>
    <message>
        <source>We keep trying. Please come back a little later.</source>
        <translation>Wir versuchen es weiter. Bitte kommen Sie etwas später wieder.</translation>
    </message>
    <message>
        <source>Please ask for help: a person can open your door.</source>
        <translation>Bitte fragen Sie nach: Ein Mensch kann Ihr Fach öffnen.</translation>
    </message>
    <message>
        <source>What lies in the doors is safe.</source>
        <translation>Was in den Fächern liegt, ist sicher.</translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message>
        <source>Hello {name},</source>
        <translation>Guten Tag {name},</translation>
    </message>
    <message>
        <source>Need help? {help}</source>
        <translation>Sie brauchen Hilfe? {help}</translation>
    </message>
    <message>
        <source>Your time with door {door} ends soon</source>
        <translation>Ihre Zeit für Fach {door} endet bald</translation>
    </message>
    <message>
        <source>Door {door} is yours until {until}.</source>
        <translation>Fach {door} gehört Ihnen bis {until}.</translation>
    </message>
    <message>
        <source>Please take everything out by then.</source>
        <translation>Bitte räumen Sie es bis dahin aus.</translation>
    </message>
    <message>
        <source>Do you need it longer? Hold your badge at the reader before it ends: you can keep it until {longer_until}.</source>
        <translation>Brauchen Sie es länger? Halten Sie vorher Ihren Ausweis an das Lesegerät: Sie können es bis {longer_until} behalten.</translation>
    </message>
    <message>
        <source>Your time with door {door} is over</source>
        <translation>Ihre Zeit für Fach {door} ist vorbei</translation>
    </message>
    <message>
        <source>Your time with door {door} ended at {at}.</source>
        <translation>Ihre Zeit für Fach {door} ist seit {at} vorbei.</translation>
    </message>
    <message>
        <source>Please take everything out by {until}. Your badge opens it.</source>
        <translation>Bitte räumen Sie es bis {until} aus. Ihr Ausweis öffnet es.</translation>
    </message>
    <message>
        <source>Please take everything out now. Your badge opens it.</source>
        <translation>Bitte räumen Sie es jetzt aus. Ihr Ausweis öffnet es.</translation>
    </message>
    <message>
        <source>After that, the door is given to somebody else.</source>
        <translation>Danach bekommt es jemand anderes.</translation>
    </message>
    <message>
        <source>After that, it counts as overdue, and facilities may empty it.</source>
        <translation>Danach ist es überfällig, und der Hausdienst darf es leeren.</translation>
    </message>
    <message>
        <source>After that, only facilities can open it.</source>
        <translation>Danach kann es nur noch der Hausdienst öffnen.</translation>
    </message>
    <message>
        <source>Door {door} was given back</source>
        <translation>Fach {door} wurde zurückgegeben</translation>
    </message>
    <message>
        <source>Your time with it ended at {at}. It is no longer yours.</source>
        <translation>Ihre Zeit dafür ist seit {at} vorbei. Das Fach gehört Ihnen nicht mehr.</translation>
    </message>
    <message>
        <source>Is something of yours still inside? Please ask facilities: they can open it and look.</source>
        <translation>Ist noch etwas von Ihnen darin? Bitte fragen Sie den Hausdienst: Er kann es öffnen und nachsehen.</translation>
    </message>
    <message>
        <source>Door {door} is overdue</source>
        <translation>Fach {door} ist überfällig</translation>
    </message>
    <message>
        <source>Facilities may empty it from {until}.</source>
        <translation>Der Hausdienst darf es ab {until} leeren.</translation>
    </message>
    <message>
        <source>Facilities will look into door {door}</source>
        <translation>Der Hausdienst sieht in Fach {door} nach</translation>
    </message>
    <message>
        <source>Your time with this door is over, and it was not emptied.</source>
        <translation>Ihre Zeit für dieses Fach ist vorbei, und es wurde nicht geleert.</translation>
    </message>
    <message>
        <source>Your time with this door is over. Only facilities can open it now.</source>
        <translation>Ihre Zeit für dieses Fach ist vorbei. Nur der Hausdienst kann es jetzt öffnen.</translation>
    </message>
    <message>
        <source>You had this door, and something was found in it afterwards.</source>
        <translation>Sie hatten dieses Fach, und danach wurde etwas darin gefunden.</translation>
    </message>
    <message>
        <source>Please ask facilities for your things.</source>
        <translation>Bitte fragen Sie den Hausdienst nach Ihren Sachen.</translation>
    </message>
    <message>
        <source>Please look into door {door}</source>
        <translation>Bitte in Fach {door} nachsehen</translation>
    </message>
    <message>
        <source>Its time is over, and it was not emptied.</source>
        <translation>Die Zeit dafür ist vorbei, und es wurde nicht geleert.</translation>
    </message>
    <message>
        <source>Its time is over, and its holder can&apos;t open it any more.</source>
        <translation>Die Zeit dafür ist vorbei, und wer es hatte, kann es nicht mehr öffnen.</translation>
    </message>
    <message>
        <source>Whoever got this door found things inside.</source>
        <translation>Jemand hat dieses Fach bekommen und Sachen darin gefunden.</translation>
    </message>
    <message>
        <source>It was flagged at {at}.</source>
        <translation>Es ist seit {at} gemeldet.</translation>
    </message>
    <message>
        <source>Please empty it and keep what you find. Nobody else gets this door until you have.</source>
        <translation>Bitte leeren Sie es und bewahren Sie auf, was Sie finden. Bis dahin bekommt niemand dieses Fach.</translation>
    </message>
    <message>
        <source>Door {door} is still open</source>
        <translation>Fach {door} ist noch offen</translation>
    </message>
    <message>
        <source>Door {door} has been open since {at}.</source>
        <translation>Fach {door} ist seit {at} offen.</translation>
    </message>
    <message>
        <source>Please go back and push it until you hear a click. Too far away? Please ask somebody there.</source>
        <translation>Bitte gehen Sie zurück und drücken Sie es zu, bis es klickt. Sind Sie zu weit weg? Bitte fragen Sie jemanden, der in der Nähe ist.</translation>
    </message>
    <message>
        <source>Please push it until you hear a click.</source>
        <translation>Bitte drücken Sie es zu, bis es klickt.</translation>
    </message>
    <message>
        <source>Facilities opened door {door}</source>
        <translation>Der Hausdienst hat Fach {door} geöffnet</translation>
    </message>
    <message>
        <source>Facilities opened door {door} at {at}.</source>
        <translation>Der Hausdienst hat Fach {door} geöffnet: {at}.</translation>
    </message>
    <message>
        <source>They were asked to do it for you.</source>
        <translation>Es wurde für Sie darum gebeten.</translation>
    </message>
    <message>
        <source>They did it because a badge was lost.</source>
        <translation>Der Grund: Ein Ausweis ging verloren.</translation>
    </message>
    <message>
        <source>They collect what was left inside, and keep it.</source>
        <translation>Was darin zurückblieb, wird abgeholt und aufbewahrt.</translation>
    </message>
    <message>
        <source>Its lock was stuck.</source>
        <translation>Das Schloss klemmte.</translation>
    </message>
    <message>
        <source>They looked whether everything is in order.</source>
        <translation>Es wurde nachgesehen, ob alles in Ordnung ist.</translation>
    </message>
    <message>
        <source>They clean the doors.</source>
        <translation>Die Fächer werden gereinigt.</translation>
    </message>
    <message>
        <source>They repair it.</source>
        <translation>Es wird repariert.</translation>
    </message>
    <message>
        <source>They did it for everybody&apos;s safety.</source>
        <translation>Es ging um die Sicherheit aller.</translation>
    </message>
    <message>
        <source>All doors were opened because of an emergency.</source>
        <translation>Wegen eines Notfalls wurden alle Fächer geöffnet.</translation>
    </message>
    <message>
        <source>They tested its lock.</source>
        <translation>Das Schloss wurde getestet.</translation>
    </message>
    <message>
        <source>Did you not expect this? Please ask facilities.</source>
        <translation>Haben Sie das nicht erwartet? Bitte fragen Sie den Hausdienst.</translation>
    </message>
    <message>
        <source>Your door is {door} now</source>
        <translation>Sie haben jetzt Fach {door}</translation>
    </message>
    <message>
        <source>Facilities moved you from door {before} to door {door} at {at}.</source>
        <translation>Der Hausdienst hat Ihnen anstelle von Fach {before} Fach {door} gegeben: {at}.</translation>
    </message>
    <message>
        <source>Are all your things there? If not, please ask facilities.</source>
        <translation>Sind alle Ihre Sachen da? Wenn nicht, fragen Sie bitte den Hausdienst.</translation>
    </message>
    <message>
        <source>Your things from door {door} are kept</source>
        <translation>Ihre Sachen aus Fach {door} sind aufbewahrt</translation>
    </message>
    <message>
        <source>Facilities emptied door {door}. What was inside is kept for you.</source>
        <translation>Der Hausdienst hat Fach {door} geleert. Was darin war, wird für Sie aufbewahrt.</translation>
    </message>
    <message>
        <source>It is kept until {day}.</source>
        <translation>Es wird bis {day} aufbewahrt.</translation>
    </message>
    <message>
        <source>Please ask facilities for it, and name this number: {bag}.</source>
        <translation>Bitte fragen Sie den Hausdienst danach, und nennen Sie diese Nummer: {bag}.</translation>
    </message>
    <message>
        <source>Please look at the lockers</source>
        <translation>Bitte nach den Schließfächern sehen</translation>
    </message>
    <message>
        <source>Please look at door {door}</source>
        <translation>Bitte nach Fach {door} sehen</translation>
    </message>
    <message>
        <source>A door came open at {at} that nobody had opened.</source>
        <translation>Ein Fach ging auf, das niemand geöffnet hatte: {at}.</translation>
    </message>
    <message>
        <source>A door has been open since {at}.</source>
        <translation>Ein Fach ist seit {at} offen.</translation>
    </message>
    <message>
        <source>At {at}, a door did not open: its lock may be stuck.</source>
        <translation>Ein Fach ging nicht auf, vielleicht klemmt das Schloss: {at}.</translation>
    </message>
    <message>
        <source>At {at}, the cabinet was opened, or something was done to it.</source>
        <translation>Der Schrank wurde geöffnet oder manipuliert: {at}.</translation>
    </message>
    <message>
        <source>A part of the kiosk has not worked since {at}.</source>
        <translation>Ein Teil des Kiosks geht seit {at} nicht.</translation>
    </message>
    <message>
        <source>The emergency release was set off at {at}: all doors open.</source>
        <translation>Die Notöffnung wurde ausgelöst, alle Fächer gehen auf: {at}.</translation>
    </message>
    <message>
        <source>At {at}, the kiosk found that its database was damaged.</source>
        <translation>Der Kiosk hat festgestellt, dass seine Datenbank beschädigt war: {at}.</translation>
    </message>
    <message>
        <source>It is {device}.</source>
        <translation>Betroffen ist: {device}.</translation>
    </message>
    <message>
        <source>Please see to it, and acknowledge the alarm at the kiosk.</source>
        <translation>Bitte kümmern Sie sich darum, und bestätigen Sie den Alarm am Kiosk.</translation>
    </message>
    <message>
        <source>Your code for the lockers at {site}</source>
        <translation>{site}: Ihr Code für die Schließfächer</translation>
    </message>
    <message>
        <source>Type this code at the kiosk: {code}. It works once, until {until}, and gives you a new PIN.</source>
        <translation>Geben Sie diesen Code am Kiosk ein: {code}. Er gilt einmal, bis {until}, und gibt Ihnen eine neue PIN.</translation>
    </message>
    <message>
        <source>You did not ask for it? Then do nothing, and tell nobody the code.</source>
        <translation>Haben Sie nicht darum gebeten? Dann tun Sie nichts, und sagen Sie niemandem den Code.</translation>
    </message>
    <message>
        <source>A door is free for you</source>
        <translation>Ein Fach ist für Sie frei</translation>
    </message>
    <message>
        <source>Door {door} waits for you until {until}.</source>
        <translation>Fach {door} wartet auf Sie bis {until}.</translation>
    </message>
    <message>
        <source>Hold your badge at the reader by then. After that, it goes to the next person in line.</source>
        <translation>Halten Sie bis dahin Ihren Ausweis an das Lesegerät. Danach bekommt es, wer als Nächstes wartet.</translation>
    </message>
    <message>
        <source>Your turn has passed</source>
        <translation>Sie waren an der Reihe</translation>
    </message>
    <message>
        <source>Door {door} waited for you until {until}. Then it went to the next person in line.</source>
        <translation>Fach {door} hat bis {until} auf Sie gewartet. Dann bekam es, wer als Nächstes wartete.</translation>
    </message>
    <message>
        <source>Do you still need a door? Hold your badge at the reader: you can join the line again.</source>
        <translation>Brauchen Sie noch ein Fach? Halten Sie Ihren Ausweis an das Lesegerät: Sie können sich wieder anstellen.</translation>
    </message>
    <message>
        <source>A door is reserved for you</source>
        <translation>Ein Fach ist für Sie reserviert</translation>
    </message>
    <message>
        <source>It is yours from {at} until {until}.</source>
        <translation>Es gehört Ihnen von {at} bis {until}.</translation>
    </message>
    <message>
        <source>It is door {door}.</source>
        <translation>Es ist Fach {door}.</translation>
    </message>
    <message>
        <source>It is for desk {desk}.</source>
        <translation>Es ist für Platz {desk}.</translation>
    </message>
    <message>
        <source>Hold your badge at the reader when you come: your door opens.</source>
        <translation>Halten Sie Ihren Ausweis an das Lesegerät, wenn Sie kommen: Ihr Fach geht auf.</translation>
    </message>
    <message>
        <source>Your reservation is over</source>
        <translation>Ihre Reservierung ist vorbei</translation>
    </message>
    <message>
        <source>It began at {at}. You did not come, so others can have the door now.</source>
        <translation>Sie galt ab {at}. Sie sind nicht gekommen, deshalb können jetzt andere das Fach haben.</translation>
    </message>
    <message>
        <source>Do you still need a door? Hold your badge at the reader: you get one if one is free.</source>
        <translation>Brauchen Sie noch ein Fach? Halten Sie Ihren Ausweis an das Lesegerät: Sie bekommen eines, wenn eines frei ist.</translation>
    </message>
    <message>
        <source>{by} shares door {door} with you</source>
        <translation>{by} teilt Fach {door} mit Ihnen</translation>
    </message>
    <message>
        <source>You can open it until {until}: hold your badge at the reader.</source>
        <translation>Sie können es bis {until} öffnen: Halten Sie Ihren Ausweis an das Lesegerät.</translation>
    </message>
    <message>
        <source>Your visitor is here</source>
        <translation>Ihr Besuch ist da</translation>
    </message>
    <message>
        <source>{about} checked in at {at}.</source>
        <translation>{about} ist seit {at} angemeldet.</translation>
    </message>
    <message>
        <source>Your visitor checked in at {at}.</source>
        <translation>Ihr Besuch ist seit {at} angemeldet.</translation>
    </message>
    <message>
        <source>Please meet them at reception.</source>
        <translation>Bitte holen Sie Ihren Besuch am Empfang ab.</translation>
    </message>
    <message>
        <source>Your visitor has left</source>
        <translation>Ihr Besuch ist gegangen</translation>
    </message>
    <message>
        <source>A visit to you was ended</source>
        <translation>Ein Besuch bei Ihnen wurde beendet</translation>
    </message>
    <message>
        <source>A visit to you is over</source>
        <translation>Ein Besuch bei Ihnen ist vorbei</translation>
    </message>
    <message>
        <source>{about} left at {at}.</source>
        <translation>{about} ist seit {at} abgemeldet.</translation>
    </message>
    <message>
        <source>Your visitor left at {at}.</source>
        <translation>Ihr Besuch ist seit {at} abgemeldet.</translation>
    </message>
    <message>
        <source>The visit of {about} was ended at {at}.</source>
        <translation>Der Besuch von {about} ist seit {at} beendet.</translation>
    </message>
    <message>
        <source>It was ended at {at}.</source>
        <translation>Der Besuch ist seit {at} beendet.</translation>
    </message>
    <message>
        <source>The visit of {about} was to end at {at}.</source>
        <translation>Der Besuch von {about} war bis {at} geplant.</translation>
    </message>
    <message>
        <source>It was to end at {at}.</source>
        <translation>Der Besuch war bis {at} geplant.</translation>
    </message>
    <message>
        <source>Are they still in the building? Please tell reception.</source>
        <translation>Ist Ihr Besuch noch im Haus? Bitte sagen Sie dem Empfang Bescheid.</translation>
    </message>
    <message>
        <source>Door {door} is still theirs.</source>
        <translation>Ihr Besuch hat noch Fach {door}.</translation>
    </message>
    <message>
        <source>Is something left in it? Please ask facilities.</source>
        <translation>Ist noch etwas darin? Bitte fragen Sie den Hausdienst.</translation>
    </message>
    <message>
        <source>There is nothing for you to do.</source>
        <translation>Sie müssen nichts weiter tun.</translation>
    </message>
    <message>
        <source>Your visitor&apos;s things are still in door {door}</source>
        <translation>In Fach {door} sind noch Sachen Ihres Besuchs</translation>
    </message>
    <message>
        <source>The visit of {about} ended at {at}, and the door was not emptied.</source>
        <translation>Der Besuch von {about} ist seit {at} vorbei, und das Fach wurde nicht geleert.</translation>
    </message>
    <message>
        <source>Their visit ended at {at}, and the door was not emptied.</source>
        <translation>Der Besuch ist seit {at} vorbei, und das Fach wurde nicht geleert.</translation>
    </message>
    <message>
        <source>Please ask them to fetch their things. Have they gone? Then please ask facilities.</source>
        <translation>Bitten Sie Ihren Besuch, die Sachen zu holen. Ist er schon gegangen? Dann fragen Sie bitte den Hausdienst.</translation>
    </message>
    <message>
        <source>Your pass for a locker at {site}</source>
        <translation>{site}: Ihr Besucherpass für ein Schließfach</translation>
    </message>
    <message>
        <source>Your pass opens a door at bank {bank} from {at} until {until}.</source>
        <translation>Ihr Besucherpass öffnet ein Fach bei den Schließfächern {bank}, von {at} bis {until}.</translation>
    </message>
    <message>
        <source>You find the bank here: {place_of_bank}.</source>
        <translation>Sie finden die Schließfächer hier: {place_of_bank}.</translation>
    </message>
    <message>
        <source>Hold the attached QR code to the scanner there.</source>
        <translation>Halten Sie dort den angehängten QR-Code vor den Scanner.</translation>
    </message>
    <message>
        <source>Or type this code there: {code}.</source>
        <translation>Oder geben Sie dort diesen Code ein: {code}.</translation>
    </message>
    <message>
        <source>Or type this code there, until {code_until}: {code}.</source>
        <translation>Oder geben Sie dort diesen Code ein, er gilt bis {code_until}: {code}.</translation>
    </message>
    <message>
        <source>On each of these days, it opens from {begins} to {ends}.</source>
        <translation>An jedem dieser Tage öffnet er von {begins} bis {ends}.</translation>
    </message>
    <message>
        <source>It is not confirmed that a door is free: if none is, please come back to reception.</source>
        <translation>Ein freies Fach ist nicht fest zugesagt: Ist keines frei, kommen Sie bitte zurück zum Empfang.</translation>
    </message>
    <message>
        <source>Your visit to {site}</source>
        <translation>{site}: Ihr Besuch</translation>
    </message>
    <message>
        <source>You are expected from {at} until {until}.</source>
        <translation>Wir erwarten Sie von {at} bis {until}.</translation>
    </message>
    <message>
        <source>At reception, hold the attached QR code to the scanner, or type this code: {code}.</source>
        <translation>Halten Sie am Empfang den angehängten QR-Code vor den Scanner, oder geben Sie diesen Code ein: {code}.</translation>
    </message>
    <message>
        <source>{hour}:{minute}</source>
        <translation>{hour}:{minute} Uhr</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>24:00 Uhr</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{clock} yesterday, {date}</source>
        <translation>gestern, {date}, {clock}</translation>
    </message>
    <message>
        <source>{clock} today, {date}</source>
        <translation>heute, {date}, {clock}</translation>
    </message>
    <message>
        <source>{clock} tomorrow, {date}</source>
        <translation>morgen, {date}, {clock}</translation>
    </message>
    <message>
        <source>{clock} on {weekday}, {date}</source>
        <translation>{weekday}, {date}, {clock}</translation>
    </message>
</context>
<context>
    <name>OpenForYou</name>
    <message>
        <source>Door %1 is open for you.</source>
        <translation>Fach %1 ist für Sie offen.</translation>
    </message>
</context>
<context>
    <name>OperatorBadgeScreen</name>
    <message>
        <source>Now a second operator.</source>
        <translation>Jetzt eine zweite Bedienperson.</translation>
    </message>
    <message>
        <source>Hold up your badge.</source>
        <translation>Halten Sie Ihren Ausweis hin.</translation>
    </message>
    <message>
        <source>They hold up their badge, then enter their PIN.</source>
        <translation>Die zweite Person hält ihren Ausweis hin und gibt dann ihre PIN ein.</translation>
    </message>
    <message>
        <source>Then your PIN is asked for.</source>
        <translation>Danach kommt Ihre PIN.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>OperatorPausedScreen</name>
    <message>
        <source>Operators’ PINs are paused until %1.</source>
        <translation>Bedien-PINs pausieren bis %1 Uhr.</translation>
    </message>
    <message>
        <source>Everybody else’s badges and codes work as usual.</source>
        <translation>Alle anderen Ausweise und Codes funktionieren wie gewohnt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>OperatorPinScreen</name>
    <message>
        <source>Checking the PIN.</source>
        <translation>Die PIN wird geprüft.</translation>
    </message>
    <message>
        <source>That PIN did not work.</source>
        <translation>Diese PIN passte nicht.</translation>
    </message>
    <message>
        <source>Now a second operator.</source>
        <translation>Jetzt eine zweite Bedienperson.</translation>
    </message>
    <message>
        <source>Your PIN, %1.</source>
        <comment>initials</comment>
        <translation>Ihre PIN, %1.</translation>
    </message>
    <message>
        <source>Your operator’s PIN.</source>
        <translation>Ihre Bedien-PIN.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Augenblick.</translation>
    </message>
    <message>
        <source>Their badge, or their PIN. %1</source>
        <comment>how many digits</comment>
        <translation>Ausweis oder PIN der zweiten Person. %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Open my own door</source>
        <translation>Mein eigenes Fach öffnen</translation>
    </message>
    <message>
        <source>No PIN any more?</source>
        <translation>Keine PIN mehr?</translation>
    </message>
</context>
<context>
    <name>OperatorsScreen</name>
    <message>
        <source>Operators of this kiosk.</source>
        <translation>Bedienpersonen dieses Kiosks.</translation>
    </message>
    <message>
        <source>New ones are made at the command line.</source>
        <translation>Neue werden auf der Befehlszeile angelegt.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>Rolle: %1</translation>
    </message>
    <message>
        <source>No operator any more</source>
        <translation>Nicht mehr Bedienperson</translation>
    </message>
    <message>
        <source>All operators</source>
        <translation>Alle Bedienpersonen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>%1 · no PIN yet</source>
        <comment>role</comment>
        <translation>%1 · noch keine PIN</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>PairingScreen</name>
    <message>
        <source>This bank takes these passes now.</source>
        <translation>Die Besucherpässe gelten jetzt hier.</translation>
    </message>
    <message>
        <source>Are the digits the same?</source>
        <translation>Sind die Ziffern gleich?</translation>
    </message>
    <message>
        <source>Hold the key to the scanner.</source>
        <translation>Halten Sie den Schlüssel vor den Scanner.</translation>
    </message>
    <message>
        <source>Passes of %1 open doors here.</source>
        <comment>a kiosk</comment>
        <translation>Besucherpässe von %1 öffnen hier Fächer.</translation>
    </message>
    <message>
        <source>Compare them with those on the screen of %1.</source>
        <comment>a kiosk</comment>
        <translation>Vergleichen Sie die Ziffern mit denen auf dem Bildschirm von %1.</translation>
    </message>
    <message>
        <source>The reception kiosk shows it: from the list of today’s visits, press “Show the key”.</source>
        <translation>Der Kiosk am Empfang zeigt ihn: Drücken Sie dort in der Liste der heutigen Besuche „Schlüssel zeigen“.</translation>
    </message>
    <message>
        <source>For visitors of %1.</source>
        <comment>companies</comment>
        <translation>Für Gäste von %1.</translation>
    </message>
    <message>
        <source>If they differ, somebody showed you another key.</source>
        <translation>Sind sie verschieden, hat Ihnen jemand einen anderen Schlüssel gezeigt.</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Ja, sie sind gleich</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Nein, sie sind verschieden</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Zum Anfang</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message numerus="yes">
        <source>Went away %n time(s)</source>
        <comment>a part that comes and goes</comment>
        <translation>
            <numerusform>%n-mal weg</numerusform>
            <numerusform>%n-mal weg</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <comment>a kind of part, its name</comment>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>Press to test it</source>
        <translation>Zum Testen drücken</translation>
    </message>
</context>
<context>
    <name>PartTestScreen</name>
    <message>
        <source>Test of door %1.</source>
        <translation>Test von Fach %1.</translation>
    </message>
    <message>
        <source>Test: %1.</source>
        <comment>a kind of part</comment>
        <translation>Test: %1.</translation>
    </message>
    <message>
        <source>Test: %1 “%2”.</source>
        <comment>a kind of part, its name</comment>
        <translation>Test: %1 „%2“.</translation>
    </message>
    <message>
        <source>What the camera saw</source>
        <translation>Was die Kamera sah</translation>
    </message>
    <message>
        <source>Open door %1</source>
        <translation>Fach %1 öffnen</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Test it again</source>
        <translation>Noch einmal testen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>It should open now. Close it afterwards.</source>
        <translation>Es müsste jetzt aufgehen. Schließen Sie es danach.</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Einen Augenblick.</translation>
    </message>
    <message>
        <source>Did door %1 open?</source>
        <translation>Ging Fach %1 auf?</translation>
    </message>
    <message>
        <source>Can you see what is before the camera?</source>
        <translation>Sehen Sie, was vor der Kamera ist?</translation>
    </message>
    <message>
        <source>Did it print, and can it be read?</source>
        <translation>Wurde gedruckt, und ist es lesbar?</translation>
    </message>
</context>
<context>
    <name>PassBankFullScreen</name>
    <message>
        <source>Bank %1 is full now.</source>
        <translation>Die Schließfächer %1 sind gerade alle belegt.</translation>
    </message>
    <message>
        <source>Reception can change your pass for one of these banks:</source>
        <translation>Am Empfang bekommen Sie einen Besucherpass für einen dieser Orte:</translation>
    </message>
    <message>
        <source>Please come back a little later, or ask reception.</source>
        <translation>Bitte kommen Sie etwas später wieder, oder fragen Sie am Empfang.</translation>
    </message>
    <message>
        <source>Take a door at bank %1</source>
        <translation>Zu den Schließfächern %1 wechseln</translation>
    </message>
    <message>
        <source>Bank %1 has a door for you.</source>
        <translation>Bei den Schließfächern %1 ist ein Fach für Sie frei.</translation>
    </message>
    <message>
        <source>Bank %1 has a door for you: %2.</source>
        <comment>bank, where it is</comment>
        <translation>Bei den Schließfächern %1 ist ein Fach für Sie frei: %2.</translation>
    </message>
</context>
<context>
    <name>PassReadyScreen</name>
    <message>
        <source>Take a new photo.</source>
        <translation>Machen Sie ein neues Foto.</translation>
    </message>
    <message>
        <source>Here is your pass again.</source>
        <translation>Hier ist Ihr Besucherpass noch einmal.</translation>
    </message>
    <message>
        <source>Take a photo of your pass.</source>
        <translation>Fotografieren Sie Ihren Besucherpass.</translation>
    </message>
    <message>
        <source>Hold it to the scanner at bank %1: a door opens.</source>
        <translation>Halten Sie ihn bei den Schließfächern&#xa0;%1 vor den Scanner: Ein Fach geht auf.</translation>
    </message>
    <message>
        <source>Hold it to the scanner at bank %1, or type the code there: a door opens.</source>
        <translation>Halten Sie ihn bei den Schließfächern&#xa0;%1 vor den Scanner, oder geben Sie dort den Code ein: Ein Fach geht auf.</translation>
    </message>
    <message>
        <source>The earlier one still ends at the earlier time.</source>
        <translation>Das frühere gilt nur bis zur früheren Zeit.</translation>
    </message>
    <message>
        <source>Unconfirmed: there should be a door, but we could not ask bank %1. If it is full, please come back here.</source>
        <translation>Nicht fest zugesagt: Ein Fach müsste frei sein, aber wir konnten bei den Schließfächern %1 nicht nachfragen. Ist alles belegt, kommen Sie bitte hierher zurück.</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Ausdrucken</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>Noch einmal drucken</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The door is within reach.</source>
        <translation>Das Fach ist in Reichweite.</translation>
    </message>
    <message>
        <source>Your host has been told.</source>
        <translation>Ihre Ansprechperson weiß Bescheid.</translation>
    </message>
    <message>
        <source>The pass is on its way to your e-mail, too.</source>
        <translation>Der Besucherpass kommt auch per E-Mail.</translation>
    </message>
    <message>
        <source>It is being printed.</source>
        <translation>Der Ausdruck kommt gerade.</translation>
    </message>
    <message>
        <source>It is printed: please take it with you.</source>
        <translation>Der Ausdruck ist fertig: Bitte nehmen Sie ihn mit.</translation>
    </message>
    <message>
        <source>It could not be printed. A photo is as good, or ask reception.</source>
        <translation>Das Drucken hat nicht geklappt. Ein Foto genügt, oder fragen Sie am Empfang.</translation>
    </message>
</context>
<context>
    <name>PassRefusedScreen</name>
    <message>
        <source>Your things are safe in door %1. Reception can open it for you.</source>
        <translation>Ihre Sachen sind sicher in Fach %1. Der Empfang kann es für Sie öffnen.</translation>
    </message>
    <message>
        <source>The clock here shows %1 on %2. If that is wrong, tell reception.</source>
        <comment>time, date</comment>
        <translation>Die Uhr hier zeigt den %2, %1 Uhr. Stimmt das nicht, sagen Sie es bitte am Empfang.</translation>
    </message>
    <message>
        <source>Type the code again</source>
        <translation>Code noch einmal eingeben</translation>
    </message>
    <message>
        <source>Type the code instead</source>
        <translation>Stattdessen Code eingeben</translation>
    </message>
    <message>
        <source>We do not know this code.</source>
        <translation>Diesen Code kennen wir nicht.</translation>
    </message>
    <message>
        <source>We do not know this pass.</source>
        <translation>Diesen Besucherpass kennen wir nicht.</translation>
    </message>
    <message>
        <source>We cannot read this pass.</source>
        <translation>Diesen Besucherpass können wir nicht lesen.</translation>
    </message>
    <message>
        <source>This pass is no longer taken.</source>
        <translation>Dieser Besucherpass gilt hier nicht mehr.</translation>
    </message>
    <message>
        <source>Your pass is for another bank.</source>
        <translation>Ihr Besucherpass ist für andere Schließfächer.</translation>
    </message>
    <message>
        <source>Your pass is for bank %1.</source>
        <translation>Ihr Besucherpass ist für die Schließfächer %1.</translation>
    </message>
    <message>
        <source>These doors are for others.</source>
        <translation>Diese Fächer sind für andere.</translation>
    </message>
    <message>
        <source>Your code works later.</source>
        <translation>Ihr Code gilt noch nicht.</translation>
    </message>
    <message>
        <source>Your pass works later.</source>
        <translation>Ihr Besucherpass gilt noch nicht.</translation>
    </message>
    <message>
        <source>Your code is for other hours.</source>
        <translation>Ihr Code gilt zu anderen Zeiten.</translation>
    </message>
    <message>
        <source>Your pass is for other hours.</source>
        <translation>Ihr Besucherpass gilt zu anderen Zeiten.</translation>
    </message>
    <message>
        <source>Your code has ended.</source>
        <translation>Ihr Code ist abgelaufen.</translation>
    </message>
    <message>
        <source>Your pass has ended.</source>
        <translation>Ihr Besucherpass ist abgelaufen.</translation>
    </message>
    <message>
        <source>You have left already.</source>
        <translation>Sie sind schon abgemeldet.</translation>
    </message>
    <message>
        <source>This visit has been ended.</source>
        <translation>Dieser Besuch wurde beendet.</translation>
    </message>
    <message>
        <source>We cannot take codes now.</source>
        <translation>Codes gehen gerade nicht.</translation>
    </message>
    <message>
        <source>We cannot take passes now.</source>
        <translation>Besucherpässe gehen gerade nicht.</translation>
    </message>
    <message>
        <source>You find it here: %1.</source>
        <comment>a place</comment>
        <translation>Diese finden Sie hier: %1.</translation>
    </message>
    <message>
        <source>It begins %1.</source>
        <comment>when</comment>
        <translation>Ihr Besuch beginnt %1.</translation>
    </message>
    <message>
        <source>It works again %1.</source>
        <comment>when</comment>
        <translation>Weiter geht es %1.</translation>
    </message>
    <message>
        <source>It ended %1.</source>
        <comment>when</comment>
        <translation>Er endete %1.</translation>
    </message>
    <message>
        <source>Your pass works again %1.</source>
        <comment>when</comment>
        <translation>Mit Ihrem Besucherpass geht es %1 weiter.</translation>
    </message>
    <message>
        <source>So your pass opens nothing any more.</source>
        <translation>Darum öffnet Ihr Besucherpass nichts mehr.</translation>
    </message>
    <message>
        <source>Your host or reception did that.</source>
        <translation>Das war Ihre Ansprechperson oder der Empfang.</translation>
    </message>
    <message>
        <source>This bank is not sure what time it is.</source>
        <translation>Wir wissen hier gerade nicht sicher, wie spät es ist.</translation>
    </message>
    <message>
        <source>Type it once more, or hold your pass to the scanner.</source>
        <translation>Geben Sie ihn noch einmal ein, oder halten Sie Ihren Besucherpass vor den Scanner.</translation>
    </message>
    <message>
        <source>Make your phone’s screen bright and hold it up once more. Reception can give you a new one.</source>
        <translation>Stellen Sie Ihr Handy heller, und halten Sie es noch einmal hin. Am Empfang bekommen Sie einen neuen Besucherpass.</translation>
    </message>
    <message>
        <source>Reception can tell you where it is.</source>
        <translation>Am Empfang erfahren Sie, wo diese sind.</translation>
    </message>
    <message>
        <source>Reception can tell you where yours are.</source>
        <translation>Am Empfang erfahren Sie, welche für Sie da sind.</translation>
    </message>
    <message>
        <source>Please come back then, or ask reception.</source>
        <translation>Bitte kommen Sie dann wieder, oder fragen Sie am Empfang.</translation>
    </message>
    <message>
        <source>Reception can make it last longer.</source>
        <translation>Der Empfang kann ihn verlängern.</translation>
    </message>
    <message>
        <source>If you need a door again, ask reception.</source>
        <translation>Wenn Sie wieder ein Fach brauchen, fragen Sie am Empfang.</translation>
    </message>
    <message>
        <source>Please ask reception: they can help you.</source>
        <translation>Bitte fragen Sie am Empfang: Dort hilft man Ihnen weiter.</translation>
    </message>
    <message>
        <source>Please tell reception: they can open a door for you.</source>
        <translation>Bitte sagen Sie am Empfang Bescheid: Dort kann man Ihnen ein Fach öffnen.</translation>
    </message>
    <message>
        <source>Reception can give you a new one.</source>
        <translation>Am Empfang bekommen Sie einen neuen.</translation>
    </message>
</context>
<context>
    <name>PassTicket</name>
    <message>
        <source>The QR code of your pass</source>
        <translation>Der QR-Code Ihres Besucherpasses</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>Schließfächer %1</translation>
    </message>
    <message>
        <source>A door within reach</source>
        <translation>Ein Fach in Reichweite</translation>
    </message>
    <message>
        <source>Code %1</source>
        <comment>digits</comment>
        <translation>Code %1</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Fremdfirma</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>May use the doors</source>
        <translation>Darf Fächer nutzen</translation>
    </message>
    <message>
        <source>Not yet valid</source>
        <translation>Noch nicht gültig</translation>
    </message>
    <message>
        <source>No longer valid</source>
        <translation>Nicht mehr gültig</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Badge that can’t be copied</source>
        <translation>Ausweis, der sich nicht kopieren lässt</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Visitor’s code</source>
        <translation>Besuchercode</translation>
    </message>
    <message>
        <source>Visitor’s pass</source>
        <translation>Besucherpass</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Code of the invitation</source>
        <translation>Code der Einladung</translation>
    </message>
    <message>
        <source>Operator’s PIN</source>
        <translation>Bedien-PIN</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>Open their door</source>
        <translation>Fach öffnen</translation>
    </message>
    <message>
        <source>Badge is lost</source>
        <translation>Ausweis verloren</translation>
    </message>
    <message>
        <source>Give a new badge</source>
        <translation>Neuer Ausweis</translation>
    </message>
    <message>
        <source>Badge for today</source>
        <translation>Ausweis für heute</translation>
    </message>
    <message>
        <source>Draw a new PIN</source>
        <translation>Neue PIN vergeben</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Allow again</source>
        <translation>Wieder zulassen</translation>
    </message>
    <message>
        <source>Their door opens. Stay until it is closed.</source>
        <translation>Das Fach geht auf. Bleiben Sie, bis es geschlossen ist.</translation>
    </message>
    <message>
        <source>Their door has opened. Stay until it is closed.</source>
        <translation>Das Fach ist aufgegangen. Bleiben Sie, bis es geschlossen ist.</translation>
    </message>
    <message>
        <source>Their door did not open. Pull gently, and try again.</source>
        <translation>Das Fach ging nicht auf. Ziehen Sie leicht daran, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Look whether the door is open: the bank can&apos;t tell.</source>
        <translation>Sehen Sie nach, ob das Fach offen ist: Die Anlage merkt es nicht.</translation>
    </message>
    <message>
        <source>Their badges open nothing any more.</source>
        <translation>Die Ausweise dieser Person öffnen nichts mehr.</translation>
    </message>
    <message>
        <source>The new badge opens their doors from now on.</source>
        <translation>Der neue Ausweis öffnet ab jetzt die Fächer dieser Person.</translation>
    </message>
    <message>
        <source>The badge opens their doors until midnight.</source>
        <translation>Der Ausweis öffnet die Fächer dieser Person bis Mitternacht.</translation>
    </message>
    <message>
        <source>The old PIN opens nothing any more.</source>
        <translation>Die alte PIN öffnet nichts mehr.</translation>
    </message>
    <message>
        <source>They can open nothing now. Their things stay safe.</source>
        <translation>Diese Person kann jetzt nichts öffnen. Die Sachen bleiben sicher.</translation>
    </message>
    <message>
        <source>They may use the doors again.</source>
        <translation>Diese Person darf die Fächer wieder nutzen.</translation>
    </message>
</context>
<context>
    <name>PersonShownScreen</name>
    <message>
        <source>How do you know who it is?</source>
        <translation>Woher wissen Sie, wer es ist?</translation>
    </message>
    <message>
        <source>Which door?</source>
        <translation>Welches Fach?</translation>
    </message>
    <message>
        <source>What is given to them opens their doors. It is written down how you knew them.</source>
        <translation>Was diese Person bekommt, öffnet ihre Fächer. Notiert wird, woran Sie sie erkannt haben.</translation>
    </message>
    <message>
        <source>Doors</source>
        <translation>Fächer</translation>
    </message>
    <message>
        <source>None now</source>
        <translation>Gerade keine</translation>
    </message>
    <message>
        <source>only %1</source>
        <comment>until when</comment>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>Badge, PIN</source>
        <translation>Ausweis, PIN</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>I have seen their document</source>
        <translation>Ich habe ein Dokument gesehen</translation>
    </message>
    <message>
        <source>With a photo, and with this name</source>
        <translation>Mit Foto und mit diesem Namen</translation>
    </message>
    <message>
        <source>I know them</source>
        <translation>Ich kenne die Person</translation>
    </message>
    <message>
        <source>By their face, as a colleague</source>
        <translation>Vom Sehen, aus der Arbeit</translation>
    </message>
    <message>
        <source>Open door %1</source>
        <translation>Fach %1 öffnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>PhotoFrame</name>
    <message>
        <source>Photo of the thing</source>
        <translation>Foto der Fundsache</translation>
    </message>
</context>
<context>
    <name>QrAtScanner</name>
    <message>
        <source>A QR code held to the scanner</source>
        <translation>Ein QR-Code vor dem Scanner</translation>
    </message>
</context>
<context>
    <name>ReadTermsScreen</name>
    <message>
        <source>Please read and accept.</source>
        <translation>Bitte lesen und zustimmen.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Fassung %1</translation>
    </message>
    <message>
        <source>I accept</source>
        <translation>Ich stimme zu</translation>
    </message>
    <message>
        <source>I do not accept</source>
        <translation>Ich stimme nicht zu</translation>
    </message>
    <message>
        <source>To the top</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Weiterlesen</translation>
    </message>
</context>
<context>
    <name>ReadingSheet</name>
    <message>
        <source>Make it easier to read.</source>
        <translation>So lesen Sie es besser.</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Starker Kontrast</translation>
    </message>
    <message>
        <source>It goes back when you leave.</source>
        <translation>Wenn Sie gehen, stellt es sich zurück.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ReasonFields</name>
    <message>
        <source>No, go back</source>
        <translation>Nein, zurück</translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation>Text ändern</translation>
    </message>
    <message>
        <source>Add words</source>
        <translation>Text ergänzen</translation>
    </message>
</context>
<context>
    <name>RecoverAccessScreen</name>
    <message>
        <source>That code does not answer this.</source>
        <translation>Dieser Code passt nicht dazu.</translation>
    </message>
    <message>
        <source>Read this out.</source>
        <translation>Lesen Sie dies vor.</translation>
    </message>
    <message>
        <source>Hold up your badge.</source>
        <translation>Halten Sie Ihren Ausweis hin.</translation>
    </message>
    <message>
        <source>%1, kiosk %2</source>
        <comment>a challenge, the kiosk&apos;s name</comment>
        <translation>%1, Kiosk %2</translation>
    </message>
    <message>
        <source>Kiosk %1</source>
        <comment>its name</comment>
        <translation>Kiosk %1</translation>
    </message>
    <message>
        <source>Have one made for what stands here, and hold it to the scanner.</source>
        <translation>Lassen Sie einen Code zu dem erstellen, was hier steht, und halten Sie ihn vor den Scanner.</translation>
    </message>
    <message>
        <source>If you were given leave to have a new PIN here, it is shown then.</source>
        <translation>Wurde Ihnen hier eine neue PIN erlaubt, sehen Sie sie dann.</translation>
    </message>
    <message>
        <source>If you were given leave to have a new PIN here, it is shown then. Else read out what stands here, and hold the code that you are sent to the scanner.</source>
        <translation>Wurde Ihnen hier eine neue PIN erlaubt, sehen Sie sie dann. Sonst lesen Sie vor, was hier steht, und halten Sie den Code, den Sie bekommen, vor den Scanner.</translation>
    </message>
    <message>
        <source>Whoever keeps the recovery key of this site sends you a code. Hold it to the scanner.</source>
        <translation>Wer den Wiederherstellungsschlüssel dieses Standorts verwahrt, sendet Ihnen einen Code. Halten Sie ihn vor den Scanner.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>RecoveryWords</name>
    <message>
        <source>Taken on</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Emptied</source>
        <translation>Geleert</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Free again</source>
        <translation>Wieder frei</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Next: take everything out</source>
        <translation>Als Nächstes: alles herausnehmen</translation>
    </message>
    <message>
        <source>Next: write down what was inside</source>
        <translation>Als Nächstes: notieren, was darin war</translation>
    </message>
    <message>
        <source>Next: look once more, and set it free</source>
        <translation>Als Nächstes: noch einmal nachsehen und freigeben</translation>
    </message>
    <message>
        <source>All is done</source>
        <translation>Alles ist erledigt</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Opened by facilities only</source>
        <translation>Öffnet nur der Hausdienst</translation>
    </message>
    <message>
        <source>Something found inside</source>
        <translation>Etwas darin gefunden</translation>
    </message>
    <message>
        <source>Another cause</source>
        <translation>Andere Ursache</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Electronics</source>
        <translation>Elektronik</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Papers, cards</source>
        <translation>Papiere, Karten</translation>
    </message>
    <message>
        <source>Valuables</source>
        <translation>Wertsachen</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Hier aufbewahrt</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation>Ausgehändigt</translation>
    </message>
    <message>
        <source>Disposed of</source>
        <translation>Entsorgt</translation>
    </message>
    <message>
        <source>They signed for it</source>
        <translation>Mit Unterschrift</translation>
    </message>
    <message>
        <source>Their identity was checked</source>
        <translation>Identität geprüft</translation>
    </message>
    <message>
        <source>Their badge was held up</source>
        <translation>Ausweis hingehalten</translation>
    </message>
    <message>
        <source>Write the number on the bag</source>
        <translation>Nummer auf den Beutel schreiben</translation>
    </message>
    <message>
        <source>Print the label</source>
        <translation>Etikett drucken</translation>
    </message>
    <message>
        <source>The label is being printed</source>
        <translation>Das Etikett wird gedruckt</translation>
    </message>
    <message>
        <source>Print the label again</source>
        <translation>Etikett noch einmal drucken</translation>
    </message>
    <message>
        <source>The label was not printed. Try again</source>
        <translation>Etikett nicht gedruckt. Noch einmal versuchen</translation>
    </message>
    <message>
        <source>There is no camera here</source>
        <translation>Hier ist keine Kamera</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Foto machen</translation>
    </message>
    <message>
        <source>Hold it in front of the scanner</source>
        <translation>Vor den Scanner halten</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Noch ein Foto</translation>
    </message>
    <message>
        <source>There was no picture. Try again</source>
        <translation>Es kam kein Bild. Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>RunScreen</name>
    <message>
        <source>%1 of %2 doors</source>
        <comment>done, all</comment>
        <translation>%1 von %2 Fächern</translation>
    </message>
    <message numerus="yes">
        <source>%n opened</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n geöffnet</numerusform>
            <numerusform>%n geöffnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not open</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n ging nicht auf</numerusform>
            <numerusform>%n gingen nicht auf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Open now: %1</source>
        <comment>numbers of doors</comment>
        <translation>Jetzt offen: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Open no more doors</source>
        <translation>Keine Fächer mehr öffnen</translation>
    </message>
    <message>
        <source>To the map</source>
        <translation>Zur Übersicht</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>numbers of doors, how many</comment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>You have stopped it.</source>
        <translation>Sie haben es angehalten.</translation>
    </message>
    <message>
        <source>All are done.</source>
        <translation>Alle sind fertig.</translation>
    </message>
    <message>
        <source>All doors are opening.</source>
        <translation>Alle Fächer gehen auf.</translation>
    </message>
    <message>
        <source>Doors are opening.</source>
        <translation>Fächer gehen auf.</translation>
    </message>
    <message>
        <source>Door %1 is opening.</source>
        <translation>Fach %1 geht auf.</translation>
    </message>
    <message>
        <source>Please close those that stand open.</source>
        <translation>Bitte schließen Sie, was offen steht.</translation>
    </message>
    <message>
        <source>The contact “%1” set it off.</source>
        <comment>its name</comment>
        <translation>Der Kontakt „%1“ hat es ausgelöst.</translation>
    </message>
    <message>
        <source>Clean it and close it. The next one opens meanwhile.</source>
        <translation>Reinigen und schließen Sie es. Inzwischen geht das nächste auf.</translation>
    </message>
    <message>
        <source>One opens after another.</source>
        <translation>Eines nach dem anderen geht auf.</translation>
    </message>
</context>
<context>
    <name>SessionBar</name>
    <message>
        <source>Still working? Touch anywhere.</source>
        <translation>Noch dabei? Tippen Sie irgendwohin.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>initials, role</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Time waits: a door is open</source>
        <translation>Die Zeit wartet: Ein Fach ist offen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>minutes and seconds</comment>
        <translation>Noch %1</translation>
    </message>
</context>
<context>
    <name>ShareDoorScreen</name>
    <message>
        <source>Share it until when?</source>
        <translation>Bis wann teilen Sie es?</translation>
    </message>
    <message>
        <source>Next we ask for your colleague’s badge. The door stays yours.</source>
        <translation>Als Nächstes kommt der Ausweis der anderen Person. Das Fach bleibt Ihres.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>SharingScreen</name>
    <message>
        <source>Sharing is on %1.</source>
        <comment>until when</comment>
        <translation>Geteilt %1.</translation>
    </message>
    <message>
        <source>%1 can open door %2.</source>
        <comment>initials, door</comment>
        <translation>%1 kann Fach %2 öffnen.</translation>
    </message>
    <message>
        <source>It stays yours, and you can stop this at any time.</source>
        <translation>Es bleibt Ihres, und Sie können das jederzeit beenden.</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Nicht mehr teilen</translation>
    </message>
</context>
<context>
    <name>SharingStoppedScreen</name>
    <message>
        <source>Sharing has stopped.</source>
        <translation>Nicht mehr geteilt.</translation>
    </message>
    <message>
        <source>Only you open door %1 now.</source>
        <translation>Jetzt öffnen nur noch Sie Fach %1.</translation>
    </message>
</context>
<context>
    <name>ShowCredentialScreen</name>
    <message>
        <source>Hold your badge here.</source>
        <translation>Halten Sie Ihren Ausweis hierher.</translation>
    </message>
    <message>
        <source>Now your colleague’s badge.</source>
        <translation>Jetzt der andere Ausweis.</translation>
    </message>
    <message>
        <source>Hold it to the reader. It opens door %1 %2.</source>
        <comment>door, until when</comment>
        <translation>Halten Sie ihn an das Lesegerät. Er öffnet Fach %1 %2.</translation>
    </message>
    <message>
        <source>We show you your door. Nothing opens.</source>
        <translation>Wir zeigen Ihnen Ihr Fach. Nichts geht auf.</translation>
    </message>
    <message>
        <source>A QR code held to the scanner does it, too.</source>
        <translation>Ein QR-Code vor dem Scanner geht auch.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>A signature is drawn</source>
        <translation>Eine Unterschrift ist da</translation>
    </message>
    <message>
        <source>Field for a signature, drawn with a finger</source>
        <translation>Feld für eine Unterschrift, mit dem Finger</translation>
    </message>
    <message>
        <source>Without a finger: go back, and look at a document instead</source>
        <translation>Ohne Finger: Gehen Sie zurück, und sehen Sie sich stattdessen ein Dokument an</translation>
    </message>
</context>
<context>
    <name>SizeCard</name>
    <message numerus="yes">
        <source>%n free</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SkipStepScreen</name>
    <message>
        <source>It goes on the record with your name.</source>
        <translation>Es kommt mit Ihrem Namen ins Protokoll.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what was typed</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Please say why, in a few words.</source>
        <translation>Bitte sagen Sie kurz, warum.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation>Text ändern</translation>
    </message>
    <message>
        <source>No, go back</source>
        <translation>Nein, zurück</translation>
    </message>
    <message>
        <source>Go on before the holder is told?</source>
        <translation>Weiter, bevor die Person Bescheid weiß?</translation>
    </message>
    <message>
        <source>Dispose of it before its days are over?</source>
        <translation>Vor Ende der Aufbewahrungsfrist entsorgen?</translation>
    </message>
    <message>
        <source>Call this case off?</source>
        <translation>Diesen Fundfall abbrechen?</translation>
    </message>
    <message>
        <source>Leave out emptying the door?</source>
        <translation>Das Leeren des Fachs auslassen?</translation>
    </message>
    <message>
        <source>Leave out the list of what was inside?</source>
        <translation>Die Liste, was darin war, auslassen?</translation>
    </message>
    <message>
        <source>Leave out the last look?</source>
        <translation>Das letzte Nachsehen auslassen?</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Dispose of it now</source>
        <translation>Jetzt entsorgen</translation>
    </message>
    <message>
        <source>Call the case off</source>
        <translation>Fundfall abbrechen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Auslassen</translation>
    </message>
</context>
<context>
    <name>SlipTexts</name>
    <message>
        <source>Your pass for a locker</source>
        <translation>Besucherpass für ein Schließfach</translation>
    </message>
    <message>
        <source>Bank {bank}</source>
        <translation>Schließfächer {bank}</translation>
    </message>
    <message>
        <source>Hold the QR code to the scanner there: your door opens, as often as you like.</source>
        <translation>Halten Sie dort den QR-Code vor den Scanner: Ihr Fach geht auf, so oft Sie möchten.</translation>
    </message>
    <message>
        <source>Or type this code:</source>
        <translation>Oder geben Sie diesen Code ein:</translation>
    </message>
    <message>
        <source>Or type this code, until {until}:</source>
        <translation>Oder geben Sie diesen Code ein, er gilt bis {until}:</translation>
    </message>
    <message>
        <source>From {at}</source>
        <translation>Ab {at}</translation>
    </message>
    <message>
        <source>Until {until}</source>
        <translation>Bis {until}</translation>
    </message>
    <message>
        <source>Each day from {begins} to {ends}</source>
        <translation>Täglich {begins} bis {ends}</translation>
    </message>
    <message>
        <source>It is not confirmed that a door is free. Is none? Please come back to reception.</source>
        <translation>Ein freies Fach ist nicht fest zugesagt. Ist keines frei? Dann kommen Sie bitte zurück zum Empfang.</translation>
    </message>
    <message>
        <source>Are you leaving? Empty your door, and say so at its screen.</source>
        <translation>Gehen Sie? Leeren Sie Ihr Fach, und melden Sie sich dort am Bildschirm ab.</translation>
    </message>
    <message>
        <source>Lost property</source>
        <translation>Fundsache</translation>
    </message>
    <message>
        <source>Door {door}</source>
        <translation>Fach {door}</translation>
    </message>
    <message>
        <source>Found on {day}</source>
        <translation>Gefunden am {day}</translation>
    </message>
    <message>
        <source>Keep until {day}</source>
        <translation>Aufbewahren bis {day}</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Electronics</source>
        <translation>Elektronik</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Papers and cards</source>
        <translation>Papiere und Karten</translation>
    </message>
    <message>
        <source>Valuables</source>
        <translation>Wertsachen</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>Other things</source>
        <translation>Andere Sachen</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>Testdruck</translation>
    </message>
    <message>
        <source>Are these lines and the QR code sharp? Then the printer works.</source>
        <translation>Sind diese Zeilen und der QR-Code scharf? Dann funktioniert der Drucker.</translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Badges cannot be read now.</source>
        <translation>Ausweise gehen gerade nicht.</translation>
    </message>
    <message>
        <source>Hold your badge to the reader.</source>
        <translation>Halten Sie Ihren Ausweis an das Lesegerät.</translation>
    </message>
    <message>
        <source>We open a door for you.</source>
        <translation>Wir öffnen Ihnen ein Fach.</translation>
    </message>
    <message>
        <source>Use your code, or hold a QR code to the scanner.</source>
        <translation>Nehmen Sie Ihren Code, oder halten Sie einen QR-Code vor den Scanner.</translation>
    </message>
    <message>
        <source>Use your code instead.</source>
        <translation>Nehmen Sie stattdessen Ihren Code.</translation>
    </message>
    <message>
        <source>Hold a QR code to the scanner, or press Help.</source>
        <translation>Halten Sie einen QR-Code vor den Scanner, oder drücken Sie Hilfe.</translation>
    </message>
    <message>
        <source>Press Help: somebody opens your door.</source>
        <translation>Drücken Sie Hilfe: Jemand öffnet Ihr Fach.</translation>
    </message>
    <message numerus="yes">
        <source>%n door(s) are free</source>
        <translation>
            <numerusform>%n Fach ist frei</numerusform>
            <numerusform>%n Fächer sind frei</numerusform>
        </translation>
    </message>
    <message>
        <source>All doors are in use</source>
        <translation>Alle Fächer sind belegt</translation>
    </message>
    <message>
        <source>One part is being repaired. Everything else works.</source>
        <translation>Ein Teil wird gerade repariert. Alles andere geht.</translation>
    </message>
    <message>
        <source>Visitors: hold your pass to the scanner.</source>
        <translation>Zu Besuch? Halten Sie Ihren Besucherpass vor den Scanner.</translation>
    </message>
    <message>
        <source>I am a visitor</source>
        <translation>Ich bin zu Besuch</translation>
    </message>
    <message>
        <source>I have a visitor’s code</source>
        <translation>Ich habe einen Besuchercode</translation>
    </message>
    <message>
        <source>Use a code</source>
        <translation>Code eingeben</translation>
    </message>
    <message>
        <source>Which is mine?</source>
        <translation>Welches ist meins?</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <comment>number, of how many, name</comment>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>StillInsideScreen</name>
    <message>
        <source>bank %1</source>
        <translation>den Schließfächern&#xa0;%1</translation>
    </message>
    <message>
        <source>bank %1 (%2)</source>
        <comment>bank, where it is</comment>
        <translation>den Schließfächern&#xa0;%1 (%2)</translation>
    </message>
    <message>
        <source>You still have door %1.</source>
        <translation>Sie haben noch Fach %1.</translation>
    </message>
    <message>
        <source>Is your door empty?</source>
        <translation>Ist Ihr Fach leer?</translation>
    </message>
    <message>
        <source>It is at %1. Please fetch your things first.</source>
        <comment>bank</comment>
        <translation>Es ist bei %1. Bitte holen Sie zuerst Ihre Sachen.</translation>
    </message>
    <message>
        <source>We cannot look at %1 from here.</source>
        <comment>bank</comment>
        <translation>Bei %1 können wir von hier aus nicht nachsehen.</translation>
    </message>
    <message>
        <source>When you leave, the door is given to others.</source>
        <translation>Wenn Sie gehen, bekommen andere das Fach.</translation>
    </message>
    <message>
        <source>I fetch my things first</source>
        <translation>Ich hole erst meine Sachen</translation>
    </message>
    <message>
        <source>It is empty: I am leaving</source>
        <translation>Es ist leer, ich gehe jetzt</translation>
    </message>
</context>
<context>
    <name>TakeOutOfServiceScreen</name>
    <message>
        <source>Until somebody puts it back in service.</source>
        <translation>Bis jemand es wieder in Betrieb nimmt.</translation>
    </message>
    <message>
        <source>Until the end of today.</source>
        <translation>Bis heute, Tagesende.</translation>
    </message>
    <message>
        <source>Until the end of %1, %2.</source>
        <comment>a weekday, a date</comment>
        <translation>Bis %1, %2, Tagesende.</translation>
    </message>
    <message>
        <source>Take door %1 out of service?</source>
        <translation>Fach %1 außer Betrieb nehmen?</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what was typed</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>– 1 day</source>
        <translation>– 1 Tag</translation>
    </message>
    <message>
        <source>One day less</source>
        <translation>Ein Tag weniger</translation>
    </message>
    <message>
        <source>+ 1 day</source>
        <translation>+ 1 Tag</translation>
    </message>
    <message>
        <source>One day more</source>
        <translation>Ein Tag mehr</translation>
    </message>
    <message>
        <source>No, go back</source>
        <translation>Nein, zurück</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>Was stimmt nicht?</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>Take it out of service</source>
        <translation>Außer Betrieb nehmen</translation>
    </message>
    <message>
        <source>Please say in a few words what is wrong.</source>
        <translation>Bitte sagen Sie kurz, was nicht stimmt.</translation>
    </message>
    <message>
        <source>What is wrong with door %1?</source>
        <translation>Was stimmt mit Fach %1 nicht?</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Eine Woche</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Unbefristet</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Yours %1</source>
        <translation>Ihr Fach %1</translation>
    </message>
    <message>
        <source>now %1</source>
        <comment>the time</comment>
        <translation>jetzt %1</translation>
    </message>
</context>
<context>
    <name>TouchTestScreen</name>
    <message>
        <source>Touch every field.</source>
        <translation>Berühren Sie jedes Feld.</translation>
    </message>
    <message>
        <source>%1 of %2 reached</source>
        <comment>two numbers</comment>
        <translation>%1 von %2 erreicht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <source>%1–%2</source>
        <comment>times</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>visits %1</source>
        <comment>host</comment>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>%1, visits %2</source>
        <comment>company, host</comment>
        <translation>%1, bei %2</translation>
    </message>
</context>
<context>
    <name>VisitShownScreen</name>
    <message>
        <source>End the visit of %1?</source>
        <translation>Besuch von %1 beenden?</translation>
    </message>
    <message>
        <source>Their pass opens nothing any more.</source>
        <translation>Der Besucherpass öffnet dann nichts mehr.</translation>
    </message>
    <message>
        <source>Bank %1 could not be told. This pass may still open a door there %2.</source>
        <comment>bank, until when</comment>
        <translation>Die Schließfächer %1 waren nicht zu erreichen. Dieser Besucherpass kann dort noch ein Fach öffnen, %2.</translation>
    </message>
    <message>
        <source>Yes, end it</source>
        <translation>Ja, beenden</translation>
    </message>
    <message>
        <source>No, go back</source>
        <translation>Nein, zurück</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Show the pass</source>
        <translation>Besucherpass zeigen</translation>
    </message>
    <message>
        <source>Another door or bank</source>
        <translation>Anderes Fach, anderer Ort</translation>
    </message>
    <message>
        <source>Extend %1</source>
        <comment>until when</comment>
        <translation>Verlängern %1</translation>
    </message>
    <message>
        <source>End this visit</source>
        <translation>Besuch beenden</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>Alle Besuche</translation>
    </message>
    <message>
        <source>Bank %1 cannot be told from here. This pass may still open a door there %2.</source>
        <comment>bank, until when</comment>
        <translation>Die Schließfächer %1 sind von hier aus nicht zu erreichen. Dieser Besucherpass kann dort noch ein Fach öffnen, %2.</translation>
    </message>
    <message>
        <source>Visits %1.</source>
        <comment>host</comment>
        <translation>Bei %1.</translation>
    </message>
    <message>
        <source>%1. Visits %2.</source>
        <comment>company, host</comment>
        <translation>%1. Bei %2.</translation>
    </message>
    <message>
        <source>Expected %1, %2.</source>
        <comment>when, until when</comment>
        <translation>Erwartet %1, %2.</translation>
    </message>
    <message>
        <source>Here %1.</source>
        <comment>until when</comment>
        <translation>Im Haus %1.</translation>
    </message>
    <message>
        <source>The time was over %1.</source>
        <comment>when</comment>
        <translation>Die Zeit endete %1.</translation>
    </message>
    <message>
        <source>Pass for bank %1.</source>
        <translation>Besucherpass für die Schließfächer %1.</translation>
    </message>
    <message>
        <source>Holds door %1 at bank %2.</source>
        <translation>Hat Fach %1 bei den Schließfächern %2.</translation>
    </message>
</context>
<context>
    <name>VisitorWelcomeScreen</name>
    <message>
        <source>Welcome.</source>
        <translation>Willkommen.</translation>
    </message>
    <message>
        <source>Do you have an invitation? Hold its QR code to the scanner.</source>
        <translation>Haben Sie eine Einladung? Halten Sie den QR-Code vor den Scanner.</translation>
    </message>
    <message>
        <source>Check in here, and get a locker for your things.</source>
        <translation>Hier melden Sie sich an und bekommen ein Schließfach für Ihre Sachen.</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>I have an invitation code</source>
        <translation>Ich habe einen Einladungscode</translation>
    </message>
    <message>
        <source>I am leaving</source>
        <translation>Ich gehe jetzt</translation>
    </message>
    <message>
        <source>Open my locker with a code</source>
        <translation>Mein Schließfach mit Code öffnen</translation>
    </message>
</context>
<context>
    <name>VisitsScreen</name>
    <message>
        <source>Visits for “%1”.</source>
        <comment>what was typed</comment>
        <translation>Besuche zu „%1“.</translation>
    </message>
    <message>
        <source>Your visitors today.</source>
        <translation>Ihr Besuch heute.</translation>
    </message>
    <message>
        <source>Today’s visits.</source>
        <translation>Die Besuche heute.</translation>
    </message>
    <message>
        <source>Nobody is expected or here.</source>
        <translation>Niemand ist da oder wird erwartet.</translation>
    </message>
    <message>
        <source>No visit of today fits. Check the spelling.</source>
        <translation>Heute passt kein Besuch dazu. Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Type on</source>
        <translation>Weitertippen</translation>
    </message>
    <message>
        <source>Find a guest</source>
        <translation>Gast suchen</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>Alle Besuche</translation>
    </message>
    <message>
        <source>Check in a guest</source>
        <translation>Gast anmelden</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>For a bank that is to take passes from here</source>
        <translation>Für Schließfächer, an denen Besucherpässe von hier gelten sollen</translation>
    </message>
    <message>
        <source>Guest, company or host</source>
        <translation>Gast, Firma oder Ansprechperson</translation>
    </message>
    <message>
        <source>Nobody found yet</source>
        <translation>Noch niemand gefunden</translation>
    </message>
    <message>
        <source>Many found</source>
        <translation>Viele gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <comment>visits</comment>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>until midnight</source>
        <translation>bis Mitternacht</translation>
    </message>
    <message>
        <source>until the end of %1</source>
        <comment>a weekday</comment>
        <translation>bis %1, Tagesende</translation>
    </message>
    <message>
        <source>until %1 today</source>
        <translation>bis heute, %1 Uhr</translation>
    </message>
    <message>
        <source>until %1 tomorrow</source>
        <translation>bis morgen, %1 Uhr</translation>
    </message>
    <message>
        <source>until %1 at %2</source>
        <comment>a weekday, a time</comment>
        <translation>bis %1, %2 Uhr</translation>
    </message>
    <message>
        <source>until %1 at %2</source>
        <comment>a date, a time</comment>
        <translation>bis %1, %2 Uhr</translation>
    </message>
    <message>
        <source>at midnight</source>
        <translation>um Mitternacht</translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>a time</comment>
        <translation>um %1 Uhr</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>gestern um %1 Uhr</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>Schließfächer %1</translation>
    </message>
    <message>
        <source>Bank %1: %2</source>
        <comment>bank, where it is</comment>
        <translation>Schließfächer %1: %2</translation>
    </message>
    <message>
        <source>Bank %1 has a door.</source>
        <translation>Bei den Schließfächern %1 ist ein Fach frei.</translation>
    </message>
    <message>
        <source>Bank %1 has a door: %2.</source>
        <comment>bank, where it is</comment>
        <translation>Bei den Schließfächern %1 ist ein Fach frei: %2.</translation>
    </message>
    <message>
        <source>Bank %1 had a door %2.</source>
        <comment>bank, when</comment>
        <translation>Bei den Schließfächern %1 war %2 ein Fach frei.</translation>
    </message>
    <message>
        <source>Bank %1 had a door %2: %3.</source>
        <comment>bank, when, where it is</comment>
        <translation>Bei den Schließfächern %1 war %2 ein Fach frei: %3.</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a time today</comment>
        <translation>seit %1 Uhr</translation>
    </message>
    <message>
        <source>since yesterday, %1</source>
        <comment>a time</comment>
        <translation>seit gestern, %1 Uhr</translation>
    </message>
    <message>
        <source>since %1, %2</source>
        <comment>a weekday, a time</comment>
        <translation>seit %1, %2 Uhr</translation>
    </message>
    <message>
        <source>since %1, %2</source>
        <comment>a date, a time</comment>
        <translation>seit %1, %2 Uhr</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>heute um %1 Uhr</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>morgen um %1 Uhr</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <comment>a weekday, a time</comment>
        <translation>am %1 um %2 Uhr</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <comment>a date, a time</comment>
        <translation>am %1 um %2 Uhr</translation>
    </message>
    <message>
        <source>from %1 today</source>
        <translation>ab heute, %1 Uhr</translation>
    </message>
    <message>
        <source>from %1 tomorrow</source>
        <translation>ab morgen, %1 Uhr</translation>
    </message>
    <message>
        <source>from %1 at %2</source>
        <comment>a weekday, a time</comment>
        <translation>ab %1, %2 Uhr</translation>
    </message>
    <message>
        <source>from %1 at %2</source>
        <comment>a date, a time</comment>
        <translation>ab %1, %2 Uhr</translation>
    </message>
    <message>
        <source>Each day from %1 to %2</source>
        <comment>two times</comment>
        <translation>Jeden Tag von %1 bis %2 Uhr</translation>
    </message>
    <message>
        <source>The code works %1.</source>
        <comment>until when</comment>
        <translation>Der Code gilt %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day of the month, name of the month</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>day of the month, name of the month, year</comment>
        <translation>%1. %2 %3</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <comment>column, row</comment>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>Left of this screen, %1 from here</source>
        <comment>a column</comment>
        <translation>Links von diesem Bildschirm, %1 von hier aus</translation>
    </message>
    <message>
        <source>Right of this screen, %1 from here</source>
        <comment>a column</comment>
        <translation>Rechts von diesem Bildschirm, %1 von hier aus</translation>
    </message>
    <message>
        <source>In this bank</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>%1 from the left</source>
        <comment>a column, beginning a sentence</comment>
        <translation>%1 von links</translation>
    </message>
    <message>
        <source>at the very top</source>
        <translation>ganz oben</translation>
    </message>
    <message>
        <source>at the very bottom</source>
        <translation>ganz unten</translation>
    </message>
    <message>
        <source>row %1 from the top</source>
        <translation>Reihe %1 von oben</translation>
    </message>
    <message>
        <source>%1 from the top</source>
        <comment>a door</comment>
        <translation>%1 Fach von oben</translation>
    </message>
    <message>
        <source>first column</source>
        <translation>erste Spalte</translation>
    </message>
    <message>
        <source>second column</source>
        <translation>zweite Spalte</translation>
    </message>
    <message>
        <source>third column</source>
        <translation>dritte Spalte</translation>
    </message>
    <message>
        <source>fourth column</source>
        <translation>vierte Spalte</translation>
    </message>
    <message>
        <source>fifth column</source>
        <translation>fünfte Spalte</translation>
    </message>
    <message>
        <source>sixth column</source>
        <translation>sechste Spalte</translation>
    </message>
    <message>
        <source>seventh column</source>
        <translation>siebte Spalte</translation>
    </message>
    <message>
        <source>eighth column</source>
        <translation>achte Spalte</translation>
    </message>
    <message>
        <source>ninth column</source>
        <translation>neunte Spalte</translation>
    </message>
    <message>
        <source>tenth column</source>
        <translation>zehnte Spalte</translation>
    </message>
    <message>
        <source>eleventh column</source>
        <translation>elfte Spalte</translation>
    </message>
    <message>
        <source>twelfth column</source>
        <translation>zwölfte Spalte</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>first</source>
        <comment>door</comment>
        <translation>erstes</translation>
    </message>
    <message>
        <source>second</source>
        <comment>door</comment>
        <translation>zweites</translation>
    </message>
    <message>
        <source>third</source>
        <comment>door</comment>
        <translation>drittes</translation>
    </message>
    <message>
        <source>fourth</source>
        <comment>door</comment>
        <translation>viertes</translation>
    </message>
    <message>
        <source>fifth</source>
        <comment>door</comment>
        <translation>fünftes</translation>
    </message>
    <message>
        <source>sixth</source>
        <comment>door</comment>
        <translation>sechstes</translation>
    </message>
    <message>
        <source>seventh</source>
        <comment>door</comment>
        <translation>siebtes</translation>
    </message>
    <message>
        <source>eighth</source>
        <comment>door</comment>
        <translation>achtes</translation>
    </message>
    <message>
        <source>No</source>
        <comment>number</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>One</source>
        <comment>number</comment>
        <translation>Eine</translation>
    </message>
    <message>
        <source>Two</source>
        <comment>number</comment>
        <translation>Zwei</translation>
    </message>
    <message>
        <source>Three</source>
        <comment>number</comment>
        <translation>Drei</translation>
    </message>
    <message>
        <source>Four</source>
        <comment>number</comment>
        <translation>Vier</translation>
    </message>
    <message>
        <source>Five</source>
        <comment>number</comment>
        <translation>Fünf</translation>
    </message>
    <message>
        <source>Six</source>
        <comment>number</comment>
        <translation>Sechs</translation>
    </message>
    <message>
        <source>Seven</source>
        <comment>number</comment>
        <translation>Sieben</translation>
    </message>
    <message>
        <source>Eight</source>
        <comment>number</comment>
        <translation>Acht</translation>
    </message>
    <message>
        <source>Nine</source>
        <comment>number</comment>
        <translation>Neun</translation>
    </message>
    <message>
        <source>Ten</source>
        <comment>number</comment>
        <translation>Zehn</translation>
    </message>
    <message>
        <source>Eleven</source>
        <comment>number</comment>
        <translation>Elf</translation>
    </message>
    <message>
        <source>Twelve</source>
        <comment>number</comment>
        <translation>Zwölf</translation>
    </message>
    <message>
        <source>%1 digits.</source>
        <comment>a number in words</comment>
        <translation>%1 Ziffern.</translation>
    </message>
    <message>
        <source>One try left.</source>
        <translation>Noch ein Versuch.</translation>
    </message>
    <message>
        <source>%1 tries left.</source>
        <comment>a number in words</comment>
        <translation>%1 Versuche übrig.</translation>
    </message>
    <message>
        <source>That is you. Somebody else is needed.</source>
        <translation>Das sind Sie. Es muss jemand anderes sein.</translation>
    </message>
    <message>
        <source>They may not confirm this. Somebody else is needed.</source>
        <translation>Diese Person darf das nicht. Es muss jemand anderes sein.</translation>
    </message>
    <message>
        <source>One of you may know both PINs. Somebody else is needed.</source>
        <translation>Eine von Ihnen kennt vielleicht beide PINs. Es muss jemand anderes sein.</translation>
    </message>
    <message>
        <source>That took too long. Once more, please.</source>
        <translation>Das hat zu lange gedauert. Bitte noch einmal.</translation>
    </message>
    <message>
        <source>Small</source>
        <comment>door size</comment>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>door size</comment>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Large</source>
        <comment>door size</comment>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Extra large</source>
        <comment>door size</comment>
        <translation>Sehr groß</translation>
    </message>
    <message>
        <source>Expected</source>
        <comment>a visit</comment>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Here</source>
        <comment>a visit</comment>
        <translation>Im Haus</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>a visit</comment>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>a visit</comment>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Over</source>
        <comment>a visit</comment>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Overdue</source>
        <comment>a visit</comment>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Free</source>
        <comment>door state</comment>
        <translation>Frei</translation>
    </message>
    <message>
        <source>In use</source>
        <comment>door state</comment>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Yours</source>
        <comment>door state</comment>
        <translation>Ihr Fach</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>door state</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Opening</source>
        <comment>door state</comment>
        <translation>Geht auf</translation>
    </message>
    <message>
        <source>Being checked</source>
        <comment>door state</comment>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Out of use</source>
        <comment>door state</comment>
        <translation>Außer Betrieb</translation>
    </message>
</context>
<context>
    <name>YourNewPinScreen</name>
    <message>
        <source>This is your new PIN.</source>
        <translation>Das ist Ihre neue PIN.</translation>
    </message>
    <message>
        <source>Keep it in mind, or write it down. It is shown only now.</source>
        <translation>Merken Sie sich diese PIN, oder schreiben Sie sie auf. Sie wird nur jetzt gezeigt.</translation>
    </message>
    <message>
        <source>The digits are on the screen. They are not read aloud.</source>
        <translation>Die Ziffern stehen auf dem Bildschirm. Sie werden nicht vorgelesen.</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Ich habe sie</translation>
    </message>
</context>
</TS>
