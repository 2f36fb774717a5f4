import type { ComponentChildren } from "preact";
import { messages } from "../messages";
import { plainName, type Thing, ThingLink } from "./link";
import { useTitle } from "./page_head";
import { ShareButtons } from "./share_buttons";

interface Props {
  one: Thing;
  two: Thing;
  children?: ComponentChildren;
}

/** The head of a pair's page: both names, each leading to its own. */
export function PairHead({ one, two, children }: Props) {
  const say = messages.value;
  useTitle(say.pair.title(plainName(one), plainName(two)));
  return (
    <header class="page-head">
      <p class="eyebrow">{say.page.pair}</p>
      <h1 id="top" tabIndex={-1} class="pair-title">
        <ThingLink of={one} /> <span class="quiet">×</span> <ThingLink of={two} />
      </h1>
      {children}
      <p class="page-tools">
        <ShareButtons title={say.pair.title(plainName(one), plainName(two))} />
      </p>
    </header>
  );
}
