import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { locale, strings } from "../i18n/strings.ts";
import { clock, moment } from "../../shared/time.ts";
import { safeHref } from "../../shared/links.ts";
import { customerName } from "../store/actions.ts";
import type { AgentConversation, Customer, PageView } from "../store/agentWire.ts";
import type { Part } from "../store/customers.ts";
import { now } from "../store/now.ts";
import { Avatar } from "./Avatar.tsx";
import { useTools } from "./context.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { channelIcon, channelName, languageName, oneLine, sourceName } from "./words.ts";

/** Who one is speaking with: what is verified and what is only stated, where they came from, what was before. */
export function CustomerPanel() {
  const { workbench } = useTools();
  const t = strings.value;
  const conversation = workbench.openConversation.value;
  const customerId = conversation?.customer.id;
  useEffect(() => {
    if (customerId !== undefined) void workbench.customers.read(customerId);
  }, [customerId]);
  if (!conversation) return null;
  const parts = workbench.customers.of(conversation.customer.id);
  const name = customerName(conversation.customer);
  const hide = () => {
    workbench.drawer.value = false;
    workbench.pane.value = "conversation";
  };
  return (
    <aside class="customer" aria-label={t.customerPanel}>
      <header class="customer-head">
        <IconButton icon="left" label={t.hidePanel} class="customer-back" onClick={hide} />
        <Avatar name={name} image={conversation.customer.avatar} />
        <div class="customer-title">
          <h2 title={name}>{name}</h2>
          {parts.profile.value.state === "ready" && <p class="hint">{t.totalConversations(parts.profile.value.value.conversations)}</p>}
        </div>
      </header>
      {(conversation.customer.tags?.length ?? 0) > 0 && <ul class="tags" aria-label={t.tags}>{conversation.customer.tags!.map((tag) => <li key={tag}>{tag}</li>)}</ul>}
      <Section title={t.profile}>
        <OfPart part={parts.profile.value} forbidden={t.customerForbidden}>{(customer) => <Profile customer={customer} />}</OfPart>
      </Section>
      <Section title={t.entry}><EntryFacts conversation={conversation} trace={parts.trace.value} /></Section>
      <Section title={t.trace}>
        <OfPart part={parts.trace.value} forbidden={t.traceForbidden}>{(views) => <Trace views={views} />}</OfPart>
      </Section>
      {parts.profile.value.state === "ready" && (
        <Section title={t.identities}>
          <ul class="plain">
            {parts.profile.value.value.identities.map((identity) => (
              <li key={identity.id} class="identity"><Icon name={channelIcon(identity.channel)} /><span>{identity.channelAccountName || channelName(identity.channel)}</span><span class="hint clip" title={identity.externalId}>{identity.name ?? identity.externalId}</span></li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.otherConversations}>
        <OfPart part={parts.conversations.value} forbidden={t.partError}>{(all) => <Others all={all} current={conversation.id} />}</OfPart>
      </Section>
      {conversation.rating && <Section title={t.rating}><p>{t.rated(conversation.rating.score)} {conversation.rating.tags.join(" · ")}</p>{conversation.rating.comment && <p class="hint">{conversation.rating.comment}</p>}</Section>}
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return <details class="section" open><summary><Icon name="right" />{title}</summary><div class="section-body">{children}</div></details>;
}

function OfPart<T>({ part, forbidden, children }: { part: Part<T>; forbidden: string; children(value: T): ComponentChildren }) {
  const { workbench } = useTools();
  const t = strings.value;
  switch (part.state) {
    case "ready":
      return <>{children(part.value)}</>;
    case "forbidden":
      return <p class="hint">{forbidden}</p>;
    case "error":
      return <p class="hint">{t.partError} <button type="button" class="link" onClick={() => workbench.openConversation.value && void workbench.customers.read(workbench.openConversation.value.customer.id)}>{t.retry}</button></p>;
    default:
      return <div class="part-loading" aria-busy="true" />;
  }
}

function Profile({ customer }: { customer: Customer }) {
  const t = strings.value;
  const time = (iso: string) => moment(new Date(iso), new Date(now.peek()), locale.value);
  const { stated } = customer;
  return (
    <dl class="facts">
      {stated.name && stated.name !== customer.name && <Fact label={t.name} value={stated.name} mark={t.stated} />}
      {customer.email && <Fact label={t.email} value={customer.email} mark={t.verified} sure />}
      {stated.email && stated.email !== customer.email && <Fact label={t.email} value={stated.email} mark={t.stated} />}
      {customer.phone && <Fact label={t.phone} value={customer.phone} mark={t.verified} sure />}
      {stated.phone && stated.phone !== customer.phone && <Fact label={t.phone} value={stated.phone} mark={t.stated} />}
      {Object.entries(stated.attributes ?? {}).map(([key, value]) => <Fact key={key} label={key} value={String(value)} mark={t.stated} />)}
      {customer.locale && <Fact label={t.language} value={languageName(customer.locale)} />}
      <Fact label={t.firstSeen} value={time(customer.createdAt)} />
    </dl>
  );
}

function Fact({ label, value, mark, sure, href }: { label: string; value: string; mark?: string; sure?: boolean; href?: string | null }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>
        {href ? <a href={href} target="_blank" rel="noopener noreferrer" class="clip" title={value}>{value}</a> : <span class="wrap">{value}</span>}
        {mark && <span class={sure ? "mark mark-sure" : "mark"}>{sure && <Icon name="check" />}{mark}</span>}
      </dd>
    </div>
  );
}

function EntryFacts({ conversation, trace }: { conversation: AgentConversation; trace: Part<PageView[]> }) {
  const t = strings.value;
  const { entry } = conversation;
  const first = trace.state === "ready" ? trace.value[trace.value.length - 1] : undefined;
  const page = entry?.page ?? undefined;
  const referrer = entry?.referrer ?? first?.referrer ?? undefined;
  const facts: [string, string | null | undefined, boolean][] = [
    [t.entryPage, page, true], [t.referrer, referrer, true], [t.campaign, entry?.campaign, false], [t.adSource, entry?.adSource, false], [t.region, entry?.region, false], [t.device, entry?.device, false],
  ];
  const known = facts.filter(([, value]) => value);
  if (known.length === 0) return <p class="hint">{t.none}</p>;
  return <dl class="facts">{known.map(([label, value, link]) => <Fact key={label} label={label} value={shortUrl(value!)} href={link ? safeHref(value) : null} />)}</dl>;
}

function Trace({ views }: { views: PageView[] }) {
  const t = strings.value;
  if (views.length === 0) return <p class="hint">{t.traceEmpty}</p>;
  return (
    <ol class="trace">
      {views.map((view, index) => {
        const at = new Date(view.at);
        const href = safeHref(view.url);
        const text = view.title || shortUrl(view.url);
        return (
          <li key={index}>
            <time dateTime={view.at} title={at.toLocaleString(locale.value)}>{at.toDateString() === new Date().toDateString() ? clock(at) : moment(at, new Date(), locale.value)}</time>
            {href ? <a href={href} target="_blank" rel="noopener noreferrer" class="clip" title={view.url}>{text}</a> : <span class="clip">{text}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function Others({ all, current }: { all: AgentConversation[]; current: number }) {
  const { workbench } = useTools();
  const t = strings.value;
  const others = all.filter((one) => one.id !== current);
  if (others.length === 0) return <p class="hint">{t.otherEmpty}</p>;
  const open = (one: AgentConversation) => {
    workbench.index.put(one);
    workbench.open(one.id, "push");
  };
  return (
    <ul class="plain">
      {others.map((one) => (
        <li key={one.id}>
          <button type="button" class="other" onClick={() => open(one)}>
            <span class="other-top"><span class="tabular">#{one.id}</span><span class="hint">{sourceName(one)}{one.agent ? ` · ${one.agent.name}` : ""}</span><span class="hint">{moment(new Date(one.startedAt), new Date(now.peek()), locale.value)}</span></span>
            <span class="clip hint">{one.lastMessage ? oneLine(one.lastMessage) : ""}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function shortUrl(url: string): string {
  try {
    const { host, pathname, search } = new URL(url);
    return `${host}${pathname}${search}`.replace(/\/$/, "");
  } catch {
    return url;
  }
}
