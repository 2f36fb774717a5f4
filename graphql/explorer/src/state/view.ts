/** What is on screen, whole: it is read from the address and written to it, and nowhere else. */
import type { Point } from "../model/network";

export const PAGES = [
  "home",
  "search",
  "organization",
  "person",
  "work",
  "agreement",
  "topic",
  "place",
  "pair",
  "ways",
  "prior",
  "network",
  "collections",
] as const;
export type PageName = (typeof PAGES)[number];

export const LANGUAGES = ["en", "zh-Hans", "zh-Hant"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The state of the page.
 *
 * - `id`, `other`: what the page is about; a pair has two.
 * - `text`: what is searched for, or the text that prior work is looked for.
 * - `evidence` to `until`: which evidence counts, and with which partners.
 * - `cell`: the evidence that is open: partner, kind (or `*`) and year (or `*`).
 * - `edge`: the link of a network whose evidence is open: both ends, kind and year likewise.
 * - `weights`: what a piece of evidence of a kind counts in the ranking; 1 where it is not said.
 * - `seeds`: what a network, a way or prior work starts from.
 * - `pivot`: the year that prior work is told apart by, into what came before and after.
 * - `chosen`: what is selected in a network and its list.
 * - `degree` to `without`: which of a network is shown; `around` is an id and a number of links.
 * - `moved`: what was put elsewhere in its picture, and where.
 * - `colour`: what colours tell of a network: what each is, or whom it is close to.
 * - `picked`: what was picked together in a network, with a lasso or one by one.
 * - `frame`: whether the view alone is shown, as within another page.
 */
export interface View {
  page: PageName;
  id: string;
  other: string;
  text: string;
  evidence: string[];
  kinds: string[];
  countries: string[];
  topic: string;
  place: string;
  since: number | null;
  until: number | null;
  as: "matrix" | "network";
  columns: "kinds" | "years";
  rows: number;
  weights: Record<string, number>;
  pins: string[];
  cell: string;
  edge: string;
  pivot: number | null;
  seeds: string[];
  chosen: string;
  degree: number;
  core: number;
  around: string;
  only: string[];
  without: string[];
  picked: string[];
  moved: Record<string, Point>;
  colour: "kind" | "community";
  frame: string;
  works: string;
  language: Language | "";
}

/** As many rows of a matrix are read at most. */
export const MOST_ROWS = 5000;

export const START: Readonly<View> = Object.freeze({
  page: "home",
  id: "",
  other: "",
  text: "",
  evidence: [],
  kinds: [],
  countries: [],
  topic: "",
  place: "",
  since: null,
  until: null,
  as: "matrix",
  columns: "kinds",
  rows: 25,
  weights: {},
  pins: [],
  cell: "",
  edge: "",
  pivot: null,
  seeds: [],
  chosen: "",
  degree: 0,
  core: 0,
  around: "",
  only: [],
  without: [],
  picked: [],
  moved: {},
  colour: "kind",
  frame: "",
  works: "",
  language: "",
});

interface Codec<T> {
  read(text: string): T | undefined;
  write(value: T): string;
}

const words: Codec<string> = { read: (text) => text, write: (value) => value };

function oneOf<T extends string>(values: readonly T[]): Codec<T> {
  return {
    read: (text) => values.find((value) => value === text),
    write: (value) => value,
  };
}

const year: Codec<number | null> = {
  read: (text) => (/^\d{1,4}$/.test(text) ? Number(text) : undefined),
  write: (value) => (value === null ? "" : String(value)),
};

function whole(least: number, most: number): Codec<number> {
  return {
    read: (text) =>
      /^\d{1,6}$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : undefined,
    write: String,
  };
}

// Ids hold colons, slashes and commas; none holds a blank.
const list: Codec<string[]> = {
  read: (text) => [...new Set(text.split(" ").filter(Boolean))],
  write: (values) => values.join(" "),
};

const numbers: Codec<Record<string, number>> = {
  read: (text) =>
    Object.fromEntries(
      text.split(" ").flatMap((each) => {
        const [name, value] = each.split("=");
        const number = Number(value);
        return name && value && number >= 0 && number <= 9 ? [[name, number]] : [];
      }),
    ),
  write: (values) =>
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}`)
      .join(" "),
};

const points: Codec<Record<string, Point>> = {
  read: (text) =>
    Object.fromEntries(
      [...text.matchAll(/(\S+)=(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?= |$)/g)].map(
        ([, id, x, y]) => [id, { x: Number(x), y: Number(y) }],
      ),
    ),
  write: (value) =>
    Object.entries(value)
      .map(([id, { x, y }]) => `${id}=${x},${y}`)
      .join(" "),
};

const CODECS: { [Name in keyof View]: Codec<View[Name]> } = {
  page: oneOf(PAGES),
  id: words,
  other: words,
  text: words,
  evidence: list,
  kinds: list,
  countries: list,
  topic: words,
  place: words,
  since: year,
  until: year,
  as: oneOf(["matrix", "network"]),
  columns: oneOf(["kinds", "years"]),
  rows: whole(1, MOST_ROWS),
  weights: numbers,
  pins: list,
  cell: words,
  edge: words,
  pivot: year,
  seeds: list,
  chosen: words,
  degree: whole(0, 999),
  core: whole(0, 99),
  around: words,
  only: list,
  without: list,
  picked: list,
  moved: points,
  colour: oneOf(["kind", "community"]),
  frame: oneOf(["", "on"]),
  works: words,
  language: oneOf([...LANGUAGES, ""]),
};

const NAMES = Object.keys(CODECS) as (keyof View)[];

/** The state that an address's query says; what it does not say, or says wrongly, is as at the start. */
export function read(search: string): View {
  const given = new URLSearchParams(search);
  const view: View = { ...START };
  const take = <Name extends keyof View>(name: Name) => {
    const text = given.get(name);
    const value = text === null ? undefined : CODECS[name].read(text);
    if (value !== undefined) view[name] = value;
  };
  NAMES.forEach(take);
  return view;
}

/** The query of the address of a state: empty at the start, and the same for the same state. */
export function write(view: View): string {
  const query = new URLSearchParams();
  const put = <Name extends keyof View>(name: Name) => {
    const text = CODECS[name].write(view[name]);
    if (text !== CODECS[name].write(START[name])) query.set(name, text);
  };
  NAMES.forEach(put);
  // Colons and slashes may stand in a query as they are, and ids are full of them.
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2F", "/");
  return text ? `?${text}` : "";
}
