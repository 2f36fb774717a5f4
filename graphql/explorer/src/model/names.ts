/** Names keep their script; what is known in the other script is shown beside it. */
import type { Language } from "../state/view";

export interface Named {
  name: string;
  nameEn?: string | null;
  nameZh?: string | null;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/** The name to read first in a language, and the one in the other script where there is one. */
export function both(thing: Named, language: Language): { first: string; second: string } {
  const { name, nameEn, nameZh } = thing;
  const chinese = nameZh ?? (HAN.test(name) ? name : null);
  const latin = HAN.test(name) ? nameEn : name;
  const [first, second] = language === "en" ? [latin, chinese] : [chinese, latin];
  if (!first) return { first: second ?? name, second: "" };
  return { first, second: second && second !== first ? second : "" };
}

/** The tag of what a text is written in, for those that read it aloud and for its glyphs: Chinese has
 * marks of its own. None where it is the page's own, or neither of the two. */
export function languageOf(text: string, language: Language): string | undefined {
  if (HAN.test(text)) return language === "en" ? "zh" : language;
  return language !== "en" && LATIN.test(text) ? "en" : undefined;
}

/** Where an identifier leads to, on the site of who gave it; none for those without a site. */
export function linkOf(identifier: string): string | undefined {
  const at = identifier.indexOf(":");
  const site = SITES[identifier.slice(0, at)];
  return site?.(encodeURI(identifier.slice(at + 1)));
}

const SITES: Readonly<Record<string, (key: string) => string>> = {
  ror: (key) => `https://ror.org/${key}`,
  doi: (key) => `https://doi.org/${key}`,
  orcid: (key) => `https://orcid.org/${key}`,
  lei: (key) => `https://search.gleif.org/#/record/${key}`,
  cik: (key) => `https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=${key}`,
  openalex: (key) => `https://openalex.org/${key}`,
  wikidata: (key) => `https://www.wikidata.org/wiki/${key}`,
  geonames: (key) => `https://www.geonames.org/${key}`,
  patent: (key) => `https://patents.google.com/patent/${key}`,
  arxiv: (key) => `https://arxiv.org/abs/${key}`,
};

/** An address that a document gave, where a browser may follow it: nothing but http(s). */
export function safeUrl(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
