// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_workspaces.h"

#include "models/store/workspace_writer.h"

#include <QJsonArray>

namespace {

QJsonObject attribute(const QString& key, const QString& value)
{
    return {{QStringLiteral("key"), key}, {QStringLiteral("value"), QJsonObject{{QStringLiteral("stringValue"), value}}}};
}

QJsonObject span(int number, int parent, const QString& name, const QJsonArray& attributes)
{
    const auto id = [](int n) { return QStringLiteral("%1").arg(n, 16, 16, QLatin1Char('0')); };
    const qint64 start = 1'773'756'000'000'000'000 + number * 1'000'000'000LL; // 2026-03-17T14:00:00Z
    QJsonObject object{{QStringLiteral("traceId"), QString(32, u'a')},
                       {QStringLiteral("spanId"), id(number)},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("kind"), 3},
                       {QStringLiteral("startTimeUnixNano"), QString::number(start)},
                       {QStringLiteral("endTimeUnixNano"), QString::number(start + 900'000'000)},
                       {QStringLiteral("attributes"), attributes}};
    if (parent > 0)
        object.insert(QStringLiteral("parentSpanId"), id(parent));
    return object;
}

QByteArray document(const QString& service, const QJsonArray& spans)
{
    const QJsonObject resource{{QStringLiteral("attributes"), QJsonArray{attribute(QStringLiteral("service.name"), service)}}};
    const QJsonObject scope{{QStringLiteral("spans"), spans}};
    const QJsonObject whole{{QStringLiteral("resource"), resource}, {QStringLiteral("scopeSpans"), QJsonArray{scope}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("resourceSpans"), QJsonArray{whole}}}).toJson();
}

QJsonArray generation(const QString& text)
{
    return {attribute(QStringLiteral("gen_ai.operation.name"), QStringLiteral("chat")),
            attribute(QStringLiteral("gen_ai.request.model"), text),
            attribute(QStringLiteral("gen_ai.agent.name"), text),
            attribute(QStringLiteral("gen_ai.conversation.id"), QStringLiteral("conv-1")),
            attribute(QStringLiteral("user.tier"), text),
            attribute(QStringLiteral("decision.result"), text),
            attribute(QStringLiteral("error.type"), text),
            attribute(QStringLiteral("gen_ai.output.messages"),
                      QString::fromUtf8(QJsonDocument(QJsonArray{QJsonObject{
                                            {QStringLiteral("role"), QStringLiteral("assistant")},
                                            {QStringLiteral("parts"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("text")},
                                                                                             {QStringLiteral("content"), text}}}}}})
                                            .toJson(QJsonDocument::Compact)))};
}

/// Mark-up, long words, both directions, control characters, stacked marks, emoji.
QStringList hostileTexts()
{
    return {QStringLiteral("<b>bold</b><img src='http://127.0.0.1/x.png'><table width=9999>"),
            QString(4'000, u'W'),
            QString::fromUtf8("\u202Eevoli\u202C שלום עולם مرحبا بالعالم"),
            QString::fromUtf8("two\nlines\ttab\r\x1b[31mred\x07"),
            QString::fromUtf8("e") + QString(60, QChar(0x0301)) + QString::fromUtf8(" 👩‍👩‍👧‍👦🏳️‍🌈 ✨"),
            QStringLiteral("%1 %2 %n &amp; && &File {0} $(reboot) '; DROP TABLE span; --")};
}

ScreenWorkspace imported(const Program& program, const QString& name, const QByteArray& content)
{
    const ScreenWorkspace workspace{name, program.path(name + QStringLiteral(".whyglass")), QString(32, u'a'), QStringLiteral("conv-1")};
    const QString file = program.write(name + QStringLiteral(".json"), content);
    const Outcome outcome = program.run({QStringLiteral("import"), QStringLiteral("-w"), workspace.path, file});
    if (outcome.code != 0)
        qFatal("import of %s: %s", qPrintable(name), outcome.err.constData());
    program.run({QStringLiteral("detect"), QStringLiteral("-w"), workspace.path});
    return workspace;
}

} // namespace

std::vector<ScreenWorkspace> screenWorkspaces(const Program& program)
{
    ScreenWorkspace sample{QStringLiteral("sample"), program.path(QStringLiteral("sample.whyglass")), QStringLiteral("7f3c9a2e41d04b6f8a1c5d2e9b307f64"), {}};
    if (program.run({QStringLiteral("sample"), QStringLiteral("-q"), QStringLiteral("-w"), sample.path}).code != 0)
        qFatal("the sample cannot be written");
    const Outcome sessions = program.run({QStringLiteral("list"), QStringLiteral("traces"), QStringLiteral("-w"), sample.path,
                                          QStringLiteral("--format"), QStringLiteral("json")});
    for (const QJsonValue row : sessions.json()[u"rows"].toArray()) {
        if (const QJsonArray names = row[u"sessions"].toArray(); !names.isEmpty())
            sample.session = names.first().toString();
        if (const QString trace = row[u"trace_id"].toString(); trace != sample.trace)
            sample.other = trace;
    }

    const ScreenWorkspace empty{QStringLiteral("empty"), program.path(QStringLiteral("empty.whyglass")), {}, {}};
    if (!whyglass::store::WorkspaceWriter::open(empty.path.toStdString()).ok())
        qFatal("the empty workspace cannot be written");

    QJsonArray hostile;
    int number = 1;
    for (const QString& text : hostileTexts()) {
        hostile.append(span(number, number == 1 ? 0 : 1, text, generation(text)));
        ++number;
    }
    return {sample, empty,
            imported(program, QStringLiteral("one"),
                     document(QStringLiteral("agent"), {span(1, 0, QStringLiteral("chat"), generation(QStringLiteral("gpt-4o")))})),
            imported(program, QStringLiteral("hostile"), document(hostileTexts().at(1), hostile))};
}
