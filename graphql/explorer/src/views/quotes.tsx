/** What documents say, word for word; each with where it stands and how sure it is. */
import { formats, language, messages } from "../messages";
import { languageOf, safeUrl } from "../model/names";
import { useLater } from "../queries/use_later";
import { MOST } from "../queries/use_pages";
import { Elsewhere, Words } from "./link";
import { TroubleNote } from "./trouble";

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

interface Props {
  /** The surest quotes, with one more than is shown at first where there are more. */
  of: readonly Quoted[];
  first: number;
  /** Asks for all of them, as far as one question answers. */
  all: () => Promise<readonly Quoted[]>;
}

/** The surest quotes; that there are more is said, and they are read when asked for. */
export function Quotes({ of, first, all }: Props) {
  const say = messages.value;
  const { data, busy, error, read } = useLater(all);
  const shown = data ?? of.slice(0, first);
  const cut = data ? data.length === MOST : of.length > first;
  return (
    <>
      <ul class="quotes">
        {shown.map((each, index) => (
          <Cited key={index} of={each} with={sameSource(shown, index)} />
        ))}
      </ul>
      {error && <TroubleNote error={error} again={read} />}
      {(cut || data) && !error && (
        <p class="more">
          <span class="quiet" role="status">
            {cut ? say.quotesFirst(shown.length) : say.shown(shown.length, shown.length)}
          </span>
          {!data && (
            <button type="button" onClick={read} disabled={busy}>
              {say.quotesAll}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** The quotes up to this one that stand in the same document, and as surely; none where the next
 * one does too: a document is named once below what is quoted of it. */
function sameSource(quotes: readonly Quoted[], at: number): readonly Quoted[] {
  const source = ({ document, confidence, recorded }: Quoted) =>
    [document.id, document.extractor, confidence, recorded].join(" ");
  const is = (index: number) => {
    const [one, other] = [quotes[index], quotes[at]];
    return one !== undefined && other !== undefined && source(one) === source(other);
  };
  if (is(at + 1)) return [];
  let first = at;
  while (is(first - 1)) first--;
  return quotes.slice(first, at + 1);
}

function Cited({ of, with: same }: { of: Quoted; with: readonly Quoted[] }) {
  return (
    <li>
      {of.quote ? <Quote of={of} /> : <p class="quiet">{messages.value.quoteNone}</p>}
      {same.length > 0 && <Source of={of} places={same.map(({ place }) => place)} />}
    </li>
  );
}

/** Where it stands, in the order of the quotes above it. */
function Source({ of, places }: { of: Quoted; places: readonly string[] }) {
  const say = messages.value;
  const f = formats.value;
  return (
    <p class="cite">
      <DocumentName of={of.document} />
      {of.document.date && <> · {f.date(of.document.date)}</>} ·{" "}
      {say.confidence(f.percent(of.confidence))}
      {of.document.extractor && <> · {say.extractedBy(of.document.extractor)}</>}
      {of.recorded && <> · {say.recorded(f.date(of.recorded))}</>}
      {[...new Set(places)].map(
        (place) =>
          place && (
            <span key={place}>
              {" "}
              · <code>{place}</code>
            </span>
          ),
      )}
    </p>
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
