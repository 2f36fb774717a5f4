/** Where the API wants a key: a place to give it. */
import { useState } from "preact/hooks";
import { messages } from "../messages";
import { forget } from "../queries/ask";
import { keyWanted, setKey } from "../state/preferences";

export function KeyForm({ given }: { given: () => void }) {
  const [text, set] = useState("");
  const say = messages.value;
  if (!keyWanted.value) return null;
  return (
    <form
      class="key"
      onSubmit={(event) => {
        event.preventDefault();
        forget();
        setKey(text.trim());
        set("");
        given();
      }}
    >
      <h2>{say.keyTitle}</h2>
      <p>{say.keyText}</p>
      {keyWanted.value === "refused" && <p role="alert">{say.keyRefused}</p>}
      <label>
        {say.keyLabel}{" "}
        <input
          type="password"
          autocomplete="off"
          value={text}
          onInput={(event) => set(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!text.trim()}>
        {say.keyGive}
      </button>
    </form>
  );
}
