// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/control_path.h"
#include "app/recorder/control_server.h"
#include "app/recorder/recorder_client.h"
#include "app/recorder/unix_socket.h"
#include "app/recorder/wire.h"
#include "app/recorder/workspace_lock.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <future>

using namespace whyglass;
using namespace whyglass::recorder;
using namespace std::chrono_literals;

namespace {

LockHolder importer() { return {1, "import", ""}; }

} // namespace

class ControlPlaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        m_workspace = m_folder->filePath(QStringLiteral("a.whyglass")).toStdString();
    }

    void socketPathIsThatOfTheContract()
    {
        // printf %s /tmp/x.whyglass | sha256sum
        const auto path = controlSocketPath("/tmp/x.whyglass");
        QCOMPARE(path.parent_path().string(), m_folder->path().toStdString() + "/whyglass");
        QCOMPARE(path.filename().string(), std::string("98c9a19b1f072fac.sock"));
    }

    void linksNameTheSameWorkspace()
    {
        QVERIFY(QFile(QString::fromStdString(m_workspace.string())).open(QIODevice::WriteOnly));
        const auto link = m_workspace.parent_path() / "link.whyglass";
        std::filesystem::create_symlink(m_workspace, link);
        QCOMPARE(controlSocketPath(link), controlSocketPath(m_workspace));
    }

    void onlyOurOwnUserMayConnect()
    {
        QVERIFY(mayConnect(1000, 1000));
        QVERIFY(!mayConnect(1001, 1000));
        QVERIFY(!mayConnect(0, 1000));
    }

    void folderThatOthersCanEnterIsRefused()
    {
        const auto socket = controlSocketPath(m_workspace);
        QVERIFY(prepareControlFolder(socket).ok());
        ::chmod(socket.parent_path().c_str(), 0755);
        QVERIFY(!prepareControlFolder(socket).ok());
    }

    void lockIsExclusiveAndNamesItsHolder()
    {
        auto first = WorkspaceLock::acquire(m_workspace, {4711, "record", "/run/x.sock"}, 0ms);
        QVERIFY(first.ok());
        const auto holder = WorkspaceLock::holder(m_workspace);
        QVERIFY(holder.has_value());
        QCOMPARE(holder->pid, std::int64_t{4711});
        QCOMPARE(holder->socket, std::string("/run/x.sock"));
        const auto second = WorkspaceLock::acquire(m_workspace, importer(), 0ms);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, domain::ErrorCode::Busy);
        QVERIFY(second.error().text().find("4711") != std::string::npos);
    }

    void lockIsFreeAfterItsEnd()
    {
        {
            const auto lock = WorkspaceLock::acquire(m_workspace, importer(), 0ms);
            QVERIFY(lock.ok());
        }
        QVERIFY(!WorkspaceLock::holder(m_workspace).has_value());
        QVERIFY(WorkspaceLock::acquire(m_workspace, importer(), 0ms).ok());
    }

    void linesAreCutWhereverTheBytesBreak()
    {
        LineSplitter lines;
        lines.add("one\ntw");
        QCOMPARE(lines.next().value(), std::string("one"));
        QVERIFY(!lines.next().has_value());
        lines.add("o\n\nthree\n");
        QCOMPARE(lines.next().value(), std::string("two"));
        QCOMPARE(lines.next().value(), std::string(""));
        QCOMPARE(lines.next().value(), std::string("three"));
        QVERIFY(!lines.next().has_value());
        QVERIFY(!lines.overflow());
    }

    void endlessLineIsRefused()
    {
        LineSplitter lines;
        lines.add(std::string(LineSplitter::kMaxLine + 1, 'x'));
        QVERIFY(!lines.next().has_value());
        QVERIFY(lines.overflow());
    }

    void errorsCrossTheWire()
    {
        for (const auto code : {domain::ErrorCode::Busy, domain::ErrorCode::InvalidArgument, domain::ErrorCode::DiskFull})
            QCOMPARE(wire::errorCodeFromName(wire::nameOf(code)), code);
        QCOMPARE(wire::errorCodeFromName("something new"), domain::ErrorCode::Internal);
    }

    void callGetsProgressThenItsAnswer()
    {
        const auto server = serve([](const CommandRequest& request) -> domain::Result<std::string> {
            request.progress("{\"done\":1}");
            request.progress("{\"done\":2}");
            return std::string("{\"command\":\"") + request.command + "\"}";
        });
        const auto client = RecorderClient::connect(m_workspace);
        QVERIFY(client.ok());
        std::vector<std::string> progress;
        const auto answer = (*client)->call("import", "{}", [&](const std::string& text) { progress.push_back(text); });
        QVERIFY(answer.ok());
        QCOMPARE(*answer, std::string("{\"command\":\"import\"}"));
        QCOMPARE(progress, (std::vector<std::string>{"{\"done\":1}", "{\"done\":2}"}));
    }

    void errorsKeepCodeAndRemedy()
    {
        const auto server = serve([](const CommandRequest&) -> domain::Result<std::string> {
            return domain::Error{domain::ErrorCode::DiskFull, "no room", "free some"};
        });
        const auto client = RecorderClient::connect(m_workspace);
        QVERIFY(client.ok());
        const auto answer = (*client)->call("import", "{}");
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().code, domain::ErrorCode::DiskFull);
        QCOMPARE(answer.error().text(), std::string("no room; free some"));
    }

    void cancelReachesTheCommand()
    {
        const auto server = serve([](const CommandRequest& request) -> domain::Result<std::string> {
            request.progress("{}");
            while (!*request.cancel)
                std::this_thread::yield();
            return domain::Error{domain::ErrorCode::Cancelled, "stopped", ""};
        });
        const auto client = RecorderClient::connect(m_workspace);
        QVERIFY(client.ok());
        std::atomic<bool> cancel = false;
        const auto answer = (*client)->call("import", "{}", [&](const std::string&) { cancel = true; }, &cancel);
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().code, domain::ErrorCode::Cancelled);
    }

    void leavingClientCancelsItsCommand()
    {
        std::promise<void> started;
        std::promise<void> cancelled;
        const auto server = serve([&](const CommandRequest& request) -> domain::Result<std::string> {
            started.set_value();
            while (!*request.cancel)
                std::this_thread::yield();
            cancelled.set_value();
            return std::string("{}");
        });
        {
            auto fd = connectUnix(controlSocketPath(m_workspace));
            QVERIFY(fd.ok());
            const std::string line = "{\"id\":1,\"do\":\"import\"}\n";
            QCOMPARE(::write(fd->get(), line.data(), line.size()), static_cast<ssize_t>(line.size()));
            QCOMPARE(started.get_future().wait_for(10s), std::future_status::ready);
        }
        QCOMPARE(cancelled.get_future().wait_for(10s), std::future_status::ready);
    }

    void eventsReachEveryClientAndTheEndIsNoticed()
    {
        auto server = serve([](const CommandRequest&) -> domain::Result<std::string> { return std::string("{}"); });
        const auto client = RecorderClient::connect(m_workspace);
        QVERIFY(client.ok());
        std::promise<std::string> event;
        std::promise<void> lost;
        (*client)->setEventListener([&](const std::string& text) { event.set_value(text); });
        (*client)->setLostListener([&] { lost.set_value(); });
        QVERIFY((*client)->call("state", "{}").ok()); // the server knows the client now
        server->broadcast("{\"event\":\"committed\",\"generation\":3}");
        auto future = event.get_future();
        QCOMPARE(future.wait_for(10s), std::future_status::ready);
        QCOMPARE(future.get(), std::string("{\"event\":\"committed\",\"generation\":3}"));
        server.reset();
        QCOMPARE(lost.get_future().wait_for(10s), std::future_status::ready);
        QVERIFY(!(*client)->call("state", "{}").ok());
    }

    void garbageEndsTheConnectionOnly()
    {
        const auto server = serve([](const CommandRequest&) -> domain::Result<std::string> { return std::string("{}"); });
        auto fd = connectUnix(controlSocketPath(m_workspace));
        QVERIFY(fd.ok());
        const std::string garbage = "GET / HTTP/1.1\r\n\r\n";
        QCOMPARE(::write(fd->get(), garbage.data(), garbage.size()), static_cast<ssize_t>(garbage.size()));
        char byte = 0;
        QCOMPARE(::read(fd->get(), &byte, 1), ssize_t{0});
        const auto client = RecorderClient::connect(m_workspace);
        QVERIFY(client.ok() && (*client)->call("state", "{}").ok());
    }

    void nobodyThereIsNotFound()
    {
        const auto client = RecorderClient::connect(m_workspace);
        QVERIFY(!client.ok());
        QCOMPARE(client.error().code, domain::ErrorCode::NotFound);
        QVERIFY(!recorderState(m_workspace).has_value());
    }

private:
    std::unique_ptr<ControlServer> serve(CommandHandler handler)
    {
        auto server = ControlServer::start(controlSocketPath(m_workspace), std::move(handler));
        if (!server)
            qFatal("%s", server.error().text().c_str());
        return std::move(*server);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_workspace;
};

QTEST_GUILESS_MAIN(ControlPlaneTest)
#include "control_plane_test.moc"
