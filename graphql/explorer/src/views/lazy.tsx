/** Components that come when they are needed, each in a file of its own. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../queries/ask";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

const GONE = new ApiError("offline", "");

export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let found: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [state, set] = useState<"there" | "awaited" | "failed">(found ? "there" : "awaited");
    useEffect(() => {
      if (found) return;
      load().then(
        (module) => {
          found = module.default;
          set("there");
        },
        () => set("failed"),
      );
    }, []);
    // A browser does not load a module again that failed; the address is the whole state.
    if (state === "failed") return <TroubleNote error={GONE} again={() => location.reload()} />;
    return found ? <Loaded component={found} given={props} /> : <Waiting />;
  };
}

function Loaded<Props extends object>({
  component: Component,
  given,
}: {
  component: ComponentType<Props>;
  given: Props;
}) {
  return <Component {...given} />;
}
