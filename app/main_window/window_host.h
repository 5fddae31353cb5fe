// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window/list_exporter.h"
#include "app/main_window/main_window.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

namespace whyglass::window {

/// The window as its views see it.
class WindowHost final : public views::ViewHost {
    Q_OBJECT

public:
    explicit WindowHost(MainWindow& window);
    ~WindowHost() override; ///< writes what is kept

    void openFiles() override { m_window.openFiles(); }
    void openSample() override { m_window.openSample(); }
    void copyText(const QString& text) override;
    void showStatus(const QString& text) override;
    void setQueryText(const QString& text) override { m_window.setQueryText(text); }
    [[nodiscard]] const views::ReceiverState& receiver() const override { return m_window.m_recorder.state(); }
    [[nodiscard]] const store::WorkspaceInfo& info() const override { return m_info; }
    void annotate(const domain::Annotation& said) override { m_window.m_recorder.annotate(said); }
    [[nodiscard]] QString whyNotAnnotated() const override;
    void setBudget(const domain::Budget& budget) override { m_window.m_recorder.setBudget(budget); }
    void removeBudget(const std::string& name) override { m_window.m_recorder.removeBudget(name); }
    void changePrices(const domain::PriceOrder& order) override { m_window.m_recorder.changePrices(order); }
    void stopChangingPrices() override { m_window.m_recorder.stopChangingPrices(); }
    void copyRows(const views::ListRequest& rows, views::RowFormat format) override { m_exporter->copy(rows, format); }
    void exportRows(const views::ListRequest& rows, views::RowFormat format) override { m_exporter->save(rows, format); }
    bool runCommand(const QString& id) override;
    void keep(const QString& key, const QByteArray& value) override;
    [[nodiscard]] QByteArray kept(const QString& key) const override;
    [[nodiscard]] QStringList recentWorkspaces() const override { return m_window.m_windows->recent(); }
    void openWorkspace(const QString& path) override { m_window.m_windows->open(path); }
    void setInfo(const store::WorkspaceInfo& info);

private:
    void writeKept();

    MainWindow& m_window;
    const SettingsStore* m_store; ///< null: nothing is kept
    ListExporter* m_exporter;
    store::WorkspaceInfo m_info;
    QHash<QString, QByteArray> m_kept; ///< by this window
    QSet<QString> m_toWrite;
    QTimer m_writeSoon;
    QThreadPool m_writer; ///< last: waits for what is written
};

} // namespace whyglass::window
