"""What works are about: topics of one vocabulary for papers, patents, filings and agreements."""
