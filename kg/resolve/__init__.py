"""Who is who: every mention led to an entity, with a ledger of why."""
