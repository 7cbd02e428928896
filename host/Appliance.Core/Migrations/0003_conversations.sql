-- Channels, customers, conversations, messages, and the facts that reports need and nobody can make up later.
create table channel_accounts (
    id {id},
    channel text not null,                     -- id of the channel kind: web, api, …
    plugin_id text not null,
    name text not null,
    enabled integer not null default 1,
    settings text not null default '{}',       -- secrets inside are encrypted
    webhook_key text unique,                   -- 128 random bits, hex
    group_id bigint references agent_groups (id),
    health text not null default 'unknown',
    health_reason text,                        -- JSON: zh, en
    health_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint
);
create index channel_accounts_channel on channel_accounts (channel);

create table widgets (
    id {id},
    key text not null unique,
    name text not null,
    channel_account_id bigint not null references channel_accounts (id),
    group_id bigint references agent_groups (id),
    allowed_origins text not null default '[]',
    look text not null default '{}',           -- colour, position, greeting, texts, locale
    secret text,                               -- encrypted; signs userToken
    enabled integer not null default 1,
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint
);
create index widgets_account on widgets (channel_account_id);

create table customers (
    id {id},
    name text,
    stated text not null default '{}',         -- what the customer says of themselves; shown as such, never matched
    email text,                                -- verified
    phone text,                                -- verified
    avatar text,
    tags text not null default '[]',
    locale text,
    created_at bigint not null,
    updated_at bigint not null
);
create index customers_email on customers (email);
create index customers_phone on customers (phone);

create table identities (
    id {id},
    customer_id bigint not null references customers (id),
    channel_account_id bigint not null references channel_accounts (id),
    external_id text not null,
    name text,
    created_at bigint not null,
    unique (channel_account_id, external_id)
);
create index identities_customer on identities (customer_id);

create table visitor_tokens (
    id {id},
    token_hash text not null unique,
    widget_id bigint not null references widgets (id),
    customer_id bigint not null references customers (id),
    subject text,                              -- sub of the userToken that it was bound to
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);
create index visitor_tokens_customer on visitor_tokens (customer_id);

create table page_views (
    id {id},
    customer_id bigint not null references customers (id),
    widget_id bigint,
    url text not null,
    title text,
    referrer text,
    at bigint not null
);
create index page_views_customer on page_views (customer_id, id);

create table conversations (
    id {id},
    state text not null,                       -- waiting | active | closed
    channel text not null,
    channel_account_id bigint not null references channel_accounts (id),
    customer_id bigint not null references customers (id),
    identity_id bigint not null references identities (id),
    group_id bigint references agent_groups (id),
    agent_id bigint references agents (id),
    priority integer not null default 1,       -- 0 low, 1 normal, 2 high, 3 urgent
    started_by text not null,                  -- customer | agent
    entry text not null default '{}',          -- widgetId, page, campaign, adSource, region, device
    episode integer not null default 1,        -- service episode; re-opening begins the next
    routable integer not null default 1,       -- 0 while the rules of "before assignment" run
    last_seq integer not null default 0,
    last_message_at bigint not null default 0,
    last_customer_message_at bigint,
    customer_read_seq integer not null default 0,
    awaiting_reply_since bigint,               -- first customer message not yet answered by a person
    started_at bigint not null,
    queued_at bigint,
    queue_order bigint,                        -- arrival order that a hand-back keeps
    unanswered_since bigint,                   -- assigned, and not yet answered by the agent who has it
    declined_agent_id bigint,                  -- who let it lie: passed over while another one is there
    routing_outcome text,                      -- why it waits, so that the same reason is not stored twice
    accepted_at bigint,
    first_response_at bigint,
    closed_at bigint,
    close_reason text,
    topic_id bigint,
    solved integer,
    resolution_note text,
    updated_at bigint not null
);
create index conversations_queue on conversations (group_id, state, priority desc, queue_order, id) where state = 'waiting';
create index conversations_agent on conversations (agent_id, state, last_message_at, id);
create index conversations_customer on conversations (customer_id, id);
create index conversations_state on conversations (state, last_message_at, id);
create index conversations_group on conversations (group_id, state, last_message_at, id);
create index conversations_order on conversations (queue_order);
create index conversations_unanswered on conversations (group_id, unanswered_since) where unanswered_since is not null;
create unique index conversations_open on conversations (identity_id) where state <> 'closed';
create index conversations_open_customer on conversations (customer_id, channel_account_id) where state <> 'closed';

create table messages (
    id {id},
    conversation_id bigint not null references conversations (id),
    customer_id bigint not null references customers (id),
    seq integer not null,
    sender text not null,                      -- customer | agent | bot | system
    agent_id bigint,
    automatic integer not null default 0,
    client text not null,                      -- pc | mobile | api | channel
    client_id text not null,
    external_id text,                          -- the platform's message id
    type text not null,
    content text not null,
    hidden integer not null default 0,         -- notes and inner events: never reach the customer
    delivery text not null,                    -- queued | sent | delivered | read | failed
    delivery_reason text,                      -- JSON: zh, en
    created_at bigint not null,
    recalled_at bigint,
    unique (conversation_id, seq)
);
create index messages_customer on messages (customer_id, id);

