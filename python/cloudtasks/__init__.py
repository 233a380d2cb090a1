"""A client for Google Cloud Tasks, with an embedded emulator."""
