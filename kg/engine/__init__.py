"""Where batches of documents are read: on the cores of this machine, or on a cluster."""
