"""Groups of commands to which several modules add: what matches, scores and trains."""

from kg.cli import evaluate as scoring
from kg.cli import match as matching
from kg.cli import organizations, text
from kg.cli import train as training

matching.app.command("organizations")(organizations.match_organizations)
scoring.app.command("affiliations")(organizations.evaluate)
training.app.command("organizations")(organizations.train_organizations)
scoring.app.command("citations")(text.evaluate_citations)
scoring.app.command("funding")(text.evaluate_funding)
scoring.app.command("affiliations-ner")(text.evaluate_affiliations_ner)
training.app.command("citations")(text.train_citations)
training.app.command("funding")(text.train_funding)
training.app.command("affiliations-ner")(text.train_affiliations_ner)
training.app.command("affiliation-words")(text.train_affiliation_words)

match, evaluate, train = matching.app, scoring.app, training.app
