"""The command in this process, as it is but for this: it checks its database a second after its start, not a quarter
of a minute.
"""

import kiosk.runtime.housekeeper
from kiosk.cli import main

kiosk.runtime.housekeeper.FIRST_CHECK_S = 1.0
main()
