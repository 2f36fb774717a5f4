/** Prior work: of a text that one brings, or of works that one has chosen. */
import { useState } from "preact/hooks";
import { messages } from "../messages";
import thingNames from "../queries/thing_names.graphql";
import { useQuery } from "../queries/use_query";
import { change, view } from "../state/location";
import { type Thing, ThingLink } from "../views/link";
import { useTitle } from "../views/page_head";
import { PriorOfText, PriorOfThings } from "../views/prior_section";
import { SearchBox } from "../views/search_box";
import { WorkKindChoice } from "../views/work_kind_choice";

const LONGEST = 5000;

export default function PriorPage() {
  const say = messages.value;
  const { text, seeds, works, since, until, pivot } = view.value;
  const [draft, set] = useState(text);
  useTitle(say.page.prior);
  const { data } = useQuery(thingNames, seeds.length ? { ids: seeds } : null);
  const named = seeds.map((id, index) => data?.nodes[index] ?? { id, name: id });
  const given = data ? named.filter((each) => "__typename" in each) : [];
  const filters = { kinds: (works ? [works] : null) as WorkKind[] | null, since, until, pivot };
  return (
    <>
      <h1 id="top" tabIndex={-1}>
        {say.page.prior}
      </h1>
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault();
          change({ text: draft.trim(), seeds: [] });
        }}
      >
        <label>
          <span class="quiet">{say.prior.text}</span>
          <textarea
            rows={3}
            maxLength={LONGEST}
            value={draft}
            onInput={(event) => set(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={!draft.trim()}>
          {say.prior.find}
        </button>
      </form>
      <Seeds of={named} />
      <div class="section-head">
        <WorkKindChoice />
        <div class="years">
          <YearField label={say.prior.sinceYear} of="since" />
          <YearField label={say.prior.limitYear} of="until" />
          <YearField label={say.prior.pivot} of="pivot" />
        </div>
      </div>
      {(text || given.length > 0) && <h2 class="hidden">{say.section.prior}</h2>}
      {text && <PriorOfText text={text} {...filters} />}
      {!text && given.length > 0 && <PriorOfThings of={given} {...filters} />}
      <p class="quiet note">{say.prior.note}</p>
    </>
  );
}

/** A year of the view, to be written; none where it is left empty. */
function YearField({ label, of }: { label: string; of: "since" | "until" | "pivot" }) {
  return (
    <label class="quiet">
      {label}{" "}
      <input
        type="number"
        class="year"
        min="1800"
        max="2100"
        value={view.value[of] ?? ""}
        onChange={(event) => change({ [of]: Number(event.currentTarget.value) || null })}
      />
    </label>
  );
}

/** The works and organisations that prior work is looked for; more can be added. */
function Seeds({ of }: { of: readonly (Thing | { id: string; name: string })[] }) {
  const say = messages.value;
  const { seeds } = view.value;
  return (
    <div class="seeds">
      <span class="quiet">{say.prior.of}</span>
      {of.map((each) => (
        <span class="part set" key={each.id}>
          {"__typename" in each ? <ThingLink of={each} short /> : <code>{each.id}</code>}
          <button
            type="button"
            class="plain"
            aria-label={say.remove(each.name)}
            onClick={() => change({ seeds: seeds.filter((id) => id !== each.id) })}
          >
            ×
          </button>
        </span>
      ))}
      <SearchBox
        key={seeds.length}
        label={say.prior.start}
        kinds={["PAPER", "PATENT", "ORGANIZATION"]}
        choose={(hit) => change({ seeds: [...seeds, hit.id], text: "" })}
      />
    </div>
  );
}
