/** What belongs to the reader and not to the view: the theme, and the key for this tab. */
import { signal } from "@preact/signals";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const THEME = "hetao.theme";
const KEY = "hetao.key";

export const theme = signal<Theme>(
  THEMES.find((each) => each === kept(() => localStorage, THEME)) ?? "auto",
);
export const key = signal(kept(() => sessionStorage, KEY) ?? "");

/** Why a key is asked for: the API wants one, the last one was refused, or verdicts are to be given. */
export const keyWanted = signal<"" | "missing" | "refused" | "curate">("");

export function setTheme(to: Theme): void {
  theme.value = to;
  localStorage.setItem(THEME, to);
}

/** Keeps a key until the tab is closed. */
export function setKey(to: string): void {
  sessionStorage.setItem(KEY, to);
  key.value = to;
  keyWanted.value = "";
}

function kept(store: () => Storage, name: string): string | null {
  try {
    return store().getItem(name);
  } catch {
    return null; // a frame of another origin may be denied it
  }
}
