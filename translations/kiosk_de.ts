<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BadgeAtReader</name>
    <message>
        <source>A badge held to the reader</source>
        <translation>Ein Ausweis am Lesegerät</translation>
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
        <source>No door of this size is free.</source>
        <translation>In dieser Größe ist nichts frei.</translation>
    </message>
    <message>
        <source>Doors come free all day. Please try again a little later.</source>
        <translation>Im Lauf des Tages werden Fächer frei. Bitte versuchen Sie es etwas später noch einmal.</translation>
    </message>
    <message>
        <source>A higher one is: switch “Within reach” off and show your badge or code again.</source>
        <translation>Ein höheres schon: Schalten Sie „In Reichweite“ aus und zeigen Sie Ausweis oder Code noch einmal.</translation>
    </message>
    <message>
        <source>Other sizes are: show your badge or code again.</source>
        <translation>Andere Größen sind frei: Zeigen Sie Ausweis oder Code noch einmal.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
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
    <name>CodeDots</name>
    <message>
        <source>%1 of %2 digits</source>
        <comment>how many are in</comment>
        <translation>%1 von %2 Ziffern</translation>
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
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
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
    <name>DoorIsYoursScreen</name>
    <message>
        <source>Door %1 is yours.</source>
        <translation>Fach %1 gehört Ihnen.</translation>
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
    <name>DoorOpenScreen</name>
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
        <source>Welcome back. Close it when you are finished.</source>
        <translation>Willkommen zurück. Schließen Sie es, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>Close it when you are finished.</source>
        <translation>Schließen Sie es, wenn Sie fertig sind.</translation>
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
    <name>DoorPlate</name>
    <message>
        <source>Door %1: %2</source>
        <comment>number, state</comment>
        <translation>Fach %1: %2</translation>
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
        <source>One moment.</source>
        <translation>Einen Augenblick.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>GivenBackScreen</name>
    <message>
        <source>Door %1 is free again.</source>
        <translation>Fach %1 ist wieder frei.</translation>
    </message>
    <message>
        <source>You are done. Thank you.</source>
        <translation>Sie sind fertig. Vielen Dank.</translation>
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
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>KeepOrGiveBackScreen</name>
    <message>
        <source>Is door %1 empty now?</source>
        <translation>Ist Fach %1 jetzt leer?</translation>
    </message>
    <message>
        <source>It is shut. No answer keeps it for you.</source>
        <translation>Es ist zu. Ohne Antwort bleibt es Ihres.</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Ja, ich gebe es zurück</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Nein, ich behalte es</translation>
    </message>
</context>
<context>
    <name>KeptScreen</name>
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
        <source>You cannot use doors now.</source>
        <translation>Sie können gerade kein Fach nutzen.</translation>
    </message>
    <message>
        <source>It begins %1.</source>
        <comment>when</comment>
        <translation>Er beginnt %1.</translation>
    </message>
    <message>
        <source>Please ask for help: somebody can change that.</source>
        <translation>Bitte fragen Sie nach: Das lässt sich ändern.</translation>
    </message>
    <message>
        <source>Your things are safe in door %1. Please ask: somebody opens it for you.</source>
        <translation>Ihre Sachen sind sicher in Fach %1. Bitte fragen Sie: Jemand öffnet es für Sie.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>NotKnownScreen</name>
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
        <source>Back to the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Use a code</source>
        <translation>Code eingeben</translation>
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
        <source>Use a code</source>
        <translation>Code eingeben</translation>
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
        <source>%1 %2</source>
        <comment>day of the month, name of the month</comment>
        <translation>%1. %2</translation>
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
</TS>
