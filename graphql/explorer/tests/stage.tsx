/** Where components are tried: a document to render in, and an API that answers as a test says. */
import { type ComponentChildren, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { speak } from "../src/messages";
import { forget } from "../src/queries/ask";
import { keep } from "../src/state/collections";
import { change, go } from "../src/state/location";
import { keyWanted, setKey } from "../src/state/preferences";
import type { Language } from "../src/state/view";

type Answer = (variables: Record<string, unknown>) => Response | Promise<Response>;

const answers = new Map<string, Answer>();
const observers = new Set<Near>();
let boxes: HTMLElement[] = [];

/** What was asked so far: the variables of each question, by the operation's hash. */
export const asked: { hash: string; variables: Record<string, unknown> }[] = [];

/** An observer of what is in sight, which a test tells. */
class Near {
  readonly elements = new Set<Element>();
  constructor(readonly tell: IntersectionObserverCallback) {
    observers.add(this);
  }
  observe(element: Element): void {
    this.elements.add(element);
  }
  disconnect(): void {
    observers.delete(this);
  }
}

beforeAll(speak);

beforeEach(() => {
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("IntersectionObserver", Near);
  vi.stubGlobal("scrollTo", () => {});
  go("?", true);
});

afterEach(() => {
  for (const box of boxes) {
    act(() => render(null, box));
    box.remove();
  }
  boxes = [];
  answers.clear();
  observers.clear();
  asked.length = 0;
  forget();
  keep([]);
  setKey("");
  keyWanted.value = "";
  sessionStorage.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function fetched(_: string, { body }: { body: string }): Promise<Response> {
  const { variables, extensions } = JSON.parse(body);
  const hash: string = extensions.persistedQuery.sha256Hash;
  asked.push({ hash, variables });
  const answer = answers.get(hash);
  if (!answer) throw new Error(`nobody said what ${hash} answers`);
  return answer(variables);
}

/** Lets an operation answer so, until it is said otherwise. */
export function answering<Result, Variables>(
  { hash }: Operation<Result, Variables>,
  data: Result | ((variables: Variables) => Result),
): void {
  const of = typeof data === "function" ? (data as (variables: unknown) => Result) : () => data;
  answers.set(hash, (variables) => Response.json({ data: of(variables) }));
}

/** Lets an operation fail: with a status, a code and words of the server. */
export function failing<Result, Variables>(
  { hash }: Operation<Result, Variables>,
  { status = 200, code = "", message = "", wait = 0 },
): void {
  const body = { errors: [{ message, extensions: { code } }] };
  const headers: Record<string, string> = wait ? { "Retry-After": String(wait) } : {};
  answers.set(hash, () => Response.json(body, { status, headers }));
}

/** Lets nobody answer, as when the server is gone. */
export function offline<Result, Variables>({ hash }: Operation<Result, Variables>): void {
  answers.set(hash, () => Promise.reject(new TypeError("Failed to fetch")));
}

/** Holds an answer back; returns what lets it come. */
export function held<Result, Variables>(
  { hash }: Operation<Result, Variables>,
  data: Result,
): () => void {
  let release = () => {};
  const answer = new Promise<Response>((resolve) => {
    release = () => resolve(Response.json({ data }));
  });
  answers.set(hash, () => answer);
  return () => release();
}

/** Renders into the document, with all that follows from it at once. */
export function shown(children: ComponentChildren): HTMLElement {
  const box = placed();
  act(() => render(children, box));
  return box;
}

/** A place in the document that is cleared after the test. */
export function placed(): HTMLElement {
  const box = document.createElement("div");
  document.body.append(box);
  boxes.push(box);
  return box;
}

/** Waits until answers, and what follows from them, are there. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 4; round += 1)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
}

/** Brings elements into sight, or out of it. */
export function sight(isIntersecting: boolean, of: (element: Element) => boolean = () => true) {
  act(() => {
    for (const each of [...observers]) {
      const seen = [...each.elements].filter(of).map((target) => ({ target, isIntersecting }));
      if (seen.length)
        each.tell(
          seen as unknown as IntersectionObserverEntry[],
          each as unknown as IntersectionObserver,
        );
    }
  });
}

/** Turns the page to a language, whose messages come when they are needed. */
export async function speaking(language: Language): Promise<void> {
  act(() => change({ language }));
  await vi.waitFor(() => {
    if (document.documentElement.lang !== language) throw new Error(`no ${language} yet`);
  });
  await settled();
}

/** Does something that a person would, and waits for what comes of it. */
export async function done(what: () => void): Promise<void> {
  act(what);
  await settled();
}

export function press(element: Element, key: string, more: KeyboardEventInit = {}): void {
  element.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
  );
}

export function type(element: Element, text: string): void {
  (element as HTMLInputElement).value = text;
  element.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** The one element that matches; a test that finds another number of them fails. */
export function one<Found extends HTMLElement = HTMLElement>(box: ParentNode, what: string): Found {
  const found = box.querySelectorAll<Found>(what);
  if (found.length !== 1) throw new Error(`${found.length} of ${what}`);
  return found[0] as Found;
}

/** The button that is called so. */
export function button(box: ParentNode, name: string): HTMLButtonElement {
  const named = [...box.querySelectorAll("button")].filter(
    (each) => (each.getAttribute("aria-label") ?? each.textContent?.trim()) === name,
  );
  if (named.length !== 1) throw new Error(`${named.length} buttons “${name}”`);
  return named[0] as HTMLButtonElement;
}
