"""From files to the stage: what every document says, read once and kept."""
