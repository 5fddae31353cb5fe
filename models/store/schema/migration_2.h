// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace whyglass::store::schema {

/// Version 2: what links the signals; what an export needs to give back every field, where issues came from, how far files were read.
inline constexpr char kMigration2[] = R"sql(
-- traces whose steps were made of log records; they go when spans of the same service and session come
CREATE TABLE log_trace(session INTEGER NOT NULL, svc INTEGER NOT NULL, trace INTEGER NOT NULL, PRIMARY KEY(session, svc, trace)) WITHOUT ROWID;

-- measurements of a metric that name a span; p: the partition of their data point
CREATE TABLE exemplar(trace_id BLOB NOT NULL, span_id INTEGER NOT NULL, series INTEGER NOT NULL, time_ns INTEGER NOT NULL,
  value REAL NOT NULL, p INTEGER NOT NULL, PRIMARY KEY(trace_id, span_id, series, time_ns)) WITHOUT ROWID;
CREATE INDEX exemplar_series ON exemplar(series, time_ns);

-- fields of the envelopes that OTLP does not name, as sent: of the message, of ResourceX, of ScopeX
ALTER TABLE resource ADD COLUMN message_rest BLOB;
ALTER TABLE resource ADD COLUMN resource_rest BLOB;
ALTER TABLE resource ADD COLUMN scope_rest BLOB;

-- header: the Metric message without its data points; empty where it was stored before there was this column
CREATE TABLE series_2(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, temporality INTEGER NOT NULL,
  resource INTEGER NOT NULL, header BLOB NOT NULL, points INTEGER NOT NULL, first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL,
  last_value REAL, UNIQUE(name, unit, kind, temporality, resource, header));
INSERT INTO series_2 SELECT id, name, unit, kind, temporality, resource, x'', points, first_ns, last_ns, last_value FROM series;
DROP TABLE series;
ALTER TABLE series_2 RENAME TO series;

-- place: 0 = counted together; one bad record of a file is offset + 1; a counter of a sender, whose highest reading counts, is < 0
-- first_ns, last_ns: times of the records concerned; 0 where they have none
CREATE TABLE issue_2(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, source TEXT NOT NULL, service TEXT NOT NULL, scope TEXT NOT NULL,
  place INTEGER NOT NULL, severity INTEGER NOT NULL, record INTEGER NOT NULL, offset INTEGER NOT NULL, n INTEGER NOT NULL,
  first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, sample TEXT NOT NULL, UNIQUE(code, source, service, scope, place));
INSERT INTO issue_2 SELECT id, code, source, '', '', 0, severity, record, offset, n, 0, 0, sample FROM issue;
DROP TABLE issue;
ALTER TABLE issue_2 RENAME TO issue;

-- covered: the parts of the file that are committed (source_positions.cpp); head: its first bytes, so that a new file under
-- an old number is told apart; follows: by a reader that goes on when the file grows
CREATE TABLE source(
  id INTEGER PRIMARY KEY, device INTEGER NOT NULL, inode INTEGER NOT NULL, head_bytes INTEGER NOT NULL, head_hash INTEGER NOT NULL,
  follows INTEGER NOT NULL, path TEXT NOT NULL, covered BLOB NOT NULL,
  UNIQUE(device, inode, head_bytes, head_hash, follows));

-- spans that begin before their parent does, by more than clocks may differ
ALTER TABLE trace ADD COLUMN skewed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX trace_doubtful ON trace(svc, start_ns) WHERE missing > 0 OR skewed > 0;
)sql";

} // namespace whyglass::store::schema
