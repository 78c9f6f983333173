-- How much money was sent to a partner in an hour of legal time: what a limit is held against. First attempts count, once each.
create table money_hour (
  partner text           not null,
  hour    timestamptz    not null,
  rows    bigint         not null,
  amount  numeric(20, 2) not null,
  primary key (partner, hour)
);
grant select, insert, update on money_hour to hub_app;
