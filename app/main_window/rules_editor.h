// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace whyglass::window {

/// Shows, checks and edits the files of decision rules: the user's own and the one beside the workspace. What is wrong is said with line
/// and column while it is typed, and is not saved.
class RulesEditor final : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive it.
    RulesEditor(const views::Theme& theme, const std::filesystem::path& workspace, QWidget* parent = nullptr);

    /// Why the text cannot be saved; empty where it can.
    [[nodiscard]] QString problem() const;

private:
    struct File {
        QString name;
        std::filesystem::path path;
    };
    [[nodiscard]] const File& file() const;
    void open();
    void check();
    void save();
    void tell(const QString& text, const char* tone);

    std::vector<File> m_files;
    QComboBox* m_choice = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_save = nullptr;
    QTimer* m_pause = nullptr; ///< between the last key and the check
};

} // namespace whyglass::window
