"""Who is who among organisations: mentions decided on, with the units of each."""
