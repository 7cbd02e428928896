-- What is past its time is found without reading the tables from end to end.
create index sessions_expires on sessions (expires_at);
create index inbound_rejects_at on inbound_rejects (at);
create index inbound_rejects_resolved on inbound_rejects (resolved_at) where resolved_at is not null;
