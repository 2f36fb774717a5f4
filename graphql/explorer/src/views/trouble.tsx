/** What went wrong, what to do, and the way to try again. */
import { useEffect, useState } from "preact/hooks";
import { messages } from "../messages";
import type { ApiError } from "../queries/ask";

export function TroubleNote({ error, again }: { error: ApiError; again: () => void }) {
  const say = messages.value;
  const wait = useCountdown(error);
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>{say.trouble[error.trouble]}</strong> {say.troubleHint[error.trouble]}{" "}
        {wait > 0 && say.wait(wait)}
      </p>
      {error.message && <p class="quiet">{error.message}</p>}
      <button type="button" onClick={again} disabled={wait > 0}>
        {say.retry}
      </button>
    </div>
  );
}

function useCountdown(error: ApiError): number {
  const [left, set] = useState(error.wait);
  useEffect(() => {
    set(error.wait);
    if (!error.wait) return;
    const timer = setInterval(() => set((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
