// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace whyglass::store::schema {

/// Version 1: the first. Tables of the whole workspace (storage.md).
inline constexpr char kMigration1[] = R"sql(
CREATE TABLE meta(k TEXT PRIMARY KEY, v) WITHOUT ROWID;

-- first_id: smallest record id; upto: watermark of the deferred indexes; state: 0 open, 1 closed, 2 closed and indexed
CREATE TABLE part(
  p INTEGER PRIMARY KEY, state INTEGER NOT NULL DEFAULT 0, schema_ver INTEGER NOT NULL DEFAULT 1,
  first_id INTEGER NOT NULL, last_id INTEGER NOT NULL DEFAULT 0, fts_upto INTEGER NOT NULL DEFAULT 0,
  spans INTEGER NOT NULL DEFAULT 0, logs INTEGER NOT NULL DEFAULT 0, points INTEGER NOT NULL DEFAULT 0,
  min_start INTEGER, max_start INTEGER, min_log INTEGER, max_log INTEGER, min_point INTEGER, max_point INTEGER);

CREATE TABLE dict(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, s TEXT NOT NULL, UNIQUE(kind, s));

CREATE TABLE resource(
  id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, svc INTEGER NOT NULL, service TEXT, version TEXT, environment TEXT,
  scope TEXT, scope_version TEXT, resource_pb BLOB, scope_pb BLOB, resource_schema TEXT, scope_schema TEXT);

CREATE TABLE trace(
  id INTEGER PRIMARY KEY, trace_id BLOB NOT NULL UNIQUE, first_part INTEGER NOT NULL, last_part INTEGER NOT NULL,
  first_id INTEGER NOT NULL, start_ns INTEGER NOT NULL, end_ns INTEGER NOT NULL,
  n INTEGER NOT NULL, errs INTEGER NOT NULL, steps BLOB NOT NULL,
  root_start INTEGER, root_span INTEGER, root_name INTEGER NOT NULL, svc INTEGER NOT NULL, svc_start INTEGER NOT NULL,
  tier INTEGER NOT NULL, usr INTEGER NOT NULL, session INTEGER NOT NULL, models BLOB NOT NULL, missing INTEGER NOT NULL,
  calls INTEGER NOT NULL, unknown INTEGER NOT NULL, unpriced INTEGER NOT NULL,
  in_tok INTEGER NOT NULL, in_n INTEGER NOT NULL, out_tok INTEGER NOT NULL, out_n INTEGER NOT NULL,
  cr_tok INTEGER NOT NULL, cr_n INTEGER NOT NULL, cw_tok INTEGER NOT NULL, cw_n INTEGER NOT NULL,
  rs_tok INTEGER NOT NULL, rs_n INTEGER NOT NULL, cost INTEGER NOT NULL, cost_n INTEGER NOT NULL, call_errs INTEGER NOT NULL,
  findings INTEGER NOT NULL DEFAULT 0, decisions INTEGER NOT NULL DEFAULT 0, worst INTEGER NOT NULL DEFAULT 0,
  analysed INTEGER NOT NULL DEFAULT 0, touched_ms INTEGER NOT NULL);
CREATE INDEX trace_start ON trace(start_ns DESC, id);
CREATE INDEX trace_errors ON trace(start_ns) WHERE errs > 0;
CREATE INDEX trace_waiting ON trace(start_ns, id, touched_ms, first_id) WHERE analysed = 0;

CREATE TABLE trace_session(session INTEGER NOT NULL, trace INTEGER NOT NULL, PRIMARY KEY(session, trace)) WITHOUT ROWID;
CREATE INDEX trace_session_trace ON trace_session(trace);

CREATE TABLE rollup(
  hour INTEGER NOT NULL, model INTEGER NOT NULL, op INTEGER NOT NULL, provider INTEGER NOT NULL, tier INTEGER NOT NULL,
  svc INTEGER NOT NULL,
  calls INTEGER NOT NULL, unknown INTEGER NOT NULL, unpriced INTEGER NOT NULL,
  in_tok INTEGER NOT NULL, in_n INTEGER NOT NULL, out_tok INTEGER NOT NULL, out_n INTEGER NOT NULL,
  cr_tok INTEGER NOT NULL, cr_n INTEGER NOT NULL, cw_tok INTEGER NOT NULL, cw_n INTEGER NOT NULL,
  rs_tok INTEGER NOT NULL, rs_n INTEGER NOT NULL, cost INTEGER NOT NULL, cost_n INTEGER NOT NULL, call_errs INTEGER NOT NULL,
  PRIMARY KEY(hour, model, op, provider, tier, svc)) WITHOUT ROWID;

CREATE TABLE series(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, temporality INTEGER NOT NULL,
  resource INTEGER NOT NULL, points INTEGER NOT NULL, first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, last_value REAL,
  UNIQUE(name, unit, kind, temporality, resource));

CREATE TABLE issue(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, source TEXT NOT NULL, severity INTEGER NOT NULL, record INTEGER NOT NULL,
  offset INTEGER NOT NULL, n INTEGER NOT NULL, sample TEXT NOT NULL, UNIQUE(code, source));

