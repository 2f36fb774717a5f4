"""Papers: bibliographic records to facts."""
