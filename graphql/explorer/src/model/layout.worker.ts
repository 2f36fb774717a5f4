/** Lays a network out and groups it, away from the page's own thread. */
import { communitiesOf } from "./communities";
import { type LayoutTask, layout } from "./layout";

addEventListener("message", (event: MessageEvent<{ round: number; task: LayoutTask }>) => {
  const { round, task } = event.data;
  postMessage({ round, places: layout(task), groups: communitiesOf(task) });
});
