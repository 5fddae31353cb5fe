// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/annotation.h"
#include "models/domain/finding.h"
#include "models/domain/price_order.h"
#include "views/view_host.h"

#include <QObject>
#include <QStringList>

namespace whyglass::window {

/// How far an import is.
struct ImportProgress {
    QString file;
    int number = 0, files = 0; ///< 1-based
    qint64 bytesRead = 0, bytesTotal = 0, spans = 0;
};

/// What the window asks of the process that owns the workspace. Signals come on the GUI thread.
class RecorderControl : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual const views::ReceiverState& state() const = 0;
    /// Files and folders. One import runs at a time; more are queued.
    virtual void importFiles(const QStringList& paths) = 0;
    virtual void importSample() = 0;
    virtual void cancelImport() = 0;
    /// Sends one span to the receiver as an SDK does; testSpanStored() or failed() says what became of it.
    virtual void sendTestSpan() {}
    /// Keeps what somebody decided of a finding; failed() says where that did not work.
    virtual void setFindingState(const QString& finding, domain::FindingState state) = 0;
    /// Keeps what somebody says of a decision; id and time are given where it is written. failed() says where that did not work.
    virtual void annotate(const domain::Annotation& said) = 0;
    /// budgetsChanged() says that it is done, failed() why not.
    virtual void setBudget(const domain::Budget& budget) = 0;
    virtual void removeBudget(const std::string& name) = 0;
    /// As ViewHost::changePrices.
    virtual void changePrices(const domain::PriceOrder& order) = 0;
    virtual void stopChangingPrices() = 0;

Q_SIGNALS:
    void stateChanged();
    void generationChanged(qint64 generation);
    void importProgressed(const whyglass::window::ImportProgress& progress);
    void importFinished(const QString& summary, const QString& problem); ///< problem empty = all went well
    void failed(const QString& problem);
    void testSpanStored(const QString& trace, const QString& address, qint64 tookNs);
    void budgetsChanged();
    void pricesChanged(const QString& problem); ///< problem empty = carried out
    void pricesProgressed(qint64 changedCalls);
    void budgetReached(const QString& what); ///< a threshold, said once a period
};

/// Nobody records: `render`, and tests.
class NoRecorder final : public RecorderControl {
    Q_OBJECT

public:
    using RecorderControl::RecorderControl;
    [[nodiscard]] const views::ReceiverState& state() const override { return m_state; }
    void importFiles(const QStringList&) override {}
    void importSample() override {}
    void cancelImport() override {}
    void setFindingState(const QString&, domain::FindingState) override {}
    void annotate(const domain::Annotation&) override {}
    void setBudget(const domain::Budget&) override {}
    void removeBudget(const std::string&) override {}
    void changePrices(const domain::PriceOrder&) override {}
    void stopChangingPrices() override {}

private:
    views::ReceiverState m_state;
};

} // namespace whyglass::window
