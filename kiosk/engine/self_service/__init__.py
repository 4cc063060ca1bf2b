"""What staff do on their own at the screen: a new badge, another PIN, a forgotten one."""
