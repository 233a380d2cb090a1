"""What is here for code that was written for google-cloud-tasks, protobuf, gRPC and google-auth.

Nothing outside imports these modules before it needs them.
"""
