"""What a run plays on: real servers, the packaged application, and a ledger of who was told."""
