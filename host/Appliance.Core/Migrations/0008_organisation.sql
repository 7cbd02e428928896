-- Templates of accounts, and what else an account holds. Times are UTC milliseconds.
create table account_templates (
    id {id},
    name text not null unique,
    department_id bigint references departments (id),
    capacity integer not null,
    role_ids text not null default '[]',       -- JSON array
    group_ids text not null default '[]',      -- JSON array
    channel_account_ids text not null default '[]',  -- JSON array; empty for all
    scope_limit text,                          -- own | groups | department; null for what the roles give
    created_at bigint not null,
    updated_at bigint not null
);

alter table agents add column template_id bigint references account_templates (id);
alter table agents add column phone_hidden integer not null default 0;
alter table agents add column offline_text text;
alter table agents add column scope_limit text;

-- The channel accounts that an agent serves; without a row, all.
create table agent_channels (
    agent_id bigint not null references agents (id),
    channel_account_id bigint not null references channel_accounts (id),
    primary key (agent_id, channel_account_id)
);

create index agents_template on agents (template_id) where template_id is not null;

-- A set of agents that becomes visible in one small write: until then their rows say 'importing'.
alter table agents add column import_id bigint;
create index agents_import on agents (import_id) where import_id is not null;
create index agents_state on agents (state, id);

-- A link by which an invited person sets their password, once.
create table invitations (
    id {id},
    token_hash text not null unique,           -- SHA-256, hex
    agent_id bigint not null references agents (id),
    created_by bigint,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    revoked_at bigint
);
create index invitations_agent on invitations (agent_id);

create table agent_imports (
    id {id},
    agent_id bigint,                           -- who imported
    file_name text not null,
    state text not null,                       -- saving | done | abandoned
    created_count integer not null default 0,
    changed_count integer not null default 0,
    started_at bigint not null,
    ended_at bigint
);

-- Changes of present accounts wait here, so that they apply together with the new ones.
create table agent_import_changes (
    import_id bigint not null references agent_imports (id),
    agent_id bigint not null references agents (id),
    detail text not null,                      -- JSON: the account as it shall be
    primary key (import_id, agent_id)
);
