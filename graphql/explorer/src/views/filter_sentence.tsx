/** Filters as a sentence; each part of it opens, and what is chosen there holds at once. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { formats, label, messages } from "../messages";
import { familyOf, ordered } from "../model/kinds";
import thingNames from "../queries/thing_names.graphql";
import { useQuery } from "../queries/use_query";
import { change, view } from "../state/location";
import { plainName } from "./link";
import { SearchBox } from "./search_box";
import { YearRange } from "./year_range";

export interface Buckets {
  byEvidence: readonly Bucket[];
  byKind: readonly Bucket[];
  byCountry: readonly Bucket[];
}

interface Bucket {
  value: string | null;
  count: number;
}

/** Whether any filter holds. */
export function filtered(): boolean {
  const { evidence, kinds, countries, topic, place, since, until } = view.value;
  return Boolean(
    evidence.length + kinds.length + countries.length ||
      topic ||
      place ||
      since !== null ||
      until !== null,
  );
}

const NONE = {
  evidence: [],
  kinds: [],
  countries: [],
  topic: "",
  place: "",
  since: null,
  until: null,
  cell: "",
};

export function FilterSentence({ buckets, years }: { buckets: Buckets | null; years: number[] }) {
  const say = messages.value;
  const sentence = say.filterSentence;
  const { evidence, kinds, countries, since, until } = view.value;
  const either = formats.value.either;
  return (
    <div class="sentence" role="group" aria-label={say.filters}>
      <span>{sentence.start}</span>
      <Part
        title={say.filterBy.evidence}
        set={evidence.length > 0}
        text={
          evidence.length
            ? either(ordered(evidence).map((each) => label(say.kind, each)))
            : sentence.evidence
        }
      >
        <Options
          name="evidence"
          chosen={evidence}
          buckets={buckets?.byEvidence ?? []}
          written={(each) => label(say.kind, each)}
          mark
        />
      </Part>
      <span>{sentence.with}</span>
      <Part
        title={say.filterBy.kinds}
        set={kinds.length > 0}
        text={
          kinds.length
            ? either(kinds.map((each) => label(say.organizationKind, each)))
            : sentence.kinds
        }
      >
        <Options
          name="kinds"
          chosen={kinds}
          buckets={buckets?.byKind ?? []}
          written={(each) => label(say.organizationKind, each)}
        />
      </Part>
      {countries.length > 0 && <span>{sentence.in}</span>}
      <Part
        title={say.filterBy.countries}
        set={countries.length > 0}
        text={countries.length ? either(countries.map(formats.value.country)) : sentence.countries}
      >
        <Options
          name="countries"
          chosen={countries}
          buckets={buckets?.byCountry ?? []}
          written={formats.value.country}
        />
      </Part>
      <NamedPart of="place" />
      <Part
        title={say.filterBy.years}
        set={since !== null || until !== null}
        text={say.years(since, until)}
      >
        <YearRange years={years} />
      </Part>
      <NamedPart of="topic" />
      {filtered() && (
        <button type="button" class="plain" onClick={() => change(NONE)}>
          {say.filtersClear}
        </button>
      )}
    </div>
  );
}

interface PartProps {
  title: string;
  text: string;
  set: boolean;
  children: ComponentChildren;
}

function Part({ title, text, set, children }: PartProps) {
  return (
    <details class={`part ${set ? "set" : ""}`} name="filter" onKeyDown={closeOnEscape}>
      <summary>
        <span class="hidden">{title}: </span>
        {text}
      </summary>
      <div class="sheet">
        <p class="sheet-title">{title}</p>
        {children}
      </div>
    </details>
  );
}

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget;
  if (event.key !== "Escape" || !(details instanceof HTMLDetailsElement) || !details.open) return;
  event.stopPropagation();
  details.open = false;
  details.querySelector("summary")?.focus();
}

interface OptionsProps {
  name: "evidence" | "kinds" | "countries";
  chosen: string[];
  buckets: readonly Bucket[];
  written: (value: string) => string;
  mark?: boolean;
}

/** Choices with how many partners each leaves; what is chosen stays even where it leaves none. */
function Options({ name, chosen, buckets, written, mark = false }: OptionsProps) {
  const counts = new Map(buckets.flatMap((each) => (each.value ? [[each.value, each.count]] : [])));
  // What was there before a choice narrowed the list can still be chosen.
  const [seen, see] = useState<string[]>([]);
  const values = [...new Set([...seen, ...counts.keys(), ...chosen])];
  if (values.length > seen.length) see(values);
  const toggle = (value: string) => {
    const next = chosen.includes(value)
      ? chosen.filter((each) => each !== value)
      : [...chosen, value];
    change({ [name]: next, cell: "" });
  };
  return (
    <ul class="options">
      {values.map((value) => (
        <li key={value}>
          <label>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
            />
            {mark && <i class={`mark ${familyOf(value)}`} aria-hidden="true" />}
            <span>{written(value)}</span>
            {counts.has(value) && (
              <span class="quiet figure">{formats.value.number(Number(counts.get(value)))}</span>
            )}
          </label>
        </li>
      ))}
    </ul>
  );
}

/** The topic that partners are narrowed to, and the place; each is looked for by its name. */
function NamedPart({ of }: { of: "topic" | "place" }) {
  const say = messages.value;
  const id = view.value[of];
  const { data } = useQuery(thingNames, id ? { ids: [id] } : null);
  const found = data?.nodes[0];
  const name = found ? plainName(found) : id;
  const word = of === "topic" ? say.filterSentence.on : say.filterSentence.in;
  const none = of === "topic" ? say.filterSentence.topic : say.filterSentence.place;
  return (
    <Part title={say.page[of]} set={id !== ""} text={id ? `${word} ${name}` : none}>
      <SearchBox
        label={say.page[of]}
        kinds={[of === "topic" ? "TOPIC" : "PLACE"]}
        choose={(hit) => change({ [of]: hit.id, cell: "" })}
      />
      {id && (
        <button
          type="button"
          class="plain"
          aria-label={say.remove(name)}
          onClick={() => change({ [of]: "" })}
        >
          {name} <span aria-hidden="true">×</span>
        </button>
      )}
    </Part>
  );
}
