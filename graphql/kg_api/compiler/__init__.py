"""From an operation to one statement, and from its row to the response; knows no schema."""
