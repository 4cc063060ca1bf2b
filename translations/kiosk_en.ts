<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
