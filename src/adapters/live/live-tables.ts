/** Version of the tables of `live.sqlite`. */
export const LIVE_VERSION = 1

/**
 * Blocks, and what each held under the block's height, so that a block is taken back by its height alone. Addresses, assets, contracts and
 * topics are numbered in `names`. `touches` is what a history is read from; `tx_key` is the front of a hash, which narrows a search to a few rows.
 */
export const LIVE_TABLES = `
create table ledgers(
  id integer primary key, name text not null unique, final integer, transfers integer not null default 0,
  transactions integer not null default 0) strict;
create table names(id integer primary key, name text not null unique) strict;
create table blocks(
  ledger integer not null, height integer not null, hash text not null, parent text not null, at integer not null,
  primary key (ledger, height)) strict, without rowid;
create table gaps(
  ledger integer not null, block integer not null, n integer not null, kind text not null, because text not null,
  primary key (ledger, block, n)) strict, without rowid;
create table transfers(
  ledger integer not null, block integer not null, n integer not null, tx text not null, tx_key integer not null, idx integer not null,
  at integer not null, payer integer not null, payee integer not null, asset integer not null, amount text not null,
  primary key (ledger, block, n)) strict, without rowid;
create index transfers_by_tx on transfers(tx_key);
create table touches(
  ledger integer not null, account integer not null, block integer not null, n integer not null,
  primary key (ledger, account, block, n)) strict, without rowid;
create table transactions(
  ledger integer not null, block integer not null, n integer not null, tx text not null, tx_key integer not null, body text not null,
  primary key (ledger, block, n)) strict, without rowid;
create index transactions_by_tx on transactions(tx_key);
create table spends(
  ledger integer not null, made_key integer not null, made_index integer not null, block integer not null, n integer not null,
  primary key (ledger, made_key, made_index, block, n)) strict, without rowid;
create table coin_touches(
  ledger integer not null, account integer not null, block integer not null, n integer not null,
  primary key (ledger, account, block, n)) strict, without rowid;
create table events(
  ledger integer not null, block integer not null, n integer not null, tx text not null, idx integer not null, at integer not null,
  contract integer not null, topic integer not null, topics text not null, data text not null,
  primary key (ledger, block, n)) strict, without rowid;
create table calls(
  ledger integer not null, block integer not null, n integer not null, tx text not null, at integer not null, payer text not null,
  callee integer, value text not null, input text not null, succeeded integer not null, gas_price text,
  primary key (ledger, block, n)) strict, without rowid;
create table memos(
  ledger integer not null, block integer not null, n integer not null, tx text not null, idx integer not null, at integer not null,
  data text not null, primary key (ledger, block, n)) strict, without rowid;
pragma user_version = ${LIVE_VERSION};
`

/** The tables that hold what a block held, by `(ledger, block)`. */
export const BLOCK_ROWS = [
  ...['gaps', 'transfers', 'touches', 'transactions', 'spends', 'coin_touches', 'events', 'calls', 'memos'],
] as const
