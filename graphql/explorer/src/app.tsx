/** The page as a whole: the bar, and the page that the address names. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { messages } from "./messages";
import Home from "./pages/home";
import { here, view } from "./state/location";
import type { PageName } from "./state/view";
import { KeyForm } from "./views/key_form";
import { type LazyComponent, lazy } from "./views/lazy";
import { SiteHeader } from "./views/site_header";

const PAGES: Readonly<Record<PageName, ComponentType | LazyComponent<object>>> = {
  home: Home,
  organization: lazy(() => import("./pages/organization")),
  search: lazy(() => import("./pages/search")),
  person: lazy(() => import("./pages/person")),
  work: lazy(() => import("./pages/work")),
  agreement: lazy(() => import("./pages/agreement")),
  topic: lazy(() => import("./pages/topic")),
  place: lazy(() => import("./pages/place")),
  pair: lazy(() => import("./pages/pair")),
  ways: lazy(() => import("./pages/ways")),
  prior: lazy(() => import("./pages/prior")),
  network: lazy(() => import("./pages/network")),
  collections: lazy(() => import("./pages/collections")),
};

/** Sends for the page of the address; resolves once it is there, or is known not to come. */
export async function sendForPage(): Promise<void> {
  const page = PAGES[view.peek().page];
  if ("load" in page) await page.load().catch(() => {}); // who renders it says that it did not come
}

export function App() {
  const { page, id, other, frame } = view.value;
  const [keys, again] = useState(0);
  const Page = PAGES[page];
  useFocusOnMove(`${page} ${id} ${other}`);
  return (
    <>
      {!frame && <SiteHeader />}
      <main
        id="main"
        tabIndex={-1}
        class={frame ? `${page} framed` : page}
        aria-label={messages.value.page[page]}
      >
        <KeyForm given={() => again(keys + 1)} />
        <Page key={`${page} ${id} ${other} ${keys}`} />
        {frame && <FrameFoot />}
      </main>
    </>
  );
}

/** What shows a view within another page says where it is from, and leads there. */
function FrameFoot() {
  return (
    <p class="frame-foot quiet">
      <a href={here({ frame: "" })} target="_blank" rel="noopener noreferrer">
        {messages.value.openWhole}
      </a>
    </p>
  );
}

/** After a move to another page the reading begins there, as after loading one. */
function useFocusOnMove(place: string): void {
  const [last, set] = useState(place);
  useEffect(() => {
    if (place === last) return;
    set(place);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [place]);
}
