/** What belongs to the reader and not to the view: the theme, and the key for this tab. */
import { computed, effect, signal } from "@preact/signals";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const THEME = "hetao.theme";
const KEY = "hetao.key";

export const chosenTheme = signal<Theme>(
  THEMES.find((each) => each === kept(() => localStorage, THEME)) ?? "auto",
);

const system = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(system.matches);
system.addEventListener("change", () => {
  systemIsDark.value = system.matches;
});

/** The theme that holds: the chosen one, or what the system has just now. */
export const theme = computed(() => {
  if (chosenTheme.value !== "auto") return chosenTheme.value;
  return systemIsDark.value ? "dark" : "light";
});

// At once: what draws with the colours of the style sheet asks for them when it is rendered.
effect(() => {
  const { dataset } = document.documentElement;
  if (chosenTheme.value === "auto") delete dataset.theme;
  else dataset.theme = chosenTheme.value;
});

export const key = signal(kept(() => sessionStorage, KEY) ?? "");

/** Why a key is asked for: the API wants one, the last one was refused, or verdicts are to be given. */
export const keyWanted = signal<"" | "missing" | "refused" | "curate">("");

export function setTheme(to: Theme): void {
  chosenTheme.value = to;
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
