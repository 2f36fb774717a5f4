/** The query behind a view: as GraphQL, curl and Python, and in GraphiQL. */
import { useRef, useState } from "preact/hooks";
import { messages } from "../messages";
import { asCurl, asPython, graphiqlAddress } from "../model/query_text";
import { CopyButton } from "./copy_button";

interface Props<Result, Variables> {
  query: Operation<Result, Variables>;
  variables: Variables;
}

const FORMS = ["GraphQL", "curl", "Python"] as const;

export function QueryBehind<Result, Variables extends object>(props: Props<Result, Variables>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, show] = useState(false);
  const say = messages.value;
  return (
    <>
      <button
        type="button"
        class="plain"
        title={say.query}
        aria-label={say.query}
        aria-haspopup="dialog"
        onClick={() => {
          show(true);
          dialog.current?.showModal();
        }}
      >
        {"{ }"}
      </button>
      <dialog
        ref={dialog}
        class="query"
        aria-label={say.query}
        onClose={() => show(false)}
        onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      >
        {shown && <QueryText {...props} close={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

function QueryText<Result, Variables extends object>({
  query,
  variables,
  close,
}: Props<Result, Variables> & { close: () => void }) {
  const [form, choose] = useState<(typeof FORMS)[number]>("GraphQL");
  const say = messages.value;
  const address = new URL("graphql", document.baseURI).href;
  const text = {
    GraphQL: `${query.text}\n# ${say.queryVariables}\n${comment(variables)}`,
    curl: asCurl(query.text, variables, address),
    Python: asPython(query.text, variables, address),
  }[form];
  return (
    <div class="query-text">
      <header>
        <h2>{say.query}</h2>
        <button type="button" class="plain" onClick={close}>
          {say.close}
        </button>
      </header>
      <p class="quiet">{say.queryNote}</p>
      <fieldset class="choice">
        <legend class="hidden">{say.query}</legend>
        {FORMS.map((each) => (
          <label key={each}>
            <input type="radio" name="form" checked={each === form} onChange={() => choose(each)} />
            <span>{each}</span>
          </label>
        ))}
      </fieldset>
      <pre tabIndex={0}>{text}</pre>
      <p>
        <CopyButton text={text} label={say.copy} />{" "}
        <a class="button" href={graphiqlAddress(query.text, variables)}>
          {say.graphiql}
        </a>
      </p>
    </div>
  );
}

function comment(variables: object): string {
  return JSON.stringify(variables, null, 2)
    .split("\n")
    .map((line) => `# ${line}`)
    .join("\n");
}
