/** A part of a page that stands by itself: it loads when it comes near, and fails alone. */
import type { ComponentChildren, Ref } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Connection, type PageOf, usePages } from "../queries/use_pages";
import { useQuery } from "../queries/use_query";
import { MoreButton } from "./more_button";
import { QueryBehind } from "./query_behind";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

interface FrameProps {
  id: string;
  title: string;
  busy: boolean;
  element?: Ref<HTMLElement>;
  tools?: ComponentChildren;
  children: ComponentChildren;
}

/** A section's heading, its tools, and what it holds. */
export function Frame({ id, title, busy, element, tools, children }: FrameProps) {
  return (
    <section id={id} ref={element} aria-labelledby={`${id}-title`} aria-busy={busy}>
      <header class="section-head">
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        <div class="tools">{tools}</div>
      </header>
      {children}
    </section>
  );
}

interface SectionProps<Result, Variables> {
  id: string;
  title: string;
  query: Operation<Result, Variables>;
  variables: Variables;
  eager?: boolean;
  tools?: (data: Result) => ComponentChildren;
  /** What it shows; `again` asks anew, as after something was changed. */
  children: (data: Result, again: () => void) => ComponentChildren;
}

export function Section<Result, Variables extends object>(props: SectionProps<Result, Variables>) {
  const { id, title, query, variables, eager = false } = props;
  const element = useRef<HTMLElement>(null);
  const near = useNear(element, eager);
  const { data, error, busy, again } = useQuery(query, near ? variables : null);
  const tools = (
    <>
      {data && props.tools?.(data)}
      <QueryBehind query={query} variables={variables} />
    </>
  );
  return (
    <Frame {...{ id, title, element, tools }} busy={near && busy}>
      {error && <TroubleNote error={error} again={again} />}
      {!data && !error && <Waiting />}
      {data && props.children(data, again)}
    </Frame>
  );
}

interface ListProps<Result, Variables, Edge> {
  id: string;
  title: string;
  query: Operation<Result, Variables>;
  variables: Variables;
  list: (data: Result) => Connection<Edge> | null | undefined;
  empty: string;
  eager?: boolean;
  tools?: (edges: readonly Edge[], total: number) => ComponentChildren;
  above?: ComponentChildren;
  children: (edges: readonly Edge[]) => ComponentChildren;
}

/** A section that is one list, read page by page. */
export function ListSection<Result, Variables extends object & PageOf, Edge>(
  props: ListProps<Result, Variables, Edge>,
) {
  const { id, title, query, variables, list, empty, eager = false } = props;
  const element = useRef<HTMLElement>(null);
  const near = useNear(element, eager);
  const asked = usePages(query, near ? variables : null, list);
  const tools = (
    <>
      {asked.total > 0 && props.tools?.(asked.edges, asked.total)}
      <QueryBehind query={query} variables={variables} />
    </>
  );
  return (
    <Frame {...{ id, title, element, tools }} busy={near && asked.busy}>
      {props.above}
      {asked.error && <TroubleNote error={asked.error} again={asked.again} />}
      {!asked.first && !asked.error && <Waiting />}
      {asked.first && !asked.total && <Empty>{empty}</Empty>}
      {asked.total > 0 && props.children(asked.edges)}
      {asked.first && <MoreButton asked={asked} />}
    </Frame>
  );
}

/** What a section says that holds nothing: why. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

function useNear(element: { current: HTMLElement | null }, eager: boolean): boolean {
  const [near, set] = useState(eager);
  useEffect(() => {
    if (near || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((each) => each.isIntersecting) && set(true),
      { rootMargin: "400px" },
    );
    observer.observe(element.current);
    const beforePrint = () => set(true);
    addEventListener("beforeprint", beforePrint);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", beforePrint);
    };
  }, [near]);
  return near;
}
