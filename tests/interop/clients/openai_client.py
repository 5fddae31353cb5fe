# SPDX-License-Identifier: GPL-3.0-or-later
"""openai_client.py openinference|openllmetry: a chat and a tool call against the scripted model server ($MOCK_URL), instrumented by a real library."""
import json, os, sys

from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

if os.environ.get("OTEL_EXPORTER_OTLP_PROTOCOL") == "grpc":
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
else:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

provider = TracerProvider(resource=Resource.create({"service.name": os.environ["OTEL_SERVICE_NAME"]}))
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
if sys.argv[1] == "openinference":
    from openinference.instrumentation.openai import OpenAIInstrumentor
else:
    from opentelemetry.instrumentation.openai import OpenAIInstrumentor
OpenAIInstrumentor().instrument(tracer_provider=provider)
import openai

client = openai.OpenAI(api_key="sk-local-test", base_url=os.environ["MOCK_URL"] + "/v1", max_retries=0)
lookup = {"type": "function", "function": {"name": "lookup_vendor", "description": "Finds a vendor.",
                                           "parameters": {"type": "object", "properties": {"name": {"type": "string"}}}}}
for request in ({"messages": [{"role": "user", "content": "Is invoice INV-12345 plausible?"}]},
                {"messages": [{"role": "system", "content": "You approve invoices."}, {"role": "user", "content": "Approve INV-12345"}], "tools": [lookup]}):
    answer = client.chat.completions.create(model="gpt-4o", **request)
    print(json.dumps(answer.choices[0].message.model_dump())[:80])
provider.shutdown()
