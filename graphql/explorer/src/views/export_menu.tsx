/** What is on screen, as files; what they leave out is said. */
import { useState } from "preact/hooks";
import { messages } from "../messages";
import {
  bibtex,
  csv,
  type Field,
  graphml,
  itemList,
  jsonld,
  type Listed,
  ris,
  table,
} from "../model/exports";
import { cellOf, kindsOf } from "../model/matrix";
import type { Named } from "../model/names";
import { type ApiError, asApiError } from "../queries/ask";
import { withPeople } from "../queries/with_people";
import { view } from "../state/location";
import { plainName, type Thing } from "./link";
import type { MatrixRow } from "./partner_matrix";
import { fileName, save } from "./save";
import { TroubleNote } from "./trouble";
import type { WorkRow } from "./work_rows";

export interface Form {
  name: string;
  /** Saves it; what it needs beside what is on screen is asked for first. */
  save: () => void | Promise<void>;
}

/** A menu of files to save. */
export function ExportMenu({ forms, rows, total }: { forms: Form[]; rows: number; total: number }) {
  const say = messages.value;
  const [failed, fail] = useState<{ form: Form; error: ApiError } | null>(null);
  const start = async (form: Form) => {
    fail(null);
    try {
      await form.save();
    } catch (reason) {
      fail({ form, error: asApiError(reason) });
    }
  };
  return (
    <details class="part menu">
      <summary>{say.export}</summary>
      <div class="sheet">
        {forms.map((form) => (
          <button type="button" class="plain" key={form.name} onClick={() => start(form)}>
            {form.name}
          </button>
        ))}
        {failed && <TroubleNote error={failed.error} again={() => start(failed.form)} />}
        <button type="button" class="plain" onClick={() => print()}>
          {say.print}
        </button>
        <p class="quiet">{say.exportNote(rows, total)}</p>
      </div>
    </details>
  );
}

interface PartnersProps {
  rows: readonly MatrixRow[];
  total: number;
  name: Named;
}

export function ExportPartners({ rows, total, name }: PartnersProps) {
  const title = plainName(name);
  const nodes = () => [
    { id: view.value.id, name: title, kind: "ORGANIZATION" },
    ...rows.map((row) => ({ id: row.id, name: row.name, kind: row.kind })),
  ];
  const edges = () =>
    rows.map((row) => ({
      source: view.value.id,
      target: row.id,
      strength: row.strength,
      kinds: kindsOf([row]),
    }));
  const forms: Form[] = [
    {
      name: "CSV",
      save: () =>
        save(fileName(title, "csv"), "text/csv;charset=utf-8", `\uFEFF${partnersCsv(rows)}`),
    },
    {
      name: "GraphML",
      save: () =>
        save(fileName(title, "graphml"), "application/graphml+xml", graphml(nodes(), edges())),
    },
    {
      name: "JSON-LD",
      save: () => save(fileName(title, "jsonld"), "application/ld+json", jsonld(nodes(), edges())),
    },
  ];
  return <ExportMenu forms={forms} rows={rows.length} total={total} />;
}

/** The matrix as a table: a column for each kind of evidence. */
export function partnersCsv(rows: readonly MatrixRow[]): string {
  const kinds = kindsOf(rows);
  const fixed = ["id", "name", "nameZh", "kind", "countryCode", "strength", "fractionalStrength"];
  return csv(
    [...fixed, "firstYear", "lastYear", ...kinds],
    rows.map((row) => [
      row.id,
      row.name,
      row.nameZh,
      row.kind,
      row.countryCode,
      row.strength,
      row.fractionalStrength,
      row.firstYear,
      row.lastYear,
      ...kinds.map((kind) => cellOf(row, kind).count),
    ]),
  );
}

/** A thing of a list, and what the list shows of it beside its name. */
type Shown = readonly [Thing, Readonly<Record<string, Field>>];

interface ThingsProps {
  title: string;
  things: readonly Shown[];
  total: number;
  /** Those of them that can be cited. */
  works?: readonly WorkRow[];
  /** The table, where it has columns of its own. */
  rows?: () => string;
}

/** A list of things of any sort; works among them as those who cite them want them. */
export function ExportThings({ title, things, total, works = [], rows }: ThingsProps) {
  const say = messages.value;
  const listed = () => things.map(([thing, columns]) => listedOf(thing, columns));
  const cited = works.length < things.length ? ` (${say.worksCount(works.length)})` : "";
  const file = (
    name: string,
    ending: string,
    kind: string,
    content: () => string | Promise<string>,
  ): Form => ({
    name,
    save: async () => save(fileName(title, ending), kind, await content()),
  });
  const entries = (written: typeof bibtex) => async () => written(await withPeople(works));
  const forms = [
    file("CSV", "csv", "text/csv;charset=utf-8", () => `\uFEFF${rows?.() ?? table(listed())}`),
    file("JSON-LD", "jsonld", "application/ld+json", () => itemList(title, listed(), total)),
    ...(works.length
      ? [
          file(`BibTeX${cited}`, "bib", "application/x-bibtex", entries(bibtex)),
          file(`RIS${cited}`, "ris", "application/x-research-info-systems", entries(ris)),
        ]
      : []),
  ];
  return <ExportMenu forms={forms} rows={things.length} total={total} />;
}

function listedOf(thing: Thing, columns: Shown[1]): Listed {
  const { id, name, nameEn, nameZh, __typename: type = "Organization" } = thing;
  return { id, type, name, nameEn, nameZh, columns };
}

export function ExportWorks({ works, total }: { works: readonly WorkRow[]; total: number }) {
  const shown = works.map((each): Shown => {
    const { kind, year, venue, publicationNumber } = each;
    return [each, { kind, year, venue, publicationNumber }];
  });
  const header = ["id", "kind", "title", "year", "venue", "publicationNumber"];
  const rows = works.map((each) => [
    each.id,
    each.kind,
    each.name,
    each.year,
    each.venue,
    each.publicationNumber,
  ]);
  return (
    <ExportThings
      title={messages.value.section.works}
      things={shown}
      {...{ total, works }}
      rows={() => csv(header, rows)}
    />
  );
}
