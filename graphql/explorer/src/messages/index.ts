/** The language of the page: what the address says, else what the browser prefers. */
import { computed, effect, signal } from "@preact/signals";
import { view } from "../state/location";
import { LANGUAGES, type Language } from "../state/view";
import { en, type Messages } from "./en";

const LOADERS: Record<Language, () => Promise<Messages>> = {
  en: async () => en,
  "zh-Hans": async () => (await import("./zh_hans")).default,
  "zh-Hant": async () => (await import("./zh_hant")).default,
};

/** What a browser's preferences come to among the languages there are. */
export function preferred(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^en\b/i.test(tag)) return "en";
    if (/^zh\b.*\b(hant|hk|tw|mo)\b/i.test(tag)) return "zh-Hant";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
  }
  return "en";
}

export const language = computed<Language>(
  () => LANGUAGES.find((each) => each === view.value.language) ?? preferred(navigator.languages),
);

const loaded = signal<{ language: Language; messages: Messages }>({ language: "en", messages: en });

/** What the page says, in the language it is in; English until the others are there. */
export const messages = computed(() => loaded.value.messages);

/** Numbers, shares and names of countries as the language writes them. */
export const formats = computed(() => {
  const tag = loaded.value.language;
  const number = new Intl.NumberFormat(tag);
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(tag, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const percent = new Intl.NumberFormat(tag, { style: "percent" });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(tag, { year: "numeric", month: "short", timeZone: "UTC" });
  const countries = new Intl.DisplayNames(tag, { type: "region", fallback: "code" });
  const list = new Intl.ListFormat(tag, { type: "disjunction" });
  const all = new Intl.ListFormat(tag, { type: "conjunction" });
  return {
    number: (value: number) => number.format(value),
    decimal: (value: number) => decimal.format(value),
    /** Of equal length after the point, so that figures below each other compare. */
    share: (value: number) => share.format(value),
    percent: (value: number) => percent.format(value),
    /** A date as exact as it is known: a day, a month or a year. */
    date: (iso: string) => {
      if (/^\d{4}-\d{2}-\d{2}/.test(iso)) return day.format(new Date(iso));
      return /^\d{4}-\d{2}$/.test(iso) ? month.format(new Date(`${iso}-01`)) : iso;
    },
    country: (code: string) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    either: (values: string[]) => list.format(values),
    together: (values: string[]) => all.format(values),
  };
});

/** Resolves once the page's language is there; keeps it up to date from then on. */
export function speak(): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      const wanted = language.value;
      LOADERS[wanted]().then((found) => {
        if (wanted !== language.value) return;
        loaded.value = { language: wanted, messages: found };
        document.documentElement.lang = wanted;
        resolve();
      });
    });
  });
}

/** What an enum's value is called; one that the page does not know yet is told as it is. */
export function label(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value.toLowerCase().replaceAll("_", " ");
}
