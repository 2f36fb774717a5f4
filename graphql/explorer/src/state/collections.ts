/** What the reader has collected: ids, kept in this browser and nowhere else. */
import { signal } from "@preact/signals";

const NAME = "hetao.collection";
const MOST = 500;

export const collection = signal<readonly string[]>(parse(stored()) ?? []);

/** The ids that a file or the browser's store holds; null where it holds no collection. */
export function parse(text: string | null): string[] | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    const ids = value && typeof value === "object" && "ids" in value ? value.ids : null;
    if (!Array.isArray(ids) || !ids.every((each) => typeof each === "string")) return null;
    return [...new Set(ids as string[])].slice(0, MOST);
  } catch {
    return null;
  }
}

export function written(ids: readonly string[]): string {
  return JSON.stringify({ kind: "hetao-collection", ids }, null, 2);
}

export function toggle(id: string): void {
  const has = collection.value.includes(id);
  keep(has ? collection.value.filter((each) => each !== id) : [...collection.value, id]);
}

export function keep(ids: readonly string[]): void {
  collection.value = ids.slice(0, MOST);
  try {
    localStorage.setItem(NAME, written(collection.value));
  } catch {
    // A browser that keeps nothing keeps it until the page is left.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}
