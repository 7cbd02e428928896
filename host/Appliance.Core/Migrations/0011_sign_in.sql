-- What was mailed to whom, for the admin's list; whether it went stands in the outbox. Kept for 30 days.
create table mails (
    id {id},
    recipient text not null,
    subject text not null,
    created_at bigint not null
);
create index mails_created on mails (created_at);

-- Phones as logins, passwords used before, and links sent by mail. Times are UTC milliseconds.
alter table agents add column phone_key text;  -- digits alone, without +86
create index agents_phone on agents (phone_key);
update agents set phone_key = replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '+86', ''), '+', '')
where phone is not null;

create table password_history (
    id {id},
    agent_id bigint not null references agents (id),
    hash text not null,
    replaced_at bigint not null
);
create index password_history_agent on password_history (agent_id, id);

create table account_links (
    id {id},
    agent_id bigint not null references agents (id),
    kind text not null,                        -- reset | unlock
    token_hash text not null unique,           -- SHA-256, hex
    address text,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index account_links_agent on account_links (agent_id, id);
create index account_links_expiry on account_links (expires_at);
