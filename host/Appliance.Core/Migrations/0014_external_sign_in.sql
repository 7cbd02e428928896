-- Sign-in by directories and by other sites. Times are UTC milliseconds.
create table sign_in_providers (
    id text primary key,                       -- the part's id, for example ldap
    plugin_id text not null,                   -- another plugin that brings the same id is not asked
    policy text not null,                      -- JSON
    updated_at bigint not null
);

create table external_identities (
    id {id},
    provider_id text not null,
    subject text not null,                     -- the directory's own id of the person
    agent_id bigint not null references agents (id),
    login_key text not null,                   -- as the directory last called them
    linked_by text not null,                   -- created | login | email | self
    linked_at bigint not null,
    seen_at bigint not null,                   -- last sign-in or look-up that found them
    disabled_at bigint                         -- since when the directory locks them out
);
create unique index external_identities_subject on external_identities (provider_id, subject);
create unique index external_identities_agent on external_identities (agent_id, provider_id);
create index external_identities_login on external_identities (provider_id, login_key);

-- Sign-ins that began and have not come back: single use, ten minutes, one browser.
create table external_sign_ins (
    state_hash text primary key,               -- SHA-256, hex
    provider_id text not null,
    browser_hash text not null,                -- SHA-256 of the cookie
    purpose text not null,                     -- sign_in | trial | link
    agent_id bigint,                           -- who tries or links
    memory text,                               -- the plugin's, encrypted
    return_url text,
    expires_at bigint not null
);
create index external_sign_ins_expires on external_sign_ins (expires_at);

-- Granted by a group of that provider, and taken back with it; null for what a person granted.
alter table agent_roles add column provider_id text;
create index agent_roles_provider on agent_roles (provider_id);

-- By which provider the session began; null for a password of our own.
alter table sessions add column provider_id text;
