<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
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
        <source>Bank %1</source>
        <translation>Schließfächer %1</translation>
    </message>
    <message>
        <source>Bank %1: %2</source>
        <comment>bank, where it is</comment>
        <translation>Schließfächer %1: %2</translation>
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
</TS>