CREATE TABLE decision(
  id INTEGER PRIMARY KEY, decision_id TEXT NOT NULL UNIQUE, trace INTEGER NOT NULL, span_id INTEGER NOT NULL,
  start_ns INTEGER NOT NULL, dur_ns INTEGER NOT NULL, subject TEXT NOT NULL, result TEXT NOT NULL, confidence REAL,
  explicit INTEGER NOT NULL, source TEXT NOT NULL, agent TEXT NOT NULL, service TEXT NOT NULL, version TEXT NOT NULL,
  model TEXT NOT NULL, tier TEXT NOT NULL, amount REAL,
  in_tok INTEGER, out_tok INTEGER, cr_tok INTEGER, cw_tok INTEGER, rs_tok INTEGER, cost INTEGER, provenance BLOB NOT NULL);
CREATE INDEX decision_trace ON decision(trace);
CREATE INDEX decision_start ON decision(start_ns);
CREATE TABLE decision_subject(decision INTEGER NOT NULL, n INTEGER NOT NULL, k TEXT NOT NULL, v TEXT NOT NULL,
  PRIMARY KEY(decision, n)) WITHOUT ROWID;
CREATE INDEX decision_subject_kv ON decision_subject(v, k);

CREATE TABLE finding(
  id INTEGER PRIMARY KEY, finding_id TEXT NOT NULL UNIQUE, trace INTEGER NOT NULL, span_id INTEGER NOT NULL,
  detector TEXT NOT NULL, version INTEGER NOT NULL, severity INTEGER NOT NULL, decision_id TEXT NOT NULL,
  time_ns INTEGER NOT NULL, title TEXT NOT NULL, explanation TEXT NOT NULL, state INTEGER NOT NULL);
CREATE INDEX finding_trace ON finding(trace);
CREATE INDEX finding_time ON finding(time_ns);
CREATE TABLE evidence(finding INTEGER NOT NULL, n INTEGER NOT NULL, trace_id BLOB NOT NULL, span_id INTEGER NOT NULL,
  field TEXT NOT NULL, excerpt TEXT NOT NULL, relation INTEGER NOT NULL, PRIMARY KEY(finding, n)) WITHOUT ROWID;
-- what people decided about a finding outlives the finding: analyses come and go
CREATE TABLE finding_state(finding_id TEXT PRIMARY KEY, state INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE call_outcome(
  population INTEGER NOT NULL, end_ns INTEGER NOT NULL, trace_id BLOB NOT NULL, span_id INTEGER NOT NULL,
  empty INTEGER NOT NULL, error INTEGER NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY(population, end_ns, trace_id, span_id)) WITHOUT ROWID;
)sql";

/// Tables of one partition; {p} is its number.
inline constexpr char kPartition1[] = R"sql(
CREATE TABLE span_{p}(
  id INTEGER PRIMARY KEY, trace INTEGER, span_id INTEGER, parent INTEGER, start_ns INTEGER, dur_ns INTEGER,
  name INTEGER, res INTEGER, kind INTEGER, status INTEGER, step INTEGER, op INTEGER, model INTEGER, provider INTEGER,
  tier INTEGER, tool INTEGER, agent INTEGER, session INTEGER, dialect INTEGER,
  in_tok INTEGER, out_tok INTEGER, cr_tok INTEGER, cw_tok INTEGER, rs_tok INTEGER, cost INTEGER, flags INTEGER,
  hash INTEGER, response INTEGER, blk INTEGER, slot INTEGER);
CREATE INDEX span_{p}_trace ON span_{p}(trace, span_id);
CREATE INDEX span_{p}_model ON span_{p}(model, start_ns) WHERE model > 0;
CREATE INDEX span_{p}_error ON span_{p}(start_ns) WHERE status = 2;
CREATE TABLE block_{p}(id INTEGER PRIMARY KEY, n INTEGER, raw INTEGER, codec INTEGER, dir BLOB, data BLOB);
CREATE TABLE log_{p}(
  id INTEGER PRIMARY KEY, time_ns INTEGER, observed_ns INTEGER, severity INTEGER, trace_id BLOB, span_id INTEGER,
  res INTEGER, event INTEGER, hash INTEGER, blk INTEGER, slot INTEGER);
CREATE INDEX log_{p}_trace ON log_{p}(trace_id, span_id) WHERE trace_id IS NOT NULL;
CREATE INDEX log_{p}_hash ON log_{p}(hash);
CREATE TABLE point_{p}(
  id INTEGER PRIMARY KEY, series INTEGER, start_ns INTEGER, time_ns INTEGER, value REAL, n INTEGER, hash INTEGER,
  blk INTEGER, slot INTEGER);
CREATE INDEX point_{p}_series ON point_{p}(series, time_ns, hash);
CREATE VIRTUAL TABLE text_{p} USING fts5(t, content='', detail='none', columnsize=0, tokenize='unicode61');
CREATE VIRTUAL TABLE kv_{p} USING fts5(t, content='', detail='none', columnsize=0, tokenize='ascii');
)sql";

/// Indexes of a partition that is no longer written to.
struct ClosedIndex {
    const char* name;
    const char* on;
};
inline constexpr ClosedIndex kClosedIndexes1[] = {
    {"span_{p}_start", "span_{p}(start_ns)"}, {"span_{p}_name", "span_{p}(name, start_ns)"}, {"span_{p}_dur", "span_{p}(dur_ns)"}};

} // namespace whyglass::store::schema
