/** Arrow keys, Home and End in a table of buttons: to the next place in that direction that holds one. */

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function moveInGrid(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const from = event.target;
  if (!step || !(from instanceof HTMLElement) || from.dataset.row === undefined) return;
  const table = from.closest("table");
  if (!table) return;
  const cells = [...table.querySelectorAll<HTMLElement>("[data-row]")];
  const to = next(from, cells, step);
  event.preventDefault();
  to?.focus();
}

function next(
  from: HTMLElement,
  cells: HTMLElement[],
  [down, right]: readonly [number, number],
): HTMLElement | undefined {
  const [row, column] = [Number(from.dataset.row), Number(from.dataset.column)];
  const ahead = cells.filter((each) => {
    const [y, x] = [Number(each.dataset.row) - row, Number(each.dataset.column) - column];
    return right ? y === 0 && x * right > 0 : x === 0 && y * down > 0;
  });
  const away = (each: HTMLElement) =>
    Math.abs(Number(each.dataset.row) - row) + Math.abs(Number(each.dataset.column) - column);
  return ahead.sort((a, b) => away(a) - away(b))[0];
}
