"""What somebody can do here without anybody's help, and what is asked of them first."""

from __future__ import annotations

from kiosk.engine import pad, screens
from kiosk.engine.facilities.intents import BindMyBadge, ChangeMyPin, ForgotMyPin, HelpMyself
from kiosk.engine.facilities.screens import CodeOnItsWay, FindYourself, HelpYourself
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.screen_flow import begin, give_up_unopened, show
from kiosk.engine.self_service import mailed_code
from kiosk.engine.visitors.screens import CodeFor

# Where nobody is in the middle of anything.
_FROM = (screens.Start, screens.NotKnown, screens.EnterCode, screens.CodePaused)


def help_myself(kiosk: Kiosk, _: HelpMyself) -> None:
    """From wherever somebody has not come in: what can be done about it here. Without codes that is nothing."""
    is_offered = kiosk.settings.accepts_codes and isinstance(kiosk.visit.screen, _FROM)
    if kiosk.session is not None or not is_offered:
        return
    give_up_unopened(kiosk)
    begin(kiosk)
    show(kiosk, HelpYourself(can_pin=True, can_mail=kiosk.settings.tells_people))


def bind_my_badge(kiosk: Kiosk, _: BindMyBadge) -> None:
    """Their PIN tells who they are; then the new badge."""
    if _may_choose(kiosk, by_mail=False):
        _ask_code(kiosk, CodeFor.NEW_BADGE, kiosk.settings.pin_length)


def change_my_pin(kiosk: Kiosk, _: ChangeMyPin) -> None:
    """Their old PIN tells who they are; then the new one."""
    if _may_choose(kiosk, by_mail=False):
        _ask_code(kiosk, CodeFor.NEW_PIN, kiosk.settings.pin_length)


def forgot_my_pin(kiosk: Kiosk, _: ForgotMyPin) -> None:
    """Who are they? A code goes to their own address, if they have one."""
    if _may_choose(kiosk, by_mail=True) and not mailed_code.says_that_it_rests(kiosk):
        begin(kiosk)
        show(kiosk, FindYourself())


def type_the_code(kiosk: Kiosk) -> bool:
    """The pad for a code that is on its way; False where none is."""
    if not isinstance(kiosk.visit.screen, CodeOnItsWay):
        return False
    _ask_code(kiosk, CodeFor.ONE_TIME, mailed_code.DIGITS)
    return True


def _may_choose(kiosk: Kiosk, *, by_mail: bool) -> bool:
    screen = kiosk.visit.screen
    return isinstance(screen, HelpYourself) and (screen.can_mail if by_mail else screen.can_pin)


def _ask_code(kiosk: Kiosk, asked_for: CodeFor, length: int) -> None:
    begin(kiosk)  # a late answer to what was typed before is none to this
    if not pad.says_that_it_rests(kiosk):
        show(kiosk, screens.EnterCode(length, asked_for=asked_for))
