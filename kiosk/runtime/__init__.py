"""The threads: the engine's loop, one worker a device, and the socket for the command line."""
