// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// sdk_client.cjs COUNT [--load]: the OpenTelemetry SDK for JavaScript, set up by the usual OTEL_* variables; COUNT traces of three spans with one of
// everything that the API can say, a log record and metrics each; with --load COUNT plain spans. Modules come from NODE_PATH.
process.env.OTEL_TRACES_EXPORTER = 'otlp';
process.env.OTEL_NODE_RESOURCE_DETECTORS = 'env';
const load = process.argv.includes('--load');
process.env.OTEL_LOGS_EXPORTER = process.env.OTEL_METRICS_EXPORTER = load ? 'none' : 'otlp';
if (load) process.env.OTEL_BSP_MAX_QUEUE_SIZE = '200000';
const { NodeSDK } = require('@opentelemetry/sdk-node');
const api = require('@opentelemetry/api');
const { logs, SeverityNumber } = api.logs ? api : require('@opentelemetry/api-logs'); // newer APIs have them within
const count = Number(process.argv[2]);
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

function everything(tracer, i) {
  const remote = { traceId: '0123456789abcdef0123456789abcdef', spanId: '00f067aa0ba902b7', traceFlags: 1, isRemote: true };
  const parent = api.trace.setSpanContext(api.ROOT_CONTEXT, { ...remote, traceId: remote.traceId.slice(8) + String(i).padStart(8, '0') });
  const links = [{ context: remote, attributes: { why: 'batch' } }, { context: { ...remote, isRemote: false } }];
  tracer.startActiveSpan(`request ${i}`, { kind: api.SpanKind.SERVER, links }, parent, outer => {
    outer.setAttributes({ text: 'naïve \u202e 🔎 \n\t', empty: '', int: Number.MAX_SAFE_INTEGER, negative: -5, zero: 0, double: 1e-308, half: 0.5, flag: false,
      texts: ['', 'b'], ints: [1, -2], doubles: [0.1, -0.5], flags: [true, false] });
    outer.addEvent('happened', { detail: i, list: ['x'] }, [1700000000, 1]);
    tracer.startActiveSpan('chat', { kind: api.SpanKind.CLIENT }, inner => {
      inner.setAttributes({ 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o', 'gen_ai.usage.input_tokens': 10 + i });
      inner.setStatus({ code: api.SpanStatusCode.ERROR, message: 'too many requests' });
      inner.recordException(new Error('no vendor'));
      inner.end();
    });
    const third = tracer.startSpan('drops', { kind: api.SpanKind.PRODUCER });
    for (let k = 0; k < 140; ++k) third.setAttribute(`key.${k}`, k);
    for (let k = 0; k < 132; ++k) third.addEvent(`event ${k}`);
    third.setStatus({ code: api.SpanStatusCode.OK });
    third.end();
    outer.end();
  });
}

async function main() {
  const sdk = new NodeSDK();
  sdk.start();
  const tracer = api.trace.getTracer('interop', '1.2.3', { schemaUrl: 'https://opentelemetry.io/schemas/1.37.0' });
  if (load) {
    for (let i = 0; i < count; ++i) {
      tracer.startSpan(`step ${i}`, { attributes: { k: i, text: 'x'.repeat(100) } }).end();
      if (i % 500 === 499) await sleep(50);
    }
    await api.trace.getTracerProvider().getDelegate().forceFlush();
  } else {
    const counter = api.metrics.getMeter('interop.metrics').createCounter('calls', { unit: '{call}' });
    const duration = api.metrics.getMeter('interop.metrics').createHistogram('duration', { unit: 's' });
    for (let i = 0; i < count; ++i) {
      everything(tracer, i);
      counter.add(1, { tool: 'lookup' });
      duration.record(0.2);
      logs.getLogger('interop.logs', '1').emit({ timestamp: 1700000000000 + i, severityNumber: SeverityNumber.WARN, severityText: 'WARN',
        body: { message: 'empty list', items: [1, 'two', null], nested: { b: true } }, attributes: { n: i } });
    }
  }
  await sdk.shutdown();
  console.log('sent', load ? count : count * 3);
}
main().catch(error => { console.error(error); process.exit(1); });
