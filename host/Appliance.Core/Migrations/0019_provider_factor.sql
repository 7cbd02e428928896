-- The provider stated a second factor, and an admin trusts that: none is demanded of this session.
alter table sessions add column second_factor integer not null default 0;
