"""The record of each kiosk as it arrives: checked, stored once and in order, countersigned; and what does not fit."""
