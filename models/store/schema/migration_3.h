// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace whyglass::store::schema {

/// Version 3: trace ids in two tables (trace_keys.h); what people add to a workspace (notes, sign-off, budgets, prices put right).
inline constexpr char kMigration3[] = R"sql(
-- the table trace without its unique index of random ids
CREATE TABLE trace_3(
  id INTEGER PRIMARY KEY, trace_id BLOB NOT NULL, first_part INTEGER NOT NULL, last_part INTEGER NOT NULL,
  first_id INTEGER NOT NULL, start_ns INTEGER NOT NULL, end_ns INTEGER NOT NULL,
  n INTEGER NOT NULL, errs INTEGER NOT NULL, steps BLOB NOT NULL,
  root_start INTEGER, root_span INTEGER, root_name INTEGER NOT NULL, svc INTEGER NOT NULL, svc_start INTEGER NOT NULL,
  tier INTEGER NOT NULL, usr INTEGER NOT NULL, session INTEGER NOT NULL, models BLOB NOT NULL, missing INTEGER NOT NULL,
  calls INTEGER NOT NULL, unknown INTEGER NOT NULL, unpriced INTEGER NOT NULL,
  in_tok INTEGER NOT NULL, in_n INTEGER NOT NULL, out_tok INTEGER NOT NULL, out_n INTEGER NOT NULL,
  cr_tok INTEGER NOT NULL, cr_n INTEGER NOT NULL, cw_tok INTEGER NOT NULL, cw_n INTEGER NOT NULL,
  rs_tok INTEGER NOT NULL, rs_n INTEGER NOT NULL, cost INTEGER NOT NULL, cost_n INTEGER NOT NULL, call_errs INTEGER NOT NULL,
  findings INTEGER NOT NULL DEFAULT 0, decisions INTEGER NOT NULL DEFAULT 0, worst INTEGER NOT NULL DEFAULT 0,
  analysed INTEGER NOT NULL DEFAULT 0, touched_ms INTEGER NOT NULL, skewed INTEGER NOT NULL DEFAULT 0);
INSERT INTO trace_3 SELECT * FROM trace;
DROP TABLE trace;
ALTER TABLE trace_3 RENAME TO trace;
CREATE INDEX trace_start ON trace(start_ns DESC, id);
CREATE INDEX trace_errors ON trace(start_ns) WHERE errs > 0;
CREATE INDEX trace_waiting ON trace(start_ns, id, touched_ms, first_id) WHERE analysed = 0;
CREATE INDEX trace_doubtful ON trace(svc, start_ns) WHERE missing > 0 OR skewed > 0;

CREATE TABLE trace_key(trace_id BLOB PRIMARY KEY, trace INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE trace_key_new(trace_id BLOB PRIMARY KEY, trace INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO trace_key SELECT trace_id, id FROM trace ORDER BY trace_id;
CREATE VIEW trace_by_id AS SELECT trace_id, trace AS id FROM trace_key UNION ALL SELECT trace_id, trace FROM trace_key_new;

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
