"""What notices are made of, in English; the catalogues have the other languages.

A title says what happened in at most eight words; each text ends with what to do next. ``{until}`` and ``{at}`` are
moments like "18:00 today, 24 November", made from the last group of these.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

CONTEXT = "NoticeTexts"

WORDS = {
    "hello": QT_TRANSLATE_NOOP("NoticeTexts", "Hello {name},"),
    "help": QT_TRANSLATE_NOOP("NoticeTexts", "Need help? {help}"),
    # --- the end of a door's time
    "ending.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your time with door {door} ends soon"),
    "ending": QT_TRANSLATE_NOOP("NoticeTexts", "Door {door} is yours until {until}."),
    "ending.empty": QT_TRANSLATE_NOOP("NoticeTexts", "Please take everything out by then."),
    "ending.longer": QT_TRANSLATE_NOOP(
        "NoticeTexts",
        "Do you need it longer? Hold your badge at the reader before it ends: you can keep it until {longer_until}.",
    ),
    "expired.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your time with door {door} is over"),
    "expired": QT_TRANSLATE_NOOP("NoticeTexts", "Your time with door {door} ended at {at}."),
    "expired.empty": QT_TRANSLATE_NOOP("NoticeTexts", "Please take everything out by {until}. Your badge opens it."),
    "expired.empty now": QT_TRANSLATE_NOOP("NoticeTexts", "Please take everything out now. Your badge opens it."),
    "expired.release": QT_TRANSLATE_NOOP("NoticeTexts", "After that, the door is given to somebody else."),
    "expired.overdue": QT_TRANSLATE_NOOP(
        "NoticeTexts", "After that, it counts as overdue, and facilities may empty it."
    ),
    "expired.hold": QT_TRANSLATE_NOOP("NoticeTexts", "After that, only facilities can open it."),
    "released.title": QT_TRANSLATE_NOOP("NoticeTexts", "Door {door} was given back"),
    "released": QT_TRANSLATE_NOOP("NoticeTexts", "Your time with it ended at {at}. It is no longer yours."),
    "released.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Is something of yours still inside? Please ask facilities: they can open it and look."
    ),
    "overdue.title": QT_TRANSLATE_NOOP("NoticeTexts", "Door {door} is overdue"),
    "overdue": QT_TRANSLATE_NOOP("NoticeTexts", "Your time with door {door} ended at {at}."),
    "overdue.later": QT_TRANSLATE_NOOP("NoticeTexts", "Facilities may empty it from {until}."),
    # --- facilities look into a door
    "flagged.title": QT_TRANSLATE_NOOP("NoticeTexts", "Facilities will look into door {door}"),
    "flagged.overdue": QT_TRANSLATE_NOOP("NoticeTexts", "Your time with this door is over, and it was not emptied."),
    "flagged.hold": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Your time with this door is over. Only facilities can open it now."
    ),
    "flagged.found": QT_TRANSLATE_NOOP("NoticeTexts", "You had this door, and something was found in it afterwards."),
    "flagged.next": QT_TRANSLATE_NOOP("NoticeTexts", "Please ask facilities for your things."),
    "facilities.flagged.title": QT_TRANSLATE_NOOP("NoticeTexts", "Please look into door {door}"),
    "facilities.flagged.overdue": QT_TRANSLATE_NOOP("NoticeTexts", "Its time is over, and it was not emptied."),
    "facilities.flagged.hold": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Its time is over, and its holder can't open it any more."
    ),
    "facilities.flagged.found": QT_TRANSLATE_NOOP("NoticeTexts", "Whoever got this door found things inside."),
    "facilities.flagged": QT_TRANSLATE_NOOP("NoticeTexts", "It was flagged at {at}."),
    "facilities.flagged.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Please empty it and keep what you find. Nobody else gets this door until you have."
    ),
    "left open.title": QT_TRANSLATE_NOOP("NoticeTexts", "Door {door} is still open"),
    "left open": QT_TRANSLATE_NOOP("NoticeTexts", "Door {door} has been open since {at}."),
    "left open.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Please go back and push it until you hear a click. Too far away? Please ask somebody there."
    ),
    "facilities.left open.next": QT_TRANSLATE_NOOP("NoticeTexts", "Please push it until you hear a click."),
    # --- facilities have been at a door
    "opened.title": QT_TRANSLATE_NOOP("NoticeTexts", "Facilities opened door {door}"),
    "opened": QT_TRANSLATE_NOOP("NoticeTexts", "Facilities opened door {door} at {at}."),
    "opened.holder asked": QT_TRANSLATE_NOOP("NoticeTexts", "They were asked to do it for you."),
    "opened.lost credential": QT_TRANSLATE_NOOP("NoticeTexts", "They did it because a badge was lost."),
    "opened.left behind": QT_TRANSLATE_NOOP("NoticeTexts", "They collect what was left inside, and keep it."),
    "opened.stuck": QT_TRANSLATE_NOOP("NoticeTexts", "Its lock was stuck."),
    "opened.check": QT_TRANSLATE_NOOP("NoticeTexts", "They looked whether everything is in order."),
    "opened.cleaning": QT_TRANSLATE_NOOP("NoticeTexts", "They clean the doors."),
    "opened.repair": QT_TRANSLATE_NOOP("NoticeTexts", "They repair it."),
    "opened.safety": QT_TRANSLATE_NOOP("NoticeTexts", "They did it for everybody's safety."),
    "opened.emergency": QT_TRANSLATE_NOOP("NoticeTexts", "All doors were opened because of an emergency."),
    "opened.test": QT_TRANSLATE_NOOP("NoticeTexts", "They tested its lock."),
    "opened.next": QT_TRANSLATE_NOOP("NoticeTexts", "Did you not expect this? Please ask facilities."),
    "moved.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your door is {door} now"),
    "moved": QT_TRANSLATE_NOOP("NoticeTexts", "Facilities moved you from door {before} to door {door} at {at}."),
    "moved.next": QT_TRANSLATE_NOOP("NoticeTexts", "Are all your things there? If not, please ask facilities."),
    "item found.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your things from door {door} are kept"),
    "item found": QT_TRANSLATE_NOOP("NoticeTexts", "Facilities emptied door {door}. What was inside is kept for you."),
    "item found.until": QT_TRANSLATE_NOOP("NoticeTexts", "It is kept until {day}."),
    "item found.next": QT_TRANSLATE_NOOP("NoticeTexts", "Please ask facilities for it, and name this number: {bag}."),
    "alarm.title": QT_TRANSLATE_NOOP("NoticeTexts", "Please look at the lockers"),
    "alarm.title.door": QT_TRANSLATE_NOOP("NoticeTexts", "Please look at door {door}"),
    "alarm.forced open": QT_TRANSLATE_NOOP("NoticeTexts", "A door came open at {at} that nobody had opened."),
    "alarm.left open": QT_TRANSLATE_NOOP("NoticeTexts", "A door has been open since {at}."),
    "alarm.stuck": QT_TRANSLATE_NOOP("NoticeTexts", "At {at}, a door did not open: its lock may be stuck."),
    "alarm.tamper": QT_TRANSLATE_NOOP("NoticeTexts", "At {at}, the cabinet was opened, or something was done to it."),
    "alarm.device down": QT_TRANSLATE_NOOP("NoticeTexts", "A part of the kiosk has not worked since {at}."),
    "alarm.emergency": QT_TRANSLATE_NOOP("NoticeTexts", "The emergency release was set off at {at}: all doors open."),
    "alarm.record": QT_TRANSLATE_NOOP("NoticeTexts", "At {at}, the kiosk found that its database was damaged."),
    "alarm.device": QT_TRANSLATE_NOOP("NoticeTexts", "It is {device}."),
    "alarm.next": QT_TRANSLATE_NOOP("NoticeTexts", "Please see to it, and acknowledge the alarm at the kiosk."),
    # --- a code for somebody who has forgotten theirs
    "recovery.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your code for the lockers at {site}"),
    "recovery": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Type this code at the kiosk: {code}. It works once, until {until}, and gives you a new PIN."
    ),
    "recovery.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "You did not ask for it? Then do nothing, and tell nobody the code."
    ),
    # --- a door to come
    "your turn.title": QT_TRANSLATE_NOOP("NoticeTexts", "A door is free for you"),
    "your turn": QT_TRANSLATE_NOOP("NoticeTexts", "Door {door} waits for you until {until}."),
    "your turn.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Hold your badge at the reader by then. After that, it goes to the next person in line."
    ),
    "turn passed.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your turn has passed"),
    "turn passed": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Door {door} waited for you until {until}. Then it went to the next person in line."
    ),
    "turn passed.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Do you still need a door? Hold your badge at the reader: you can join the line again."
    ),
    "reserved.title": QT_TRANSLATE_NOOP("NoticeTexts", "A door is reserved for you"),
    "reserved": QT_TRANSLATE_NOOP("NoticeTexts", "It is yours from {at} until {until}."),
    "reserved.door": QT_TRANSLATE_NOOP("NoticeTexts", "It is door {door}."),
    "reserved.desk": QT_TRANSLATE_NOOP("NoticeTexts", "It is for desk {desk}."),
    "reserved.next": QT_TRANSLATE_NOOP("NoticeTexts", "Hold your badge at the reader when you come: your door opens."),
    "no-show.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your reservation is over"),
    "no-show": QT_TRANSLATE_NOOP("NoticeTexts", "It began at {at}. You did not come, so others can have the door now."),
    "no-show.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Do you still need a door? Hold your badge at the reader: you get one if one is free."
    ),
    "shared.title": QT_TRANSLATE_NOOP("NoticeTexts", "{by} shares door {door} with you"),
    "shared": QT_TRANSLATE_NOOP("NoticeTexts", "You can open it until {until}: hold your badge at the reader."),
    # --- visitors: to their host
    "arrived.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your visitor is here"),
    "arrived": QT_TRANSLATE_NOOP("NoticeTexts", "{about} checked in at {at}."),
    "arrived.unnamed": QT_TRANSLATE_NOOP("NoticeTexts", "Your visitor checked in at {at}."),
    "arrived.next": QT_TRANSLATE_NOOP("NoticeTexts", "Please meet them at reception."),
    "gone.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your visitor has left"),
    "gone.ended.title": QT_TRANSLATE_NOOP("NoticeTexts", "A visit to you was ended"),
    "gone.over.title": QT_TRANSLATE_NOOP("NoticeTexts", "A visit to you is over"),
    "gone.left": QT_TRANSLATE_NOOP("NoticeTexts", "{about} left at {at}."),
    "gone.left.unnamed": QT_TRANSLATE_NOOP("NoticeTexts", "Your visitor left at {at}."),
    "gone.ended": QT_TRANSLATE_NOOP("NoticeTexts", "The visit of {about} was ended at {at}."),
    "gone.ended.unnamed": QT_TRANSLATE_NOOP("NoticeTexts", "It was ended at {at}."),
    "gone.over": QT_TRANSLATE_NOOP("NoticeTexts", "The visit of {about} was to end at {at}."),
    "gone.over.unnamed": QT_TRANSLATE_NOOP("NoticeTexts", "It was to end at {at}."),
    "gone.over.next": QT_TRANSLATE_NOOP("NoticeTexts", "Are they still in the building? Please tell reception."),
    "gone.door": QT_TRANSLATE_NOOP("NoticeTexts", "Door {door} is still theirs."),
    "gone.door.next": QT_TRANSLATE_NOOP("NoticeTexts", "Is something left in it? Please ask facilities."),
    "gone.next": QT_TRANSLATE_NOOP("NoticeTexts", "There is nothing for you to do."),
    "stayed.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your visitor's things are still in door {door}"),
    "stayed": QT_TRANSLATE_NOOP("NoticeTexts", "The visit of {about} ended at {at}, and the door was not emptied."),
    "stayed.unnamed": QT_TRANSLATE_NOOP("NoticeTexts", "Their visit ended at {at}, and the door was not emptied."),
    "stayed.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "Please ask them to fetch their things. Have they gone? Then please ask facilities."
    ),
    # --- visitors: to themselves
    "pass.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your pass for a locker at {site}"),
    "pass": QT_TRANSLATE_NOOP("NoticeTexts", "Your pass opens a door at bank {bank} from {at} until {until}."),
    "pass.place": QT_TRANSLATE_NOOP("NoticeTexts", "You find the bank here: {place_of_bank}."),
    "pass.qr": QT_TRANSLATE_NOOP("NoticeTexts", "Hold the attached QR code to the scanner there."),
    "pass.code": QT_TRANSLATE_NOOP("NoticeTexts", "Or type this code there: {code}."),
    "pass.code.until": QT_TRANSLATE_NOOP("NoticeTexts", "Or type this code there, until {code_until}: {code}."),
    "pass.hours": QT_TRANSLATE_NOOP("NoticeTexts", "On each of these days, it opens from {begins} to {ends}."),
    "pass.unconfirmed": QT_TRANSLATE_NOOP(
        "NoticeTexts", "It is not confirmed that a door is free: if none is, please come back to reception."
    ),
    "invited.title": QT_TRANSLATE_NOOP("NoticeTexts", "Your visit to {site}"),
    "invited": QT_TRANSLATE_NOOP("NoticeTexts", "You are expected from {at} until {until}."),
    "invited.next": QT_TRANSLATE_NOOP(
        "NoticeTexts", "At reception, hold the attached QR code to the scanner, or type this code: {code}."
    ),
    # --- moments
    "clock": QT_TRANSLATE_NOOP("NoticeTexts", "{hour}:{minute}"),
    "midnight": QT_TRANSLATE_NOOP("NoticeTexts", "midnight"),
    "date": QT_TRANSLATE_NOOP("NoticeTexts", "{day} {month}"),
    "date.year": QT_TRANSLATE_NOOP("NoticeTexts", "{day} {month} {year}"),
    "yesterday": QT_TRANSLATE_NOOP("NoticeTexts", "{clock} yesterday, {date}"),
    "today": QT_TRANSLATE_NOOP("NoticeTexts", "{clock} today, {date}"),
    "tomorrow": QT_TRANSLATE_NOOP("NoticeTexts", "{clock} tomorrow, {date}"),
    "another day": QT_TRANSLATE_NOOP("NoticeTexts", "{clock} on {weekday}, {date}"),
}
