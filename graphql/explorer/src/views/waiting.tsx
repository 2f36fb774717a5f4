import { messages } from "../messages";

/** What stands in a section until it is there. */
export function Waiting() {
  return (
    <div class="waiting" role="status">
      <span class="hidden">{messages.value.loading}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
