-- The event log, the followers' cursors and the outbox. Times are UTC milliseconds.
create table events (
    cursor {id},                               -- grows in commit order; the newest row is never deleted, so none is given twice
    type text not null,
    at bigint not null,
    conversation_id bigint,
    customer_id bigint,
    group_id bigint,
    agent_id bigint,
    channel_account_id bigint,
    data text not null,                        -- ids and codes only
    depth integer not null
);

create table follower_cursors (
    name text primary key,
    cursor bigint not null,
    updated_at bigint not null
);

create table outbox (
    id {id},
    kind text not null,
    idempotency_key text not null,
    order_key text,
    payload text not null,
    state text not null,                       -- pending | sending | done | failed | ambiguous | dead
    attempts integer not null,
    due_at bigint not null,
    created_at bigint not null,
    settled_at bigint,
    reason text,
    unique (kind, idempotency_key)
);
create index outbox_due on outbox (due_at, id) where state = 'pending';
create index outbox_sending on outbox (id) where state = 'sending';
create index outbox_order on outbox (order_key, id) where state in ('pending', 'sending');
create index outbox_problems on outbox (id) where state in ('failed', 'ambiguous', 'dead');
create index outbox_settled on outbox (state, settled_at, id) where settled_at is not null;

-- Facts of storage itself, for example from which cursor on readers may resume after a restore.
create table storage_marks (
    name text primary key,
    value bigint not null
);
