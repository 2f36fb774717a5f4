/** What is on screen, as files of other programs. */

export type Field = string | number | null | undefined;

/** CSV as RFC 4180 has it; text that a spreadsheet would run begins with an apostrophe. */
export function csv(header: readonly string[], rows: readonly (readonly Field[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

function csvField(value: Field): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface Citation {
  id: string;
  kind: string;
  name: string;
  year: number | null;
  date?: string | null;
  venue?: string | null;
  publicationNumber?: string | null;
  url?: string | null;
  people?: readonly string[];
  /** How many people it has beside these. */
  others?: number;
}

const DOI = "doi:";

/** One BibTeX entry for each work. */
export function bibtex(works: readonly Citation[]): string {
  return works
    .map((each, index) => {
      const fields = Object.entries(bibtexFields(each)).flatMap(([name, value]) =>
        value ? [`  ${name} = {${bibtexText(String(value))}}`] : [],
      );
      return `@${each.kind === "PAPER" ? "article" : "misc"}{${bibtexKey(each, index)},\n${fields.join(",\n")}\n}\n`;
    })
    .join("\n");
}

function bibtexFields(work: Citation): Record<string, Field> {
  return {
    title: work.name,
    author: [...(work.people ?? []), ...(work.others ? ["others"] : [])].join(" and "),
    year: work.year,
    journal: work.venue,
    number: work.publicationNumber,
    doi: work.id.startsWith(DOI) ? work.id.slice(DOI.length) : undefined,
    url: work.url,
    note: work.id,
  };
}

function bibtexKey(work: Citation, index: number): string {
  return `${work.id.replaceAll(/[^A-Za-z0-9]+/g, "-")}-${index + 1}`;
}

/** Text within braces: what TeX would run is written out, braces that do not match are left out. */
function bibtexText(text: string): string {
  return text.replaceAll(/[\\{}]/g, "").replaceAll(/([#$%&_])/g, "\\$1");
}

const RIS_TYPES: Readonly<Record<string, string>> = {
  PAPER: "JOUR",
  PATENT: "PAT",
  FILING: "RPRT",
};

/** One RIS record for each work. */
export function ris(works: readonly Citation[]): string {
  return works
    .map((work) => {
      const lines: [string, Field][] = [
        ["TY", RIS_TYPES[work.kind] ?? "GEN"],
        ["TI", work.name],
        ...(work.people ?? []).map((name): [string, Field] => ["AU", name]),
        // RIS has no word for those who are left out.
        ["N1", work.others ? `${work.others} more authors are not listed here.` : undefined],
        ["PY", work.year],
        ["DA", work.date?.replaceAll("-", "/")],
        ["JO", work.venue],
        ["M1", work.publicationNumber],
        ["DO", work.id.startsWith(DOI) ? work.id.slice(DOI.length) : undefined],
        ["UR", work.url],
        ["ID", work.id],
        ["ER", ""],
      ];
      return lines
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([tag, value]) => `${tag}  - ${String(value).replaceAll(/\s+/g, " ")}\r\n`)
        .join("");
    })
    .join("\r\n");
}

export interface GraphNode {
  id: string;
  name: string;
  kind: string;
}

export interface GraphEdge {
  source: string;
  target: string;
  strength: number;
  kinds: readonly string[];
}

/** http://graphml.graphdrawing.org/specification.html */
export function graphml(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): string {
  const data = (key: string, value: string | number) =>
    `<data key="${key}">${xml(String(value))}</data>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="strength" for="edge" attr.name="strength" attr.type="double"/>
<key id="kinds" for="edge" attr.name="kinds" attr.type="string"/>
<graph edgedefault="undirected">
${nodes.map((each) => `<node id="${xml(each.id)}">${data("name", each.name)}${data("kind", each.kind)}</node>`).join("\n")}
${edges.map((each) => `<edge source="${xml(each.source)}" target="${xml(each.target)}">${data("strength", each.strength)}${data("kinds", each.kinds.join(" "))}</edge>`).join("\n")}
</graph>
</graphml>
`;
}

/** Text in XML; what XML can not hold is left out. */
export function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Organisations and what joins them, in schema.org's words. */
export function jsonld(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): string {
  const graph = [
    ...nodes.map(({ id, name }) => ({ "@id": id, "@type": "Organization", name })),
    ...edges.map(({ source, target, strength, kinds }) => ({
      "@type": "Role",
      roleName: kinds,
      agent: [{ "@id": source }, { "@id": target }],
      strength,
    })),
  ];
  const context = { "@vocab": "https://schema.org/", strength: "https://schema.org/value" };
  return JSON.stringify({ "@context": context, "@graph": graph }, null, 2);
}

/** A thing of a list, with what the list shows of it. */
export interface Listed {
  id: string;
  type: string;
  name: string;
  nameEn?: string | null;
  nameZh?: string | null;
  columns: Readonly<Record<string, Field>>;
}

/** Things as a table: what they are and are called, then what the list shows of them. */
export function table(things: readonly Listed[]): string {
  const columns = [...new Set(things.flatMap(({ columns: its }) => Object.keys(its)))];
  return csv(
    ["id", "type", "name", "nameEn", "nameZh", ...columns],
    things.map(({ id, type, name, nameEn, nameZh, columns: its }) => [
      ...[id, type, name, nameEn, nameZh],
      ...columns.map((each) => its[each]),
    ]),
  );
}

/** What things are in schema.org's words; a patent is none of its own. */
const SCHEMA_TYPES: Readonly<Record<string, string>> = {
  Organization: "Organization",
  Person: "Person",
  Paper: "ScholarlyArticle",
  Filing: "Report",
  Topic: "DefinedTerm",
  Place: "Place",
};

/** The columns that schema.org has words for; the others are properties by name and value. */
const SCHEMA_WORDS: Readonly<Record<string, string>> = {
  year: "datePublished",
  date: "datePublished",
  url: "url",
};

/** A list in schema.org's words; how many there are in all is said where some are left out. */
export function itemList(title: string, things: readonly Listed[], total: number): string {
  const list = {
    "@context": "https://schema.org/",
    "@type": "ItemList",
    name: title,
    numberOfItems: total,
    itemListElement: things.map((each, index) => ({
      "@type": "ListItem",
      position: index + 1,
      item: item(each),
    })),
  };
  return JSON.stringify(list, null, 2);
}

function item({ id, type, name, nameEn, nameZh, columns }: Listed): object {
  const known = Object.entries(columns).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const said = known.flatMap(([column, value]) => {
    const word = SCHEMA_WORDS[column];
    return word ? [[word, String(value)]] : [];
  });
  const others = known.filter(([column]) => !SCHEMA_WORDS[column]);
  const also = [nameEn, nameZh].filter((each) => each && each !== name);
  return {
    "@id": id,
    "@type": SCHEMA_TYPES[type] ?? "CreativeWork",
    identifier: id,
    name,
    ...(also.length && { alternateName: also }),
    ...Object.fromEntries(said),
    ...(others.length && {
      additionalProperty: others.map(([property, value]) => ({
        "@type": "PropertyValue",
        name: property,
        value,
      })),
    }),
  };
}
