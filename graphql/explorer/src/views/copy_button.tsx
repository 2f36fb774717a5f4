import { useEffect, useState } from "preact/hooks";
import { messages } from "../messages";

/** Copies a text; says so for two seconds. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [done, set] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => set(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <button type="button" onClick={() => copy(text).then(() => set(true))}>
      <span aria-live="polite">{done ? messages.value.copied : label}</span>
    </button>
  );
}

async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Pages without TLS have no clipboard: a selection is copied as by hand.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
