-- Leaving, passing on and temporary cover of accounts, and the check of a new one. Times are UTC milliseconds.
alter table agents add column ends_at bigint;             -- disabled then; null for an account without an end
alter table agents add column ends_warn_at bigint;        -- when it is told that the end comes; null once told
alter table agent_roles add column until_at bigint;       -- null for a lasting one
alter table group_members add column until_at bigint;
create index agents_ends on agents (ends_at) where ends_at is not null;

-- What was given until a time: who gave it, when, why, and how it ended. A channel account given so has no other row.
create table temporary_rights (
    id {id},
    agent_id bigint not null references agents (id),
    kind text not null,                        -- role | group | channel
    object_id bigint not null,
    reason text not null,
    given_by bigint,
    given_at bigint not null,
    until_at bigint not null,
    warn_at bigint,                            -- when it is told that it ends; null once told, and for short ones
    ended_at bigint,
    end_reason text,                           -- expired | taken_back | removed | left
    ended_by bigint
);
create index temporary_rights_agent on temporary_rights (agent_id, id);
create unique index temporary_rights_open on temporary_rights (agent_id, kind, object_id) where ended_at is null;
create index temporary_rights_until on temporary_rights (until_at) where ended_at is null;
create index temporary_rights_warn on temporary_rights (warn_at) where ended_at is null and warn_at is not null;

-- One row a leaving, from the first hand-over to the end of the account or its return.
create table departures (
    id {id},
    agent_id bigint not null references agents (id),
    state text not null,                       -- handing_over | rights_taken | disabled | anonymised | restored | cancelled
    started_by bigint,
    started_at bigint not null,
    rights_taken_at bigint,
    disabled_at bigint,
    closed_at bigint,
    taken text not null default '{}'           -- JSON: roleIds and groupIds, which a restoring gives back
);
create index departures_agent on departures (agent_id, id);
create unique index departures_open on departures (agent_id) where closed_at is null;

create table departure_moves (
    id {id},
    departure_id bigint not null references departures (id),
    kind text not null,                        -- key of what is handed over
    targets text not null,                     -- JSON array of agents; empty for the queue
    total integer not null,
    moved integer not null default 0,
    over_capacity integer not null default 0,
    queued integer not null default 0,
    fault text,                                -- why it stopped before its end
    started_by bigint,
    started_at bigint not null,
    finished_at bigint
);
create index departure_moves_departure on departure_moves (departure_id, id);
create unique index departure_moves_running on departure_moves (departure_id, kind) where finished_at is null;
create index departure_moves_open on departure_moves (id) where finished_at is null;

-- Whose an account was, and from when to when: what was written then keeps that name. An account never passed on has no row.
create table account_holders (
    id {id},
    agent_id bigint not null references agents (id),
    display_name text not null,
    nickname text,
    from_at bigint not null,
    to_at bigint,                              -- null for the holder of today
    passed_by bigint
);
create index account_holders_agent on account_holders (agent_id, to_at);

-- The last checks of an account, and which account is to be checked again.
create table onboarding_runs (
    id {id},
    agent_id bigint not null references agents (id),
    cause text not null,                       -- asked | created | changed | connected
    run_by bigint,
    at bigint not null,
    failed integer not null,
    waiting integer not null,
    results text not null                      -- JSON: per check its outcome and the codes of its reasons
);
create index onboarding_runs_agent on onboarding_runs (agent_id, id);
create table onboarding_due (
    agent_id bigint primary key references agents (id),
    cause text not null,
    at bigint not null
);
