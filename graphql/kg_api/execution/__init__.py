"""Operations compiled once and answered by one statement each."""
