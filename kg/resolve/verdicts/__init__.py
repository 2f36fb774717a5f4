"""What people say of who is who: kept beside the ledger, and heard before any model."""
