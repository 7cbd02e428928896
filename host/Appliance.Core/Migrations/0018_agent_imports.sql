-- A changed account waits in a row of its own, hidden as new ones are, so that one small write takes it over.
alter table agent_import_changes add column shadow_id bigint references agents (id);
alter table agent_import_changes add column seen_at bigint not null default 0;   -- updated_at of the account when it was checked
create index agent_import_changes_shadow on agent_import_changes (shadow_id);
create index agent_import_changes_agent on agent_import_changes (agent_id);
create index agent_imports_open on agent_imports (id) where state = 'saving';
