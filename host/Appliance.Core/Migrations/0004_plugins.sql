-- What is remembered of plugins over restarts. Times are UTC milliseconds.
create table plugins (
    id text primary key,
    enabled integer not null,
    version text,                              -- highest that has run; going back is refused
    settings text,                             -- JSON; secrets inside are encrypted
    quarantine text,                           -- crashed | cut_off; null when not quarantined
    updated_at bigint not null
);
