/** Search as one types: a box with a list of hits below it, worked by arrow keys, Enter and Escape. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { formats, label, language, messages } from "../messages";
import { both } from "../model/names";
import type { ApiError } from "../queries/ask";
import suggest, { type Result } from "../queries/suggest.graphql";
import { useQuery } from "../queries/use_query";
import { go, there } from "../state/location";
import { Link, Name, pageOf, Words } from "./link";

export type Suggestion = Result["suggest"][number];

const TYPES: Readonly<Record<string, string>> = {
  ORGANIZATION: "Organization",
  PERSON: "Person",
  PAPER: "Paper",
  PATENT: "Patent",
  FILING: "Filing",
  AGREEMENT: "Agreement",
  TOPIC: "Topic",
  PLACE: "Place",
};

interface Props {
  label: string;
  kinds?: EntityKind[];
  value?: string;
  /** What choosing a hit does; leads to its page where none is given. */
  choose?: (hit: Suggestion) => void;
  /** Whether Enter without a choice shows all results. */
  all?: boolean;
  autofocus?: boolean;
}

export function SearchBox({
  label: name,
  kinds,
  value = "",
  choose,
  all = false,
  autofocus,
}: Props) {
  const [text, setText] = useState(value);
  const [shown, show] = useState(false);
  const [chosen, setChosen] = useState("");
  const asked = useSettled(text.trim(), 150);
  const { data, error, busy } = useQuery(
    suggest,
    asked && shown ? { text: asked, kinds: kinds ?? null } : null,
  );
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const hits = (asked && data?.suggest) || [];
  // By its id: hits of a longer text may come while one is being chosen.
  const active = hits.findIndex(({ id }) => id === chosen);
  const move = (to: number) => setChosen(hits[Math.min(to, hits.length - 1)]?.id ?? "");
  const take = (hit: Suggestion) => {
    show(false);
    setText(choose ? both(hit, language.value).first : "");
    if (choose) choose(hit);
    else
      go(
        pageOf({ ...hit, __typename: TYPES[hit.kind] ?? hit.kind }) ??
          there({ page: "search", text: hit.name }),
      );
  };
  const submit = () => {
    const hit = hits[active];
    if (hit) take(hit);
    else if (all && text.trim()) {
      show(false);
      go(there({ page: "search", text: text.trim() }));
    }
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active - 1),
    Enter: submit,
    Escape: () => show(false),
  };
  const open = shown && asked !== "";
  return (
    <div class="search" onFocusOut={(event) => leaves(event) && show(false)}>
      <input
        ref={input}
        type="search"
        role="combobox"
        list={undefined}
        aria-label={name}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && hits[active] ? `${list}-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        autofocus={autofocus}
        placeholder={placeholderOf(kinds)}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setChosen("");
          show(true);
        }}
        onFocus={() => text && show(true)}
        onKeyDown={(event) => {
          const act = event.isComposing ? undefined : keys[event.key];
          if (!act) return;
          if (event.key !== "Escape") event.preventDefault();
          act();
        }}
      />
      <div class="hits" hidden={!open}>
        <ul id={list} role="listbox" aria-label={messages.value.results(hits.length)}>
          {hits.map((hit, index) => (
            <li
              key={hit.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(hit)}
            >
              <SuggestionText of={hit} />
            </li>
          ))}
        </ul>
        <HitStatus {...{ asked, busy }} error={error} count={hits.length} />
        {all && (
          <Link class="every" to={there({ page: "search", text: asked })} also={() => show(false)}>
            {messages.value.searchEvery}
          </Link>
        )}
      </div>
    </div>
  );
}

/** What may be typed: what is looked for, where that is of a few kinds alone. */
function placeholderOf(kinds: readonly EntityKind[] | undefined): string {
  const say = messages.value;
  return kinds
    ? formats.value.either(kinds.map((each) => label(say.entity, each)))
    : say.searchPlaceholder;
}

interface StatusProps {
  asked: string;
  busy: boolean;
  error: ApiError | null;
  count: number;
}

function HitStatus({ asked, busy, error, count }: StatusProps) {
  const say = messages.value;
  const text = busy
    ? say.searching
    : error
      ? `${say.trouble[error.trouble]} ${error.message}`
      : count
        ? ""
        : `${say.searchNone(asked)} ${say.searchHint}`;
  return (
    <p class="quiet" role="status">
      {text}
    </p>
  );
}

/** A suggestion: its name, the name that matched, what it is, where, and how much it is joined to. */
function SuggestionText({ of }: { of: Suggestion }) {
  const say = messages.value;
  const { first, second } = both(of, language.value);
  const country = of.countryCode && formats.value.country(of.countryCode);
  const where = new Set([of.organization, of.place, country].filter(Boolean)); // Hong Kong is both
  const also = of.matched && ![first, second, of.name].includes(of.matched) ? of.matched : "";
  return (
    <>
      <Name of={of} />
      <small>
        {label(say.entity, of.kind)}
        {[...where].map((each) => ` · ${each}`)}
        {of.year && ` · ${of.year}`}
        {of.links > 0 && ` · ${say.network.links(of.links)}`}
        {also && (
          <>
            {" · "}
            {say.matched("")}
            <Words text={also} />
          </>
        )}
      </small>
    </>
  );
}

function leaves(event: FocusEvent): boolean {
  const { currentTarget, relatedTarget } = event;
  return (
    !(currentTarget instanceof Node && relatedTarget instanceof Node) ||
    !currentTarget.contains(relatedTarget)
  );
}

/** A text once it has not changed for so many milliseconds. */
function useSettled(text: string, delay: number): string {
  const [settled, set] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => set(text), delay);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
