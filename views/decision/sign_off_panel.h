// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/annotation.h"
#include "views/view_host.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace whyglass::views {

class Chip;

/// What people say of a decision, and a place to say it. Nothing that was said is changed: it is taken back by a later word.
class SignOffPanel : public QWidget {
    Q_OBJECT

public:
    explicit SignOffPanel(const ViewContext& context, QWidget* parent = nullptr);

    /// Of another decision: what was being written is dropped.
    void setDecision(const QString& id);
    void setAnnotations(const std::vector<domain::Annotation>& annotations);
    /// Key 1, 2 or 3: chooses the verdict, again: none.
    void choose(domain::Verdict verdict);

private:
    void makeVerdicts(QVBoxLayout& layout);
    void addAnnotation(const domain::Annotation& annotation, bool takenBack);
    void sign();
    void takeBack(const std::string& id);
    void update();
    [[nodiscard]] domain::Annotation begun(domain::AnnotationKind kind) const;
    [[nodiscard]] QString whyNot() const; ///< nothing can be signed; empty where it can

    ViewContext m_context;
    QString m_decision;
    domain::Verdict m_verdict = domain::Verdict::None;
    bool m_asked = false; ///< Sign was pressed once
    Chip* m_state;
    QVBoxLayout* m_said;
    std::vector<QPushButton*> m_verdicts; ///< Correct, Wrong, Cannot tell
    QPlainTextEdit* m_text;
    QLineEdit* m_author;
    QLabel* m_hint;
    QPushButton* m_sign;
};

} // namespace whyglass::views
