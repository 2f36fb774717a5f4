"""What an operation costs before it runs."""
