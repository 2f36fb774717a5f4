/** A question as others ask it: for a shell, for Python, for GraphiQL. */

/** A command for a POSIX shell; what the shell would read is quoted. */
export function asCurl(query: string, variables: object, address: string): string {
  const body = JSON.stringify({ query, variables });
  return [
    `curl ${quoted(address)}`,
    `  -H 'Content-Type: application/json'`,
    `  --data ${quoted(body)}`,
  ].join(" \\\n");
}

/** A program that needs nothing but the client of this project. */
export function asPython(query: string, variables: object, address: string): string {
  return `from kg.client import Client

QUERY = """
${query.trim().replaceAll("\\", "\\\\").replaceAll('"""', '\\"""')}
"""

with Client(${JSON.stringify(address)}) as api:
    print(api.query(QUERY, ${literal(variables)}))
`;
}

/** GraphiQL with the question in it; after the `#`, so that it reaches no server's log. */
export function graphiqlAddress(query: string, variables: object): string {
  const given = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  return `graphql#${given}`;
}

/** A value as Python writes it. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object") {
    const pairs = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{${pairs.map(([name, each]) => `${JSON.stringify(name)}: ${literal(each)}`).join(", ")}}`;
  }
  return JSON.stringify(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
