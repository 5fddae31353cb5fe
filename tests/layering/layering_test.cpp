// SPDX-License-Identifier: GPL-3.0-or-later
// The table of docs/architecture.md, enforced: reads the include lines of every source file and fails with file:line.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

namespace {

/// A module: where its files lie and which project folders and third-party headers they may include.
struct Module {
    const char* folder;
    QStringList project;  ///< folder prefixes; the module's own folder and models/domain, models/format are always allowed
    QStringList external; ///< regular expressions of third-party headers; the standard library is always allowed
};

const QString kQt = QStringLiteral("^Qt?[A-Z]\\w*(/\\w+)?$");
const QString kJson = QStringLiteral("^nlohmann/");
const QString kPosix = QStringLiteral("^(sys|netinet|arpa|linux)/\\w+\\.h$|^(unistd|fcntl|poll|netdb|signal|spawn|termios|pwd)\\.h$");
const QString kStacks = QStringLiteral("^(cxxabi|dlfcn|execinfo)\\.h$"); ///< for naming the calls of a stall

// Longest folder first: the first match decides.
const QList<Module>& modules()
{
    static const QList<Module> kModules = {
        {"models/domain/", {}, {}},
        {"models/format/", {}, {}},
        {"models/store/", {}, {QStringLiteral("^sqlite3\\.h$"), QStringLiteral("^zstd"), QStringLiteral("^xxhash"), kPosix}},
        {"ingest/decode/", {QStringLiteral("ingest/decode/"), QStringLiteral("ingest/normalize/"), QStringLiteral("ingest/dialects/")},
         {QStringLiteral("^protozero/"), QStringLiteral("^simdjson"), QStringLiteral("^z(lib|std)")}},
        {"ingest/dialects/", {QStringLiteral("ingest/decode/"), QStringLiteral("ingest/normalize/"), QStringLiteral("ingest/dialects/")}, {}},
        {"ingest/normalize/", {QStringLiteral("ingest/decode/"), QStringLiteral("ingest/normalize/"), QStringLiteral("ingest/dialects/")}, {}},
        {"ingest/proto/", {}, {QStringLiteral("^(grpcpp|google)/")}},
        {"ingest/",
         {QStringLiteral("ingest/"), QStringLiteral("models/store/")},
         {QStringLiteral("^boost/"), QStringLiteral("^openssl/"), QStringLiteral("^z(lib|std)"), QStringLiteral("^xxhash"), kPosix}},
        {"models/analysis/",
         {QStringLiteral("models/analysis/"), QStringLiteral("models/store/"), QStringLiteral("ingest/decode/"),
          QStringLiteral("ingest/normalize/"), QStringLiteral("ingest/dialects/")},
         {QStringLiteral("^re2/"), QStringLiteral("^toml\\+\\+/"), kJson}},
        {"models/query/", {QStringLiteral("models/query/"), QStringLiteral("models/analysis/")}, {QStringLiteral("^re2/")}},
        // Its query threads give way to the window's.
        {"models/session/", {QStringLiteral("models/"), QStringLiteral("ingest/decode/"), QStringLiteral("ingest/normalize/")}, {kQt, kJson, kPosix}},
        {"models/",
         {QStringLiteral("models/"), QStringLiteral("ingest/decode/"), QStringLiteral("ingest/normalize/")},
         {kQt, kJson}},
        {"views/",
         {QStringLiteral("views/"), QStringLiteral("models/session/"), QStringLiteral("models/tables/"), QStringLiteral("models/timeline/"),
          QStringLiteral("models/transcript/"), QStringLiteral("models/payload/"), QStringLiteral("models/words/"),
          QStringLiteral("models/analysis/"), QStringLiteral("models/store/rows.h"), QStringLiteral("models/store/workspace_reader.h"),
          QStringLiteral("models/store/ingest_batch.h"), QStringLiteral("ingest/normalize/"), QStringLiteral("ingest/decode/")},
         {kQt, kJson}},
        {"app/recorder/", {QStringLiteral("app/"), QStringLiteral("models/"), QStringLiteral("ingest/"), QStringLiteral("resources/")},
         {kJson, QStringLiteral("^openssl/"), kPosix}},
        {"app/cli/", {QStringLiteral("app/"), QStringLiteral("models/"), QStringLiteral("ingest/"), QStringLiteral("resources/")},
         {kJson, QStringLiteral("^CLI/"), kPosix}},
        // What an import holds is bounded; glibc's allocator has to be told to give large blocks back.
        {"app/composition/", {QStringLiteral("app/"), QStringLiteral("models/"), QStringLiteral("ingest/"), QStringLiteral("resources/")},
         {kPosix, QStringLiteral("^malloc\\.h$")}},
        {"app/", {QStringLiteral("app/"), QStringLiteral("models/"), QStringLiteral("views/"), QStringLiteral("ingest/"), QStringLiteral("resources/")},
         {kQt, kJson, QStringLiteral("^CLI/"), kPosix, kStacks}},
    };
    return kModules;
}

const Module* moduleOf(const QString& path)
{
    for (const Module& module : modules()) {
        if (path.startsWith(QString::fromLatin1(module.folder)))
            return &module;
    }
    return nullptr;
}

bool isStandard(const QString& header)
{
    return !header.contains(u'/') && (!header.contains(u'.') || header == QStringLiteral("cassert"));
}

bool isProject(const QString& header)
{
    return header.startsWith(QStringLiteral("models/")) || header.startsWith(QStringLiteral("ingest/"))
        || header.startsWith(QStringLiteral("views/")) || header.startsWith(QStringLiteral("app/"))
        || header.startsWith(QStringLiteral("resources/"));
}

/// Whether a header, with or without its module in front, belongs to a Qt module; asked of the installed headers.
bool isOf(const char* qtModule, const QString& header)
{
    const QString name = QString::fromLatin1(qtModule);
    return header.startsWith(name + u'/') || QFile::exists(QStringLiteral(WHYGLASS_QT_HEADERS "/") + name + u'/' + header);
}

bool mayInclude(const Module& module, const QString& path, const QString& header)
{
    if (isProject(header)) {
        if (header.startsWith(QString::fromLatin1(module.folder)) || header.startsWith(QStringLiteral("models/domain/"))
            || header.startsWith(QStringLiteral("models/format/")))
            return true;
        for (const QString& prefix : module.project) {
            if (header.startsWith(prefix))
                return true;
        }
        return false;
    }
    // Generated gRPC code and gRPC itself: the receivers of ingest/sources only.
    if (path.startsWith(QStringLiteral("ingest/sources/"))
        && (header.startsWith(QStringLiteral("grpc")) || header.endsWith(QStringLiteral(".pb.h")) || header.startsWith(QStringLiteral("google/"))))
        return true;
    if (isOf("QtCharts", header) && !path.startsWith(QStringLiteral("views/charts/")))
        return false;
    if ((isOf("QtWidgets", header) || isOf("QtSvg", header)) && !path.startsWith(QStringLiteral("views/")) && !path.startsWith(QStringLiteral("app/")))
        return false;
    const bool isQt = header.contains(QRegularExpression(QStringLiteral("^Q([A-Z]|t)")));
    if (!isQt && isStandard(header))
        return true;
    for (const QString& pattern : module.external) {
        if (header.contains(QRegularExpression(pattern)))
            return true;
    }
    return false;
}

QStringList sourceFiles()
{
    QStringList files;
    for (const char* folder : {"app", "models", "views", "ingest", "tests"}) {
        QDirIterator it(QStringLiteral(WHYGLASS_SOURCE_DIR "/") + QString::fromLatin1(folder),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files << QDir(QStringLiteral(WHYGLASS_SOURCE_DIR)).relativeFilePath(it.next());
    }
    files.sort();
    return files;
}

QStringList linesOf(const QString& path)
{
    QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

class LayeringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesCatchWhatTheyForbid()
    {
        QVERIFY(!mayInclude(*moduleOf(QStringLiteral("views/x.cpp")), QStringLiteral("views/x.cpp"), QStringLiteral("sqlite3.h")));
        QVERIFY(!mayInclude(*moduleOf(QStringLiteral("ingest/pipeline/x.cpp")), QStringLiteral("ingest/pipeline/x.cpp"), QStringLiteral("QObject")));
        QVERIFY(!mayInclude(*moduleOf(QStringLiteral("models/store/x.cpp")), QStringLiteral("models/store/x.cpp"),
                            QStringLiteral("ingest/decode/otlp_views.h")));
        QVERIFY(!mayInclude(*moduleOf(QStringLiteral("app/cli/x.cpp")), QStringLiteral("app/cli/x.cpp"), QStringLiteral("QString")));
        QVERIFY(!mayInclude(*moduleOf(QStringLiteral("views/tables/x.cpp")), QStringLiteral("views/tables/x.cpp"), QStringLiteral("QChart")));
        QVERIFY(mayInclude(*moduleOf(QStringLiteral("views/charts/x.cpp")), QStringLiteral("views/charts/x.cpp"), QStringLiteral("QChart")));
        QVERIFY(!mayInclude(*moduleOf(QStringLiteral("models/tables/x.cpp")), QStringLiteral("models/tables/x.cpp"), QStringLiteral("QWidget")));
        QVERIFY(!mayInclude(*moduleOf(QStringLiteral("models/domain/x.cpp")), QStringLiteral("models/domain/x.cpp"), QStringLiteral("unistd.h")));
        QVERIFY(mayInclude(*moduleOf(QStringLiteral("models/tables/x.cpp")), QStringLiteral("models/tables/x.cpp"), QStringLiteral("QAbstractItemModel")));
        QVERIFY(mayInclude(*moduleOf(QStringLiteral("models/store/x.cpp")), QStringLiteral("models/store/x.cpp"), QStringLiteral("vector")));
    }

    void includesFollowTheTable()
    {
        static const QRegularExpression kInclude(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
        QStringList broken;
        for (const QString& path : sourceFiles()) {
            const Module* module = moduleOf(path);
            if (module == nullptr)
                continue;
            const QStringList lines = linesOf(path);
            for (int i = 0; i < lines.size(); ++i) {
                const auto match = kInclude.match(lines[i]);
                const QString header = match.captured(1);
                const bool generated = header.endsWith(QStringLiteral(".moc")) || header.startsWith(QStringLiteral("ui_"));
                if (match.hasMatch() && !generated && !mayInclude(*module, path, header))
                    broken << QStringLiteral("%1:%2: may not include %3").arg(path).arg(i + 1).arg(header);
            }
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }

    void filesStaySmallAndLicensed()
    {
        QStringList broken;
        for (const QString& path : sourceFiles()) {
            const QStringList lines = linesOf(path);
            if (lines.size() > 800)
                broken << QStringLiteral("%1: %2 lines, the cap is 800: split it by responsibility").arg(path).arg(lines.size());
            if (lines.isEmpty() || !lines[0].contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")))
                broken << QStringLiteral("%1:1: the licence line is missing").arg(path);
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }

    /// Colours live in the theme (views/common/theme*.cpp), nowhere else.
    void coloursLiveInTheTheme()
    {
        static const QRegularExpression kColour(QStringLiteral("#[0-9A-Fa-f]{6}\\b|QColor\\(\\s*\\d|Qt::(white|black|red|green|blue|gray)\\b"));
        QStringList broken;
        for (const QString& path : sourceFiles()) {
            if (!path.startsWith(QStringLiteral("views/")) || path.startsWith(QStringLiteral("views/common/theme")))
                continue;
            const QStringList lines = linesOf(path);
            for (int i = 0; i < lines.size(); ++i) {
                if (lines[i].contains(kColour))
                    broken << QStringLiteral("%1:%2: a colour outside the theme").arg(path).arg(i + 1);
            }
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(LayeringTest)
#include "layering_test.moc"
