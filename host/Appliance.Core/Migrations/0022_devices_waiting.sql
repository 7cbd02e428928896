-- Devices that were turned away because no admin has registered them.
alter table devices add column refused_at bigint;
create index devices_refused on devices (id) where approved_at is null and refused_at is not null;
