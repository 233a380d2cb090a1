"""The transport of google-cloud-tasks 1.x under its old name."""
