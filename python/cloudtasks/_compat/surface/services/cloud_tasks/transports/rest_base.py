"""Nothing public, as in google-cloud-tasks."""
