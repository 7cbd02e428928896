-- Owners and pools of customers, follow-up notes, the access review, and rights that were part of others until now.
alter table customers add column owner_id bigint references agents (id);
alter table customers add column owned_since bigint;
alter table customers add column pool text;                   -- team | company, of a customer whom nobody owns; null for one who is in no pool
alter table customers add column pool_group_id bigint references agent_groups (id);
create index customers_owner on customers (owner_id, id);
create index customers_pool on customers (pool, pool_group_id, id) where pool is not null;

create table follow_up_notes (
    id {id},
    customer_id bigint not null references customers (id),
    author_id bigint not null references agents (id),
    text text not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index follow_up_notes_customer on follow_up_notes (customer_id, id);

alter table agent_roles add column reason text;               -- in words, from who gave or confirmed it

-- Each decision of an access review, for ever.
create table role_reviews (
    id {id},
    agent_id bigint not null references agents (id),
    role_id bigint not null,
    decision text not null,                                   -- confirmed | taken
    reason text,
    by_agent_id bigint,
    at bigint not null
);
create index role_reviews_grant on role_reviews (agent_id, role_id, id);
create index role_reviews_at on role_reviews (at);

-- Who could sign in on a phone can go on doing so, and so for the other rights that have become rights of their own.
update roles set permissions = case when permissions = '[]' then '["signIn.mobile"]'
    else substr(permissions, 1, length(permissions) - 1) || ',"signIn.mobile"]' end;
update roles set permissions = substr(permissions, 1, length(permissions) - 1) || ',"routing.edit"]' where permissions like '%"groups.edit"%';
update roles set permissions = substr(permissions, 1, length(permissions) - 1) || ',"customers.claim","followUpNotes.view","followUpNotes.edit"]'
    where built_in in ('supervisor', 'agent') and permissions like '%"customers.edit"%';
update roles set permissions = substr(permissions, 1, length(permissions) - 1) || ',"customers.assign","customers.reveal","conversations.export","customers.export"]'
    where built_in = 'supervisor' and permissions like '%"reports.export"%';
update roles set pools = 'company' where built_in in ('super_admin', 'supervisor');
update roles set pools = 'team' where built_in = 'agent';
