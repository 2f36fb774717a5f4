/** What stands behind a thing: the decisions that make it one, the documents about it. */
import { formats, messages } from "../messages";
import { safeUrl } from "../model/names";
import documents from "../queries/documents.graphql";
import explain, { type Result } from "../queries/explain.graphql";
import { type Curating, Verdicts } from "./curation";
import { Elsewhere, Words } from "./link";
import { Empty, ListSection, Section } from "./section";

export function WhySection({ id, kind = "ORGANIZATION" }: { id: string; kind?: EntityKind }) {
  const say = messages.value;
  return (
    <Section id="why" title={say.section.why} query={explain} variables={{ id }}>
      {({ curator, explain: found }, again) => (
        <>
          {!found?.ledger.length && <Empty>{say.noneLoaded.why}</Empty>}
          {found && (
            <Verdicts id={found.id} kind={kind} said={found.verdicts} may={!!curator} again={again}>
              {(curating) => found.ledger.length > 0 && <Ledger of={found} {...curating} />}
            </Verdicts>
          )}
          {kind === "PERSON" && <p class="quiet note">{say.notMerged}</p>}
        </>
      )}
    </Section>
  );
}

type Explained = NonNullable<Result["explain"]>;

function Ledger({ of, ...curating }: { of: Explained } & Curating) {
  const say = messages.value;
  const f = formats.value;
  return (
    <>
      <p class="quiet note">
        {say.mintedFrom} <code>{of.mintedFrom}</code>, {say.recorded(f.date(of.since))}.
        {of.replaces.length > 0 && (
          <>
            {" "}
            {say.replaces} <code>{of.replaces.join(" ")}</code>.
          </>
        )}
      </p>
      <ul class="ledger">
        {of.ledger.map((each) => (
          <li key={each.rule}>
            <details>
              <summary>
                <span>{say.rule[each.rule] ?? each.meaning}</span>
                <span class="quiet figure">
                  {say.decisions(each.mentions)} · {say.confidence(f.percent(each.score))}
                </span>
              </summary>
              <ul class="quotes">
                {each.examples.map((mention) => (
                  <Example key={mention.id} of={mention} entity={of.id} {...curating} />
                ))}
              </ul>
              {each.mentions > each.examples.length && (
                <p class="quiet note">{say.shown(each.examples.length, each.mentions)}</p>
              )}
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

type ExampleProps = Curating & {
  of: Explained["ledger"][number]["examples"][number];
  entity: string;
};

/** A mention that was taken for the thing; it may be said that it is not. */
function Example({ of, entity, may, busy, give }: ExampleProps) {
  const say = messages.value;
  return (
    <li>
      <blockquote>
        <Words text={of.quote || of.name} />
      </blockquote>
      <p class="cite">
        <code>{of.document}</code> · <code>{of.place}</code> ·{" "}
        {say.decidedBy(of.decidedBy, formats.value.date(of.decidedAt))}
        {may && (
          <button
            type="button"
            class="plain"
            disabled={busy}
            onClick={() => give({ kind: "DIFFERENT", one: of.id, other: entity })}
          >
            {say.verdict.leaves}
            <span class="hidden">{`: ${of.name}`}</span>
          </button>
        )}
      </p>
    </li>
  );
}

export function DocumentsSection({ id }: { id: string }) {
  const say = messages.value;
  const f = formats.value;
  return (
    <ListSection
      id="documents"
      title={say.section.documents}
      query={documents}
      variables={{ id }}
      list={(data) => data.node?.documents}
      empty={say.noneLoaded.documents}
    >
      {(edges) => (
        <ul class="rows">
          {edges.map(({ node }) => {
            const url = safeUrl(node.url);
            const name = <Words text={node.title ?? node.key ?? node.id} />;
            return (
              <li key={node.id}>
                <span class="name">{url ? <Elsewhere url={url}>{name}</Elsewhere> : name}</span>
                <small>
                  {node.source} <code>{node.key}</code>
                  {node.extractor && ` · ${say.extractedBy(node.extractor)}`}
                  {node.recorded && ` · ${say.recorded(f.date(node.recorded))}`}
                </small>
                <span class="figure">{node.date && f.date(node.date)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </ListSection>
  );
}
