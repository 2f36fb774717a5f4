/** Links within the page, and names as they are written everywhere. */
import type { ComponentChildren } from "preact";
import { language } from "../messages";
import { both, languageOf, type Named } from "../model/names";
import { go, there } from "../state/location";
import type { PageName, View } from "../state/view";

interface LinkProps {
  to: string;
  class?: string;
  label?: string;
  current?: boolean;
  /** What else is done when it is followed within the page. */
  also?: () => void;
  children: ComponentChildren;
}

/** A link that changes the view without loading the page; opens in a tab as any link does. */
export function Link({ to, class: classes, label, current, also, children }: LinkProps) {
  return (
    <a
      href={to}
      class={classes}
      aria-label={label}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button)
          return;
        event.preventDefault();
        also?.();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

/** A name in its own direction and language. */
export function Words({ text }: { text: string }) {
  return (
    <bdi lang={languageOf(text, language.value)} dir="auto">
      {text}
    </bdi>
  );
}

/** A name, with the one in the other script beside it where there is one. */
export function Name({ of, short = false }: { of: Named; short?: boolean }) {
  const { first, second } = both(of, language.value);
  return (
    <span class="name">
      <Words text={first} />
      {second && !short && (
        <span class="other-name">
          {" "}
          <Words text={second} />
        </span>
      )}
    </span>
  );
}

/** What a thing is called where only text can stand. */
export function plainName(of: Named): string {
  return both(of, language.value).first;
}

export interface Thing extends Named {
  id: string;
  __typename?: string;
}

const PAGE_OF: Readonly<Record<string, PageName>> = {
  Organization: "organization",
  Person: "person",
  Paper: "work",
  Patent: "work",
  Filing: "work",
  Work: "work",
  Agreement: "agreement",
  Topic: "topic",
  Place: "place",
};

/** Where the page of a thing is; undefined for things that have none. */
export function pageOf(thing: Thing, more: Partial<View> = {}): string | undefined {
  const page = PAGE_OF[thing.__typename ?? "Organization"];
  return page && there({ page, id: thing.id, ...more });
}

/** A thing's name, leading to its page. */
export function ThingLink({ of, short = false }: { of: Thing; short?: boolean }) {
  const to = pageOf(of);
  if (!to) return <Name of={of} short={short} />;
  return (
    <Link to={to} class="thing">
      <Name of={of} short={short} />
    </Link>
  );
}

/** An address elsewhere, told apart from those within the page. */
export function Elsewhere({ url, children }: { url: string; children: ComponentChildren }) {
  return (
    <a href={url} class="elsewhere" rel="noopener noreferrer" target="_blank">
      {children}
    </a>
  );
}
