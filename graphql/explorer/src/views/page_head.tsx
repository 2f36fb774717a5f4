/** The head of every page: what it is, its names, its identifiers, its figures. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formats, language, messages } from "../messages";
import { both, linkOf, type Named } from "../model/names";
import { CollectButton } from "./collect_button";
import { Elsewhere, Words } from "./link";
import { ShareButtons } from "./share_buttons";

interface HeadProps {
  kind: ComponentChildren;
  of: Named & { id: string; __typename: string };
  facts?: ComponentChildren;
  aliases?: readonly string[];
  identifiers?: readonly string[];
  /** What else can be done with it. */
  tools?: ComponentChildren;
  children?: ComponentChildren;
}

export function PageHead(props: HeadProps) {
  const { kind, of, facts, aliases = [], identifiers = [], tools, children } = props;
  const { first, second } = both(of, language.value);
  useTitle(first);
  const others = aliases.filter((each) => each !== first && each !== second);
  return (
    <header class="page-head">
      <p class="eyebrow">{kind}</p>
      <h1 id="top" tabIndex={-1}>
        <Words text={first} />
        {second && (
          <small>
            <Words text={second} />
          </small>
        )}
      </h1>
      {facts && <p class="facts">{facts}</p>}
      {others.length > 0 && <Aliases of={others} />}
      {identifiers.length > 0 && (
        <p class="identifiers">
          {identifiers.map((each) => (
            <Identifier key={each} of={each} />
          ))}
        </p>
      )}
      {children}
      <div class="page-tools">
        <CollectButton id={of.id} />
        <ShareButtons title={first} />
        {tools}
      </div>
    </header>
  );
}

/** So many other names are shown, the shortest first, and all when asked for. */
const NAMES = 6;

function Aliases({ of }: { of: readonly string[] }) {
  const say = messages.value;
  const [all, show] = useState(false);
  const sorted = [...of].sort((a, b) => a.length - b.length);
  return (
    <p class="aliases">
      <span class="quiet">{say.alsoCalled}</span>{" "}
      {sorted.slice(0, all ? undefined : NAMES).map((each, index) => (
        <span key={each}>
          {index > 0 && " · "}
          <Words text={each} />
        </span>
      ))}
      {!all && of.length > NAMES && (
        <button type="button" class="plain" onClick={() => show(true)}>
          {say.more(of.length - NAMES)}
        </button>
      )}
    </p>
  );
}

function Identifier({ of }: { of: string }) {
  const url = linkOf(of);
  return url ? (
    <Elsewhere url={url}>
      <code>{of}</code>
    </Elsewhere>
  ) : (
    <code>{of}</code>
  );
}

/** What a figure counts, one or many. */
type Word = (count: number) => string;

/** Figures that lead to what they count. */
export function Figures({ of }: { of: readonly [number, Word, string][] }) {
  return (
    <ul class="figures">
      {of.map(([count, name, section]) => (
        <li key={section}>
          <a href={`#${section}`} onClick={(event) => jump(event, section)}>
            <b>{formats.value.number(count)}</b> {name(count)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Goes to a section of the page and puts the focus on its heading; the address stays. */
export function jump(event: Event, section: string): void {
  event.preventDefault();
  const heading = document.getElementById(`${section}-title`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** The sections of a page, as links. */
export function Contents({ of }: { of: readonly [string, string][] }) {
  return (
    <nav class="contents" aria-label={messages.value.contents}>
      <ul>
        {of.map(([section, title]) => (
          <li key={section}>
            <a href={`#${section}`} onClick={(event) => jump(event, section)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function useTitle(name: string): void {
  const { title } = messages.value;
  useEffect(() => {
    document.title = name ? `${name} · ${title}` : title;
  }, [name, title]);
}
