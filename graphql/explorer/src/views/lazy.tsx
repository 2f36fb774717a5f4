/** Components that come when they are needed, each in a file of its own, asked for once. */
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { ApiError } from "../queries/ask";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

const GONE = new ApiError("offline", "");

/** A component that can be sent for before it is rendered. */
export type LazyComponent<Props> = ComponentType<Props> & { load(): Promise<void> };

/** A file with a component, and what it asks the API first: sent before any of it is drawn. */
interface Module<Props> {
  default: ComponentType<Props>;
  prefetchFirst?: () => void;
}

export function lazy<Props extends object>(
  fetched: () => Promise<Module<Props>>,
): LazyComponent<Props> {
  let found: ComponentType<Props> | undefined;
  let prefetchFirst: (() => void) | undefined;
  let coming: Promise<void> | undefined;
  function load(): Promise<void> {
    coming ??= fetched().then((module) => {
      found = module.default;
      prefetchFirst = module.prefetchFirst;
      prefetchFirst?.();
    });
    return coming;
  }
  function Lazy(props: Props) {
    const [state, set] = useState<"there" | "awaited" | "failed">(found ? "there" : "awaited");
    // Of another thing of a kind that was shown before: beside its first question, not after it.
    useLayoutEffect(() => prefetchFirst?.(), []);
    useEffect(() => {
      // It may have come since this was rendered: only a change of state renders it again.
      if (state === "there") return;
      load().then(
        () => set("there"),
        () => set("failed"),
      );
    }, []);
    // A browser does not load a module again that failed; the address is the whole state.
    if (state === "failed") return <TroubleNote error={GONE} again={() => location.reload()} />;
    return found ? <Loaded component={found} given={props} /> : <Waiting />;
  }
  return Object.assign(Lazy, { load });
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
