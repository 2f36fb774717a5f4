/** The queries behind a view: as GraphQL, curl and Python, and in GraphiQL. */
import { Fragment } from "preact";
import { useRef, useState } from "preact/hooks";
import { messages } from "../messages";
import { type AskedQuery, asCurl, asGraphql, asPython, graphiqlAddress } from "../model/query_text";
import { CopyButton } from "./copy_button";

interface Props<Result, Variables> {
  query: Operation<Result, Variables>;
  variables: Variables;
}

const FORMS = ["GraphQL", "curl", "Python"] as const;

export function QueryBehind<Result, Variables extends object>({
  query: { text },
  variables,
}: Props<Result, Variables>) {
  return <QueriesBehind asked={[{ text, variables }]} />;
}

/** All that was asked for a view, in that order. */
export function QueriesBehind({ asked }: { asked: readonly AskedQuery[] }) {
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
        {shown && <QueryText asked={asked} close={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

function QueryText({ asked, close }: { asked: readonly AskedQuery[]; close: () => void }) {
  const [form, choose] = useState<(typeof FORMS)[number]>("GraphQL");
  const say = messages.value;
  const address = new URL("graphql", document.baseURI).href;
  const text = {
    GraphQL: asGraphql(asked, say.queryVariables),
    curl: asked.map((each) => asCurl(each.text, each.variables, address)).join("\n\n"),
    Python: asPython(asked, address),
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
        <CopyButton text={text} label={say.copy} />
        {asked.map((each, index) => (
          <Fragment key={index}>
            {" "}
            <a class="button" href={graphiqlAddress(each.text, each.variables)}>
              {say.graphiql}
              {asked.length > 1 && ` (${index + 1})`}
            </a>
          </Fragment>
        ))}
      </p>
    </div>
  );
}
