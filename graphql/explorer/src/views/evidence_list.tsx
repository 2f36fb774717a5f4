/** Pieces of evidence: the work or agreement, and the words of each document that say so. */
import { formats, label, language, messages } from "../messages";
import { languageOf, safeUrl } from "../model/names";
import { KindLabel } from "./kind_mark";
import { Elsewhere, type Thing, ThingLink, Words } from "./link";

export interface Quoted {
  quote: string;
  /** What stands around it in the document's text, where the server has that. */
  context?: { before: string | null; after: string | null };
  place: string;
  confidence: number;
  recorded?: string | null;
  document: {
    id: string;
    source?: string | null;
    title: string | null;
    url: string | null;
    date?: string | null;
    extractor?: string | null;
  };
}

export interface Piece {
  kind: string;
  year: number | null;
  retracted?: boolean;
  node: Thing & { agreementKind?: string };
  evidence: readonly Quoted[];
}

export function EvidenceList({ pieces }: { pieces: readonly Piece[] }) {
  const say = messages.value;
  return (
    <ol class="pieces">
      {pieces.map((each) => (
        <li key={`${each.node.id} ${each.kind}`}>
          <p class="piece-head">
            <KindLabel kind={each.kind} />
            <span class="quiet">{each.year ?? say.unknownYear}</span>
            {each.retracted && <strong class="wrong">{say.retracted}</strong>}
          </p>
          <h3>
            <ThingLink of={each.node} />
          </h3>
          {each.node.agreementKind && (
            <p class="quiet">{label(say.agreementKind, each.node.agreementKind)}</p>
          )}
          <Quotes of={each.evidence} />
        </li>
      ))}
    </ol>
  );
}

/** What documents say, word for word; each with where it stands and how sure it is. */
export function Quotes({ of }: { of: readonly Quoted[] }) {
  const say = messages.value;
  const f = formats.value;
  return (
    <ul class="quotes">
      {of.map((each, index) => (
        <li key={index}>
          {each.quote ? <Quote of={each} /> : <p class="quiet">{say.quoteNone}</p>}
          <p class="cite">
            <DocumentName of={each.document} />
            {each.document.date && <> · {f.date(each.document.date)}</>} ·{" "}
            {say.confidence(f.percent(each.confidence))}
            {each.document.extractor && <> · {say.extractedBy(each.document.extractor)}</>}
            {each.recorded && <> · {say.recorded(f.date(each.recorded))}</>}
            {each.place && (
              <>
                {" "}
                · <code>{each.place}</code>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The words that say so, told apart from those around them. */
function Quote({ of: { quote, context } }: { of: Quoted }) {
  const { before, after } = context ?? {};
  if (!before && !after)
    return (
      <blockquote>
        <Words text={quote} />
      </blockquote>
    );
  return (
    <blockquote class="in-context">
      <bdi dir="auto" lang={languageOf(quote, language.value)}>
        {before && `…${before}`}
        <mark>{quote}</mark>
        {after && `${after}…`}
      </bdi>
    </blockquote>
  );
}

function DocumentName({ of }: { of: Quoted["document"] }) {
  const url = safeUrl(of.url);
  const name = <Words text={of.title ?? of.id} />;
  return url ? <Elsewhere url={url}>{name}</Elsewhere> : name;
}
