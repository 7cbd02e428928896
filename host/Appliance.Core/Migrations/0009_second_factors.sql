-- Second factors, and the limits of signing in. Times are UTC milliseconds.
create table totp_secrets (
    agent_id bigint primary key references agents (id),
    secret text not null,                      -- encrypted
    last_step bigint not null default 0,       -- the newest step of 30 s that was accepted: none up to it is again
    confirmed_at bigint,                       -- null while it is being set up
    created_at bigint not null
);

create table recovery_codes (
    agent_id bigint not null references agents (id),
    code_hash text not null,                   -- SHA-256, hex
    used_at bigint,
    primary key (agent_id, code_hash)
);

create table passkeys (
    id {id},
    agent_id bigint not null references agents (id),
    credential_id text not null unique,        -- base64url
    name text not null,
    public_key text not null,                  -- COSE key, base64url
    sign_count bigint not null,
    transports text not null default '[]',
    user_verified integer not null,
    backup_eligible integer not null,
    backed_up integer not null,
    created_at bigint not null,
    last_used_at bigint
);
create index passkeys_agent on passkeys (agent_id);

-- Challenges that were answered, until they would have run out anyway: each is good for one answer.
create table used_challenges (
    challenge_hash text primary key,
    expires_at bigint not null
);
create index used_challenges_expires on used_challenges (expires_at);

-- The password was right, the second factor is still to come.
create table pending_sign_ins (
    id {id},
    token_hash text not null unique,
    agent_id bigint not null references agents (id),
    security_stamp text not null,              -- of the account at that moment: a changed password ends it
    persistent integer not null,
    user_agent text,
    failures integer not null default 0,
    expires_at bigint not null
);
create index pending_sign_ins_agent on pending_sign_ins (agent_id);
create index pending_sign_ins_expires on pending_sign_ins (expires_at);

create table devices (
    id {id},
    agent_id bigint not null references agents (id),
    token_hash text not null,                  -- of the browser's device cookie
    user_agent text,
    client text not null,
    address text,
    created_at bigint not null,
    last_seen_at bigint not null,
    approved_at bigint,
    approved_by bigint,
    unique (agent_id, token_hash)
);
create index devices_waiting on devices (approved_at, id);

alter table sessions add column device_id bigint;

-- From where, when and how often one may be signed in: of a role, or of an agent in place of what the roles say.
create table sign_in_rules (
    id {id},
    role_id bigint unique references roles (id),
    agent_id bigint unique references agents (id),
    rules text not null,
    updated_at bigint not null
);
create index sessions_live on sessions (id) where ended_at is null;
