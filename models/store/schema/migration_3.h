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
)sql";

} // namespace whyglass::store::schema
