"""What goes over a line, in words: for whoever looks for a fault. A capture of it can be kept, and played again.

Numbers of badges and codes never stand in such words, nor in their bytes, but for their last two characters.
"""
