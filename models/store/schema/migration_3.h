// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace whyglass::store::schema {

/// Version 3: what people add to a workspace (notes, sign-off, budgets, prices put right).
inline constexpr char kMigration3[] = R"sql(
-- what people say of a decision. Nothing is changed or removed: a note that is taken back gets a later row of kind 2 that names it.
-- kind: 0 note, 1 verdict, 2 withdrawal; verdict: 0 none, 1 correct, 2 wrong, 3 cannot tell
CREATE TABLE annotation(
  id INTEGER PRIMARY KEY, annotation_id TEXT NOT NULL UNIQUE, decision_id TEXT NOT NULL, kind INTEGER NOT NULL,
  verdict INTEGER NOT NULL, author TEXT NOT NULL, time_ns INTEGER NOT NULL, body TEXT NOT NULL, about TEXT NOT NULL);
CREATE INDEX annotation_decision ON annotation(decision_id, time_ns);

-- how much may be used in which time, as people set it: the last row of a name holds, one with removed = 1 takes the budget away
-- unit: 0 US dollars (amount in nano-dollars), 1 tokens; period: 0 any five minutes, 1 hour, 2 day, 3 month
CREATE TABLE budget(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, time_ns INTEGER NOT NULL, removed INTEGER NOT NULL, unit INTEGER NOT NULL,
  amount INTEGER NOT NULL, period INTEGER NOT NULL, thresholds TEXT NOT NULL);
CREATE INDEX budget_name ON budget(name, id);
CREATE TABLE budget_scope(budget INTEGER NOT NULL, n INTEGER NOT NULL, k TEXT NOT NULL, v TEXT NOT NULL,
  PRIMARY KEY(budget, n)) WITHOUT ROWID;
-- thresholds that were reached while receiving; of an amount that was changed they are reached anew
CREATE TABLE budget_notice(budget TEXT NOT NULL, period_ns INTEGER NOT NULL, threshold INTEGER NOT NULL, amount INTEGER NOT NULL,
  time_ns INTEGER NOT NULL, spent INTEGER NOT NULL, PRIMARY KEY(budget, period_ns, threshold, amount)) WITHOUT ROWID;

-- tables of prices, so that a cost can be told again: none is changed or removed, one that is taken out of use gets a later row of
-- kind 3 that names it. kind: 0 built in, 1 somebody's own, 2 for one re-pricing, 3 withdrawal; body: as it was given, as a block
CREATE TABLE price_list(
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, author TEXT NOT NULL, time_ns INTEGER NOT NULL,
  withdraws INTEGER NOT NULL, codec INTEGER NOT NULL, raw INTEGER NOT NULL, body BLOB NOT NULL);
-- from this span on, in order of arrival, the lists that priced what came: the first is asked first
CREATE TABLE price_epoch(first_id INTEGER PRIMARY KEY, lists TEXT NOT NULL);
-- costs that somebody changed on purpose, and what each call was before
-- kind: 0 re-priced, 1 cached tokens counted otherwise, 2 takes back the change that `undoes` names
CREATE TABLE cost_change(
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, undoes INTEGER NOT NULL, lists TEXT NOT NULL, about TEXT NOT NULL, author TEXT NOT NULL,
  time_ns INTEGER NOT NULL, calls INTEGER NOT NULL, nano_before INTEGER NOT NULL, nano_after INTEGER NOT NULL);
CREATE TABLE cost_before(
  change INTEGER NOT NULL, span INTEGER NOT NULL, in_tok INTEGER, out_tok INTEGER, cr_tok INTEGER, cw_tok INTEGER, rs_tok INTEGER,
  cost INTEGER, restored INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(change, span)) WITHOUT ROWID;
CREATE INDEX cost_before_span ON cost_before(span, change);

-- what a decision is also found by
ALTER TABLE decision ADD COLUMN approver TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN rule TEXT NOT NULL DEFAULT '';
CREATE INDEX decision_amount ON decision(amount) WHERE amount IS NOT NULL;
CREATE INDEX decision_approver ON decision(approver COLLATE NOCASE) WHERE approver<>'';
-- lists compare without regard to letter case
DROP INDEX decision_subject_kv;
CREATE INDEX decision_subject_kv ON decision_subject(k, v COLLATE NOCASE);
CREATE INDEX decision_agent ON decision(agent, result, start_ns);
)sql";

} // namespace whyglass::store::schema
