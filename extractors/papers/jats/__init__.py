"""JATS: articles as publishers tag them."""
