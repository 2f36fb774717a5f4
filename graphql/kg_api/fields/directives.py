"""What can be said of an operation as a whole."""

from typing import Final

from graphql import DirectiveLocation, GraphQLDirective

PRICED: Final = GraphQLDirective(
    "priced",
    [DirectiveLocation.QUERY],
    description="Only told what it costs: `cost` is answered, however much it is, every other "
    "field is left out of the answer, and nothing is run or paid.",
)
