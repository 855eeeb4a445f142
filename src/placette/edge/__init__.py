"""The edge: HTTP, the socket and the plain pages. It reads and answers; what is right is decided by the service."""
