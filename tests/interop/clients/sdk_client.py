# SPDX-License-Identifier: GPL-3.0-or-later
"""sdk_client.py COUNT: the OpenTelemetry SDK for Python, set up by the usual OTEL_* variables; COUNT traces of three spans with one of everything that
the API can say, a log record and metrics each. COUNT spans alone and no pause with --load."""
import os, sys, time

from opentelemetry import metrics, trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanLimits, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Link, SpanContext, SpanKind, Status, StatusCode, TraceFlags, TraceState

if os.environ.get("OTEL_EXPORTER_OTLP_PROTOCOL") == "grpc":
    from opentelemetry.exporter.otlp.proto.grpc._log_exporter import OTLPLogExporter
    from opentelemetry.exporter.otlp.proto.grpc.metric_exporter import OTLPMetricExporter
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
else:
    from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

COUNT = int(sys.argv[1])
RESOURCE = Resource.create({"service.name": os.environ["OTEL_SERVICE_NAME"], "list": ["a", "b"], "number": 3, "ratio": 0.25, "yes": True})


def everything(tracer, i):
    remote = SpanContext(0x1234, 0x99, True, TraceFlags(1), TraceState([("vendor", "x1"), ("other", "y")]))
    context = trace.set_span_in_context(trace.NonRecordingSpan(SpanContext(0xABC0000 + i + (1 << 100), 0x77, True, TraceFlags(1), remote.trace_state)))
    links = [Link(remote, {"why": "batch"}), Link(SpanContext(5, 6, False))]
    with tracer.start_as_current_span(f"request {i}", context, SpanKind.SERVER, links=links) as outer:
        outer.set_attributes({"text": "naïve ‮ \U0001f50e \n\t", "empty": "", "int": 2**63 - 1, "negative": -(2**63), "zero": 0, "double": 1e-308, "nan": float("nan"),
                              "infinite": float("inf"), "flag": False, "texts": ["", "b"], "ints": [1, -2], "doubles": [0.1, -0.0], "flags": [True, False]})
        outer.add_event("happened", {"detail": i, "list": ["x"]}, timestamp=1_700_000_000_000_000_001)
        with tracer.start_as_current_span("chat", kind=SpanKind.CLIENT) as inner:
            inner.set_attributes({"gen_ai.operation.name": "chat", "gen_ai.request.model": "gpt-4o", "gen_ai.usage.input_tokens": 10 + i})
            inner.set_status(Status(StatusCode.ERROR, "too many requests"))
            inner.record_exception(ValueError("no vendor"))
        with tracer.start_as_current_span("drops", kind=SpanKind.PRODUCER) as third:
            for k in range(140):
                third.set_attribute(f"key.{k}", k)
            for k in range(132):
                third.add_event(f"event {k}")
            third.set_status(StatusCode.OK)


def load(provider, tracer):
    """As fast as the exporter keeps up: the queue never overflows."""
    for i in range(0, COUNT, 500):
        for k in range(i, min(COUNT, i + 500)):
            tracer.start_span(f"step {k}", attributes={"k": k, "text": "x" * 100}).end()
        if (i // 500) % 20 == 19:
            provider.force_flush(120_000)
        time.sleep(0.05)


def main():
    provider = TracerProvider(resource=RESOURCE, span_limits=SpanLimits())
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(), max_queue_size=40_000))
    tracer = provider.get_tracer("interop", "1.2.3", "https://opentelemetry.io/schemas/1.37.0", {"scope.attribute": "s"})
    if "--load" in sys.argv:
        load(provider, tracer)
        provider.shutdown()
        return print("sent", COUNT)
    for i in range(COUNT):
        everything(tracer, i)
    provider.shutdown()
    logs_and_metrics()
    print("sent", COUNT * 3)


def logs_and_metrics():
    from opentelemetry._logs import LogRecord, SeverityNumber
    from opentelemetry.sdk._logs import LoggerProvider
    from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
    from opentelemetry.sdk.metrics import MeterProvider
    from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
    logs = LoggerProvider(resource=RESOURCE)
    logs.add_log_record_processor(BatchLogRecordProcessor(OTLPLogExporter()))
    logger = logs.get_logger("interop.logs", "1")
    for i in range(COUNT):
        logger.emit(LogRecord(timestamp=1_700_000_000_000_000_000 + i, severity_number=SeverityNumber.WARN, severity_text="WARN",
                              body={"message": "empty list", "items": [1, "two", None], "nested": {"b": True}}, attributes={"n": i}))
    logs.shutdown()
    meters = MeterProvider(resource=RESOURCE, metric_readers=[PeriodicExportingMetricReader(OTLPMetricExporter(), 3_600_000)])
    meter = meters.get_meter("interop.metrics")
    meter.create_counter("calls", "{call}").add(COUNT, {"tool": "lookup"})
    meter.create_histogram("duration", "s").record(0.2)
    meter.create_gauge("depth").set(4.5)
    meters.shutdown()


main()
