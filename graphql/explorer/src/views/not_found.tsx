import { useEffect } from "preact/hooks";
import { messages } from "../messages";
import { change, view } from "../state/location";
import { useTitle } from "./page_head";
import { SearchBox } from "./search_box";

/** What a page says whose thing the graph does not hold. */
export function NotFound({ id }: { id: string }) {
  const say = messages.value;
  useTitle(say.notFound);
  return (
    <div class="not-found">
      <h1 id="top" tabIndex={-1}>
        {say.notFound}
      </h1>
      <p>{say.notFoundHint(id)}</p>
      <SearchBox label={say.search} all />
    </div>
  );
}

/** Where an old id leads to a thing that has another today, the address follows. */
export function useCanonicalId(id: string | undefined): void {
  useEffect(() => {
    if (id && id !== view.value.id) change({ id }, true);
  }, [id]);
}
