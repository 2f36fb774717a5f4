/** A place to give a key: where the API wants one, and where one is needed to give verdicts. */
import { useEffect, useRef, useState } from "preact/hooks";
import { messages } from "../messages";
import { forget } from "../queries/ask";
import { keyWanted, setKey } from "../state/preferences";

export function KeyForm({ given }: { given: () => void }) {
  const [text, set] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const say = messages.value;
  const wanted = keyWanted.value;
  useEffect(() => {
    if (wanted === "curate") input.current?.focus(); // it was asked for by a button further down
  }, [wanted]);
  if (!wanted) return null;
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
      <h2>{wanted === "curate" ? say.verdict.keyTitle : say.keyTitle}</h2>
      <p>{wanted === "curate" ? say.verdict.keyText : say.keyText}</p>
      {wanted === "refused" && <p role="alert">{say.keyRefused}</p>}
      <label>
        {say.keyLabel}{" "}
        <input
          ref={input}
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
