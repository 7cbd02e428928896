-- Notices to agents, and how each of them wants to be told. Times are UTC milliseconds.
create table notices (
    id {id},
    agent_id bigint not null references agents (id),
    kind text not null,                        -- security | assignment | sla | system | announcement
    title_zh text not null,
    title_en text not null,
    body_zh text,
    body_en text,
    link text,                                 -- a page of ours, from the root
    created_at bigint not null,
    read_at bigint
);
create index notices_agent on notices (agent_id, id);
create index notices_unread on notices (agent_id, id) where read_at is null;
create index notices_created on notices (created_at);

-- Only what differs from the kind's default.
create table notice_preferences (
    agent_id bigint not null references agents (id),
    kind text not null,
    page integer not null,
    sound integer not null,
    desktop integer not null,
    mail integer not null,
    primary key (agent_id, kind)
);
