/** Questions as others ask them: as GraphQL, for a shell, for Python, for GraphiQL. */

/** A question: its text and what it is asked with. */
export interface AskedQuery {
  text: string;
  variables: object;
}

/** Each text once, and below it, as comments, all that it is asked with. */
export function asGraphql(asked: readonly AskedQuery[], heading: string): string {
  return grouped(asked)
    .map(([text, all]) => [text, ...all.map((each) => `# ${heading}\n${comment(each)}`)].join("\n"))
    .join("\n\n");
}

function grouped(asked: readonly AskedQuery[]): [string, object[]][] {
  const texts = [...new Set(asked.map(({ text }) => text))];
  return texts.map((text) => [
    text,
    asked.filter((each) => each.text === text).map(({ variables }) => variables),
  ]);
}

function comment(variables: object): string {
  return JSON.stringify(variables, null, 2)
    .split("\n")
    .map((line) => `# ${line}`)
    .join("\n");
}

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
export function asPython(asked: readonly AskedQuery[], address: string): string {
  const groups = grouped(asked);
  const nameOf = (index: number) => (groups.length > 1 ? `QUERY_${index + 1}` : "QUERY");
  const texts = groups.map(([text], index) => `${nameOf(index)} = """\n${held(text)}\n"""\n`);
  const lines = groups.flatMap(([, all], index) =>
    all.map((each) => `    print(api.query(${nameOf(index)}, ${literal(each)}))\n`),
  );
  return `from kg.client import Client

${texts.join("\n")}
with Client(${JSON.stringify(address)}) as api:
${lines.join("")}`;
}

/** A text as it stands between three quotation marks. */
function held(text: string): string {
  return text.trim().replaceAll("\\", "\\\\").replaceAll('"""', '\\"""');
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
