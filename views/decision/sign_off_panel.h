// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/annotation.h"
#include "views/view_host.h"

#include <QWidget>
#include <QWidgetList>

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
    /// Chooses the verdict, again: none.
    void choose(domain::Verdict verdict);
    /// Chooses it and lets a note be written; where nothing can be signed only the reason stands there.
    void begin(domain::Verdict verdict);
    [[nodiscard]] QWidgetList tabParts() const; ///< from top to bottom

Q_SIGNALS:
    void left(); ///< it is signed, or let go by Esc: what was chosen is gone then, what was written stays

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

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
    QWidget* m_said;
    std::vector<QPushButton*> m_verdicts; ///< Correct, Wrong, Cannot tell
    QPlainTextEdit* m_text;
    QLineEdit* m_author;
    QLabel* m_hint;
    QPushButton* m_sign;
};

} // namespace whyglass::views
