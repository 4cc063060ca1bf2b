"""What is asked over HTTP (PROTOCOL.md): each module reads a request, calls what does the work, words the answer."""
