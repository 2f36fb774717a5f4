import type { ComponentChildren } from "preact";
import { language, messages } from "../messages";
import { both } from "../model/names";
import { plainName, type Thing, ThingLink, Words } from "./link";
import { useTitle } from "./page_head";
import { ShareButtons } from "./share_buttons";

interface Props {
  one: Thing;
  two: Thing;
  /** What else can be done with the two. */
  tools?: ComponentChildren;
  children?: ComponentChildren;
}

/** The head of a pair's page: both names, each leading to its own. */
export function PairHead({ one, two, tools, children }: Props) {
  const say = messages.value;
  const others = [one, two].map((each) => both(each, language.value).second);
  useTitle(say.pair.title(plainName(one), plainName(two)));
  return (
    <header class="page-head">
      <p class="eyebrow">{say.page.pair}</p>
      <h1 id="top" tabIndex={-1} class="pair-title">
        <ThingLink of={one} short /> <span class="quiet">×</span> <ThingLink of={two} short />
        {others.some(Boolean) && (
          <small>
            <Words text={others.filter(Boolean).join(" × ")} />
          </small>
        )}
      </h1>
      {children}
      <div class="page-tools">
        <ShareButtons title={say.pair.title(plainName(one), plainName(two))} />
        {tools}
      </div>
    </header>
  );
}
