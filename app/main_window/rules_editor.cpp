// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/rules_editor.h"

#include "models/analysis/decisions/decision_rules.h"
#include "views/common/plain_text.h"

#include <QComboBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace whyglass::window {

namespace {

constexpr int kCheckAfterMs = 200;
constexpr int kLines = 9;
constexpr qint64 kMaxFileBytes = 1 << 20;
constexpr int kProblemBytes = 400;

QString example()
{
    return QStringLiteral("# Which spans decide, and under which names the fields stand (docs/decisions.md).\n"
                          "[names]\n"
                          "approver = [\"approved_by\"]\n"
                          "\n"
                          "[[rule]]\n"
                          "name = \"payment\"\n"
                          "tool = \"post_payment\"\n"
                          "result_from = \"result.state\"\n"
                          "amount_from = \"args.amount\"\n"
                          "subject_from = { \"invoice.id\" = \"args.invoice_id\" }\n");
}

} // namespace

RulesEditor::RulesEditor(const views::Theme& theme, const std::filesystem::path& workspace, QWidget* parent) : QWidget(parent)
{
    m_files.push_back({tr("Every workspace of mine"), analysis::userRulesPath()});
    if (!workspace.empty())
        m_files.push_back({tr("This workspace"), analysis::workspaceRulesPath(workspace)});
    m_choice = new QComboBox;
    for (const File& file : m_files)
        m_choice->addItem(file.name);
    m_choice->setAccessibleName(tr("File of rules"));
    m_text = new QPlainTextEdit;
    m_text->setFont(theme.font(views::TextStyle::Code));
    m_text->setAccessibleName(tr("Rules, as TOML"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * kLines + 16);
    m_state = new QLabel;
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setFont(theme.font(views::TextStyle::Small));
    auto* begin = new QPushButton(tr("Insert an example"));
    m_save = new QPushButton(tr("Save rules"));
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kCheckAfterMs);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_choice);
    layout->addWidget(m_text);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(begin);
    foot->addWidget(m_save);
    layout->addLayout(foot);
    setFocusProxy(m_choice);

    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] { open(); });
    connect(m_text, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, [this] { check(); });
    connect(begin, &QPushButton::clicked, this, [this] { m_text->appendPlainText(example()); });
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    open();
}

const RulesEditor::File& RulesEditor::file() const { return m_files[static_cast<std::size_t>(qMax(0, m_choice->currentIndex()))]; }

void RulesEditor::open()
{
    QFile stored(QString::fromStdString(file().path.string()));
    const bool readable = stored.open(QIODevice::ReadOnly);
    m_text->setPlainText(readable ? QString::fromUtf8(stored.read(kMaxFileBytes)) : QString());
    m_text->document()->setModified(false);
    m_pause->stop();
    check();
}

QString RulesEditor::problem() const
{
    const auto rules = analysis::parseDecisionRules(m_text->toPlainText().toStdString(), file().path.filename().string());
    return rules ? QString() : views::toldLine(rules.error().text(), kProblemBytes);
}

void RulesEditor::check()
{
    const QString why = problem();
    m_save->setEnabled(why.isEmpty() && m_text->document()->isModified());
    if (!why.isEmpty())
        tell(why, "red");
    else if (m_text->document()->isModified())
        tell(tr("No mistakes. Not saved yet."), "2");
    else
        tell(views::plainLine(file().path.string(), kProblemBytes), "2");
}

void RulesEditor::save()
{
    check();
    if (!m_save->isEnabled())
        return;
    std::error_code error;
    std::filesystem::create_directories(file().path.parent_path(), error);
    QSaveFile stored(QString::fromStdString(file().path.string()));
    const QByteArray bytes = m_text->toPlainText().toUtf8();
    if (!stored.open(QIODevice::WriteOnly) || stored.write(bytes) != bytes.size() || !stored.commit()) {
        tell(tr("The rules cannot be saved: %1").arg(views::plainLine(stored.errorString().toStdString(), kProblemBytes)), "red");
        return;
    }
    m_text->document()->setModified(false);
    m_save->setEnabled(false);
    tell(tr("Saved. Run the detectors again to judge what is here by these rules; the recorder uses them when it starts next."), "2");
}

void RulesEditor::tell(const QString& text, const char* tone)
{
    m_state->setText(text);
    m_state->setProperty("tone", QString::fromLatin1(tone));
    m_state->style()->unpolish(m_state);
    m_state->style()->polish(m_state);
}

} // namespace whyglass::window
