"""What can be said of an operation as a whole."""

from typing import Final

from graphql import DirectiveLocation, GraphQLDirective

PRICED: Final = GraphQLDirective(
    "priced",
    [DirectiveLocation.QUERY],
    description="Only prices the operation: `cost` is answered, however high it is, every other "
    "field is left out of the answer, and nothing is run or paid.",
)
