/** A long list of which only what is in sight is made: thousands of rows cost what thirty do. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface Props<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Height of each row, in pixels; the style sheet holds rows to it. */
  height: number;
  /** The row to bring into sight; -1 for none. */
  at: number;
  class: string;
  children: (item: Item) => ComponentChildren;
}

/** Rows beyond either end, so that Tab and arrows find one to go to. */
const BEYOND = 8;

export function Windowed<Item>({ items, keyOf, height, at, class: name, children }: Props<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const [top, scrolled] = useState(0);
  useEffect(() => {
    const { current } = box;
    if (!current || at < 0) return;
    const hidden = at * height < current.scrollTop;
    if (hidden || (at + 1) * height > current.scrollTop + current.clientHeight)
      current.scrollTop = Math.max(0, at * height - current.clientHeight / 2);
  }, [at]);
  const seen = (box.current?.clientHeight || 480) / height;
  const first = Math.max(0, Math.floor(top / height) - BEYOND);
  const shown = items.slice(first, first + Math.ceil(seen) + 2 * BEYOND);
  return (
    <div class={name} ref={box} onScroll={(event) => scrolled(event.currentTarget.scrollTop)}>
      <ul style={{ height: `${items.length * height}px` }}>
        {shown.map((item, index) => (
          <li
            key={keyOf(item)}
            style={{ top: `${(first + index) * height}px`, height: `${height}px` }}
            aria-setsize={items.length}
            aria-posinset={first + index + 1}
          >
            {children(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
