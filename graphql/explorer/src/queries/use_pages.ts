import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { type ApiError, asApiError, ask, keyOf } from "./ask";

export interface Connection<Edge> {
  totalCount: number;
  edges: readonly Edge[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A list that is read page by page: what is there so far, and how many there are in all. */
export interface Pages<Result, Edge> {
  first: Result | null;
  edges: readonly Edge[];
  total: number;
  error: ApiError | null;
  busy: boolean;
  again: () => void;
  more: (() => void) | null;
}

export type PageOf = { first?: number; after?: string | null };

/** A further page is as large as this; the first one is as its operation says. */
export const FURTHER = 50;
/** As many as one question may list. */
export const MOST = 200;

/**
 * The pages of a list in an operation's answer; asked anew when its variables change.
 *
 * @param list where the list is in an answer; undefined where there is none.
 * @param want how many are wanted: pages are read until so many are there.
 */
export function usePages<Result, Variables extends object & PageOf, Edge>(
  operation: Operation<Result, Variables>,
  variables: Variables | null,
  list: (data: Result) => Connection<Edge> | null | undefined,
  want = 0,
): Pages<Result, Edge> {
  const [pages, set] = useState<Result[]>([]);
  const [error, fail] = useState<ApiError | null>(null);
  const [busy, wait] = useState(true);
  const [round, next] = useState(0);
  const name = variables && keyOf(operation, variables);
  useLayoutEffect(() => {
    if (!variables) return;
    let wanted = true;
    wait(true);
    fail(null);
    ask(operation, variables)
      .then((data) => wanted && set([data]))
      .catch((each) => wanted && fail(asApiError(each)))
      .finally(() => wanted && wait(false));
    return () => {
      wanted = false;
    };
  }, [name, round]);
  const last = pages.length ? list(pages[pages.length - 1] as Result) : null;
  const after = last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null;
  const edges = pages.flatMap((each) => list(each)?.edges ?? []);
  const more = (first = FURTHER) => {
    wait(true);
    ask(operation, { ...(variables as Variables), after, first })
      .then((data) => set([...pages, data]))
      .catch((each) => fail(asApiError(each)))
      .finally(() => wait(false));
  };
  useEffect(() => {
    if (after && !error && edges.length < want) more(Math.min(MOST, want - edges.length));
  }, [after, want]);
  return {
    first: pages[0] ?? null,
    edges,
    total: (pages[0] && list(pages[0])?.totalCount) ?? 0,
    error,
    busy,
    again: () => next(round + 1),
    more: after ? () => more() : null,
  };
}
