"""WKLY boards: frames that begin with those letters' codes, with an XOR check. See README.md for the protocol."""
