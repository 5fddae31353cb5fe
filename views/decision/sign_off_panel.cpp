// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/sign_off_panel.h"

#include "models/tables/cell_text.h"
#include "views/common/chip.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/common/tab_order.h"
#include "views/decision/flow_layout.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <array>
#include <set>

namespace whyglass::views {

namespace {

using domain::AnnotationKind;
using domain::Verdict;

constexpr std::array kVerdicts = {Verdict::Correct, Verdict::Wrong, Verdict::CannotTell};
constexpr int kTextHeight = 72;
/// Longer notes belong into a document of their own.
constexpr int kMostCharacters = 8'000;
constexpr int kMostName = 120;

QString authorKey() { return QStringLiteral("decision/author"); }

QString wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Correct: return SignOffPanel::tr("Correct");
    case Verdict::Wrong: return SignOffPanel::tr("Wrong");
    case Verdict::CannotTell: return SignOffPanel::tr("Cannot tell");
    case Verdict::None: break;
    }
    return {};
}

ChipSpec stateChip(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Correct: return {SignOffPanel::tr("correct"), ChipTone::Green, {}, QStringLiteral("check")};
    case Verdict::Wrong: return {SignOffPanel::tr("wrong"), ChipTone::Red, {}, QStringLiteral("cross")};
    case Verdict::CannotTell: return {SignOffPanel::tr("cannot tell"), ChipTone::Neutral, {}, QStringLiteral("question")};
    case Verdict::None: break;
    }
    return {SignOffPanel::tr("open"), ChipTone::Amber, {}, QStringLiteral("clock")};
}

} // namespace

SignOffPanel::SignOffPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_state(new Chip(context.theme, this)), m_said(new QWidget(this)), m_text(new QPlainTextEdit(this)),
      m_author(new QLineEdit(this)), m_hint(wrappedLabel(context.theme, {}, TextStyle::Small, 2)), m_sign(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(lineLabel(context.theme, tr("Sign-off"), TextStyle::BodyStrong));
    head->addWidget(m_state);
    head->addStretch(1);
    layout->addLayout(head);
    auto* said = new QVBoxLayout(m_said);
    said->setContentsMargins(0, 0, 0, 0);
    said->setSpacing(6);
    layout->addWidget(m_said);
    makeVerdicts(*layout);
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("What you found, for whoever reads this next"));
    m_text->setAccessibleName(tr("Note"));
    m_text->installEventFilter(this);
    layout->addWidget(m_text);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_author->setMaxLength(kMostName);
    m_author->setAccessibleName(tr("Your name, as it stands beside the note"));
    m_author->setPlaceholderText(tr("Your name"));
    const QByteArray kept = context.host.kept(authorKey());
    m_author->setText(kept.isEmpty() ? qEnvironmentVariable("USER") : QString::fromUtf8(kept));
    foot->addWidget(lineLabel(context.theme, tr("As"), TextStyle::Small, 2));
    foot->addWidget(m_author, 1);
    m_sign->setProperty("look", QStringLiteral("primary"));
    foot->addWidget(m_sign);
    layout->addLayout(foot);
    layout->addWidget(m_hint);
    connect(m_author, &QLineEdit::textChanged, this, &SignOffPanel::update);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_asked = false;
        update();
    });
    connect(m_sign, &QPushButton::clicked, this, &SignOffPanel::sign);
    connect(&context.host, &ViewHost::receiverChanged, this, &SignOffPanel::update);
    connect(&context.theme, &Theme::changed, this, &SignOffPanel::update);
    update();
}

void SignOffPanel::makeVerdicts(QVBoxLayout& layout)
{
    auto* row = new FlowLayout(6, 6);
    int key = 1;
    for (const Verdict verdict : kVerdicts) {
        auto* button = new QPushButton(QStringLiteral("%1  %2").arg(key++).arg(wordOf(verdict)), this);
        button->setAccessibleName(wordOf(verdict));
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, verdict] { choose(verdict); });
        row->addWidget(button);
        m_verdicts.push_back(button);
    }
    layout.addLayout(row);
}

void SignOffPanel::setDecision(const QString& id)
{
    if (id == m_decision)
        return;
    m_decision = id;
    m_verdict = Verdict::None;
    m_text->clear();
    m_asked = false;
    update();
}

void SignOffPanel::choose(Verdict verdict)
{
    m_verdict = verdict == m_verdict ? Verdict::None : verdict;
    m_asked = false;
    update();
}

void SignOffPanel::begin(Verdict verdict)
{
    if (!whyNot().isEmpty())
        return;
    choose(verdict);
    if (m_verdict != Verdict::None)
        m_text->setFocus();
}

QWidgetList SignOffPanel::tabParts() const
{
    QWidgetList parts{m_said};
    for (QPushButton* verdict : m_verdicts)
        parts.append(verdict);
    return parts << m_text << m_author << m_sign;
}

/// Enter signs, from the note with Ctrl; Esc first takes back the question, then leaves.
void SignOffPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (m_text->hasFocus() || m_author->hasFocus() || m_sign->hasFocus())) {
        if (m_sign->isEnabled()) // else the hint says what is missing
            sign();
    } else if (event->key() == Qt::Key_Escape && m_asked) {
        m_asked = false;
        update();
    } else if (event->key() == Qt::Key_Escape) {
        choose(m_verdict);
        Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

/// The note takes Enter as a line of its own, and Esc not at all.
bool SignOffPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!(enter && key->modifiers().testFlag(Qt::ControlModifier)) && key->key() != Qt::Key_Escape)
        return false;
    keyPressEvent(key);
    return true;
}

