"""Patents and papers of one piece of work: claims of ours, scored, with their evidence."""
