"""Groups of commands to which several modules add: what matches, scores and trains."""

from kg.cli import evaluate as scoring
from kg.cli import match as matching
from kg.cli import organizations
from kg.cli import train as training

matching.app.command("organizations")(organizations.match_organizations)
scoring.app.command("affiliations")(organizations.evaluate)
training.app.command("organizations")(organizations.train_organizations)

match, evaluate, train = matching.app, scoring.app, training.app
