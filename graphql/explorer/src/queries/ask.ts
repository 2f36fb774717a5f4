/** The one way to ask the API: by the hash of an operation, each answer kept for this page's life. */
import type { AskedQuery } from "../model/query_text";
import { key, keyWanted } from "../state/preferences";

export type Trouble =
  | "key"
  | "scope"
  | "rate"
  | "busy"
  | "down"
  | "offline"
  | "budget"
  | "timeout"
  | "wrong"
  | "unknown";

/** The API did not answer: why, what it said, and after how many seconds to come again. */
export class ApiError extends Error {
  constructor(
    readonly trouble: Trouble,
    message: string,
    readonly wait = 0,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** What went wrong, as something that the API did not answer. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError("unknown", String(error));
}

interface GraphQLError {
  message: string;
  extensions?: { code?: string; id?: string };
}

interface Body {
  data?: unknown;
  errors?: GraphQLError[];
  detail?: string;
}

const KEPT = 300;
const answers = new Map<string, Promise<unknown>>();
let hashesKnown = true;

/** The key that an answer is kept by. */
export function keyOf(operation: { hash: string }, variables: object): string {
  return operation.hash + JSON.stringify(variables);
}

/**
 * What an operation answers; asked once for the same variables.
 *
 * @throws ApiError where it is not answered; then the next call asks again.
 */
export function ask<Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const name = keyOf(operation, variables);
  const known = answers.get(name);
  if (known) return known as Promise<Result>;
  const asked = send(operation, variables);
  answers.set(name, asked);
  asked.catch(() => answers.delete(name));
  const oldest = answers.keys().next().value;
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
  return asked as Promise<Result>;
}

/** Asks what will be wanted in a moment: who shows it asks again, and is told if it was not answered. */
export function prefetch<Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables,
): void {
  ask(operation, variables).catch(() => {});
}

/** What was asked for a view, question by question. */
export interface Noted {
  asked: AskedQuery[];
  ask: typeof ask;
}

/** Asks as `ask` does, and keeps what was asked. */
export function noting(): Noted {
  const asked: AskedQuery[] = [];
  return {
    asked,
    ask: (operation, variables) => {
      asked.push({ text: operation.text, variables });
      return ask(operation, variables);
    },
  };
}

/**
 * Says something that changes what is answered: sent each time, and every answer is forgotten then.
 *
 * @throws ApiError where it was not taken.
 */
export async function tell<Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const answer = await send(operation, variables);
  forget();
  return answer as Result;
}

/** Forgets every answer, as when another key was given. */
export function forget(): void {
  answers.clear();
}

/** What of an operation is sent. */
type Sent = { hash: string; text: string };

interface Answer {
  response: Response;
  body: Body;
}

async function send(operation: Sent, variables: object): Promise<unknown> {
  const whole = { query: operation.text, variables };
  if (!hashesKnown) return read(await post(whole));
  const extensions = { persistedQuery: { version: 1, sha256Hash: operation.hash } };
  const answer = await post({ variables, extensions });
  const code = answer.body.errors?.[0]?.extensions?.code;
  if (code === "PERSISTED_QUERY_NOT_FOUND") return read(await post({ ...whole, extensions }));
  if (code !== "PERSISTED_QUERY_NOT_SUPPORTED") return read(answer);
  hashesKnown = false;
  return read(await post(whole));
}

async function post(asked: object): Promise<Answer> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (key.value) headers.Authorization = `Bearer ${key.value}`;
  let response: Response;
  try {
    response = await fetch("graphql", { method: "POST", headers, body: JSON.stringify(asked) });
  } catch {
    throw new ApiError("offline", "");
  }
  return { response, body: await bodyOf(response) };
}

async function bodyOf(response: Response): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch {
    return {};
  }
}

/** Codes of errors that only say of a null why it is one: the page says so itself. */
const ABSENT = new Set(["NOT_FOUND", "BAD_IDENTIFIER"]);

function read({ response, body }: Answer): unknown {
  const error = body.errors?.find((each) => !ABSENT.has(each.extensions?.code ?? ""));
  if (response.ok && body.data && !error) return body.data;
  throw trouble(response, error, body.detail);
}

function trouble(response: Response, error?: GraphQLError, detail = ""): ApiError {
  const kind = kindOf(response.status, error?.extensions?.code ?? "");
  if (kind === "key") keyWanted.value = key.value ? "refused" : "missing";
  if (kind === "scope") keyWanted.value = "curate";
  const wait = Number(response.headers.get("Retry-After") ?? 0);
  return new ApiError(kind, error?.message ?? detail, wait);
}

const CODES: Record<string, Trouble> = {
  BUSY: "busy",
  FORBIDDEN: "scope",
  INDEX_UNAVAILABLE: "busy",
  KEY: "key",
  RATE: "rate",
  SCOPE: "key",
  STORE: "down",
  STORE_UNAVAILABLE: "down",
  TIMEOUT: "timeout",
  TOO_EXPENSIVE: "budget",
};

function kindOf(status: number, code: string): Trouble {
  if (CODES[code]) return CODES[code];
  if (status === 401 || status === 403) return "key";
  if (status === 429) return "rate";
  return status === 200 ? "wrong" : "unknown";
}
