"""Trained models, as CRFsuite writes them; NOTICE says on what."""
