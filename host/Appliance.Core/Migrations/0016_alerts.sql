-- Abnormal operations, up to where each log was looked through, and what each person has ticked off.
create table alerts (
    id {id},
    kind text not null,                        -- massExport | frequentChanges | failedSignIns | newPlace | oddHours | twoPlaces
    subject text not null,                     -- whom it is about: agent:5, login:…, address:…
    agent_id bigint,
    at bigint not null,
    last_at bigint not null,
    count integer not null,
    evidence text not null                     -- JSON {threshold, minutes, auditIds, signInIds, rows}: ids and figures
);
create index alerts_subject on alerts (kind, subject, last_at);
create index alerts_agent on alerts (agent_id, id);

create table alert_cursors (
    log text primary key,                      -- audit | signIns
    last_id bigint not null
);

create table daily_ticks (
    agent_id bigint not null references agents (id),
    section text not null,
    up_to bigint not null,
    at bigint not null,
    primary key (agent_id, section)
);
