-- Tables of Webhook Verifier for SQLite 3.42 or newer. May be run again: it changes nothing that is there.

create table if not exists webhook_inbox (
    id              integer primary key autoincrement,
    key_hash        blob     not null unique,
    source          text     not null,
    tenant          text     not null,
    key_value       text     not null,
    provider        text     not null,
    event_id        text     not null,
    event_type      text     not null,
    payload_version text     not null,
    provenance      text     not null,
    event_time      integer   not null,
    received_at     integer   not null,
    nanos           integer   not null,
    headers         text     not null,
    body            blob,
    body_length     integer  not null,
    fingerprint     integer   not null,
    nonce           integer   not null,
    state           integer not null,
    due_at          integer,
    ended_at        integer,
    token           integer   not null default 0,
    attempts        integer  not null default 0,
    lost            integer  not null default 0,
    replays         integer  not null default 0,
    handlers        text     not null default '',
    reason          text     not null default '',
    error           text     not null default '',
    lane            text     not null default '',
    lane_hash       blob,
    open_lane       blob,
    lane_position   integer,
    accepted_at     integer   not null
);

create index if not exists webhook_inbox_due on webhook_inbox (source, due_at, id)
    where lane_hash is null and due_at is not null;
create index if not exists webhook_inbox_open_lane on webhook_inbox (open_lane, id) where open_lane is not null;
create index if not exists webhook_inbox_busy_lane on webhook_inbox (open_lane) where state = 1 and open_lane is not null;
create index if not exists webhook_inbox_lane_done on webhook_inbox (lane_hash, lane_position)
    where state = 2 and lane_hash is not null;
create index if not exists webhook_inbox_state on webhook_inbox (source, state, ended_at);
create index if not exists webhook_inbox_bodies on webhook_inbox (source, ended_at) where state = 2 and body_length >= 0;

create table if not exists webhook_inbox_audit (
    id         integer primary key autoincrement,
    changed_at integer  not null,
    action     text    not null,
    who        text    not null,
    why        text    not null,
    query_text text    not null,
    entries    integer not null
);

create table if not exists webhook_claim (
    key_hash       blob     primary key,
    token          integer   not null,
    state          integer not null,
    fingerprint    integer   not null,
    until_at       integer   not null,
    finished       text     not null,
    finished_until integer   not null,
    forget_at      integer   not null
);

create index if not exists webhook_claim_forget on webhook_claim (forget_at);
