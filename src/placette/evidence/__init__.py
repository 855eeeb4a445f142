"""Evidence that can be checked without us: pure, no store, no network. Capture, log and bags come with casework."""
