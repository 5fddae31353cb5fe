# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads export requests with the classes of opentelemetry-proto, which are none of ours, and compares what was sent with what was stored."""
import base64, collections, json

from google.protobuf import json_format
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

REQUESTS = {"traces": ExportTraceServiceRequest, "logs": ExportLogsServiceRequest, "metrics": ExportMetricsServiceRequest}
IDS = {"traceId", "spanId", "parentSpanId"}


def with_base64_ids(value):
    """OTLP/JSON writes ids in hex, protobuf's own JSON in base64."""
    if isinstance(value, dict):
        return {k: base64.b64encode(bytes.fromhex(v)).decode() if k in IDS else with_base64_ids(v) for k, v in value.items()}
    return [with_base64_ids(v) for v in value] if isinstance(value, list) else value


def read(signal, form, body):
    if form == "protobuf":
        return REQUESTS[signal].FromString(body)
    return json_format.ParseDict(with_base64_ids(json.loads(body)), REQUESTS[signal](), ignore_unknown_fields=True)


def parts(record):
    """A metric is compared point by point: which points share a message is not significant."""
    kind = record.WhichOneof("data") if record.DESCRIPTOR.name == "Metric" else None
    if not kind:
        return [record]
    points = []
    for point in getattr(record, kind).data_points:
        alone = type(record)()
        alone.CopyFrom(record)
        del getattr(alone, kind).data_points[:]
        getattr(alone, kind).data_points.append(point)
        points.append(alone)
    return points


def records(request):
    """(record, everything about it) of each span, log record and data point. The same record in another envelope counts as the same."""
    for envelope in getattr(request, "resource_spans", None) or getattr(request, "resource_logs", None) or getattr(request, "resource_metrics", ()):
        scopes = getattr(envelope, "scope_spans", None) or getattr(envelope, "scope_logs", None) or getattr(envelope, "scope_metrics", ())
        for scope in scopes:
            around = (envelope.resource, envelope.schema_url, scope.scope, scope.schema_url)
            for whole in getattr(scope, "spans", None) or getattr(scope, "log_records", None) or getattr(scope, "metrics", ()):
                for record in parts(whole):
                    yield record, tuple(p if isinstance(p, str) else p.SerializeToString(deterministic=True) for p in (*around, record))


def multiset(requests):
    return collections.Counter(key for request in requests for _, key in records(request))


def differences(sent, stored):
    """Lines that say what is missing, what is there without having been sent, and what differs; the same record sent twice counts once."""
    wanted, have = set(multiset(sent)), multiset(stored)
    missing = [key for key in wanted if key not in have]
    extra = [key for key in have if key not in wanted]
    twice = [key for key, count in have.items() if count > 1]
    lines = []
    for what, keys in (("not stored as sent", missing), ("stored but never sent so", extra), ("stored more than once", twice)):
        if keys:
            lines.append(f"{len(keys)} records {what}, e.g. {keys[0][-1][:120]!r}")
    return lines