create index messages_external on messages (external_id) where external_id is not null;

-- A visitor's clientId is unique per visitor for ever, an agent's per agent and conversation.
create unique index messages_customer_client on messages (customer_id, client_id) where sender = 'customer';
create unique index messages_agent_client on messages (conversation_id, agent_id, client_id) where sender = 'agent';

-- A platform's retry never makes a second message.
create table inbound_keys (
    channel_account_id bigint not null,
    external_id text not null,
    message_id bigint not null,
    at bigint not null,
    primary key (channel_account_id, external_id)
);

-- What could not be read is kept raw, listed, and can be processed again.
create table inbound_rejects (
    id {id},
    channel_account_id bigint not null,
    reason text not null,
    raw text not null,
    at bigint not null,
    resolved_at bigint
);

create index inbound_rejects_open on inbound_rejects (channel_account_id, id) where resolved_at is null;

create table read_marks (
    agent_id bigint not null,
    conversation_id bigint not null references conversations (id),
    seq integer not null,
    at bigint not null,
    primary key (agent_id, conversation_id)
);

-- One rating a service episode; the customer may correct it.
create table ratings (
    id {id},
    conversation_id bigint not null references conversations (id),
    episode integer not null,
    customer_id bigint not null,
    group_id bigint,
    agent_id bigint,
    score integer not null,
    solved integer,
    tags text not null default '[]',
    comment text,
    at bigint not null,
    unique (conversation_id, episode)
);
create index ratings_at on ratings (at);

create table files (
    id {id},
    hash text not null,
    name text not null,
    size bigint not null,
    content_type text not null,
    kind text not null,                        -- image | audio | video | file
    width integer,
    height integer,
    uploader_kind text not null,               -- agent | customer | channel
    uploader_id bigint not null,
    message_id bigint references messages (id),
    created_at bigint not null
);
create index files_message on files (message_id);
create index files_orphans on files (created_at) where message_id is null;
create index files_hash on files (hash);

-- Facts for the figures, each with customer, group and department as they were.
create table service_episodes (
    id {id},
    conversation_id bigint not null references conversations (id),
    episode integer not null,
    customer_id bigint not null,
    channel_account_id bigint not null,
    started_by text not null,
    group_id bigint,
    agent_id bigint,
    department_id bigint,
    started_at bigint not null,
    queued_at bigint,
    accepted_at bigint,
    first_customer_message_at bigint,
    first_response_at bigint,
    closed_at bigint,
    close_reason text,
    messages_in integer not null default 0,
    messages_out integer not null default 0,
    messages_automatic integer not null default 0,
    unique (conversation_id, episode)
);
create index service_episodes_started on service_episodes (started_at);
create index service_episodes_agent on service_episodes (agent_id, accepted_at);

create table assignment_episodes (
    id {id},
    conversation_id bigint not null references conversations (id),
    episode integer not null,
    agent_id bigint not null,
    group_id bigint,
    department_id bigint,
    from_at bigint not null,
    to_at bigint,
    reason text not null,                      -- automatic | accepted | transferred | taken_over | reopened
    end_reason text,
    over_capacity integer not null default 0
);
create index assignment_episodes_conversation on assignment_episodes (conversation_id, id);
create index assignment_episodes_open on assignment_episodes (conversation_id) where to_at is null;
create index assignment_episodes_agent on assignment_episodes (agent_id, from_at);
create index assignment_episodes_from on assignment_episodes (from_at);

create table queue_stays (
    id {id},
    conversation_id bigint not null references conversations (id),
    episode integer not null,
    group_id bigint,
    entered_at bigint not null,
    left_at bigint,
    why text                                   -- automatic | accepted | transferred | closed | overflow
);
create index queue_stays_conversation on queue_stays (conversation_id, id);
create index queue_stays_open on queue_stays (conversation_id) where left_at is null;
create index queue_stays_group on queue_stays (group_id, entered_at);
create index queue_stays_entered on queue_stays (entered_at);

create table routing_decisions (
    id {id},
    conversation_id bigint not null references conversations (id),
    at bigint not null,
    group_id bigint,
    strategy text not null,
    outcome text not null,                     -- assigned | all_offline | all_full | no_members | …
    agent_id bigint,
    detail text not null                       -- JSON: candidates, scores, why the others not, rule
);
create index routing_decisions_conversation on routing_decisions (conversation_id, id);

create table metric_definitions (
    id {id},
    name text not null,
    definition text not null,
    from_at bigint not null
);
create index metric_definitions_name on metric_definitions (name, from_at);
