"""DataCite: data sets, software and texts."""
