import { messages } from "../messages";
import { collection, toggle } from "../state/collections";

/** Puts a thing into the reader's collection, or takes it out. */
export function CollectButton({ id }: { id: string }) {
  const has = collection.value.includes(id);
  const say = messages.value;
  return (
    <button type="button" aria-pressed={has} onClick={() => toggle(id)}>
      {has ? say.collected : say.collect}
    </button>
  );
}
