-- Tables of Webhook Verifier for MariaDB 10.6 or newer and MySQL 8.0 or newer. May be run again: it changes nothing that is there.

create table if not exists webhook_inbox (
    id              bigint not null auto_increment primary key,
    key_hash        binary(32) not null unique,
    source          varchar(255) not null,
    tenant          mediumtext not null,
    key_value       mediumtext not null,
    provider        varchar(255) not null,
    event_id        mediumtext not null,
    event_type      mediumtext not null,
    payload_version mediumtext not null,
    provenance      char(5) not null,
    event_time      bigint not null,
    received_at     bigint not null,
    nanos           bigint not null,
    headers         mediumtext not null,
    body            longblob,
    body_length     int not null,
    fingerprint     bigint not null,
    nonce           bigint not null,
    state           smallint not null,
    due_at          bigint,
    ended_at        bigint,
    token           bigint not null default 0,
    attempts        int not null default 0,
    lost            int not null default 0,
    replays         int not null default 0,
    handlers        mediumtext not null,
    reason          varchar(1024) not null default '',
    error           mediumtext not null,
    lane            mediumtext not null,
    lane_hash       binary(16),
    open_lane       binary(16),
    lane_position   bigint,
    accepted_at     bigint not null,
    index webhook_inbox_due (source, lane_hash, due_at, id),
    index webhook_inbox_open_lane (open_lane, id),
    index webhook_inbox_busy_lane (open_lane, state),
    index webhook_inbox_lane_done (lane_hash, state, lane_position),
    index webhook_inbox_state (source, state, ended_at, body_length)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

create table if not exists webhook_inbox_audit (
    id         bigint not null auto_increment primary key,
    changed_at bigint not null,
    action     varchar(64) not null,
    who        mediumtext not null,
    why        mediumtext not null,
    query_text mediumtext not null,
    entries    int not null
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

create table if not exists webhook_claim (
    key_hash       binary(32) not null primary key,
    token          bigint not null,
    state          smallint not null,
    fingerprint    bigint not null,
    until_at       bigint not null,
    finished       mediumtext not null,
    finished_until bigint not null,
    forget_at      bigint not null,
    index webhook_claim_forget (forget_at)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;
