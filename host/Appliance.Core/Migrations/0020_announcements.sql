-- What the admin says to everybody or to some. Times are UTC milliseconds.
create table announcements (
    id {id},
    title_zh text not null,
    title_en text not null,
    body_zh text not null,
    body_en text not null,
    audience text not null,                    -- all | groups | roles
    audience_ids text not null default '[]',   -- JSON array
    bar integer not null,
    from_at bigint not null,
    until_at bigint,
    created_by bigint,
    created_at bigint not null,
    withdrawn_at bigint,
    told_up_to bigint not null default 0,      -- the last agent who has been told
    told_at bigint                             -- when all had been told
);
create index announcements_due on announcements (from_at) where told_at is null and withdrawn_at is null;
create index announcements_bar on announcements (from_at) where bar = 1 and withdrawn_at is null;

create table announcement_dismissals (
    announcement_id bigint not null references announcements (id),
    agent_id bigint not null references agents (id),
    at bigint not null,
    primary key (announcement_id, agent_id)
);
