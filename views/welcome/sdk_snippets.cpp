// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/sdk_snippets.h"

namespace whyglass::views {

namespace {

QString environmentOver(const QString& endpoint, const QString& protocol)
{
    return QStringLiteral("export OTEL_EXPORTER_OTLP_ENDPOINT=http://%1\nexport OTEL_EXPORTER_OTLP_PROTOCOL=%2").arg(endpoint, protocol);
}

QString captureContent()
{
    return QStringLiteral("\nexport OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true");
}

} // namespace

const std::vector<SdkSnippet>& sdkSnippets()
{
    static const std::vector<SdkSnippet> snippets = {
        {QStringLiteral("Python"), environmentOver(QStringLiteral("%grpc"), QStringLiteral("grpc")) + captureContent(),
         QStringLiteral("from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter\n"
                        "from opentelemetry.sdk.trace.export import BatchSpanProcessor\n\n"
                        "provider.add_span_processor(BatchSpanProcessor(\n"
                        "    OTLPSpanExporter(endpoint=\"http://%grpc\", insecure=True)))")},
        {QStringLiteral("TypeScript"), environmentOver(QStringLiteral("%http"), QStringLiteral("http/protobuf")) + captureContent(),
         QStringLiteral("import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';\n\n"
                        "const exporter = new OTLPTraceExporter({ url: 'http://%http/v1/traces' });")},
        {QStringLiteral("Java"), environmentOver(QStringLiteral("%grpc"), QStringLiteral("grpc")),
         QStringLiteral("java -javaagent:opentelemetry-javaagent.jar -jar app.jar")},
        {QStringLiteral("Go"), environmentOver(QStringLiteral("%grpc"), QStringLiteral("grpc")),
         QStringLiteral("exporter, err := otlptracegrpc.New(ctx,\n"
                        "    otlptracegrpc.WithEndpoint(\"%grpc\"), otlptracegrpc.WithInsecure())")},
        {QStringLiteral(".NET"), environmentOver(QStringLiteral("%grpc"), QStringLiteral("grpc")),
         QStringLiteral("builder.AddOtlpExporter(o => o.Endpoint = new Uri(\"http://%grpc\"));")},
        {QStringLiteral("Collector"),
         QStringLiteral("exporters:\n  otlp/whyglass:\n    endpoint: %grpc\n    tls:\n      insecure: true"), {}},
        {QStringLiteral("curl"),
         QStringLiteral("curl -H 'Content-Type: application/json' --data @trace.json http://%http/v1/traces"), {}},
    };
    return snippets;
}

QString filledSnippet(const QString& text, const QString& grpc, const QString& http)
{
    QString filled = text;
    filled.replace(QStringLiteral("%grpc"), grpc.isEmpty() ? QStringLiteral("127.0.0.1:4317") : grpc);
    return filled.replace(QStringLiteral("%http"), http.isEmpty() ? QStringLiteral("127.0.0.1:4318") : http);
}

} // namespace whyglass::views
