/** Components that come when they are needed, each in a file of its own. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Waiting } from "./waiting";

export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let found: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [, there] = useState(found);
    useEffect(() => {
      if (found) return;
      load().then((module) => {
        found = module.default;
        there(() => found);
      });
    }, []);
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
