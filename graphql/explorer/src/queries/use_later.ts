import { useState } from "preact/hooks";
import { type ApiError, asApiError } from "./ask";

/** What is asked for only when it is wished for: what came, whether it is on its way, what went wrong. */
export function useLater<Result>(load: () => Promise<Result>) {
  const [data, set] = useState<Result | null>(null);
  const [busy, wait] = useState(false);
  const [error, fail] = useState<ApiError | null>(null);
  const read = () => {
    wait(true);
    fail(null);
    load()
      .then(set)
      .catch((each) => fail(asApiError(each)))
      .finally(() => wait(false));
  };
  return { data, busy, error, read };
}
