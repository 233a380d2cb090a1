"""Empty, as in google-cloud-tasks 1.x: its services stand in ``cloudtasks_pb2_grpc``."""
