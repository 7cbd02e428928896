-- Organisation, agents, roles, sign-in. Times are UTC milliseconds.
create table settings (
    key text primary key,
    value text not null,
    updated_at bigint not null
);

create table departments (
    id {id},
    parent_id bigint references departments (id),
    name text not null,
    created_at bigint not null
);
create index departments_parent on departments (parent_id);

create table agents (
    id {id},
    login text not null,
    login_key text not null unique,            -- NFKC, lower case
    display_name text not null,
    title text,
    nickname text,
    avatar_file_id bigint,
    email text,
    email_key text,
    phone text,
    department_id bigint references departments (id),
    job_number text,
    capacity integer not null default 10,
    languages text not null default '[]',
    locale text,
    state text not null,                       -- invited | pending | enabled | disabled | anonymised
    password_hash text,
    start_code_hash text,
    must_change_password integer not null default 0,
    password_changed_at bigint,
    security_stamp text not null,
    presence text not null default 'offline',  -- the chosen status: online | away | offline
    reception integer not null default 1,
    presence_changed_at bigint not null default 0,
    last_assigned_at bigint not null default 0,
    idle_since bigint not null default 0,
    created_at bigint not null,
    updated_at bigint not null
);
create index agents_department on agents (department_id);
create index agents_email on agents (email_key);

create table agent_skills (
    agent_id bigint not null references agents (id),
    name text not null,
    level integer not null,
    primary key (agent_id, name)
);

create table roles (
    id {id},
    built_in text unique,                      -- super_admin, supervisor, agent, …; null for a company's own
    name text not null,
    permissions text not null,                 -- JSON array of names
    scopes text not null,                      -- JSON {area: {view, edit}}
    pools text not null default 'none',
    channel_account_ids text,                  -- JSON array; null for all
    mask text not null default '[]',
    created_at bigint not null,
    updated_at bigint not null
);

create table agent_roles (
    agent_id bigint not null references agents (id),
    role_id bigint not null references roles (id),
    since bigint not null,
    granted_by bigint,
    primary key (agent_id, role_id)
);
create index agent_roles_role on agent_roles (role_id);

create table agent_groups (
    id {id},
    name text not null unique,
    strategy text not null default 'least-busy',
    hours_id bigint,
    overflow_group_id bigint references agent_groups (id),
    overflow_after_seconds integer,
    unanswered_seconds integer,
    created_at bigint not null,
    updated_at bigint not null
);

create table group_members (
    group_id bigint not null references agent_groups (id),
    agent_id bigint not null references agents (id),
    since bigint not null,
    primary key (group_id, agent_id)
);
create index group_members_agent on group_members (agent_id);

create table sessions (
    id {id},
    token_hash text not null unique,           -- SHA-256, hex
    agent_id bigint not null references agents (id),
    xsrf_token text not null,
    persistent integer not null,
    address text,
    user_agent text,
    client text not null,                      -- pc | mobile
    created_at bigint not null,
    last_seen_at bigint not null,
    verified_at bigint not null,               -- last proof of identity, for step-up
    expires_at bigint not null,
    ended_at bigint
);
create index sessions_agent on sessions (agent_id, ended_at);

create table api_tokens (
    id {id},
    token_hash text not null unique,
    agent_id bigint not null references agents (id),
    name text not null,
    permissions text not null,
    created_at bigint not null,
    last_used_at bigint,
    expires_at bigint,
    revoked_at bigint
);
create index api_tokens_agent on api_tokens (agent_id);

create table sign_ins (
    id {id},
    agent_id bigint,
    login text not null,
    outcome text not null,                     -- succeeded | invalid_credentials | locked | …
    address text,
    user_agent text,
    at bigint not null
);
create index sign_ins_agent on sign_ins (agent_id, id);
create index sign_ins_at on sign_ins (at);

-- Failures by login and address, by login, and by address, whether or not the login exists: an answer must not tell.
create table sign_in_failures (
    key text primary key,
    failures integer not null,
    last_at bigint not null,
    locked_until bigint not null default 0
);
create index sign_in_failures_last on sign_in_failures (last_at);

create table presence_log (
    id {id},
    agent_id bigint not null references agents (id),
    presence text not null,                    -- what counted: chosen status and reachability together
    reception integer not null,
    client text,
    from_at bigint not null,
    to_at bigint
);
create index presence_log_agent on presence_log (agent_id, from_at);
create index presence_log_open on presence_log (to_at, agent_id);

create table audit_log (
    id {id},
    at bigint not null,
    agent_id bigint,
    actor text not null,                       -- agent | token | system
    action text not null,
    object_kind text,
    object_id bigint,
    detail text not null default '{}',         -- ids and codes, before → after
    address text,
    previous_hash text not null,
    hash text not null
);
create index audit_log_object on audit_log (object_kind, object_id, id);
