import { useLayoutEffect, useState } from "preact/hooks";
import { type ApiError, asApiError, ask, keyOf } from "./ask";

/** Where a question stands: what it answered last, whether it is being asked, what went wrong. */
export interface QueryState<Result> {
  data: Result | null;
  error: ApiError | null;
  busy: boolean;
  again: () => void;
}

/**
 * What an operation answers, in a component; what was answered before stays until it does.
 *
 * @param variables null asks nothing yet.
 */
export function useQuery<Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables | null,
): QueryState<Result> {
  const [state, set] = useState<Omit<QueryState<Result>, "again">>(IDLE);
  const [round, next] = useState(0);
  const name = variables && keyOf(operation, variables);
  // Before what is there is painted: the answer is awaited the longest.
  useLayoutEffect(() => {
    if (!variables) return;
    let wanted = true;
    set((before) => ({ data: before.data, error: null, busy: true }));
    ask(operation, variables).then(
      (data) => wanted && set({ data, error: null, busy: false }),
      (error) => wanted && set({ data: null, error: asApiError(error), busy: false }),
    );
    return () => {
      wanted = false;
    };
  }, [name, round]);
  return { ...state, again: () => next(round + 1) };
}

const IDLE = { data: null, error: null, busy: true };
