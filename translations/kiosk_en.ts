<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlarmCard</name>
    <message numerus="yes">
        <source>Went away %n time(s) %1</source>
        <comment>a part that comes and goes, since when</comment>
        <translation>
            <numerusform>Went away once %1</numerusform>
            <numerusform>Went away %n times %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmsScreen</name>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AtLimitScreen</name>
    <message numerus="yes">
        <source>You have %n door(s) already.</source>
        <translation>
            <numerusform>You have a door already.</numerusform>
            <numerusform>You have %n doors already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BankFrontScreen</name>
    <message numerus="yes">
        <source>%n door(s) fit “%1”. Show all again</source>
        <translation>
            <numerusform>%n door fits “%1”. Show all again</numerusform>
            <numerusform>%n doors fit “%1”. Show all again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseShownScreen</name>
    <message numerus="yes">
        <source>%n so far. Put each thing into its own bag with its number.</source>
        <comment>things</comment>
        <translation>
            <numerusform>%n so far. Put each thing into its own bag with its number.</numerusform>
            <numerusform>%n so far. Put each thing into its own bag with its number.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseDoorScreen</name>
    <message numerus="yes">
        <source>A door within reach (%n free)</source>
        <translation>
            <numerusform>A door within reach (%n free)</numerusform>
            <numerusform>A door within reach (%n free)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseDoorsScreen</name>
    <message numerus="yes">
        <source>Open %n door(s)</source>
        <translation>
            <numerusform>Open %n door</numerusform>
            <numerusform>Open %n doors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n doors</source>
        <translation>
            <numerusform>The one door (%n)</numerusform>
            <numerusform>All %n doors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n free doors</source>
        <translation>
            <numerusform>The %n free door</numerusform>
            <numerusform>The %n free doors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n doors open one after another, whoever has them.</source>
        <translation>
            <numerusform>The one door (%n) opens, whoever has it.</numerusform>
            <numerusform>All %n doors open one after another, whoever has them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n picked</numerusform>
            <numerusform>%n picked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeOnItsWayScreen</name>
    <message numerus="yes">
        <source>If we know you and your address, a code of %n digit(s) is on its way there. It is good for ten minutes.</source>
        <translation>
            <numerusform>If we know you and your address, a code of %n digit is on its way there. It is good for ten minutes.</numerusform>
            <numerusform>If we know you and your address, a code of %n digits is on its way there. It is good for ten minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindHostScreen</name>
    <message numerus="yes">
        <source>%n found</source>
        <comment>hosts</comment>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPersonScreen</name>
    <message numerus="yes">
        <source>%n found</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>things</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrontPlan</name>
    <message numerus="yes">
        <source>The bank, %n door(s)</source>
        <translation>
            <numerusform>The bank, %n door</numerusform>
            <numerusform>The bank, %n doors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthScreen</name>
    <message numerus="yes">
        <source>%n part(s) do not work.</source>
        <translation>
            <numerusform>%n part does not work.</numerusform>
            <numerusform>%n parts do not work.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) work in part.</source>
        <translation>
            <numerusform>%n part works in part.</numerusform>
            <numerusform>%n parts work in part.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) are starting.</source>
        <translation>
            <numerusform>%n part is starting.</numerusform>
            <numerusform>%n parts are starting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the record</source>
        <translation>
            <numerusform>%n line of the record</numerusform>
            <numerusform>%n lines of the record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InLineScreen</name>
    <message numerus="yes">
        <source>When it is your turn, a door is kept for you for %n minute(s).</source>
        <translation>
            <numerusform>When it is your turn, a door is kept for you for %n minute.</numerusform>
            <numerusform>When it is your turn, a door is kept for you for %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostPropertyScreen</name>
    <message numerus="yes">
        <source>%n found</source>
        <comment>things</comment>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message numerus="yes">
        <source>Went away %n time(s)</source>
        <comment>a part that comes and goes</comment>
        <translation>
            <numerusform>Went away once</numerusform>
            <numerusform>Went away %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunScreen</name>
    <message numerus="yes">
        <source>%n opened</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n opened</numerusform>
            <numerusform>%n opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not open</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n did not open</numerusform>
            <numerusform>%n did not open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SizeCard</name>
    <message numerus="yes">
        <source>%n free</source>
        <comment>doors</comment>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message numerus="yes">
        <source>%n door(s) are free</source>
        <translation>
            <numerusform>%n door is free</numerusform>
            <numerusform>%n doors are free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitsScreen</name>
    <message numerus="yes">
        <source>%n found</source>
        <comment>visits</comment>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
</TS>