void SignOffPanel::setAnnotations(const std::vector<domain::Annotation>& annotations)
{
    while (QLayoutItem* item = m_said->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::set<std::string> takenBack;
    for (const domain::Annotation& annotation : annotations) {
        if (annotation.kind == AnnotationKind::Withdrawal)
            takenBack.insert(annotation.about);
    }
    Verdict last = Verdict::None;
    for (const domain::Annotation& annotation : annotations) {
        if (annotation.kind == AnnotationKind::Withdrawal)
            continue;
        const bool gone = takenBack.count(annotation.id) > 0;
        addAnnotation(annotation, gone);
        if (annotation.kind == AnnotationKind::Verdict && !gone)
            last = annotation.verdict;
    }
    m_state->setSpec(stateChip(last));
    m_said->setVisible(m_said->layout()->count() > 0);
    orderTabs(tabParts());
}

void SignOffPanel::addAnnotation(const domain::Annotation& annotation, bool takenBack)
{
    QVBoxLayout* layout = nullptr;
    QFrame* said = card(layout);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(3);
    auto* head = new QHBoxLayout;
    head->addWidget(wrappedLabel(m_context.theme, plainLine(annotation.author, 120) + QStringLiteral("  ") + tables::timeText(annotation.time), TextStyle::SmallStrong), 1);
    if (takenBack) {
        head->addWidget(lineLabel(m_context.theme, tr("taken back"), TextStyle::Tiny, 3));
    } else {
        if (annotation.kind == AnnotationKind::Verdict) {
            auto* verdict = new Chip(m_context.theme, said);
            verdict->setSpec(stateChip(annotation.verdict));
            head->addWidget(verdict);
        }
        auto* back = new QPushButton(tr("Take back"), said);
        back->setProperty("look", QStringLiteral("link"));
        back->setFont(m_context.theme.font(TextStyle::Small));
        back->setAccessibleName(tr("Take back what %1 said").arg(plainLine(annotation.author, 120)));
        back->setEnabled(whyNot().isEmpty());
        connect(back, &QPushButton::clicked, this, [this, id = annotation.id] { takeBack(id); });
        head->addWidget(back);
    }
    layout->addLayout(head);
    if (!annotation.text.empty())
        layout->addWidget(wrappedLabel(m_context.theme, plainBlock(annotation.text, kMostCharacters * 4), TextStyle::Small, takenBack ? 3 : 2));
    m_said->layout()->addWidget(said);
}

QString SignOffPanel::whyNot() const { return m_decision.isEmpty() ? tr("No decision is open") : m_context.host.whyNotAnnotated(); }

void SignOffPanel::update()
{
    const QString why = whyNot();
    const bool anything = m_verdict != Verdict::None || !m_text->toPlainText().trimmed().isEmpty();
    const bool named = !m_author->text().trimmed().isEmpty();
    for (std::size_t i = 0; i < m_verdicts.size(); ++i) {
        m_verdicts[i]->setChecked(kVerdicts[i] == m_verdict);
        m_verdicts[i]->setEnabled(why.isEmpty());
    }
    m_text->setEnabled(why.isEmpty());
    m_author->setEnabled(why.isEmpty());
    m_sign->setEnabled(why.isEmpty() && anything && named);
    m_sign->setIcon(m_context.theme.icon(QStringLiteral("sign"), m_sign->isEnabled() ? Role::OnAccent : Role::Disabled));
    m_sign->setText(m_asked ? tr("Sign for good") : m_verdict == Verdict::None ? tr("Add the note") : tr("Sign"));
    m_hint->setText(!why.isEmpty() ? why
                    : m_asked      ? tr("Once more signs “%1” for good: it can be taken back, never changed. Esc: not yet.").arg(wordOf(m_verdict))
                    : anything && !named ? tr("It needs your name.")
                    : anything     ? tr("Ctrl+Enter signs, Esc lets go. Kept in the workspace with name and time; the trace stays as it is.")
                                   : tr("Kept in the workspace with name and time; the trace stays as it is."));
    m_hint->setProperty("tone", why.isEmpty() && !m_asked ? QStringLiteral("3") : QStringLiteral("amber"));
    m_hint->style()->polish(m_hint);
}

domain::Annotation SignOffPanel::begun(AnnotationKind kind) const
{
    domain::Annotation annotation;
    annotation.decisionId = m_decision.toStdString();
    annotation.kind = kind;
    annotation.author = m_author->text().trimmed().toStdString();
    return annotation;
}

void SignOffPanel::sign()
{
    if (m_verdict != Verdict::None && !m_asked) {
        m_asked = true;
        update();
        return;
    }
    domain::Annotation annotation = begun(m_verdict == Verdict::None ? AnnotationKind::Note : AnnotationKind::Verdict);
    annotation.verdict = m_verdict;
    annotation.text = m_text->toPlainText().trimmed().left(kMostCharacters).toStdString();
    m_context.host.annotate(annotation);
    m_context.host.keep(authorKey(), m_author->text().trimmed().toUtf8());
    m_verdict = Verdict::None;
    m_asked = false;
    m_text->clear();
    update();
    Q_EMIT left();
}

void SignOffPanel::takeBack(const std::string& id)
{
    domain::Annotation annotation = begun(AnnotationKind::Withdrawal);
    annotation.about = id;
    m_context.host.annotate(annotation);
}

} // namespace whyglass::views
