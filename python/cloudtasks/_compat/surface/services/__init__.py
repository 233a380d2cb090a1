"""The service of this version, laid out as in google-cloud-tasks."""
