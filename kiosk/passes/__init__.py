"""What passes, key cards, trust files and codes look like outside a kiosk: formats and their keys, without any I/O.

Nothing here knows what a pass opens. Anybody may hold anything before a scanner, so everything is bounded, strict, and
read by the few lines here before a signature is known to be right. cryptography is loaded when it is first needed: a
kiosk starts without it.
"""
