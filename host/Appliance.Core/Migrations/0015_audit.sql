-- Version 2 of an entry covers its personal values as cipher text; entries of version 1 have none and keep their hash.
alter table audit_log add column version integer not null default 1;
alter table audit_log add column personal text;
create index audit_log_agent on audit_log (agent_id, id);
create index audit_log_action on audit_log (action, id);
create index audit_log_at on audit_log (at, id);

-- One key a person. Where it is gone, what was sealed with it is unreadable for ever, in backups of the log as well.
create table person_keys (
    kind text not null,                        -- agent | customer
    person_id bigint not null,
    key text,                                  -- 256 bits, base64; null once destroyed
    created_at bigint not null,
    destroyed_at bigint,
    primary key (kind, person_id)
);

create index sign_ins_login on sign_ins (login, id);
create index sign_ins_address on sign_ins (address, id);
create index sign_ins_outcome on sign_ins (outcome, id);
