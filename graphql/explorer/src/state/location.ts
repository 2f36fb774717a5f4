/** The address bar as the one place that state is held in: to change it is to go somewhere. */
import { signal } from "@preact/signals";
import { read, START, type View, write } from "./view";

export const view = signal<View>(read(location.search));

/** Where a change of what is on screen leads; what is not named stays. */
export function here(change: Partial<View>): string {
  return write({ ...view.value, ...change }) || "?";
}

/** Where another page lies: only the language goes along. */
export function there(to: Partial<View>): string {
  return write({ ...START, language: view.value.language, ...to }) || "?";
}

/** Goes to an address of this page; Back leads to where one was, unless it is replaced. */
export function go(address: string, replace = false): void {
  const url = new URL(address, location.href);
  if (url.search === location.search) return;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  const before = view.value;
  view.value = read(url.search);
  if (moved(before, view.value)) scrollTo(0, 0);
}

/** Changes what is on screen. */
export function change(to: Partial<View>, replace = false): void {
  go(here(to), replace);
}

/** Whether two states show different things, and not one thing in two ways. */
export function moved(one: View, two: View): boolean {
  return one.page !== two.page || one.id !== two.id || one.other !== two.other;
}

addEventListener("popstate", () => {
  view.value = read(location.search);
});
