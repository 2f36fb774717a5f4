// Writes src/queries/operations.d.ts: the type of every operation in src/queries, checked against
// the SDL. One operation a file; variables are scalars, enums and lists of them, never inputs, so
// that an operation says itself what may be asked with it.
//
//     node tools/write_types.mjs            writes the file
//     node tools/write_types.mjs --check    ends with 1 where it is not up to date
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
  typeFromAST,
  validate,
} from "graphql";
import { FOLDER, files, textOf } from "./operations.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = join(FOLDER, "operations.d.ts");
const SCALARS = {
  ID: "string",
  String: "string",
  Int: "number",
  Float: "number",
  Boolean: "boolean",
};

const schema = buildSchema(readFileSync(join(HERE, "../../schema.graphql"), "utf8"));
const enums = new Set();

function leaf(type) {
  if (isEnumType(type)) {
    enums.add(type);
    return type.name;
  }
  return SCALARS[type.name] ?? "unknown";
}

function shaped(type, inner) {
  if (isNonNullType(type)) return shapedNonNull(type.ofType, inner);
  return `${shapedNonNull(type, inner)} | null`;
}

function shapedNonNull(type, inner) {
  if (!isListType(type)) return inner;
  const element = shaped(type.ofType, inner);
  return element.includes("|") ? `(${element})[]` : `${element}[]`;
}

// What a selection holds, by key; what only some types have is optional.
function fields(selections, parent, fragments, optional, into) {
  for (const each of selections) {
    if (each.kind === "Field") field(each, parent, fragments, optional, into);
    else {
      const found = each.kind === "FragmentSpread" ? fragments[each.name.value] : each;
      const on = found.typeCondition ? schema.getType(found.typeCondition.name.value) : parent;
      const narrower = optional || !holds(on, parent);
      fields(found.selectionSet.selections, on, fragments, narrower, into);
    }
  }
  return into;
}

// Whether whatever is of the one type is of the other too.
function holds(on, parent) {
  return on === parent || (isAbstractType(on) && schema.isSubType(on, parent));
}

function field(node, parent, fragments, within, into) {
  const optional = within || node.directives.length > 0; // it may be skipped
  const key = node.alias?.value ?? node.name.value;
  if (node.name.value === "__typename") {
    into.set(key, { text: "string", optional });
    return;
  }
  const { type } = parent.getFields()[node.name.value];
  const named = getNamedType(type);
  const before = into.get(key);
  if (isLeafType(named)) {
    into.set(key, {
      text: shaped(type, leaf(named)),
      optional: optional && before?.optional !== false,
    });
    return;
  }
  const inner = fields(
    node.selectionSet.selections,
    named,
    fragments,
    false,
    before?.inner ?? new Map(),
  );
  into.set(key, { type, inner, optional: optional && before?.optional !== false });
}

function printed(map, indent) {
  const lines = [...map].map(([key, each]) => {
    const text = each.inner ? shaped(each.type, printed(each.inner, `${indent}  `)) : each.text;
    return `${indent}  ${key}${each.optional ? "?" : ""}: ${text};`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function variable(each, file) {
  const type = typeFromAST(schema, each.type);
  if (isInputObjectType(getNamedType(type))) {
    throw new Error(`${file}: $${each.variable.name.value} is an input; ask for its parts`);
  }
  const free = !isNonNullType(type) || each.defaultValue;
  return `    ${each.variable.name.value}${free ? "?" : ""}: ${shaped(type, leaf(getNamedType(type)))};`;
}

function declared(file) {
  const document = parse(textOf(file));
  const errors = validate(schema, document);
  if (errors.length) throw new Error(`${file}: ${errors.join("\n")}`);
  const operations = document.definitions.filter((each) => each.kind === "OperationDefinition");
  if (operations.length !== 1) throw new Error(`${file}: one operation a file`);
  const fragments = Object.fromEntries(
    document.definitions
      .filter((d) => d.kind === "FragmentDefinition")
      .map((d) => [d.name.value, d]),
  );
  const [operation] = operations;
  // What is only priced answers its cost, and nothing else that it asks.
  const priced = operation.directives.some((each) => each.name.value === "priced");
  const result = fields(
    operation.selectionSet.selections.filter((each) => !priced || each.name.value === "cost"),
    schema.getRootType(operation.operation),
    fragments,
    false,
    new Map(),
  );
  const variables = operation.variableDefinitions.map((each) => variable(each, file));
  return `declare module "*/${file}" {
  export interface Variables {
${variables.join("\n")}
  }
  export interface Result ${printed(result, "  ")}
  const operation: Operation<Result, Variables>;
  export default operation;
}
`;
}

const modules = files().map(declared);
const names = [...enums].sort((a, b) => a.name.localeCompare(b.name));
const text = `// Written by tools/write_types.mjs from the SDL and the operations beside this file.

/** An operation of the API: its file's text, and the sha256 that it is asked by. */
interface Operation<Result, Variables> {
  readonly text: string;
  readonly hash: string;
  /** Only for the type checker: what it answers and what it is asked with. */
  readonly types?: { result: Result; variables: Variables };
}

${names
  .map(
    (type) =>
      `type ${type.name} =\n${type
        .getValues()
        .map((v) => `  | "${v.name}"`)
        .join("\n")};\n`,
  )
  .join("\n")}
${modules.join("\n")}`;

if (process.argv.includes("--check")) {
  if (readFileSync(TARGET, "utf8") !== text) {
    console.error(
      "src/queries/operations.d.ts is not what the SDL and the operations say: npm run types",
    );
    process.exit(1);
  }
} else writeFileSync(TARGET, text);
