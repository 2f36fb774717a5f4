"""Who is who among people: mentions compared, clustered, and told why."""
