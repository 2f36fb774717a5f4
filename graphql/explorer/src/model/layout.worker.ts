/** Lays out beside the page, so that it stays quick under one's hands. */
import { type LayoutTask, layout } from "./layout";

addEventListener("message", (event: MessageEvent<{ task: LayoutTask; round: number }>) => {
  const { task, round } = event.data;
  postMessage({ round, places: layout(task) });
});
