"""The kiosk's side of upstream (upstream/PROTOCOL.md): enrolment, the record on its way up, changes on theirs down."""
