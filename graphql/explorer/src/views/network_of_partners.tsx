/** The network view: the picture, the list of the same, and what is chosen in both. */
import { useMemo, useState } from "preact/hooks";
import type Sigma from "sigma";
import { messages } from "../messages";
import { atLeast } from "../model/network";
import { view } from "../state/location";
import { filtersNow } from "./filters_now";
import NetworkCanvas, { webgl } from "./network_canvas";
import { useNetwork } from "./network_data";
import { Chosen, NetworkList } from "./network_list";
import { Legend, NetworkTools } from "./network_tools";
import { Empty } from "./section";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

/** As many partners of a start are drawn first. */
export const FIRST = 25;

export default function NetworkOfPartners({ seeds }: { seeds: readonly string[] }) {
  const say = messages.value;
  const state = view.value;
  const starts = [...new Set([...seeds, ...state.seeds])];
  const { drawn, error, busy, again } = useNetwork(starts, filtersNow(), FIRST);
  const [communities, colour] = useState(false);
  const [renderer, made] = useState<Sigma | null>(null);
  const shown = useMemo(
    () => drawn && { ...drawn, network: atLeast(drawn.network, state.degree, starts) },
    [drawn, state.degree],
  );
  if (error) return <TroubleNote error={error} again={again} />;
  if (!shown) return <Waiting />;
  const { network } = shown;
  if (!network.nodes.size) return <Empty>{say.partnersNone}</Empty>;
  return (
    <div class="network" aria-busy={busy}>
      <NetworkTools {...{ shown, renderer, communities, colour }} />
      <div class="network-parts">
        <figure>
          {webgl() ? (
            <NetworkCanvas drawn={shown} {...{ starts, communities }} ready={made} />
          ) : (
            <Empty>{say.network.noWebgl}</Empty>
          )}
          <figcaption>
            <p class="quiet" role="status">
              {say.network.drawn(network.nodes.size, network.links.length)}.{" "}
              {network.leftOut > 0 && say.network.leftOut(network.leftOut)}
            </p>
            <Legend communities={communities} />
          </figcaption>
        </figure>
        <div class="network-side">
          <Chosen {...{ network, starts, fixed: seeds }} />
          <NetworkList {...{ network, starts }} />
        </div>
      </div>
    </div>
  );
}
