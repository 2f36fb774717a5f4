/** What can be done with a network's picture: move it, filter it, colour it, take it away. */
import type Sigma from "sigma";
import { label, messages } from "../messages";
import { csv, graphml, jsonld } from "../model/exports";
import { pictureOf } from "../model/network_svg";
import { change, view } from "../state/location";
import { ExportMenu, type Form } from "./export_menu";
import { plainName } from "./link";
import { colorsOf, GROUPS, groupOf } from "./network_colors";
import type { Drawn } from "./network_data";
import { QueriesBehind } from "./query_behind";
import { save } from "./save";

interface Props {
  shown: Drawn;
  renderer: Sigma | null;
  communities: boolean;
  lasso: boolean;
  draw: (lasso: boolean) => void;
}

export function NetworkTools(props: Props) {
  const { shown, renderer, communities, lasso, draw } = props;
  const say = messages.value.network;
  const camera = renderer?.getCamera();
  return (
    <div class="matrix-tools">
      <button type="button" aria-label={say.zoomIn} onClick={() => camera?.animatedZoom()}>
        +
      </button>
      <button type="button" aria-label={say.zoomOut} onClick={() => camera?.animatedUnzoom()}>
        −
      </button>
      <button type="button" onClick={() => camera?.animatedReset()}>
        {say.fit}
      </button>
      <button
        type="button"
        aria-pressed={communities}
        onClick={() => change({ colour: communities ? "kind" : "community" })}
      >
        {say.communities}
      </button>
      <button type="button" aria-pressed={lasso} disabled={!renderer} onClick={() => draw(!lasso)}>
        {say.lasso}
      </button>
      {(["degree", "core"] as const).map((each) => (
        <label class="degree quiet" key={each}>
          {say[each]}
          <input
            type="range"
            min="1"
            max="12"
            value={Math.max(1, view.value[each])}
            onChange={({ currentTarget: { value } }) =>
              change({ [each]: Number(value) <= 1 ? 0 : Number(value) }, true)
            }
          />
          <output>{Math.max(1, view.value[each])}</output>
        </label>
      ))}
      <ExportMenu
        forms={forms(shown, renderer)}
        rows={shown.network.nodes.size}
        total={shown.network.nodes.size + shown.network.leftOut}
      />
      <QueriesBehind asked={shown.asked} />
    </div>
  );
}

function forms(shown: Drawn, renderer: Sigma | null): Form[] {
  const { network } = shown;
  const nodes = [...network.nodes.values()].map((each) => ({ ...each, name: plainName(each) }));
  const links = network.links;
  const picture: Form[] = renderer
    ? [
        { name: "PNG", save: () => png(renderer) },
        {
          name: "SVG",
          save: () => save("network.svg", "image/svg+xml", svg(shown, renderer.getContainer())),
        },
      ]
    : [];
  return [
    ...picture,
    {
      name: "CSV",
      save: () =>
        save(
          "network.csv",
          "text/csv;charset=utf-8",
          `\uFEFF${csv(
            ["source", "sourceName", "target", "targetName", "strength", "kinds"],
            links.map(({ source, target, strength, kinds }) => [
              source,
              network.nodes.get(source)?.name,
              target,
              network.nodes.get(target)?.name,
              strength,
              kinds.join(" "),
            ]),
          )}`,
        ),
    },
    {
      name: "GraphML",
      save: () => save("network.graphml", "application/graphml+xml", graphml(nodes, links)),
    },
    {
      name: "JSON-LD",
      save: () => save("network.jsonld", "application/ld+json", jsonld(nodes, links)),
    },
  ];
}

function svg({ network, places }: Drawn, element: HTMLElement): string {
  const colors = colorsOf(element);
  return pictureOf({
    nodes: [...network.nodes.values()].flatMap((each) => {
      const place = places.get(each.id);
      return place
        ? [{ ...place, name: plainName(each), color: colors.groups[groupOf(each.kind)] ?? "" }]
        : [];
    }),
    links: network.links.flatMap((each) => {
      const from = places.get(each.source);
      const to = places.get(each.target);
      return from && to ? [{ from, to, strength: each.strength, kinds: each.kinds }] : [];
    }),
    colors,
  });
}

/** All layers of the picture in one, on the page's own ground. */
function png(renderer: Sigma): void {
  const layers = renderer.getCanvases();
  renderer.refresh();
  const order = ["edges", "edgeLabels", "nodes", "labels"];
  const [first] = Object.values(layers);
  if (!first) return;
  const canvas = document.createElement("canvas");
  canvas.width = first.width;
  canvas.height = first.height;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  renderer.once("afterRender", () => {
    for (const name of order) {
      const layer = layers[name];
      if (layer) context.drawImage(layer, 0, 0);
    }
    canvas.toBlob((blob) => blob && save("network.png", "image/png", blob));
  });
  renderer.refresh();
}

export function Legend({ communities }: { communities: boolean }) {
  const say = messages.value;
  return (
    <ul class="legend" aria-label={say.legend}>
      {!communities &&
        GROUPS.map((kinds, index) => (
          <li key={kinds[0]}>
            <i class={`dot group-${index}`} aria-hidden="true" />
            {label(say.organizationKind, kinds[0] ?? "")}
          </li>
        ))}
      {(["paper", "patent", "contract", "funding"] as const).map((family) => (
        <li key={family}>
          <i class={`line ${family}`} aria-hidden="true" />
          {say.family[family]}
        </li>
      ))}
    </ul>
  );
}
