// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window/main_window.h"
#include "eventually.h"
#include "program.h"

#include <QKeySequence>
#include <QTest>

/// Fails the process where the sample cannot be made: path of a workspace with the sample investigation in it.
std::filesystem::path sampleWorkspace(const Program& program);

/// The trace of the invoice over 50,000 dollars.
inline const QString kFamousTrace = QStringLiteral("7f3c9a2e41d04b6f8a1c5d2e9b307f64");

/// Takes down what the window asks of the recorder.
struct NotingRecorder final : whyglass::window::RecorderControl {
    [[nodiscard]] const whyglass::views::ReceiverState& state() const override { return shown; }
    void importFiles(const QStringList&) override {}
    void importSample() override {}
    void cancelImport() override {}
    void setFindingState(const QString& finding, whyglass::domain::FindingState state) override { states.emplace_back(finding, state); }
    void annotate(const whyglass::domain::Annotation& annotation) override { said.push_back(annotation); }
    void setBudget(const whyglass::domain::Budget&) override {}
    void removeBudget(const std::string&) override {}
    void changePrices(const whyglass::domain::PriceOrder& order) override { orders.push_back(order); }
    void stopChangingPrices() override {}

    whyglass::views::ReceiverState shown;
    std::vector<std::pair<QString, whyglass::domain::FindingState>> states;
    std::vector<whyglass::domain::Annotation> said;
    std::vector<whyglass::domain::PriceOrder> orders;
};

/// One a process, as in the program: the application's style refers to it.
whyglass::views::Theme& testTheme();

/// A window on the sample, as after the program's start, in front.
class SampleWindow {
public:
    explicit SampleWindow(const std::filesystem::path& workspace, const whyglass::window::SettingsStore* store = nullptr,
                          whyglass::window::WorkspaceWindows::Start startProgram = {});

    /// As somebody at the keyboard: to the widget that has the focus.
    void press(const QKeySequence& key);
    void type(const QString& text);
    /// Waits until nothing is asked any more.
    [[nodiscard]] bool idle();
    [[nodiscard]] QString view() const { return QString::fromStdString(session.state().view); }
    /// The trace of the famous invoice, at one of its spans in the middle, with the focus in the view.
    [[nodiscard]] bool openFamous();
    template <typename T>
    [[nodiscard]] T* visible() const
    {
        for (T* child : window.template findChildren<T*>()) {
            if (child->isVisible())
                return child;
        }
        return nullptr;
    }

    whyglass::session::Session session;
    NotingRecorder recorder;
    whyglass::window::MainWindow window;
};
